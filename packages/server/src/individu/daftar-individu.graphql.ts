import { builder } from '../builder.ts'
import { koneksi } from '../halaman/koneksi.graphql.ts'
import { WilayahRef } from '../wilayah/wilayah.graphql.ts'
import { Individu } from './individu.graphql.ts'

type Daerah = { kode: string; awal: bigint; akhir: bigint }

builder.prismaInterfaceField(WilayahRef, 'individu', (t) =>
  t.keysetConnection({
    type: koneksi('Individu', Individu),
    kelas: 'pribadi',
    description:
      'Orang di seluruh wilayah ini, ada atau tidak KPM-nya, urut desa / Persons of the whole subtree, enrolled or not, by village',
    model: 'Individu',
    list: 'individu',
    scope: ({ kode }: { kode: string }) => kode,
    filter: () => null,
    where: ({ awal, akhir }: Daerah) => ({ desaKode: { gte: awal, lte: akhir } }),
    order: () => ({ columns: ['desaKode', 'id'], direction: 'asc' }),
  }),
)
