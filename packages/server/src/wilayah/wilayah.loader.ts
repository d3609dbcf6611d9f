import DataLoader from 'dataloader'
import type { Wilayah } from '../_generated/prisma/client.ts'
import type { Transaksi } from '../db/transaksi.ts'

/** Current areas by dotted code, one statement per tick. */
export function pemuatWilayah(tx: Transaksi): DataLoader<string, Wilayah | null> {
  return new DataLoader(async (kode: readonly string[]) => {
    const baris = await tx.wilayah.findMany({
      where: { kode: { in: [...kode] }, berlakuSampai: null },
    })
    const menurutKode = new Map(baris.map((wilayah) => [wilayah.kode, wilayah]))
    return kode.map((satu) => menurutKode.get(satu) ?? null)
  })
}

/** The current village of a row's ten-digit code. */
export function pemuatDesa(tx: Transaksi): DataLoader<bigint, Wilayah | null> {
  return new DataLoader(async (kode: readonly bigint[]) => {
    const baris = await tx.wilayah.findMany({
      where: { awal: { in: [...new Set(kode)] }, tingkat: 'DESA', berlakuSampai: null },
    })
    const menurutKode = new Map(baris.map((desa) => [desa.awal, desa]))
    return kode.map((satu) => menurutKode.get(satu) ?? null)
  })
}
