import type { Edisi } from '../edisi/baca-edisi.ts'
import { PENGHALANG, type Penghalang } from '../edisi/penghalang.rules.ts'
import type { HasilPeriksaEdisi } from '../edisi/periksa-edisi.ts'
import type { HasilTerapan } from '../edisi/terapkan-edisi.ts'
import { ribuan } from './batang-impor.ts'

const SEBUTAN = {
  PEMEKARAN: 'dimekarkan dari yang tetap ada / split off one that stays',
  PENGGABUNGAN: 'digabung / merged',
  PENGHAPUSAN: 'dihapus / gone',
  GANTI_NAMA: 'berganti nama / renamed',
  GANTI_KODE: 'berganti kode / recoded',
  PINDAH_INDUK: 'pindah induk / moved to another area',
  UBAH_STATUS: 'desa dan kelurahan / village and urban village',
} as const
const DITUNJUKKAN = 30

const satu = (jumlah: number, sebutan: string) => `${ribuan(jumlah).padStart(12)}  ${sebutan}`

export function daftarEdisiTeks(semua: readonly Edisi[]): string {
  const baris = semua.map(
    ({ tanggal, status, nomor, baris: jumlah, lengkap }) =>
      `${tanggal}  ${status.padEnd(10)}  ${nomor}${jumlah > 0 ? `  (${ribuan(jumlah)} baris / rows${lengkap ? '' : ', perubahan saja / changes only'})` : ''}`,
  )
  return `${baris.join('\n')}\n`
}

/** What applying would do, and everything that stands in the way. */
export function laporanPeriksa(hasil: HasilPeriksaEdisi): string {
  const { edisi, tetap, baru, jenis, pindah, beralih, penghalang } = hasil
  const berubah = Object.entries(jenis) as [keyof typeof SEBUTAN, number][]
  return [
    `${edisi.nomor}, berlaku / in force ${edisi.tanggal}, ${edisi.status}`,
    '',
    satu(tetap, 'tetap / unchanged'),
    satu(baru, 'baru / new'),
    ...berubah.sort().map(([apa, jumlah]) => satu(jumlah, SEBUTAN[apa])),
    '',
    ...(pindah.length > 0
      ? [
          'Baris yang berpindah kode / rows that move:',
          ...pindah.map(({ tabel, jumlah }) => satu(jumlah, tabel)),
        ]
      : ['Tidak ada baris yang berpindah kode / no rows move']),
    ...(beralih.length > 0
      ? [
          '',
          `${ribuan(beralih.length)} kode beralih ke wilayah lain / codes go over to another area: ${potong(teratas(beralih))}`,
          'Token yang menyebutnya ditolak sampai penerbitnya menambah klaim edisi / tokens that name one are refused until their issuer adds the claim edisi',
        ]
      : []),
    '',
    ...(penghalang.length > 0
      ? daftarPenghalang(penghalang)
      : [`Dapat diterapkan / can be applied: harapan edisi terapkan '${edisi.nomor}'`]),
    '',
  ].join('\n')
}

export function laporanTerapan(terapan: HasilTerapan): string {
  if (terapan.jenis === 'SUDAH')
    return `${terapan.edisi} sudah diterapkan; tidak ada yang dikerjakan / is applied already; nothing was done\n`
  if (terapan.jenis === 'TERHALANG')
    return `${daftarPenghalang(terapan.hasil.penghalang).join('\n')}\n`
  const { edisi, kelompok, dilanjutkan } = terapan
  return [
    `${edisi} diterapkan${dilanjutkan ? ', dilanjutkan dari yang terhenti' : ''} / applied${dilanjutkan ? ', resumed' : ''}`,
    satu(kelompok, 'kelompok desa / groups of villages'),
    'Buktikan / prove: harapan periksa',
    '',
  ].join('\n')
}

function daftarPenghalang(semua: readonly Penghalang[]): string[] {
  const menurut = Map.groupBy(semua, ({ kode }) => kode)
  return [
    'TIDAK diterapkan, harus diputuskan dahulu / NOT applied, to be decided first:',
    ...[...menurut].flatMap(([kode, milik]) => [
      `${kode}: ${PENGHALANG[kode][0]}`,
      ...milik
        .slice(0, DITUNJUKKAN)
        .map(({ tempat, isi }) => `    ${tempat}${isi ? `: ${isi}` : ''}`),
      ...(milik.length > DITUNJUKKAN
        ? [`    dan ${ribuan(milik.length - DITUNJUKKAN)} lagi / and more`]
        : []),
      `  -> ${PENGHALANG[kode][1]}`,
    ]),
  ]
}

/** Of a regency and all in it only the regency. */
const teratas = (kode: readonly string[]) =>
  kode.filter((satu) => !kode.some((lain) => satu.startsWith(`${lain}.`)))

const potong = (semua: readonly string[]) =>
  `${semua.slice(0, DITUNJUKKAN).join(', ')}${semua.length > DITUNJUKKAN ? ', ...' : ''}`
