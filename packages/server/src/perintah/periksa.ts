import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { bukaBasisData } from '../db/basis-data.ts'
import { kunciDirektori, pemegangDirektori } from '../db/kunci-direktori.ts'
import { dalamTransaksiNasional } from '../db/transaksi.ts'
import { bacaLingkungan, type Lingkungan } from '../lingkungan.ts'
import { bacaPerkakas } from '../perkakas.ts'
import { type HasilPeriksa, periksa } from '../rekap/periksa.ts'

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

  const tertanam = join(direktori, 'basis-data')
  if (!databaseUrl && !existsSync(tertanam)) {
    throw new Error(
      `Belum ada basis data di ${direktori}; jalankan harapan mulai dulu. / No database there yet; run harapan mulai first.`,
    )
  }
  const kunci = databaseUrl ? undefined : kunciDirektori(direktori)
  const basisData = await bukaBasisData(
    databaseUrl ? { url: databaseUrl } : { direktori: tertanam },
  )
  try {
    return await dalamTransaksiNasional(basisData.kolam, periksa)
  } finally {
    await basisData.tutup()
    kunci?.lepas()
  }
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
