import { bukaBasisDataUji } from '@harapan/testing'
import { expect, it } from 'vitest'
import { larikBitaBiner } from './larik-biner.ts'

it.each([
  { nama: 'kosong', isi: [] },
  { nama: 'tanpa null', isi: ['\0\xff\\"', ''] },
  { nama: 'dengan null', isi: [null, '\x01', undefined, '\0'.repeat(70_000)] },
])('larik bita biner dibaca kembali utuh: $nama', async ({ isi }) => {
  const basisData = await bukaBasisDataUji()
  const { rows } = await basisData.kolam.query(
    'select satu, ke::int from unnest($1::bytea[]) with ordinality as t(satu, ke) order by ke',
    [larikBitaBiner(isi)],
  )
  await basisData.tutup()
  expect(rows).toEqual(
    isi.map((satu, ke) => ({
      satu: typeof satu === 'string' ? Buffer.from(satu, 'latin1') : null,
      ke: ke + 1,
    })),
  )
})
