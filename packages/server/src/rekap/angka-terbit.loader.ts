import { type KodeWilayah, rentang } from '@harapan/kode'
import DataLoader from 'dataloader'
import type { AngkaTerbit } from '../_generated/prisma/client.ts'
import type { Transaksi } from '../db/transaksi.ts'

type Tanya = { wilayah: KodeWilayah | undefined; tahun: number }

/** Published figures for exactly an area and year. */
export function pemuatAngkaTerbit(tx: Transaksi) {
  return new DataLoader<Tanya, AngkaTerbit[], string>(
    async (tanya) => {
      const baris = await tx.angkaTerbit.findMany({
        where: { OR: tanya.map((satu) => ({ wilayahKode: kode(satu), tahun: satu.tahun })) },
        orderBy: { id: 'asc' },
      })
      return tanya.map((satu) =>
        baris.filter(
          ({ wilayahKode, tahun }) => wilayahKode === kode(satu) && tahun === satu.tahun,
        ),
      )
    },
    { cacheKeyFn: (satu) => `${kode(satu)}|${satu.tahun}` },
  )
}

const kode = ({ wilayah }: Tanya) => (wilayah ? BigInt(rentang(wilayah).awal) : 0n)
