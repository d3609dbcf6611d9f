import type { SqlConfig } from '@harapan/pothos-sql'
import { sqlModels } from './_generated/sql-models.ts'
import { dijaga, ditolak } from './akses/kelas-plugin.ts'
import { SETELAN_SUBJEK, SUBJEK } from './akses/subjek.ts'
import { tambahPadan } from './db/padan.ts'
import { galatKode } from './galat.ts'
import type { Konteks } from './konteks.ts'

/** How operations are read, by the compiler and by the resolvers alike. */
export const PEMBACAAN: SqlConfig<Konteks> & { pageArgs: Record<KunciHalaman, string> } = {
  models: sqlModels,
  client: ({ tx }) => tx,
  cursors: ({ kursor }) => kursor,
  refused: (bidang, { pelaku }) => ditolak(bidang, pelaku),
  needsCaller: dijaga,
  caller: 'pelaku',
  before: ({ tx }, hash) => tambahPadan(tx, hash.flat() as string[]),
  trace: {
    setting: SETELAN_SUBJEK,
    models: SUBJEK,
    leave: ({ subjek }: Konteks, satu) => subjek.add(satu),
  },
  encodings: {
    KodeWilayah: 'text',
    NomorTersamar: 'text',
    TokenPerubahan: 'text',
    Rupiah: 'bigint',
    Date: 'date',
    DateTime: 'instant',
  },
  errors: {
    page: () => galatKode('BATAS_HALAMAN', { tempat: 'first, last, after, before' }),
    cursor: () => galatKode('KURSOR_TIDAK_SAH'),
  },
  pageArgs: {
    first: 'Baris pertama, 1-200; bawaan 20 / First rows, 1-200; 20 by default',
    after: 'Sesudah kursor ini / After this cursor',
    last: 'Baris terakhir, 1-200; tidak bersama first / Last rows, 1-200; not with first',
    before: 'Sebelum kursor ini / Before this cursor',
  },
}

type KunciHalaman = 'first' | 'after' | 'last' | 'before'
