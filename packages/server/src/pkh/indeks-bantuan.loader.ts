import { tanggalUtc } from '@harapan/kode'
import DataLoader from 'dataloader'
import type { Transaksi } from '../db/transaksi.ts'
import type { BarisIndeksBantuan } from './indeks-bantuan.rules.ts'

/** The whole table of PKH amounts, read once per operation: it is small and every entitlement needs it. */
export function pemuatIndeksBantuan(tx: Transaksi) {
  return new DataLoader<'semua', BarisIndeksBantuan[]>(async (kunci) => {
    const baris = await tx.indeksBantuan.findMany({ orderBy: { id: 'asc' }, take: 1_000 })
    const indeks = baris.map((satu) => ({
      ...satu,
      berlakuDari: tanggalUtc(satu.berlakuDari),
      berlakuSampai: satu.berlakuSampai && tanggalUtc(satu.berlakuSampai),
    }))
    return kunci.map(() => indeks)
  })
}
