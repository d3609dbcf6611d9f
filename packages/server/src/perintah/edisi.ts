import { kerjakanEdisi, type PermintaanEdisi } from '../edisi/kerjakan-edisi.ts'
import { daftarEdisiTeks, laporanPeriksa, laporanTerapan } from './laporan-edisi.ts'
import { sendiriAtauLewatServer } from './lewat-server.ts'

const PAKAI = `harapan edisi
harapan edisi periksa NOMOR
harapan edisi terapkan NOMOR
(berkasnya dahulu / its file first: harapan impor wilayah BERKAS --isi edisi=NOMOR --isi tanggal_edisi=2026-03-01 --isi lengkap=YA)`

/** Whoever runs it again, or the next one, needs to know that a human must decide first. */
const TERHALANG = 3

/** `harapan edisi`: what a new edition of area codes would do, and doing it. Operators only: it has no token. */
export async function perintahEdisi(argumen: string[]): Promise<number> {
  const permintaan = uraikan(argumen)
  const setelan = new URLSearchParams(permintaan)
  const hasil = await sendiriAtauLewatServer(
    `/perawatan/edisi?${setelan}`,
    (kolam) => kerjakanEdisi(kolam, permintaan, kemajuan),
    // A second connection holds the lock.
    { koneksi: 2 },
  )
  if ('galat' in hasil) throw new Error(hasil.galat)
  if (hasil.apa === 'daftar') process.stdout.write(daftarEdisiTeks(hasil.daftar))
  if (hasil.apa === 'periksa') process.stdout.write(laporanPeriksa(hasil.hasil))
  if (hasil.apa === 'terapkan') process.stdout.write(laporanTerapan(hasil.hasil))
  const terhalang =
    (hasil.apa === 'periksa' && hasil.hasil.penghalang.length > 0) ||
    (hasil.apa === 'terapkan' && hasil.hasil.jenis === 'TERHALANG')
  return terhalang ? TERHALANG : 0
}

function uraikan([apa = 'daftar', nomor = '', ...lebih]: string[]): PermintaanEdisi {
  const dengan = apa === 'periksa' || apa === 'terapkan'
  if (lebih.length > 0 || dengan === (nomor === '') || (!dengan && apa !== 'daftar'))
    throw new Error(PAKAI)
  return { apa: apa as PermintaanEdisi['apa'], nomor }
}

/** On a terminal all the time, in a log every tenth. */
function kemajuan(selesai: number, jumlah: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\rkelompok / group ${selesai}/${jumlah} `)
  else if (selesai % Math.ceil(jumlah / 10) === 0)
    process.stderr.write(`kelompok / group ${selesai}/${jumlah}\n`)
}
