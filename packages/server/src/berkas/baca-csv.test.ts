import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { baca, sel } from '../../test/berkas/alat-berkas.ts'

test.each([
  ['koma', 'a,b\n1,2\n', ','],
  ['titik koma', 'a;b\n1;2\n', ';'],
  ['tab', 'a\tb\n1\t2\n', '\t'],
  ['koma di dalam kutip tidak dihitung', '"a,x,y";b\n1;2', ';'],
  ['satu kolom', 'nik\n1', ','],
  ['tersurat oleh Excel', 'sep=;\r\na;b\r\n1;2\r\n', ';'],
])('pemisah ditentukan dari judul: %s', async (_, isi, pemisah) => {
  expect(await baca(isi)).toMatchObject({ pemisah, sandi: 'utf-8', gzip: false })
})

test('ganti baris di dalam kutip, kutip ganda, dan akhir baris campuran terbaca', async () => {
  const hasil = await baca('a,b\r"x\ny","2""3"\r\n,4\n5,"6"\r\n')
  expect(hasil.baris).toEqual([
    { nomor: 2, sel: ['x\ny', '2"3'] },
    { nomor: 4, sel: ['', '4'] },
    { nomor: 5, sel: ['5', '6'] },
  ])
})

test('baris kosong dan baris pemisah belaka dilewati, nomornya tetap dihitung', async () => {
  const hasil = await baca('\n\na;b\n\n1;2\n;\n;;;;\n3;4\n\n\n;\n')
  expect(hasil.baris.map(({ nomor }) => nomor)).toEqual([5, 8])
})

test('baris dengan sel kurang atau lebih diserahkan apa adanya, ekor kosong tidak', async () => {
  const hasil = await baca('a,b,,\n1\n1,2,3\n1,2,,,\n')
  expect(hasil.kolom).toEqual(['a', 'b'])
  expect(sel(hasil)).toEqual([['1'], ['1', '2', '3'], ['1', '2']])
})

test('NIK yang sudah menjadi bilangan ilmiah tetap teks itu', async () => {
  expect(sel(await baca('nik\n1.60204E+15\n0099\n'))).toEqual([['1.60204E+15'], ['0099']])
})

test('tiga ratus kolom terbaca', async () => {
  const judul = Array.from({ length: 300 }, (_, ke) => `k${ke}`).join(';')
  const hasil = await baca(`${judul}\n${judul}\n`)
  expect(hasil.kolom).toHaveLength(300)
  expect(hasil.baris[0]?.sel).toEqual(hasil.kolom)
})

test.each([
  ['UTF-8', Buffer.from('nama\ncafé €\n'), 'utf-8'],
  ['UTF-8 dengan BOM', Buffer.from('\ufeffnama\ncafé €\n'), 'utf-8'],
  ['Windows-1252', Buffer.from('nama\ncaf\xe9 \x80\n', 'latin1'), 'windows-1252'],
])('sandi dikenali: %s', async (_, isi, sandi) => {
  const hasil = await baca(isi)
  expect(hasil).toMatchObject({ kolom: ['nama'], sandi })
  expect(sel(hasil)).toEqual([['café €']])
})

test('sandi diputuskan juga bila aksara pertamanya datang jauh di belakang', async () => {
  const jauh = 'x\n'.repeat(200_000)
  expect((await baca(Buffer.from(`nama\n${jauh}caf\xe9\n`, 'latin1'))).sandi).toBe('windows-1252')
  expect((await baca(`nama\n${jauh}café\n`)).sandi).toBe('utf-8')
})

test('isi yang kemudian membantah sandinya ditolak di barisnya, baris sebelumnya keluar', async () => {
  const isi = Buffer.concat([
    Buffer.from(`nama\né\n${'x\n'.repeat(100_000)}`),
    Buffer.from('caf\xe9\n', 'latin1'),
  ])
  const hasil = await baca(isi)
  expect(hasil.galat).toMatchObject({ kode: 'SANDI_BERTENTANGAN', baris: 100_003 })
  expect(hasil.baris).toHaveLength(100_001)

  const balik = Buffer.concat([
    Buffer.from(`nama\ncaf\xe9\n${'x\n'.repeat(100_000)}`, 'latin1'),
    Buffer.from('é\n'),
  ])
  expect((await baca(balik)).galat).toMatchObject({ kode: 'SANDI_BERTENTANGAN', baris: 100_003 })
})

test('gzip dikenali dari isinya dan kemajuannya dihitung dari yang dimampatkan', async () => {
  const isi = gzipSync(`a,b\n${'1,2\n'.repeat(10_000)}`)
  const hasil = await baca(isi)
  expect(hasil).toMatchObject({ gzip: true, bita: isi.length })
  expect(hasil.baris).toHaveLength(10_000)
})

test('kelompok tidak pernah lebih besar dari batasnya', async () => {
  const { bacaBerkas } = await import('./baca-berkas.ts')
  const { dariBita } = await import('../../test/berkas/alat-berkas.ts')
  const { baris } = await bacaBerkas(dariBita(`a\n${'1\n'.repeat(5_000)}`), {
    batas: { barisSekelompok: 700 },
  })
  const panjang = []
  for await (const kelompok of baris) panjang.push(kelompok.length)
  expect(Math.max(...panjang)).toBe(700)
  expect(panjang.reduce((jumlah, satu) => jumlah + satu, 0)).toBe(5_000)
})

test('apostrof di depan yang mirip rumus dilepas satu, di depan angka tidak', async () => {
  expect(sel(await baca("a,b,c\n'=1+1,''-,'0099\n"))).toEqual([['=1+1', "'-", "'0099"]])
})
