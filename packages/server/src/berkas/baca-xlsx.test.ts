import { expect, test } from 'vitest'
import { baca, bukuMentah, sel } from '../../test/berkas/alat-berkas.ts'

const teks = (alamat: string, isi: string) =>
  `<c r="${alamat}" t="inlineStr"><is><t>${isi}</t></is></c>`
const judul = (...nama: string[]) =>
  `<row r="1">${nama.map((satu, ke) => teks(`${'ABCDEF'[ke]}1`, satu)).join('')}</row>`
const gabung = (...rentang: string[]) =>
  `<mergeCells>${rentang.map((satu) => `<mergeCell ref="${satu}"/>`).join('')}</mergeCells>`
const GAYA =
  '<numFmts><numFmt numFmtId="164" formatCode="[$-421]dd mmmm yyyy;@"/><numFmt numFmtId="165" formatCode="&quot;hari&quot; 0.00"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs>'

test('tanggal menurut format selnya, bilangan sebagaimana tertulis', async () => {
  const isi = `${judul('a', 'b', 'c', 'd', 'e', 'f')}<row r="2"><c r="A2" s="1"><v>46053</v></c><c r="B2" s="2"><v>1</v></c><c r="C2" s="3"><v>46053</v></c><c r="D2" s="4"><v>46053.354166666664</v></c><c r="E2"><v>1.1000000000000001</v></c><c r="F2"><v>123456789012345</v></c></row>`
  const hasil = await baca(await bukuMentah({ lembar: { Data: { isi } }, gaya: GAYA }))
  expect(hasil.baris).toEqual([
    {
      nomor: 2,
      sel: ['2026-01-31', '1900-01-01', '46053', '2026-01-31T08:30:00', '1.1', '123456789012345'],
    },
  ])
})

test('tanggal buku yang dihitung sejak 1904', async () => {
  const isi = `${judul('a')}<row r="2"><c r="A2" s="1"><v>44591</v></c></row>`
  const buku = '<workbookPr date1904="1"/>'
  expect(sel(await baca(await bukuMentah({ lembar: { D: { isi } }, gaya: GAYA, buku })))).toEqual([
    ['2026-01-31'],
  ])
})

test('bilangan lebih dari 15 angka, rumus tanpa hasil, galat, dan tanggal mustahil ditandai', async () => {
  const isi = `${judul('nik', 'rumus', 'galat', 'tanggal', 'hasil')}<row r="2"><c r="A2"><v>9901015708450001</v></c><c r="B2"><f>A1+1</f></c><c r="C2" t="e"><v>#N/A</v></c><c r="D2" s="1"><v>60</v></c><c r="E2" t="str"><f>A1&amp;1</f><v>nik1</v></c></row>`
  const { baris } = await baca(await bukuMentah({ lembar: { Data: { isi } }, gaya: GAYA }))
  expect(baris[0]?.cacat).toEqual([
    { kolom: 1, kode: 'PRESISI_HILANG' },
    { kolom: 2, kode: 'FORMULA_TANPA_NILAI' },
    { kolom: 3, kode: 'SEL_GALAT' },
    { kolom: 4, kode: 'SEL_GALAT' },
  ])
  expect(baris[0]?.sel[0]).toMatch(/^9\.9010\d+e\+15$/)
  expect(baris[0]?.sel[4]).toBe('nik1')
})

test('teks bersama: potongan berformat disambung, lafal tidak ikut, aksara terlepas dibaca', async () => {
  const teksBersama =
    '<si><t>nama</t></si><si><r><t xml:space="preserve">SITI </t></r><r><t>AMINAH</t></r><rPh><t>lafal</t></rPh></si><si><t>a_x000D_b_x005F_x000D_</t></si>'
  const isi =
    '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c></row><row><c t="s"><v>2</v></c></row>'
  const hasil = await baca(await bukuMentah({ lembar: { Data: { isi } }, teksBersama }))
  expect(hasil.kolom).toEqual(['nama'])
  expect(sel(hasil)).toEqual([['SITI AMINAH'], ['a\rb_x000D_']])
})

test('judul gabungan dua baris memberi satu nama setiap kolom; judul lembar dilewati', async () => {
  const isi = `<row r="1">${teks('A1', 'DAFTAR KPM DESA CONTOH')}</row><row r="3">${teks('A3', 'NIK')}${teks('B3', 'Alamat')}${teks('D3', 'Desil')}</row><row r="4">${teks('B4', 'Desa')}${teks('C4', 'RT')}</row><row r="5">${teks('A5', '99')}${teks('C5', '001')}<c r="D5"><v>4</v></c></row>`
  const sesudah = gabung('A1:D1', 'A3:A4', 'B3:C3', 'D3:D4')
  const hasil = await baca(await bukuMentah({ lembar: { Data: { isi, sesudah } } }))
  expect(hasil.kolom).toEqual(['NIK', 'Alamat - Desa', 'Alamat - RT', 'Desil'])
  expect(hasil.baris).toEqual([{ nomor: 5, sel: ['99', '', '001', '4'] }])
})

test.each([
  ['kelompok tanpa nama di bawahnya', 'A1:B1'],
  ['tiga baris', 'A1:A3'],
])('judul gabungan yang tidak jelas ditolak: %s', async (_, rentang) => {
  const isi = `${judul('a', '', 'c')}<row r="2">${teks('A2', 'x')}</row>`
  const lembar = { Data: { isi, sesudah: gabung(rentang) } }
  expect((await baca(await bukuMentah({ lembar }))).galat).toMatchObject({
    kode: 'JUDUL_GABUNG',
    baris: 1,
  })
})

test('satu-satunya lembar terlihat yang berisi, atau yang disebut; lainnya diketahui', async () => {
  const lembar = {
    Acuan: { isi: `${judul('z')}<row>${teks('A2', '0')}</row>`, keadaan: 'hidden' },
    Sampul: { isi: '<row r="1"><c r="A1" s="1"/></row>' },
    Isi: { isi: `${judul('a')}<row>${teks('A2', '1')}</row>` },
    Sheet3: { isi: '' },
  }
  const buku = await bukuMentah({ lembar })
  expect(await baca(buku)).toMatchObject({
    ...{ lembar: 'Isi', kolom: ['a'], lembarLain: ['Acuan', 'Sampul', 'Sheet3'] },
  })
  expect(await baca(buku, { lembar: 'Acuan' })).toMatchObject({ kolom: ['z'] })
  expect((await baca(buku, { lembar: 'X' })).galat).toMatchObject({ kode: 'LEMBAR_TIDAK_ADA' })
})

test('dua lembar terlihat yang berisi: tidak ada yang dilewati diam-diam', async () => {
  const lembar = {
    Januari: { isi: `${judul('a')}<row>${teks('A2', '1')}</row>` },
    Februari: { isi: `${judul('a')}<row>${teks('A2', '2')}</row>` },
  }
  const buku = await bukuMentah({ lembar })
  const { galat, baris } = await baca(buku)
  expect(galat).toMatchObject({
    kode: 'LEMBAR_BERISI_GANDA',
    petunjuk: expect.stringMatching(/berkas tersendiri.* \/ /),
  })
  expect(baris).toEqual([])
  expect(sel(await baca(buku, { lembar: 'Februari' }))).toEqual([['2']])
})

test('baris dan sel kosong berformat bukan isi; sel di luar batas kolom ditolak', async () => {
  const isi = `${judul('a', 'b')}<row r="2"><c r="XFD2" s="1"/></row><row r="9">${teks('B9', 'x')}</row>`
  const hasil = await baca(await bukuMentah({ lembar: { Data: { isi } } }))
  expect(hasil.baris).toEqual([{ nomor: 9, sel: ['', 'x'] }])
  const jauh = `${judul('a')}<row r="2">${teks('XFD2', 'x')}</row>`
  expect((await baca(await bukuMentah({ lembar: { Data: { isi: jauh } } }))).galat).toMatchObject({
    kode: 'KOLOM_TERLALU_BANYAK',
    baris: 2,
    kolom: 16_384,
  })
})
