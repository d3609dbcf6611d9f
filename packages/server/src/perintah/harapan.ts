type Perintah = (argumen: string[]) => Promise<number>

/** A command's module is read only when it is asked for: `token` must not wait for a database engine. */
const PERINTAH: Record<string, readonly [muat: () => Promise<Perintah>, uraian: string]> = {
  mulai: [
    async () => (await import('./mulai.ts')).perintahMulai,
    'menyiapkan, memuat dan melayani / prepare, load and serve',
  ],
  token: [
    async () => (await import('./token.ts')).perintahToken,
    'membuat token pengembangan / make a development token',
  ],
  periksa: [
    async () => (await import('./periksa.ts')).perintahPeriksa,
    'membuktikan janji data / prove the promises about the data',
  ],
  audit: [
    async () => (await import('./audit.ts')).perintahAudit,
    'audit periksa: membuktikan catatan audit utuh / prove that the audit is as it was sealed',
  ],
  migrasi: [
    async () => (await import('./migrasi.ts')).perintahMigrasi,
    'hanya menerapkan migrasi / apply migrations only',
  ],
  jelaskan: [
    async () => (await import('./jelaskan.ts')).perintahJelaskan,
    'menunjukkan SQL sebuah operasi / show the SQL of an operation',
  ],
  impor: [
    async () => (await import('./impor.ts')).perintahImpor,
    'mengimpor berkas petugas, mengenali, melihat, membatalkan / import files of offices',
  ],
  edisi: [
    async () => (await import('./edisi.ts')).perintahEdisi,
    'edisi kode wilayah: memeriksa dan menerapkan / an edition of area codes: compare and apply',
  ],
  dokumen: [
    async () => (await import('./dokumen.ts')).perintahDokumen,
    'mendaftarkan dokumen SDK / register the documents of an SDK',
  ],
  ekspor: [
    async () => (await import('./ekspor.ts')).perintahEkspor,
    'menyimpan daftar sebagai berkas CSV, XLSX, NDJSON / save a list as a file',
  ],
  skema: [
    async () => (await import('./skema.ts')).perintahSkema,
    'menulis schema.graphql / write schema.graphql',
  ],
}

const [nama = '', ...argumen] = process.argv.slice(2)
const [muat] = (Object.hasOwn(PERINTAH, nama) && PERINTAH[nama]) || []

if (muat) {
  try {
    const jalankan = await muat()
    process.exitCode = await jalankan(argumen)
  } catch (galat) {
    process.stderr.write(`${galat instanceof Error ? galat.message : galat}\n`)
    process.exitCode = 1
  }
  // The migration engine leaves its ten-second lock timer behind, which would keep the process.
  process.stderr.write('', () => process.stdout.write('', () => process.exit()))
} else {
  const daftar = Object.entries(PERINTAH).map(
    ([satu, [, uraian]]) => `  ${satu.padEnd(10)} ${uraian}`,
  )
  process.stdout.write(`harapan <perintah>\n\n${daftar.join('\n')}\n`)
  process.exitCode = nama === '' || nama === '--help' ? 0 : 2
}
