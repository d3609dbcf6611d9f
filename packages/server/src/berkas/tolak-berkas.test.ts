import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { baca, bukuMentah, tulis, zip } from '../../test/berkas/alat-berkas.ts'
import { PESAN_BERKAS } from './pesan-berkas.ts'

const CFB = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const teracak = (panjang: number) =>
  Array.from({ length: panjang }, (_, ke) => `${(ke * 7_919) % 10_007},x\n`).join('')

test.each<[string, string | Buffer, object]>([
  ['kosong', '', { kode: 'BERKAS_KOSONG' }],
  ['hanya baris kosong', '\n\r\n\n', { kode: 'BERKAS_KOSONG' }],
  ['hanya BOM', '\ufeff', { kode: 'BERKAS_KOSONG' }],
  ['hanya judul', 'a,b\n', { kode: 'TANPA_BARIS' }],
  ['judul ganda', 'NIK,nama, nik \n1,2,3', { kode: 'KOLOM_GANDA', baris: 1, kolom: 3 }],
  ['judul tanpa nama', 'a,,b\n1,2,3', { kode: 'KOLOM_TANPA_NAMA', baris: 1, kolom: 2 }],
  ['pemisah meragukan', 'a,b;c\n1,2;3', { kode: 'PEMISAH_TIDAK_JELAS', baris: 1 }],
  ['kutip terbuka', 'a,b\n1,2\n3,"4\n5,6', { kode: 'KUTIP_TERBUKA', baris: 3, kolom: 2 }],
  ['kutip rusak', 'a,b\n1,2\n"3"x,4', { kode: 'KUTIP_RUSAK', baris: 3, kolom: 1 }],
  ['U+0000', 'a,b\n1,2\n3,\0', { kode: 'AKSARA_TERLARANG', baris: 3 }],
  ['UTF-16 dengan BOM', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), { kode: 'SANDI_UTF16' }],
  ['UTF-16 tanpa BOM', Buffer.from('a,b\n1,2\n', 'utf16le'), { kode: 'SANDI_UTF16' }],
  [
    'bukan Windows-1252',
    Buffer.from('a\n\x81\n', 'latin1'),
    { kode: 'SANDI_TIDAK_DIKENAL', baris: 2 },
  ],
  [
    'dua sandi berdampingan',
    Buffer.from('a\n\xc3\xa9\n\xe9\n', 'latin1'),
    { kode: 'SANDI_BERTENTANGAN' },
  ],
  ['halaman HTML', '\n<HTML><table><tr><td>1</td></tr></table>', { kode: 'BERKAS_HTML' }],
  ['XML', '<?xml version="1.0"?><Workbook/>', { kode: 'BERKAS_HTML' }],
  ['PDF', '%PDF-1.7\n', { kode: 'FORMAT_TIDAK_DIKENAL' }],
  ['XLS lama', Buffer.concat([CFB, Buffer.alloc(2_000)]), { kode: 'XLS_LAMA' }],
  [
    'XLSX bersandi',
    Buffer.concat([CFB, Buffer.alloc(70_000), Buffer.from('EncryptedPackage', 'utf16le')]),
    { kode: 'XLSX_TERSANDI' },
  ],
  ['larik JSON', '[{"a":1}]', { kode: 'JSON_BUKAN_BARIS' }],
  ['NDJSON bersarang', '{"a":1}\n{"a":{}}\n', { kode: 'NDJSON_RUSAK', baris: 2 }],
  ['NDJSON terpotong', '{"a":1}\n{"a":"x', { kode: 'NDJSON_RUSAK', baris: 2 }],
  ['NDJSON berkunci ganda', '{"a":1}\n{"a":1,"a":2}\n', { kode: 'NDJSON_KUNCI_GANDA', baris: 2 }],
  ['NDJSON setengah aksara', '{"a":"\\ud800"}', { kode: 'AKSARA_TERLARANG', baris: 1 }],
  ['gzip terpotong', gzipSync(teracak(50_000)).subarray(0, 90_000), { kode: 'GZIP_TERPOTONG' }],
  ['gzip rusak', gzipSync(teracak(9)).fill(0xff, 12, 30), { kode: 'GZIP_RUSAK' }],
  ['gzip berlapis', gzipSync(gzipSync('a\n1')), { kode: 'GZIP_BERLAPIS' }],
  ['gzip kosong', gzipSync(''), { kode: 'BERKAS_KOSONG' }],
])('ditolak dengan kode dan tempat: %s', async (_, isi, galat) => {
  expect((await baca(isi)).galat).toMatchObject(galat)
  // One byte at a time ends the same way.
  if (isi.length < 1_000) expect((await baca(isi, { potong: 1 })).galat).toMatchObject(galat)
})

test('baris tanpa akhir ditolak sesudah satu megabita, tidak dikumpulkan', async () => {
  const { bacaBerkas } = await import('./baca-berkas.ts')
  let terkirim = 0
  async function* tanpaAkhir(awal: string) {
    yield Buffer.from(awal)
    for (;;) {
      terkirim++
      yield Buffer.alloc(65_536, 'x')
    }
  }
  for (const [awal, kode] of [
    ['a,b\n1,2\n', 'BARIS_TERLALU_PANJANG'],
    ['a,b\n1,"', 'BARIS_TERLALU_PANJANG'],
    ['', 'BARIS_TERLALU_PANJANG'],
    ['{"a":1}\n{"a":"', 'BARIS_TERLALU_PANJANG'],
  ] as const) {
    terkirim = 0
    const membaca = async () => {
      const { baris } = await bacaBerkas(tanpaAkhir(awal))
      for await (const _ of baris);
    }
    await expect(membaca(), awal).rejects.toMatchObject({ kode })
    expect(terkirim).toBeLessThan(24)
  }
})

test('sel raksasa dan kolom yang terlalu banyak ditolak di tempatnya', async () => {
  expect((await baca(`a,b\n1,${'x'.repeat(40_000)}\n`)).galat).toMatchObject({
    kode: 'SEL_TERLALU_PANJANG',
    baris: 2,
    kolom: 2,
  })
  expect((await baca(`a,b\n${','.repeat(1_001)}\n`)).galat).toMatchObject({
    kode: 'KOLOM_TERLALU_BANYAK',
    baris: 2,
  })
})

test('bom gzip berhenti pada rasionya', async () => {
  const bom = gzipSync(Buffer.concat([Buffer.from('a\n'), Buffer.alloc(8 << 20, '1\n')]))
  const hasil = await baca(bom, { batas: { bitaSebelumRasio: 100_000 } })
  expect(hasil.galat).toMatchObject({ kode: 'MEMBENGKAK' })
})

test('bom zip ditolak sebelum diurai, entri terlalu banyak juga', async () => {
  const lembar = { Data: { isi: '<row r="1"/>'.padEnd(32 << 20, ' ') } }
  expect((await baca(await bukuMentah({ lembar }))).galat).toMatchObject({ kode: 'MEMBENGKAK' })
  const entri = Object.fromEntries(Array.from({ length: 60 }, (_, ke) => [`f${ke}`, '']))
  const banyak = await baca(await zip(entri), { batas: { entriZip: 50 } })
  expect(banyak.galat).toMatchObject({ kode: 'MEMBENGKAK' })
})

test('zip yang terpotong, berubah satu bita, atau bukan XLSX ditolak', async () => {
  const baik = await tulis('xlsx', ['nik'], [['9901015708450001'], ['9901015708450002']])
  expect((await baca(baik.subarray(0, -30))).galat).toMatchObject({ kode: 'ZIP_RUSAK' })
  expect((await baca(await zip({ 'content.xml': '<a/>' }))).galat).toMatchObject({
    kode: 'ZIP_BUKAN_XLSX',
  })
  for (let letak = 30; letak < baik.length; letak += 7) {
    const rusak = Buffer.from(baik)
    rusak[letak] = (rusak[letak] ?? 0) ^ 0x10
    const hasil = await baca(rusak)
    // A bit of a name or a date in the directory may go unseen; a digit may not.
    if (!hasil.galat)
      expect(hasil.baris.map(({ sel }) => sel[0])).toEqual(['9901015708450001', '9901015708450002'])
  }
})

test('XML yang bermusuhan ditolak: jenis dokumen, sarang, teks tanpa akhir, teks bersama', async () => {
  const nama = (isi: string) =>
    `<row r="1"><c r="A1" t="inlineStr"><is><t>${isi}</t></is></c></row>`
  const tolak = async (buku: Parameters<typeof bukuMentah>[0], batas = {}) =>
    (await baca(await bukuMentah(buku), { batas })).galat?.kode
  expect(
    await tolak({
      lembar: { Data: { isi: nama('&x;') } },
      tambahan: { 'xl/worksheets/l0.xml': '<!DOCTYPE w [<!ENTITY x "y">]><w>&x;</w>' },
    }),
  ).toBe('XLSX_RUSAK')
  expect(await tolak({ lembar: { Data: { isi: '<a>'.repeat(100) } } })).toBe('XLSX_RUSAK')
  expect(await tolak({ lembar: { Data: { isi: nama('x'.repeat(2 << 20)) } } })).toMatch(
    /TERLALU_PANJANG$/,
  )
  const teksBersama = '<si><t>panjang</t></si>'.repeat(100)
  const bersama = { lembar: { Data: { isi: nama('a') } }, teksBersama }
  expect(await tolak(bersama, { karakterTeksBersama: 200 })).toBe('TERLALU_BESAR')
  expect(await tolak(bersama, { banyakTeksBersama: 99 })).toBe('TERLALU_BESAR')
  expect(await tolak(bersama, { bitaXlsx: 100 })).toBe('TERLALU_BESAR')
  expect(await tolak({ lembar: { Data: { isi: '<row r="2"/><row r="1"/>' } } })).toBe('XLSX_RUSAK')
})

test('setiap pesan berdua bahasa dan tidak mengulang isi sel', async () => {
  for (const teks of Object.values(PESAN_BERKAS).flat()) expect(teks).toMatch(/\S \/ \S/)
  const { galat } = await baca('nik\n"9901015708450001"9901015708450002\n')
  expect(galat?.kode).toBe('KUTIP_RUSAK')
  const { message, tempat, petunjuk } = galat ?? { message: '', tempat: '', petunjuk: '' }
  expect(tempat).toBe('baris 2, kolom 1 / row 2, column 1')
  expect(`${message} ${petunjuk}`).not.toMatch(/\d{5}/)
})

test('galat dari sumber sampai apa adanya, dan sumber ditutup bila pembacanya berhenti', async () => {
  const { bacaBerkas } = await import('./baca-berkas.ts')
  const putus = new Error('putus')
  for (const awal of [Buffer.from('a\n1\n'), gzipSync(teracak(20_000)).subarray(0, 40_000)]) {
    async function* sumber() {
      yield awal
      throw putus
    }
    const membaca = async () => {
      for await (const _ of (await bacaBerkas(sumber())).baris);
    }
    await expect(membaca()).rejects.toBe(putus)
  }
  let tertutup = false
  async function* panjang() {
    try {
      for (;;) yield Buffer.from('a\n1\n2\n'.repeat(20_000).slice(0, 65_536))
    } finally {
      tertutup = true
    }
  }
  for await (const _ of (await bacaBerkas(panjang())).baris) break
  expect(tertutup).toBe(true)
})
