import { promises as dns, type LookupAddress } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { type RequestOptions, request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import type { SebabKiriman } from '../_generated/prisma/client.ts'
import { inang, ipBoleh } from './alamat-umum.ts'

export type Jawaban =
  | { kode: number; sebab?: SebabKiriman }
  | { kode?: undefined; sebab: SebabKiriman }

export type Kiriman = { url: string; badan: string; kepala: Record<string, string> }

type Opsi = { setempat: boolean; batasMs: number; signal: AbortSignal; cariAlamat?: CariAlamat }
export type CariAlamat = (nama: string) => Promise<LookupAddress[]>

class AlamatDitolak extends Error {}

const cariDns: CariAlamat = (nama) => dns.lookup(nama, { all: true, verbatim: true })

/**
 * Posts one message on a connection of its own. The name is resolved here, every address it leads to
 * must be public, and the connection goes to one of those and to nothing else: a name that answers
 * otherwise a moment later is not asked again. No redirect is followed and no body of an answer is read.
 */
export async function kirim(kiriman: Kiriman, opsi: Opsi): Promise<Jawaban> {
  const url = new URL(kiriman.url)
  const batas = AbortSignal.any([opsi.signal, AbortSignal.timeout(opsi.batasMs)])
  try {
    const alamat = await sampaiBatas(alamatTujuan(url, opsi), batas)
    const kode = await pos(url, kiriman, alamat, batas)
    return kode >= 200 && kode < 300 ? { kode } : { kode, sebab: 'JAWABAN' }
  } catch (galat) {
    return { sebab: sebabDari(galat, batas) }
  }
}

async function alamatTujuan(
  url: URL,
  { setempat, cariAlamat = cariDns }: Opsi,
): Promise<LookupAddress[]> {
  // Only this machine may be spoken to without TLS, whatever was registered under other settings.
  if (url.protocol !== 'https:' && !setempat) throw new AlamatDitolak()
  const nama = inang(url)
  const keluarga = isIP(nama)
  const alamat = keluarga ? [{ address: nama, family: keluarga }] : await cariAlamat(nama)
  const boleh = alamat.length > 0 && alamat.every(({ address }) => ipBoleh(address, setempat))
  if (!boleh) throw new AlamatDitolak()
  return alamat
}

function pos(
  url: URL,
  { badan, kepala }: Kiriman,
  alamat: LookupAddress[],
  signal: AbortSignal,
): Promise<number> {
  const minta = url.protocol === 'https:' ? requestHttps : requestHttp
  const opsi: RequestOptions = {
    method: 'POST',
    agent: false,
    signal,
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(badan),
      'user-agent': 'Harapan-Webhook/1',
      ...kepala,
    },
    lookup: (_, { all }, jawab) => {
      const [satu] = alamat
      if (all) return jawab(null, alamat)
      jawab(null, satu?.address ?? '', satu?.family)
    },
  }
  return new Promise((berhasil, gagal) => {
    const permintaan = minta(url, opsi, (jawaban) => {
      berhasil(jawaban.statusCode ?? 0)
      jawaban.destroy()
    })
    permintaan.on('error', gagal)
    permintaan.end(badan)
  })
}

/** A name server that says nothing must not keep the worker either. */
function sampaiBatas<T>(janji: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([
    janji,
    new Promise<never>((_, gagal) => {
      const habis = () => gagal(signal.reason)
      if (signal.aborted) habis()
      else signal.addEventListener('abort', habis, { once: true })
    }),
  ])
}

function sebabDari(galat: unknown, batas: AbortSignal): SebabKiriman {
  if (galat instanceof AlamatDitolak) return 'ALAMAT_DITOLAK'
  if (batas.aborted) return 'WAKTU_HABIS'
  const kode = String((galat as { code?: unknown }).code)
  return /CERT|SSL|TLS|SELF_SIGNED|ALTNAME|UNABLE_TO_/.test(kode)
    ? 'SERTIFIKAT'
    : 'TIDAK_TERSAMBUNG'
}
