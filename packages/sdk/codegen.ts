import { mkdirSync, writeFileSync } from 'node:fs'
import { hasilkan } from './codegen/hasilkan.ts'

// Tidak di-commit: selalu dapat dibuat lagi dari schema.graphql dan operations/.
const SKEMA = process.argv[2] ?? new URL('../server/schema.graphql', import.meta.url)
const KELUARAN = new URL('src/_generated/', import.meta.url)

mkdirSync(KELUARAN, { recursive: true })
writeFileSync(new URL('operasi.ts', KELUARAN), await hasilkan(SKEMA))
