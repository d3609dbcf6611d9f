import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { laporanApi } from './codegen/laporan-api.ts'

// Tersimpan di git: permukaan yang berubah tampak saat ditinjau.
const dist = fileURLToPath(new URL('dist', import.meta.url))
writeFileSync(new URL('api-report.md', import.meta.url), laporanApi(dist))
