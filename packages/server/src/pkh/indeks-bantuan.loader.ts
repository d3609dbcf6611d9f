import type { Tanggal } from '@harapan/kode'
import DataLoader from 'dataloader'
import type { Transaksi } from '../db/transaksi.ts'
import type { BarisIndeksBantuan } from './indeks-bantuan.rules.ts'

/** The whole table of PKH amounts, read once per operation: it is small and every entitlement needs it. */
export function pemuatIndeksBantuan(tx: Transaksi) {
  return new DataLoader<'semua', BarisIndeksBantuan[]>(async (kunci) => {
    const baris = await tx.indeksBantuan.findMany({ orderBy: { id: 'asc' }, take: 1_000 })
    const indeks = baris.map((satu) => ({
      ...satu,
      berlakuDari: teks(satu.berlakuDari),
      berlakuSampai: satu.berlakuSampai && teks(satu.berlakuSampai),
    }))
    return kunci.map(() => indeks)
  })
}

const teks = (tanggal: Date) => tanggal.toISOString().slice(0, 10) as Tanggal
