import fc from 'fast-check'
import { expect, test } from 'vitest'
import { baca, sel, tulis } from '../../test/berkas/alat-berkas.ts'

const SULIT = fc.constantFrom(
  '',
  ' ',
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\r\n',
  '=1+1',
  '-',
  "'=",
  "'",
  '_x000D_',
  '_x0041',
  '\u0001',
  '\ufeff',
  '<b>&amp;',
  ']]>',
  '€',
  '9901015708450001',
  '1.60204E+15',
  '{',
  '[',
  'sep=;',
  '\uffff',
  '😀',
)
const isi = fc
  .array(fc.oneof(SULIT, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 4 })
  .map((bagian) => bagian.join('').replaceAll('\0', ''))
const nama = isi.filter((satu) => satu.trim() !== '')
const tabel = fc
  .uniqueArray(nama, {
    minLength: 1,
    maxLength: 5,
    selector: (satu) => satu.trim().replace(/\s+/g, ' ').toLowerCase(),
  })
  .chain((kolom) =>
    fc.record({
      kolom: fc.constant(kolom),
      baris: fc.array(fc.array(isi, { minLength: kolom.length, maxLength: kolom.length }), {
        minLength: 1,
        maxLength: 6,
      }),
    }),
  )

test.each(['csv', 'ndjson', 'xlsx'] as const)(
  'yang ditulis lalu dibaca sama, apa pun teksnya: %s',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(tabel, fc.boolean(), async ({ kolom, baris }, bom) => {
        const berkas = await tulis(format, kolom, baris, { bom })
        const hasil = await baca(berkas)

        expect(hasil.kolom).toEqual(kolom)
        // A sheet does not tell an empty row from none, nor an empty cell at the end.
        const terisi = baris.filter((satu) => satu.some((teks) => teks !== ''))
        const lengkap = sel(hasil).map((satu) =>
          [...satu, ...kolom.map(() => '')].slice(0, kolom.length),
        )
        expect(lengkap).toEqual(format === 'xlsx' ? terisi : baris)
        expect(hasil.galat?.kode).toBe(lengkap.length > 0 ? undefined : 'TANPA_BARIS')
      }),
      { numRuns: format === 'xlsx' ? 150 : 400 },
    )
  },
)

test('potongan mana pun memberi baris yang sama, juga satu bita demi satu bita', async () => {
  const mentah = fc
    .array(
      fc.constantFrom(
        'a',
        '1',
        ',',
        ';',
        '\n',
        '\r',
        '\r\n',
        '"',
        '""',
        '"x\ny"',
        'é',
        '\xe9',
        '€',
        '\0',
        ' ',
      ),
      { maxLength: 30 },
    )
    .map((bagian) =>
      Buffer.from(`a,b\n${bagian.join('')}`, bagian.includes('€') ? 'utf8' : 'latin1'),
    )
  await fc.assert(
    fc.asyncProperty(mentah, fc.integer({ min: 1, max: 7 }), async (berkas, potong) => {
      const utuh = await baca(berkas)
      for (const ukuran of [1, potong]) {
        const hasil = await baca(berkas, { potong: ukuran })
        expect(hasil.baris).toEqual(utuh.baris)
        expect(hasil.galat?.kode).toBe(utuh.galat?.kode)
        expect(hasil.galat?.tempat).toBe(utuh.galat?.tempat)
      }
    }),
    { numRuns: 400 },
  )
})
