import { expect, test } from 'vitest'
import { baca } from '../../test/berkas/alat-berkas.ts'

test('kunci baris pertama adalah judul; nilainya teks sebagaimana tertulis', async () => {
  const hasil = await baca(
    '\ufeff{ "nik" : 9901015708450001 , "nama":"S\\u0049TI \\"x\\"","aktif":true,"desil":null}\r\n\r\n{"desil":1.50,"nik":"1e3"}\n',
  )
  expect(hasil.kolom).toEqual(['nik', 'nama', 'aktif', 'desil'])
  expect(hasil.baris).toEqual([
    { nomor: 1, sel: ['9901015708450001', 'SITI "x"', 'true', ''] },
    { nomor: 3, sel: ['1e3', '', '', '1.50'] },
  ])
})

test('kunci yang tidak dikenal adalah cacat barisnya, selnya di belakang kolom terakhir', async () => {
  const hasil = await baca('{"a":1}\n{"a":2,"b":3}\n{"a":4}\n')
  expect(hasil.baris[1]).toEqual({
    nomor: 2,
    sel: ['2', '3'],
    cacat: [{ kolom: 2, kode: 'NDJSON_KUNCI_ASING' }],
  })
  expect(hasil.baris[2]).toEqual({ nomor: 3, sel: ['4'] })
})

test.each([
  '{"a":01}',
  '{"a":.5}',
  '{"a":1}x',
  '{"a":1,}',
  '{a:1}',
  "{'a':1}",
  '{"a":"\t"}',
  '{"a":"\\x"}',
  '{"a" 1}',
])('yang bukan JSON ditolak: %s', async (garis) => {
  expect(() => JSON.parse(garis)).toThrow()
  expect((await baca(`${garis}\n`)).galat).toMatchObject({ kode: 'NDJSON_RUSAK', baris: 1 })
})
