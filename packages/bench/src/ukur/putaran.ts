import { tembak } from '../beban/beban.ts'
import type { Hasil } from '../beban/tembakan.ts'
import type { HurufSisi, Permintaan, Sisi } from '../sisi/sisi.ts'
import { cpuPostgres, cpuProses, rssMb, tungguTenang } from './cpu.ts'
import { median, type Sebaran, sebaran } from './median.ts'
import { serentak } from './tanya.ts'

/** One side's figures for one query. CPU in microseconds a request, latency in milliseconds. */
export type Angka = {
  rps: number
  galat: number
  p50: number
  p99: number
  p50Sendiri: number
  cpuNode: number
  cpuPostgres: number | null
  rssMb: number
}

export type HasilKueri = {
  angka: Partial<Record<HurufSisi, Angka>>
  /** Median of the ratios within one round, `A/B` and so on. */
  rasio: Record<string, Sebaran>
}

type Putaran = Hasil & { rps: number; node: number; postgres: number }

type Opsi = { putaran: number; koneksi: number; unik: boolean; postmaster: number | undefined }

/** A second says nothing about a query that a side answers fewer times than there are callers. */
const DETIK = { biasa: 1, lambat: 4 }

/**
 * Alternates rounds of one second, forward and then backward, so that what slows the machine for a
 * while slows every side; only ratios within a round are compared.
 */
export async function ukur(
  sisi: readonly Sisi[],
  permintaan: ReadonlyMap<HurufSisi, Permintaan>,
  opsi: Opsi,
): Promise<HasilKueri> {
  const catatan = new Map<HurufSisi, Putaran[]>(sisi.map(({ huruf }) => [huruf, []]))
  const sendiri = new Map<HurufSisi, number>()
  let detik = DETIK.biasa
  const satu = (milik: Sisi, koneksi: number) =>
    satuPutaran(milik, permintaan.get(milik.huruf) as Permintaan, { ...opsi, koneksi, detik })

  const ditolak = new Map<HurufSisi, number>()
  for (const milik of sisi) {
    const isi = permintaan.get(milik.huruf) as Permintaan
    ditolak.set(milik.huruf, await serentak(isi, opsi.koneksi))
    const { banyak } = await satu(milik, opsi.koneksi)
    if (banyak < opsi.koneksi) detik = DETIK.lambat
  }
  for (let ke = 0; ke < opsi.putaran; ke += 1) {
    for (const milik of ke % 2 ? sisi.toReversed() : sisi)
      catatan.get(milik.huruf)?.push(await satu(milik, opsi.koneksi))
  }
  for (const milik of sisi) sendiri.set(milik.huruf, (await satu(milik, 1)).p50)

  const angka = Object.fromEntries(
    sisi.map((milik) => {
      const putaran = catatan.get(milik.huruf) ?? []
      const tengah = (ambil: (satu: Putaran) => number) => median(putaran.map(ambil))
      const nilai: Angka = {
        rps: tengah(({ rps }) => rps),
        galat: putaran.reduce((jumlah, { galat }) => jumlah + galat, ditolak.get(milik.huruf) ?? 0),
        p50: tengah(({ p50 }) => p50),
        p99: tengah(({ p99 }) => p99),
        p50Sendiri: sendiri.get(milik.huruf) ?? Number.NaN,
        cpuNode: tengah(({ node }) => node),
        cpuPostgres: opsi.postmaster ? tengah(({ postgres }) => postgres) : null,
        rssMb: rssMb(milik.pid),
      }
      return [milik.huruf, nilai]
    }),
  )
  return { angka, rasio: rasioPasangan(catatan) }
}

async function satuPutaran(
  milik: Sisi,
  permintaan: Permintaan,
  opsi: Opsi & { detik: number },
): Promise<Putaran> {
  const { postmaster } = opsi
  const cpu = () => [cpuProses(milik.pid), postmaster ? cpuPostgres(postmaster) : 0] as const
  const sebelum = cpu()
  const { koneksi, detik, unik } = opsi
  const hasil = await tembak({ ...permintaan, koneksi, detik, unik })
  const sesudah = cpu()
  await tungguTenang(milik.pid, postmaster)
  const banyak = Math.max(1, hasil.banyak)
  return {
    ...hasil,
    rps: hasil.banyak / hasil.detik,
    node: (sesudah[0] - sebelum[0]) / banyak,
    postgres: (sesudah[1] - sebelum[1]) / banyak,
  }
}

function rasioPasangan(catatan: ReadonlyMap<HurufSisi, Putaran[]>): Record<string, Sebaran> {
  const huruf = [...catatan.keys()]
  const pasangan = huruf.flatMap((atas, i) =>
    huruf.slice(i + 1).map((bawah) => [atas, bawah] as const),
  )
  return Object.fromEntries(
    pasangan.map(([atas, bawah]) => {
      const kiri = catatan.get(atas) ?? []
      const kanan = catatan.get(bawah) ?? []
      return [`${atas}/${bawah}`, sebaran(kiri.map(({ rps }, i) => rps / (kanan[i]?.rps || 1)))]
    }),
  )
}
