import { Writable } from 'node:stream'
import { expect, onTestFinished, test, vi } from 'vitest'
import { baca, penampung, sel, tulis } from '../../test/berkas/alat-berkas.ts'
import { tulisBerkas } from './tulis-berkas.ts'

test('CSV: RFC 4180, sel yang mirip rumus diberi apostrof, bilangan tidak', async () => {
  const isi = await tulis(
    'csv',
    ['a', 'b;c'],
    [
      ['=1+1', -5],
      ['-5', true],
      ['x"y', null],
      ['+62', '@x'],
      ['', ''],
    ],
    { bom: true },
  )
  expect(isi.toString()).toBe(
    '\ufeffa,"b;c"\r\n\'=1+1,-5\r\n\'-5,true\r\n"x""y",\r\n\'+62,\'@x\r\n"",\r\n',
  )
})

test.each([';', '\t'] as const)('CSV dengan pemisah %j terbaca kembali sama', async (pemisah) => {
  const isi = [['a;b', 'c\td', 'e,f', '"g"\r\nh', '', '-1']]
  const judul = ['1;', '2\t', '3,', '4', '5', '6']
  const hasil = await baca(await tulis('csv', judul, isi, { bom: true, pemisah }))
  expect([hasil.pemisah, hasil.kolom, sel(hasil)]).toEqual([pemisah, judul, isi])
})

test('NDJSON: setiap kunci pada setiap baris, jenis nilainya tetap', async () => {
  const isi = await tulis(
    'ndjson',
    ['nik', 'desil'],
    [
      ['0099', 4],
      ['', null],
    ],
  )
  expect(isi.toString()).toBe('{"nik":"0099","desil":4}\n{"nik":"","desil":null}\n')
})

test('XLSX: identitas tetap teks, bilangan tetap bilangan, rumus tidak pernah', async () => {
  const hasil = await baca(
    await tulis('xlsx', ['nik', 'jumlah', 'aktif', 'catatan'], [['0099', 12.5, true, '=1+1']]),
  )
  expect(sel(hasil)).toEqual([['0099', '12.5', 'true', '=1+1']])
  expect(hasil.baris[0]).not.toHaveProperty('cacat')
})

test('XLSX yang lebih panjang dari satu lembar berlanjut di lembar berikut, semuanya berjudul', async () => {
  const isi = Array.from({ length: 7 }, (_, ke) => [`${ke}`, ke])
  const buku = await tulis('xlsx', ['a', 'b'], isi, { barisLembar: 4 })
  const nama = [1, 2, 3].map((ke) => `Data ${ke} dari 3`)
  // Nobody who reads it again takes the first for all of it.
  expect((await baca(buku)).galat).toMatchObject({ kode: 'LEMBAR_BERISI_GANDA' })
  const lembar = await Promise.all(nama.map((satu) => baca(buku, { lembar: satu })))
  expect(lembar.map(({ kolom }) => kolom)).toEqual(Array(3).fill(['a', 'b']))
  expect(lembar.map(({ baris }) => baris.length)).toEqual([3, 3, 1])
  expect(lembar.flatMap(sel)).toEqual(isi.map((satu) => satu.map(String)))
  const pas = await baca(await tulis('xlsx', ['a', 'b'], isi.slice(0, 3), { barisLembar: 4 }))
  expect([pas.lembar, pas.baris.length]).toEqual(['Data', 3])
})

test('XLSX: baris yang sama selalu bita yang sama', async () => {
  const sekali = () => tulis('xlsx', ['a'], [['1'], ['2']])
  const awal = await sekali()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 })
  onTestFinished(() => void vi.useRealTimers())
  expect((await sekali()).equals(awal)).toBe(true)
})

test('tabel tanpa baris tetap berjudul', async () => {
  expect((await tulis('csv', ['a'], [])).toString()).toBe('a\r\n')
  expect((await baca(await tulis('xlsx', ['a'], []))).galat?.kode).toBe('TANPA_BARIS')
})

test.each([
  ['BARIS_TIDAK_SEPANJANG_JUDUL', [['1']]],
  ['AKSARA_TERLARANG', [['1', '\0']]],
  ['AKSARA_TERLARANG', [['1', '\ud800']]],
  ['BILANGAN_TIDAK_SAH', [['1', Number.NaN]]],
  ['BILANGAN_TIDAK_SAH', [['1', Number('9901015708450001')]]],
] as const)('yang tidak akan kembali sama tidak ditulis: %s', async (kode, baris) => {
  for (const format of ['csv', 'xlsx', 'ndjson'] as const) {
    await expect(tulis(format, ['a', 'b'], baris)).rejects.toMatchObject({ kode, baris: 2 })
  }
})

test('judul ganda atau tanpa nama tidak ditulis', async () => {
  await expect(tulis('csv', ['a', 'A'], [])).rejects.toMatchObject({ kode: 'KOLOM_GANDA' })
  await expect(tulis('csv', ['a', ' '], [])).rejects.toMatchObject({ kode: 'KOLOM_TANPA_NAMA' })
  await expect(tulis('csv', [], [])).rejects.toMatchObject({ kode: 'KOLOM_TANPA_NAMA' })
})

test.each(['csv', 'xlsx', 'ndjson'] as const)(
  'penulis menunggu pembaca yang lambat: %s',
  async (format) => {
    let terbanyak = 0
    const lambat = new Writable({
      highWaterMark: 65_536,
      write(_potong, _, lanjut) {
        terbanyak = Math.max(terbanyak, lambat.writableLength)
        setTimeout(lanjut, 1)
      },
    })
    const penulis = tulisBerkas(format, ['a', 'b'], lambat)
    for (let ke = 0; ke < 200; ke++) {
      await penulis.tulis(
        Array.from({ length: 200 }, (_, dalam) => [`${ke * dalam * 7_919}`, 'x'.repeat(40)]),
      )
    }
    await penulis.selesai()
    expect(terbanyak).toBeGreaterThan(0)
    expect(terbanyak).toBeLessThan(400_000)
  },
)

test.each(['csv', 'xlsx', 'ndjson'] as const)(
  'pembaca yang pergi mengakhiri penulisan: %s',
  async (format) => {
    const { aliran } = penampung()
    const penulis = tulisBerkas(format, ['a'], aliran)
    await penulis.tulis([['1']])
    aliran.destroy()
    const terus = async () => {
      for (let ke = 0; ke < 1_000; ke++) await penulis.tulis([[`${Math.random()}`.repeat(500)]])
      await penulis.selesai()
    }
    await expect(terus()).rejects.toThrow()
  },
)
