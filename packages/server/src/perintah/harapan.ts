import { perintahMigrasi } from './migrasi.ts'
import { perintahMulai } from './mulai.ts'
import { perintahPeriksa } from './periksa.ts'
import { perintahSkema } from './skema.ts'
import { perintahToken } from './token.ts'

const PERINTAH = {
  mulai: [perintahMulai, 'menyiapkan, memuat dan melayani / prepare, load and serve'],
  token: [perintahToken, 'membuat token pengembangan / make a development token'],
  periksa: [perintahPeriksa, 'membuktikan janji data / prove the promises about the data'],
  migrasi: [perintahMigrasi, 'hanya menerapkan migrasi / apply migrations only'],
  skema: [perintahSkema, 'menulis schema.graphql / write schema.graphql'],
} as const

const [nama = '', ...argumen] = process.argv.slice(2)

if (Object.hasOwn(PERINTAH, nama)) {
  try {
    const [jalankan] = PERINTAH[nama as keyof typeof PERINTAH]
    process.exitCode = await jalankan(argumen)
  } catch (galat) {
    process.stderr.write(`${galat instanceof Error ? galat.message : galat}\n`)
    process.exitCode = 1
  }
} else {
  const daftar = Object.entries(PERINTAH).map(([satu, [, uraian]]) => `  ${satu.padEnd(10)} ${uraian}`)
  process.stdout.write(`harapan <perintah>\n\n${daftar.join('\n')}\n`)
  process.exitCode = nama === '' || nama === '--help' ? 0 : 2
}
