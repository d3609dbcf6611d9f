import { builder } from '../builder.ts'

type InfoHalamanBentuk = {
  hasNextPage: boolean
  hasPreviousPage: boolean
  startCursor: string | null
  endCursor: string | null
}

/** Relay's PageInfo, the same for every connection. */
export const InfoHalaman = builder.objectRef<InfoHalamanBentuk>('PageInfo').implement({
  description: 'Letak halaman dalam daftar / Where a page lies in its list',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', {
      kelas: 'publik',
      nullable: false,
      description: 'Masih ada sesudahnya / More after it',
    }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
      kelas: 'publik',
      nullable: false,
      description: 'Masih ada sebelumnya / More before it',
    }),
    startCursor: t.exposeString('startCursor', {
      kelas: 'publik',
      nullable: true,
      description: 'Kursor baris pertama / Cursor of the first row',
    }),
    endCursor: t.exposeString('endCursor', {
      kelas: 'publik',
      nullable: true,
      description: 'Kursor baris terakhir / Cursor of the last row',
    }),
  }),
})

export const HitunganRef = builder
  .objectRef<{ nilai: number; tepat: boolean }>('Hitungan')
  .implement({
    description: 'Banyaknya baris, tepat atau batas bawah / A count, exact or a lower bound',
    fields: (t) => ({
      nilai: t.exposeInt('nilai', { kelas: 'internal', description: 'Banyaknya / The count' }),
      tepat: t.exposeBoolean('tepat', {
        kelas: 'internal',
        description:
          'Apakah tepat; bila tidak, sedikitnya sebanyak itu / Whether exact; if not, at least that many',
      }),
    }),
  })
