import { part } from '@harapan/pothos-sql'
import type { OutputRef } from '@pothos/core'
import { builder } from '../builder.ts'
import { InfoHalaman } from './info-halaman.graphql.ts'

/** The connection of a type whose rows are guarded by the field that lists them. */
export function koneksi(nama: string, isi: OutputRef) {
  const sisi = builder.objectRef<{ node: never; cursor: string }>(`${nama}Edge`).implement({
    description: 'Satu baris daftar beserta kursornya / A row of the list with its cursor',
    fields: (t) => ({
      cursor: t.string({
        kelas: 'publik',
        nullable: false,
        description: 'Kursor buram / Opaque cursor',
        ...part('cursor'),
      }),
      node: t.field({
        type: isi,
        kelas: 'publik',
        nullable: false,
        description: 'Isinya / The row itself',
        ...part('node'),
      } as never),
    }),
  })
  return builder.objectRef<{ edges: never; pageInfo: never }>(`${nama}Connection`).implement({
    description: 'Satu halaman daftar / One page of a list',
    fields: (t) => ({
      edges: t.field({
        type: [sisi],
        kelas: 'publik',
        nullable: false,
        description: 'Baris halaman ini / Rows of this page',
        ...part('edges'),
      }),
      pageInfo: t.field({
        type: InfoHalaman,
        kelas: 'publik',
        nullable: false,
        description: 'Letak halaman / Where the page lies',
        ...part('pageInfo'),
      }),
    }),
  })
}
