import { createServer } from 'node:http'
import { bukaBasisData } from '../../../server/src/db/basis-data.ts'
import { buatPencatat } from '../../../server/src/layanan/pencatat.ts'
import { buatServer } from '../../../server/src/layanan/server.ts'
import { perkakasBench } from '../kunci.ts'
import { dengarkan } from './dengarkan.ts'

// A: Harapan as it serves, on a bench database with the bench's keys; D: the same, compiler off.
const basisData = await bukaBasisData({ url: process.env['DATABASE_URL'] ?? '' })
const server = buatServer({
  ...perkakasBench(),
  basisData,
  pencatat: buatPencatat((baris) => process.stderr.write(baris)),
  ...(process.env['HARAPAN_TANPA_KOMPILER'] && { kompilasi: false }),
})
const http = createServer((permintaan, jawaban) => void server.tangani(permintaan, jawaban))
dengarkan(http)
