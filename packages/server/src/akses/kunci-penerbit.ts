import { createRemoteJWKSet, customFetch, type JWKSCacheInput, jwksCache } from 'jose'
import { alamatAman } from './alamat-aman.rules.ts'

/** A key that its provider has withdrawn is honoured at most this long, also where nobody answers. */
const UMUR_KUNCI_MS = 600_000
/** Anybody can invent a key's name; one in this time may make us ask the provider. */
const JEDA_KUNCI_ASING_MS = 30_000
/** A provider in trouble is not helped by being asked with every request. */
export const JEDA_GAGAL_DETIK = 5

/** Nothing is known of the token: its provider did not answer, or not as it should. */
export class PenerbitTidakTerjangkau extends Error {}

/**
 * The public keys of a provider, found through its discovery document (OpenID Connect Discovery 1.0).
 * Both documents are read together when a key is first needed and kept together.
 */
export function buatKunciPenerbit(penerbit: string, batasWaktuMs: number) {
  const simpanan: JWKSCacheInput = {}
  let gagalSampai = 0

  const cari = createRemoteJWKSet(alamatTemuan(penerbit), {
    cacheMaxAge: UMUR_KUNCI_MS,
    cooldownDuration: JEDA_KUNCI_ASING_MS,
    timeoutDuration: batasWaktuMs,
    [jwksCache]: simpanan,
    async [customFetch](temuan, permintaan) {
      if (Date.now() < gagalSampai) throw new PenerbitTidakTerjangkau('baru saja gagal')
      try {
        return Response.json(await bacaKunci(penerbit, temuan, permintaan))
      } catch (sebab) {
        gagalSampai = Date.now() + JEDA_GAGAL_DETIK * 1_000
        throw new PenerbitTidakTerjangkau(alasan(sebab), { cause: sebab })
      }
    },
  })
  /** The set in force, by identity: another object once it was read again, none once it is too old. */
  const berlaku = () => (cari.fresh ? simpanan['jwks'] : undefined)
  return { cari, berlaku }
}

/** Section 4: one slash at the end of an issuer is dropped before the well-known path is added. */
const alamatTemuan = (penerbit: string) =>
  new URL(`${penerbit.replace(/\/$/, '')}/.well-known/openid-configuration`)

async function bacaKunci(penerbit: string, temuan: string, permintaan: RequestInit) {
  const { issuer, jwks_uri: alamat } = await bacaJson(temuan, permintaan)
  // Section 4.3. Whoever speaks for another issuer may be a mistake in a setting or an attack (mix-up).
  if (issuer !== penerbit) throw new Error('issuer di dokumen temuan bukan HARAPAN_OIDC_PENERBIT')
  if (!alamatAman(alamat)) throw new Error('jwks_uri bukan https')
  const { keys } = await bacaJson(alamat, permintaan)
  if (Array.isArray(keys) && keys.every(adalahObjek)) return { keys }
  throw new Error('jwks_uri tidak berisi kumpulan kunci')
}

/** A redirect is no answer: keys come from the address that was named, or not at all. */
async function bacaJson(alamat: string, permintaan: RequestInit): Promise<Record<string, unknown>> {
  const jawaban = await fetch(alamat, { ...permintaan, redirect: 'manual' })
  if (jawaban.status !== 200) throw new Error(`${alamat} menjawab ${jawaban.status}`)
  const isi: unknown = await jawaban.json()
  if (adalahObjek(isi)) return isi
  throw new Error(`${alamat} tidak menjawab objek JSON`)
}

const adalahObjek = (nilai: unknown): nilai is Record<string, unknown> =>
  typeof nilai === 'object' && nilai !== null && !Array.isArray(nilai)

/** `fetch` says only "fetch failed"; why stands one level below. */
function alasan(sebab: unknown): string {
  if (!(sebab instanceof Error)) return String(sebab)
  return sebab.cause instanceof Error ? `${sebab.message}: ${sebab.cause.message}` : sebab.message
}
