import type { Konteks } from '../konteks.ts'
import { type DaftarKpm, SARINGAN_BAWAAN, syarat } from './daftar-kpm.ts'

const BATAS_HITUNG = 10_001

/** Rows of a list: exact from the roll-up when its dimensions allow, else counted up to a bound. */
export async function hitungKpm(
  { tx, pemuat, hariIni }: Konteks,
  { wilayah, saringan, nama }: DaftarKpm,
): Promise<{ nilai: number; tepat: boolean }> {
  const bawaan = saringan.status.length === 1 && saringan.status[0] === SARINGAN_BAWAAN.status[0]
  if (bawaan && nama === undefined) {
    const tahun = Number(hariIni.slice(0, 4))
    const rekap = await pemuat.rekap.load({ wilayah, program: saringan.program, tahun })
    if (rekap?.langsung && rekap.jumlahKpm !== null) return { nilai: rekap.jumlahKpm, tepat: true }
  }
  const baris = await tx.kpm.findMany({
    where: syarat({ wilayah, saringan, ...(nama !== undefined && { nama }) }),
    select: { id: true },
    take: BATAS_HITUNG,
  })
  return { nilai: baris.length, tepat: baris.length < BATAS_HITUNG }
}
