import { createServer } from 'node:http'
import { bukaBasisData } from '../../../server/src/db/basis-data.ts'
import { pilihPembacaToken } from '../../../server/src/layanan/pembaca-token.ts'
import { buatPencatat } from '../../../server/src/layanan/pencatat.ts'
import { buatServer } from '../../../server/src/layanan/server.ts'
import { pantauVersi } from '../../../server/src/versi/pantau.ts'
import { perkakasBench } from '../kunci.ts'
import { dengarkan } from './dengarkan.ts'
import { tanpaAudit } from './tanpa-audit.ts'

// A: Harapan as it serves, on a bench database with the bench's keys; D: the same, compiler off.
const basisData = await bukaBasisData({ url: process.env['DATABASE_URL'] ?? '' })
if (!process.env['BENCH_AUDIT']) tanpaAudit()
const pantau = pantauVersi(basisData)
await pantau.segarkan()
const perkakas = perkakasBench()
const pencatat = buatPencatat((baris) => process.stderr.write(baris))

const server = buatServer({
  ...perkakas,
  pembacaToken: pilihPembacaToken(perkakas, pencatat),
  basisData,
  versi: pantau.versi,
  pencatat,
  // One caller asks for thousands; what the limiter itself costs is in docs/keputusan/0023.
  batas: { laju: Number.MAX_SAFE_INTEGER },
  ...(process.env['HARAPAN_TANPA_KOMPILER'] && { kompilasi: false }),
})
const http = createServer((permintaan, jawaban) => void server.tangani(permintaan, jawaban))
dengarkan(http)
