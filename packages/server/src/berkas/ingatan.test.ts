import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const MB = 1_048_576
const MEGABITA = Number(process.env['HARAPAN_BERKAS_MB'] ?? 300)

test(`membaca ${MEGABITA} MB tidak menambah ingatan`, {
  timeout: 15_000 + MEGABITA * 60,
}, async () => {
  const naskah = fileURLToPath(new URL('../../test/berkas/baca-besar.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [naskah, String(MEGABITA)])
  const { baris, awal, puncak } = JSON.parse(stdout)
  expect(baris).toBeGreaterThan(MEGABITA * 14_000)
  expect(puncak - awal).toBeLessThan(200 * MB)
  expect(puncak).toBeLessThan(400 * MB)
})
