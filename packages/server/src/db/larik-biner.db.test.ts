import { bukaBasisDataUji } from '@harapan/testing'
import { expect, it } from 'vitest'
import { larikBitaBiner } from './larik-biner.ts'

it.each([
  { nama: 'kosong', isi: [] },
  { nama: 'tanpa null', isi: [Uint8Array.of(0, 255, 92, 34), new Uint8Array()] },
  { nama: 'dengan null', isi: [null, Uint8Array.of(1), undefined, new Uint8Array(70_000)] },
])('larik bita biner dibaca kembali utuh: $nama', async ({ isi }) => {
  const basisData = await bukaBasisDataUji()
  const { rows } = await basisData.kolam.query(
    'select satu, ke::int from unnest($1::bytea[]) with ordinality as t(satu, ke) order by ke',
    [larikBitaBiner(isi)],
  )
  await basisData.tutup()
  expect(rows).toEqual(
    isi.map((satu, ke) => ({ satu: satu ? Buffer.from(satu) : null, ke: ke + 1 })),
  )
})
