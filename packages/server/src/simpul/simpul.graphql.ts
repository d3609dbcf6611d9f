import { node } from '@harapan/pothos-sql'
import { alasanTolak, type Syarat } from '../akses/pelaku.ts'
import { builder } from '../builder.ts'
import { galatKode } from '../galat.ts'
import type { Konteks } from '../konteks.ts'
import { bacaIdGlobal } from './id-global.ts'

/** The model of a type and the condition for one key; none for a key that no row can have. */
type Simpanan = Syarat & { model: string; where: (id: bigint) => object | null }

const simpanan = new Map<string, Simpanan>()

/** Rooms say how a type of theirs is found by id, and which class and scope may know that it exists. */
export function daftarkanSimpul(tipe: string, cara: Simpanan): void {
  simpanan.set(tipe, cara)
}

export const Simpul = builder.interfaceRef<object>('Node').implement({
  description: 'Apa pun yang punya id global / Anything with a global id',
  resolveType: (nilai) => (nilai as { __typename: string }).__typename,
  fields: (t) => ({
    id: t.id({
      kelas: 'publik',
      nullable: false,
      description: 'Id global yang buram / Opaque global id',
    }),
  }),
})

builder.queryField('node', (t) =>
  t.field({
    type: Simpul,
    kelas: 'publik',
    description:
      'Satu objek menurut id global; null bila tidak ada atau di luar wilayah Anda / One object by global id; null when absent or outside your area',
    args: { id: t.arg.id({ required: true, description: 'Id global / Global id' }) },
    ...node(({ id }: { id: string }, { pelaku }: Konteks) => {
      const { tipe, id: kunci } = bacaIdGlobal(id)
      const cara = simpanan.get(tipe)
      if (!cara) throw galatKode('ID_TIDAK_SAH')
      const alasan = alasanTolak(pelaku, cara)
      if (alasan)
        throw galatKode(alasan, { tempat: 'Query.node', perlu: cara.wewenang ?? cara.kelas })
      const where = cara.where(kunci)
      return where && { type: tipe, model: cara.model, where }
    }),
  }),
)
