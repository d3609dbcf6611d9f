import { bukaUji, PELAKU_UJI, PERKAKAS_UJI, type Uji } from '@harapan/testing'
import type { Pelaku } from '../src/akses/pelaku.ts'
import { jadwalkanKait, type PengantarKait } from '../src/kait/jadwal-kait.ts'
import { buatPencatat } from '../src/layanan/pencatat.ts'
import { tanyaAdmin } from './sebagai-admin.ts'

const wewenang = ['webhook:kelola', 'pengembangan'] as const
export const PENGELOLA = {
  oki: { ...PELAKU_UJI.oki, id: 'uji-kait-oki', wewenang },
  kotim: { ...PELAKU_UJI.kotim, id: 'uji-kait-kotim', wewenang },
  provinsi: { ...PELAKU_UJI.provinsi, id: 'uji-kait-provinsi', wewenang },
} satisfies Record<string, Pelaku>

/** A server with the worker of webhooks beside it, which moves only when it is told to. */
export async function bukaUjiKait(
  opsi: Parameters<typeof bukaUji>[0] = {},
  antar: Partial<Parameters<typeof jadwalkanKait>[2]> = {},
) {
  const uji = await bukaUji(opsi)
  const baris: string[] = []
  const pencatat = buatPencatat((satu) => baris.push(satu))
  const buka = () =>
    jadwalkanKait(uji.basisData.kolam, pencatat, {
      penyandi: PERKAKAS_UJI.penyandiKait,
      setempat: true,
      jedaMs: 3_600_000,
      ulangMs: 1,
      ...antar,
    })
  const pengantar = buka()
  const admin = (sql: string, nilai: unknown[] = []) =>
    tanyaAdmin<Record<string, string | null>>(uji.basisData.kolam, sql, nilai)
  return {
    uji,
    admin,
    pengantar,
    /** Another instance on the same database. */
    buka,
    catatan: () => baris.join('') + uji.catatan(),
    /** One change of an object of a regency. */
    ubah: (kabupaten: '1602' | '6202', tabel: 'kpm' | 'keluarga' = 'kpm') =>
      admin(
        `update ${tabel} set ${tabel === 'kpm' ? 'versi = versi + 1' : "alamat = alamat || '.'"} where id = (select id from ${tabel}
          where desa_kode between ${kabupaten}000000 and ${kabupaten}999999 order by id limit 1)`,
      ),
    async tutup() {
      await pengantar.berhenti()
      await uji.tutup()
    },
  }
}

/** Rounds until something is so; somebody who writes on the same cluster holds the feed back. */
export async function putarSampai(
  pengantar: PengantarKait,
  terpenuhi: () => boolean | Promise<boolean>,
  batasMs = 60_000,
): Promise<void> {
  const akhir = performance.now() + batasMs
  while (performance.now() < akhir) {
    await pengantar.putaran()
    await pengantar.tuntas()
    if (await terpenuhi()) return
    await new Promise((lanjut) => setTimeout(lanjut, 50))
  }
  throw new Error('it did not come to pass')
}

export async function daftarkan(uji: Uji, oleh: Pelaku, url: string, jenis?: string[]) {
  const { data, errors } = await uji.tanya(
    `mutation ($url: String!, $jenis: [JenisPerubahan!]) { daftarkanWebhook(url: $url, jenis: $jenis) { __typename
      ... on WebhookTerdaftar { rahasia webhook { id url jenis status dibuatOleh } } ... on Penolakan { kode } } }`,
    { oleh, variabel: { url, jenis } },
  )
  if (errors) throw new Error(JSON.stringify(errors))
  return data.daftarkanWebhook
}

const HASIL: Record<string, string> = {
  gantiRahasiaWebhook: '... on WebhookTerdaftar { rahasia webhook { rahasiaLamaSampai } }',
  ulangiKiriman: '... on KirimanTersimpan { kiriman { id status } }',
}

/** A verb that takes an id. */
export async function lakukan(uji: Uji, oleh: Pelaku, verba: string, id: string) {
  const { data, errors } = await uji.tanya(
    `mutation ($id: ID!) { ${verba}(id: $id) { __typename ... on Penolakan { kode }
      ${HASIL[verba] ?? '... on WebhookTersimpan { webhook { status gagalSejak } }'} } }`,
    { oleh, variabel: { id } },
  )
  if (errors) throw new Error(JSON.stringify(errors))
  return data[verba]
}

export async function kiriman(uji: Uji, oleh: Pelaku, webhook: string, status?: string) {
  const { data, errors } = await uji.tanya(
    `query ($webhook: ID!, $status: StatusKiriman) { kirimanWebhook(webhook: $webhook, status: $status, first: 50) { edges { node {
      id status percobaan kodeJawaban sebab jenis terkirimPada } } } }`,
    { oleh, variabel: { webhook, status } },
  )
  if (errors) throw new Error(JSON.stringify(errors))
  return data.kirimanWebhook.edges.map(({ node }: { node: unknown }) => node)
}

export const DAFTAR_WEBHOOK =
  '{ daftarWebhook(first: 200) { edges { node { id url status jenis dibuatOleh } } } }'

export async function daftarWebhook(
  uji: Uji,
  oleh: Pelaku,
): Promise<{ id: string; status: string }[]> {
  const { data, errors } = await uji.tanya(DAFTAR_WEBHOOK, { oleh })
  if (errors) throw new Error(JSON.stringify(errors))
  return data.daftarWebhook.edges.map(({ node }: { node: unknown }) => node)
}
