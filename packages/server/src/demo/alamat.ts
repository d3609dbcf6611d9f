import type { Acak } from './acak.ts'

const NOMOR_DUSUN = ['I', 'II', 'III', 'IV'] as const
const NAMA_JALAN = [
  'Handil',
  'Inti',
  'Karya',
  'Kelapa',
  'Mandiri',
  'Padat Karya',
  'Pelita',
  'Poros Desa',
  'Rambutan',
  'Usaha',
] as const

/** An address as village offices write it, with its RT and RW. */
export function alamatDemo(
  acak: Acak,
  daerah: 'SUMSEL' | 'KALTENG',
  desaKode: number,
): { alamat: string; rt: string | null; rw: string | null } {
  const urutDusun = acak.bulat(1, NOMOR_DUSUN.length)
  const tempat =
    daerah === 'KALTENG'
      ? `Jalan ${acak.pilih(NAMA_JALAN)}`
      : `${adalahKelurahan(desaKode) ? 'Lingkungan' : 'Dusun'} ${NOMOR_DUSUN[urutDusun - 1]}`
  // Where hamlets were never divided there is no RT.
  if (acak.peluang(0.02)) return { alamat: tempat, rt: null, rw: null }
  const rt = tigaAngka((urutDusun - 1) * 3 + acak.bulat(1, 3))
  const rw = tigaAngka(urutDusun)
  return { alamat: `${tempat} RT ${rt} RW ${rw}`, rt, rw }
}

/** Digit 7 of the code: 1 is a kelurahan (Permendagri 58/2021). */
function adalahKelurahan(desaKode: number): boolean {
  return Math.floor(desaKode / 1000) % 10 === 1
}

function tigaAngka(angka: number): string {
  return String(angka).padStart(3, '0')
}
