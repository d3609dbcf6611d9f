import type pg from 'pg'
import { BINGKAI_NASIONAL, SQL_BINGKAI } from '../db/lingkup.ts'
import { bacaBahan, daftarEdisi, type Edisi } from './baca-edisi.ts'
import { cariPenghalang } from './cari-penghalang.ts'
import { GalatEdisi } from './galat-edisi.ts'
import { type BarisBerkode, hitungBaris } from './hitung-baris.ts'
import type { Penghalang } from './penghalang.rules.ts'
import { type JenisLangkah, type Rencana, rencanakan } from './rencana.rules.ts'

/** What applying an edition would do, in numbers. */
export type HasilPeriksaEdisi = {
  edisi: Edisi
  tetap: number
  baru: number
  jenis: Partial<Record<JenisLangkah, number>>
  /** Rows that would move, by table. */
  pindah: { tabel: string; jumlah: number }[]
  beralih: string[]
  penghalang: Penghalang[]
}

/** @throws GalatEdisi EDISI_TIDAK_ADA */
export async function cariEdisi(klien: pg.ClientBase, nomor: string): Promise<Edisi> {
  const semua = await daftarEdisi(klien)
  const satu = semua.find((edisi) => edisi.nomor === nomor)
  if (satu) return satu
  throw new GalatEdisi('EDISI_TIDAK_ADA', semua.map((edisi) => edisi.nomor).join('; '))
}

/**
 * Compares an edition with the areas that stand and counts what would move; changes nothing. The transaction
 * goes on as the owner of the tables.
 */
export async function periksaEdisi(
  klien: pg.ClientBase,
  edisi: Edisi,
): Promise<{ rencana: Rencana; hasil: HasilPeriksaEdisi }> {
  const { kini, baris, silsilah } = await bacaBahan(klien, edisi)
  const rencana = rencanakan(kini, baris, { lengkap: edisi.lengkap, silsilah })
  const berpindah = rencana.langkah.flatMap(({ pindah, lama }) => (pindah && lama ? [lama] : []))
  const ditanya = new Set([
    ...berpindah,
    ...rencana.gabungan,
    ...rencana.takPasti.map(({ kode }) => kode),
  ])
  await klien.query(SQL_BINGKAI, BINGKAI_NASIONAL)
  const berkode = await hitungBaris(klien, [...ditanya])
  await klien.query('set local role harapan_pemilik')
  const penghalang = await cariPenghalang(klien, { edisi, rencana, baris: berkode })
  const hasil = {
    ...{ edisi, penghalang, tetap: rencana.tetap, beralih: [...rencana.beralih].sort() },
    baru: new Set(rencana.langkah.flatMap(({ jenis, baru }) => (jenis === null ? [baru] : [])))
      .size,
    jenis: hitungJenis(rencana),
    pindah: jumlahkan(berkode, new Set(berpindah)),
  }
  return { rencana, hasil }
}

function hitungJenis({ langkah }: Rencana): HasilPeriksaEdisi['jenis'] {
  const jumlah: HasilPeriksaEdisi['jenis'] = {}
  for (const { jenis } of langkah) if (jenis) jumlah[jenis] = (jumlah[jenis] ?? 0) + 1
  return jumlah
}

function jumlahkan(baris: readonly BarisBerkode[], berpindah: ReadonlySet<string>) {
  const jumlah = new Map<string, number>()
  for (const satu of baris)
    if (berpindah.has(satu.kode))
      jumlah.set(satu.tabel, (jumlah.get(satu.tabel) ?? 0) + satu.jumlah)
  return [...jumlah].map(([tabel, satu]) => ({ tabel, jumlah: satu }))
}
