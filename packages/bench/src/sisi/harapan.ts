import { createServer } from 'node:http'
import { jadwalkanSegel } from '../../../server/src/audit/jadwal-segel.ts'
import { bukaBasisData } from '../../../server/src/db/basis-data.ts'
import { pilihPembacaToken } from '../../../server/src/layanan/pembaca-token.ts'
import { buatPencatat } from '../../../server/src/layanan/pencatat.ts'
import { buatServer } from '../../../server/src/layanan/server.ts'
import { pantauVersi } from '../../../server/src/versi/pantau.ts'
import { perkakasBench } from '../kunci.ts'
import { PELAKU } from '../pelaku.ts'
import { dengarkan } from './dengarkan.ts'
import { pelakuDari } from './masuk.ts'
import { tanpaAudit, tanpaBingkai } from './tanpa-penjaga.ts'

// Harapan as it serves, on a bench database with the bench's keys. A: without audit rows, which no other
// side writes; D: the same, compiler off; E: with its whole guard, the sealer at work; F: with none of it.
const penjaga = process.env['BENCH_PENJAGA']
const LAJU_BENCH = 1_000_000_000
const basisData = await bukaBasisData({ url: process.env['DATABASE_URL'] ?? '' })
if (penjaga === undefined) tanpaAudit()
if (penjaga === 'tanpa') tanpaBingkai()
const pantau = pantauVersi(basisData)
await pantau.segarkan()
const perkakas = perkakasBench()
const pencatat = buatPencatat((baris) => process.stderr.write(baris))

const server = buatServer({
  ...perkakas,
  pembacaToken:
    penjaga === 'tanpa'
      ? { baca: async (token) => PELAKU[pelakuDari({ authorization: `Bearer ${token}` })] }
      : pilihPembacaToken(perkakas, pencatat),
  basisData,
  versi: pantau.versi,
  pencatat,
  // One caller asks for thousands: the limiter counts only in E, with a quota nobody reaches.
  batas: { laju: penjaga === 'penuh' ? LAJU_BENCH : Number.MAX_SAFE_INTEGER },
  ...(process.env['HARAPAN_TANPA_KOMPILER'] && { kompilasi: false }),
})
if (penjaga === 'penuh') await jadwalkanSegel(basisData.kolam, pencatat)
const waktu: [ms: number, cpuMs: number][] = []
process.on('message', () => process.send?.({ waktu: waktu.splice(0) }))
const http = createServer((permintaan, jawaban) => {
  if (process.env['BENCH_WAKTU']) {
    const [mulai, cpu] = [performance.now(), process.cpuUsage()]
    jawaban.once('finish', () => {
      const { user, system } = process.cpuUsage(cpu)
      waktu.push([performance.now() - mulai, (user + system) / 1_000])
    })
  }
  void server.tangani(permintaan, jawaban)
})
dengarkan(http)
