import { type Nik, samarkanNik, type Tanggal, tanggalUtc } from '@harapan/kode'
import type { KepesertaanJkn } from '../_generated/prisma/client.ts'
import { larik } from '../db/larik.ts'
import { galatKode } from '../galat.ts'
import type { Konteks } from '../konteks.ts'
import { type JawabanPadan, type Masa, padan } from './padan.rules.ts'

const NIK_TERBANYAK = 1_000
const MASA_TERBANYAK = 50

type MasaJkn = Masa & Pick<KepesertaanJkn, 'segmen' | 'alasanAkhir' | 'diperbaruiPada'>

export type HasilPadan = JawabanPadan<MasaJkn> & { nik: string }

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
  const hash = new Map(nik.map((satu) => [satu, pelindung.hash('nik', satu)]))
  const berbeda = [...hash.values()]
  // Added, not set: two of these in one operation share the transaction, and so its frame.
  await tx.$queryRaw`select set_config('h.padan',
    (current_setting('h.padan')::bytea[] || ${larik(berbeda)}::bytea[])::text, true)`

  const orang = await tx.individu.findMany({
    where: { nikHash: { in: berbeda } },
    select: { id: true, nikHash: true },
    take: NIK_TERBANYAK,
  })
  // Not as a relation: the join would ask for columns that a partner agency may not read.
  const masa = await tx.kepesertaanJkn.findMany({
    where: { individuId: { in: orang.map(({ id }) => id) } },
    select: {
      individuId: true,
      segmen: true,
      mulai: true,
      sampai: true,
      alasanAkhir: true,
      diperbaruiPada: true,
    },
    orderBy: { id: 'asc' },
    take: NIK_TERBANYAK * MASA_TERBANYAK,
  })
  const masaMenurutOrang = Map.groupBy(masa, ({ individuId }) => individuId)
  const masaMenurutHash = new Map(
    orang.map(({ id, nikHash }) => [
      sidik(nikHash),
      (masaMenurutOrang.get(id) ?? []).map(masaDari),
    ]),
  )
  return nik.map((satu) => ({
    nik: samarkanNik(satu),
    ...padan(masaMenurutHash.get(sidik(hash.get(satu))) ?? [], padaTanggal),
  }))
}

const masaDari = <Baris extends { mulai: Date; sampai: Date | null }>(baris: Baris) => ({
  ...baris,
  mulai: tanggalUtc(baris.mulai),
  sampai: baris.sampai && tanggalUtc(baris.sampai),
})

/** Bytes as a key: two arrays of the same bytes are not the same object. */
const sidik = (hash: Uint8Array | null | undefined) => Buffer.from(hash ?? []).toString('hex')
