import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { expect, test } from 'vitest'

const PINTU = fileURLToPath(new URL('./index.ts', import.meta.url))
const BATAS_SDK = 2560

test('yang diimpor SDK paling banyak 2,5 KB setelah gzip, tanpa tabel pesan', async () => {
  const kode = await bundel(`{
    adalahKodeGalat, hariIni, induk, jenis, KODE_GALAT, leluhur, mencakup, parseKodeWilayah, parseNik,
    parseNoKk, parseTanggal, polos, rentang, samarkanNik, samarkanNoKk, samarkanTeks, tingkat
  }`)
  const ukuran = gzipSync(kode).length
  process.stdout.write(`bundel SDK: ${ukuran} B gzip\n`)
  expect(ukuran).toBeLessThanOrEqual(BATAS_SDK)
  expect(kode).not.toContain('Galat di pihak kami')
})

test('daftar kode galat saja tidak membawa pembaca kode wilayah', async () => {
  const kode = await bundel('{ KODE_GALAT }')
  expect(kode).toContain('GALAT_INTERNAL')
  expect(kode).not.toContain('Kemendagri')
})

test('seluruh paket berjalan di peramban: hanya memakai bahasa, tanpa modul dan tanpa global Node', async () => {
  const kode = await bundel('*')
  const peramban = createContext({})
  runInContext(`${kode}; this.kode = kode`, peramban)
  const jawaban = runInContext(
    `JSON.stringify([
      kode.parseKodeWilayah('1602052001'), kode.samarkanTeks('NIK 9901015708450001'),
      kode.hariIni(new Date(0)), kode.galat('PERLU_MASUK').kode
    ])`,
    peramban,
  )
  expect(JSON.parse(jawaban)).toEqual([
    { ok: true, nilai: '16.02.05.2001' },
    'NIK ****************',
    '1970-01-01',
    'PERLU_MASUK',
  ])
})

/** Bundel untuk peramban dari satu baris impor, seperti yang dilakukan SDK. */
async function bundel(nama: string): Promise<string> {
  const hasil = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'pintu',
        resolveId: (id) => (id.endsWith('pintu') ? '\0pintu' : null),
        load: (id) => (id === '\0pintu' ? `export ${nama} from ${JSON.stringify(PINTU)}` : null),
      },
    ],
    build: { write: false, minify: true, lib: { entry: 'pintu', formats: ['iife'], name: 'kode' } },
  })
  const keluaran = Array.isArray(hasil) ? hasil[0] : hasil
  const [berkas] = keluaran && 'output' in keluaran ? keluaran.output : []
  if (berkas?.type !== 'chunk') throw new Error('bundel kosong')
  return berkas.code
}
