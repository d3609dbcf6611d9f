import { type Nik, samarkanNik, type Tanggal } from '@harapan/kode'
import { galatKode } from '../galat.ts'
import type { Konteks } from '../konteks.ts'
import { type JawabanPadan, padan } from './padan.rules.ts'

export const NIK_TERBANYAK = 1_000

export type HasilPadan = JawabanPadan & { nik: string }

/**
 * Answers one entry per asked NIK, in the order asked. The hashes go into the transaction's frame
 * first: for a partner agency the database itself shows nobody else.
 *
 * @throws TERLALU_BANYAK_NIK for more than 1,000
 */
export async function padankan(
  { tx, pelindung }: Konteks,
  nik: readonly Nik[],
  padaTanggal: Tanggal,
): Promise<HasilPadan[]> {
  if (nik.length > NIK_TERBANYAK) throw galatKode('TERLALU_BANYAK_NIK', { tempat: 'nik' })
  const hash = nik.map((satu) => Buffer.from(pelindung.hash('nik', satu)).toString('hex'))
  await tx.$queryRaw`select set_config('h.padan', ${`{${[...new Set(hash)].map((h) => `"\\\\x${h}"`).join(',')}}`}, true)`

  const orang = await tx.individu.findMany({
    where: {
      nikHash: { in: [...new Set(hash)].map((h) => new Uint8Array(Buffer.from(h, 'hex'))) },
    },
    select: {
      nikHash: true,
      jkn: {
        select: {
          segmen: true,
          mulai: true,
          sampai: true,
          alasanAkhir: true,
          diperbaruiPada: true,
        },
        take: 50,
      },
    },
  })
  const masaMenurutHash = new Map(
    orang.map(({ nikHash, jkn }) => [
      nikHash ? Buffer.from(nikHash).toString('hex') : '',
      jkn.map(masaDari),
    ]),
  )
  return nik.map((satu, i) => ({
    nik: samarkanNik(satu),
    ...padan(masaMenurutHash.get(hash[i] ?? '') ?? [], padaTanggal),
  }))
}

const masaDari = <Baris extends { mulai: Date; sampai: Date | null }>(baris: Baris) => ({
  ...baris,
  mulai: hari(baris.mulai),
  sampai: baris.sampai && hari(baris.sampai),
})

const hari = (tanggal: Date) => tanggal.toISOString().slice(0, 10) as Tanggal
