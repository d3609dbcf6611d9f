import { spawnSync } from 'node:child_process'

/** Tests of random things, which a test run bounds by time, and the variable that says how long they go on. */
const DALAM = [
  ['HARAPAN_BANDING', 50_000, 'packages/server/test/banding'],
  ['HARAPAN_LINGKUP', 100_000, 'packages/server/test/keamanan/lingkup-acak'],
  ['HARAPAN_EKSPOR', 200_000, 'packages/server/src/ekspor/ekspor-putus'],
  ['HARAPAN_BUNUH', 50, 'packages/server/test/impor/dibunuh'],
  ['HARAPAN_BUNUH', 50, 'packages/server/test/impor/http-dibunuh'],
  ['HARAPAN_BUNUH', 50, 'packages/server/test/edisi/dibunuh'],
  ['HARAPAN_DALAM', 1, 'packages/server/test/edisi'],
  ['HARAPAN_DALAM', 1, 'packages/server/test/perintah'],
  ['HARAPAN_DALAM', 1, 'packages/server/src/ekspor'],
  ['HARAPAN_DALAM', 1, 'packages/server/test/impor'],
  ['HARAPAN_EKSPOR_BUNUH', 50, 'packages/server/src/ekspor/ekspor-dibunuh'],
  ['HARAPAN_LIPAT', 50, 'packages/server/test/rekap/lipat-dibunuh'],
  ['HARAPAN_IMPOR_MB', 5_120, 'packages/server/test/impor/berkas-besar'],
  ['HARAPAN_BERKAS_MB', 5_120, 'packages/server/src/berkas/ingatan'],
  ['HARAPAN_PUTUS', 50, 'packages/sdk/test/gudang-mitra'],
  ['HARAPAN_PANTAUAN', 100, 'packages/server/src/pantauan/pantauan-acak'],
  ['HARAPAN_UMPAN', 100, 'packages/server/src/perubahan/umpan-serentak'],
] as const

const dipilih = process.argv.slice(2)
const jalan = DALAM.filter(([, , berkas]) =>
  dipilih.length === 0 ? true : dipilih.some((satu) => berkas.includes(satu)),
)
const env = {
  HARAPAN_DALAM: '1',
  ...Object.fromEntries(jalan.map(([nama, banyak]) => [nama, String(banyak)])),
}
const { status } = spawnSync('vitest', ['run', ...jalan.map(([, , berkas]) => berkas)], {
  env: { ...process.env, ...env },
  stdio: 'inherit',
})
process.exitCode = status ?? 1
