import { dalamTransaksiNasional } from '../db/transaksi.ts'
import { periksa } from '../rekap/periksa.ts'
import { sendiriAtauLewatServer } from './lewat-server.ts'

/** `harapan periksa`: proves the promises about the data; exit code 1 when one is broken. */
export async function perintahPeriksa(): Promise<number> {
  const hasil = await sendiriAtauLewatServer('/perawatan/periksa', (kolam) =>
    dalamTransaksiNasional(kolam, periksa),
  )
  for (const { nama, pelanggaran } of hasil) {
    process.stdout.write(
      `${pelanggaran === 0 ? 'baik ' : 'SALAH'} ${nama}${pelanggaran === 0 ? '' : `: ${pelanggaran}`}\n`,
    )
  }
  return hasil.every(({ pelanggaran }) => pelanggaran === 0) ? 0 : 1
}
