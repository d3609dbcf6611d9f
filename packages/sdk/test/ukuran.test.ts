import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

/** Kode peramban yang termuat bila hanya nama-nama ini diimpor / The browser code that these imports bring. */
async function termuat(...nama: readonly string[]): Promise<string> {
  return bundel(`export { ${nama.join(', ')} } from './src/index.ts'`)
}

async function bundel(contents: string): Promise<string> {
  const hasil = await build({
    stdin: {
      contents,
      resolveDir: join(import.meta.dirname, '..'),
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  })
  return hasil.outputFiles[0]?.text ?? ''
}

const gz = (teks: string) => gzipSync(teks, { level: 9 }).length

test('inti saja tidak lebih dari 2,6 KB', async () => {
  expect(gz(await termuat('createClient'))).toBeLessThanOrEqual(2_600)
})

test('inti dan satu operasi tidak lebih dari 3,0 KB', async () => {
  expect(gz(await termuat('createClient', 'DaftarKpm'))).toBeLessThanOrEqual(3_000)
})

test('sinkron, beserta inti dan dokumen umpannya, tidak lebih dari 3,9 KB', async () => {
  expect(gz(await termuat('createClient', 'sinkron'))).toBeLessThanOrEqual(3_900)
})

test('penyimpan SQLite tidak lebih dari 0,8 KB di atasnya', async () => {
  const inti = "export { createClient, sinkron } from './src/index.ts'"
  const beserta = await bundel(`${inti}; export { penyimpanSqlite } from './src/sqlite.ts'`)
  expect(gz(beserta) - gz(await bundel(inti))).toBeLessThanOrEqual(800)
})

test('tanpa diimpor, sinkron tidak ikut terkirim', async () => {
  const kode = await termuat('createClient', 'DaftarKpm')
  expect(kode).not.toMatch(/UmpanPerubahan|TOKEN_KEDALUWARSA/)
})

test('kelas galat atau satu enum saja tidak membawa klien', async () => {
  expect(gz(await termuat('HarapanError', 'isHarapanError'))).toBeLessThanOrEqual(450)
  expect(gz(await termuat('StatusKpm'))).toBeLessThanOrEqual(250)
})

test('ekspor saja tidak lebih dari 2,6 KB, dan inti tidak membawanya', async () => {
  expect(gz(await termuat('ekspor'))).toBeLessThanOrEqual(2_600)
  expect(await termuat('createClient')).not.toContain('$lanjut')
})

test('impor tidak lebih dari 6,5 KB beserta inti dan dokumennya, dan inti tidak membawanya', async () => {
  expect(gz(await termuat('createClient', 'impor'))).toBeLessThanOrEqual(6_500)
  expect(await termuat('createClient')).not.toMatch(/unggahan|event-stream/)
})

test('pemeriksa tanda webhook saja tidak lebih dari 0,7 KB', async () => {
  expect(gz(await termuat('periksaTandaWebhook'))).toBeLessThanOrEqual(700)
})

test('operasi yang tidak diimpor tidak ikut terkirim', async () => {
  const kode = await termuat('createClient', 'CariWilayah')
  expect(kode).toContain('query CariWilayah')
  expect(kode).not.toContain('query DaftarKpm')
})

test('tidak ada modul Node, dependensi, atau process di dalamnya', async () => {
  // Bundel untuk peramban gagal dibuat bila ada modul Node; dependensi akan tampak sebagai sumber.
  const kode = await termuat('createClient', 'bidang', 'nik', 'noKk', 'kodeWilayah', 'tanggal')
  expect(kode).not.toMatch(/\bprocess\b|\bBuffer\b|node_modules/)
})
