import { existsSync } from 'node:fs'
import { pemegangDirektori } from '../db/kunci-direktori.ts'
import { dalamTransaksiNasional } from '../db/transaksi.ts'
import { bacaLingkungan, direktoriTertanam, type Lingkungan } from '../lingkungan.ts'
import { bacaPerkakas } from '../perkakas.ts'
import { type HasilPeriksa, periksa } from '../rekap/periksa.ts'
import { denganBasisData } from './dengan-basis-data.ts'

/** `harapan periksa`: proves the promises about the data; exit code 1 when one is broken. */
export async function perintahPeriksa(): Promise<number> {
  const hasil = await jalankan(bacaLingkungan())
  for (const { nama, pelanggaran } of hasil) {
    process.stdout.write(
      `${pelanggaran === 0 ? 'baik ' : 'SALAH'} ${nama}${pelanggaran === 0 ? '' : `: ${pelanggaran}`}\n`,
    )
  }
  return hasil.every(({ pelanggaran }) => pelanggaran === 0) ? 0 : 1
}

async function jalankan(lingkungan: Lingkungan): Promise<HasilPeriksa[]> {
  const { databaseUrl, direktori } = lingkungan
  const pemegang = databaseUrl ? undefined : pemegangDirektori(direktori)
  if (pemegang?.port) return lewatServer(pemegang.port, lingkungan)

  if (!databaseUrl && !existsSync(direktoriTertanam(lingkungan))) {
    throw new Error(
      `Belum ada basis data di ${direktori}; jalankan harapan mulai dulu. / No database there yet; run harapan mulai first.`,
    )
  }
  return denganBasisData(lingkungan, 'databaseUrl', (kolam) =>
    dalamTransaksiNasional(kolam, periksa),
  )
}

async function lewatServer(port: number, lingkungan: Lingkungan): Promise<HasilPeriksa[]> {
  const { kunciPerawatan } = bacaPerkakas(lingkungan)
  const jawaban = await fetch(`http://127.0.0.1:${port}/perawatan/periksa`, {
    headers: { authorization: `Bearer ${kunciPerawatan}` },
  })
  if (!jawaban.ok)
    throw new Error(`Server di port ${port} menolak. / The server on port ${port} refused.`)
  return (await jawaban.json()) as HasilPeriksa[]
}
