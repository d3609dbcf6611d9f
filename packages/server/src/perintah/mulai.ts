import { parseArgs } from 'node:util'
import type { Pelaku } from '../akses/pelaku.ts'
import { bacaLingkungan } from '../lingkungan.ts'
import { mulai } from '../mulai.ts'
import { bacaPerkakas, type Perkakas } from '../perkakas.ts'
import { buatBatangKemajuan } from './batang-kemajuan.ts'
import { TOKEN_CONTOH } from './token-contoh.ts'

const DEMO = { oki: 'oki', kotim: 'kotim', kecil: 'kecil', semua: 'semua', tidak: 'tidak' } as const

/** `harapan mulai [--demo oki|kotim|kecil|semua|tidak]` */
export async function perintahMulai(argumen: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argumen,
    options: { demo: { type: 'string', default: 'semua' } },
  })
  if (!Object.hasOwn(DEMO, values.demo)) {
    throw new Error(
      `--demo harus salah satu dari / must be one of: ${Object.keys(DEMO).join(', ')}`,
    )
  }
  const diminta = DEMO[values.demo as keyof typeof DEMO]
  const lingkungan = bacaLingkungan()
  const perkakas = bacaPerkakas(lingkungan)
  if (perkakas.berkasKunciBaru) {
    process.stderr.write(
      `PERINGATAN: kunci identitas baru dibuat di ${perkakas.berkasKunciBaru}. Tanpa berkas itu NIK tidak dapat dicari atau dibuka lagi; untuk data sungguhan pakai HARAPAN_KUNCI_HASH dan HARAPAN_KUNCI_SANDI.\nWARNING: new identity keys were written there. Without that file no NIK can be looked up or revealed again; for real data set both variables.\n`,
    )
  }
  const berjalan = await mulai({
    lingkungan,
    perkakas,
    demo: diminta,
    lapor: buatBatangKemajuan(process.stderr),
  })
  if (berjalan.demo !== diminta) {
    process.stderr.write(
      `Data contoh yang sudah termuat: ${berjalan.demo}; hapus direktori data untuk menggantinya. / Sample data already loaded: ${berjalan.demo}; delete the data directory to change it.\n`,
    )
  }
  await cetakToken(perkakas, berjalan.url)
  await tungguSinyal()
  await berjalan.tutup()
  return 0
}

async function cetakToken({ penerbitToken }: Perkakas, url: string): Promise<void> {
  process.stdout.write(`\nURL ${url}\n`)
  if (!penerbitToken) return
  for (const [nama, pelaku] of Object.entries(TOKEN_CONTOH) as [string, Pelaku][]) {
    process.stdout.write(`TOKEN ${nama} ${await penerbitToken.terbitkan(pelaku)}\n`)
  }
}

function tungguSinyal(): Promise<void> {
  return new Promise((selesai) => {
    process.once('SIGINT', () => selesai())
    process.once('SIGTERM', () => selesai())
  })
}
