import type { Kelas } from '../akses/kelas.ts'
import { alasanTolak } from '../akses/pelaku.ts'
import { builder } from '../builder.ts'
import { galatKode } from '../galat.ts'
import type { Konteks } from '../konteks.ts'
import { bacaIdGlobal } from './id-global.ts'

type Pemuat = { kelas: Kelas; muat: (konteks: Konteks, id: bigint) => Promise<object | null> }

const pemuatSimpul = new Map<string, Pemuat>()

/** Rooms say how a type of theirs is found by id, and which class may know that it exists. */
export function daftarkanSimpul(tipe: string, pemuat: Pemuat): void {
  pemuatSimpul.set(tipe, pemuat)
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
    resolve: async (_, { id }, konteks) => {
      const { tipe, id: kunci } = bacaIdGlobal(id)
      const pemuat = pemuatSimpul.get(tipe)
      if (!pemuat) throw galatKode('ID_TIDAK_SAH')
      const alasan = alasanTolak(konteks.pelaku, pemuat.kelas)
      if (alasan) throw galatKode(alasan, { tempat: 'Query.node' })
      const nilai = await pemuat.muat(konteks, kunci)
      return nilai && Object.assign(nilai, { __typename: tipe })
    },
  }),
)
