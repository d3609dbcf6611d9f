import type { Acak, Tabel } from './acak.ts'
import type { AlasanAkhirPbi, SegmenJkn } from './baris.ts'
import { awalBulanBerikut, type Hari, hariPada, tahunDari, tambahTahun } from './hari.ts'

export interface MasaJkn {
  readonly segmen: SegmenJkn
  readonly kelasRawat: 1 | 2 | 3
  readonly mulai: Hari
  /** The last day, or null while it lasts. */
  readonly sampai: Hari | null
  readonly alasanAkhir: AlasanAkhirPbi | null
}

type GolonganJkn =
  | 'PBI_AKTIF'
  | 'PBI_DIAKTIFKAN_LAGI'
  | 'PBI_NONAKTIF'
  | 'PBPU_BP_PEMDA'
  | 'PPU_BU'
  | 'PBPU_MANDIRI'
  | 'TIDAK_TERDAFTAR'

export interface NasibJkn {
  readonly golongan: GolonganJkn
  /** Why PBI ended, if it did. */
  readonly alasanAkhir: AlasanAkhirPbi
}

const GOLONGAN: Tabel<GolonganJkn> = [
  ['PBI_AKTIF', 60.5],
  ['PBI_DIAKTIFKAN_LAGI', 1.5],
  ['PBI_NONAKTIF', 9],
  ['PBPU_BP_PEMDA', 8],
  ['PPU_BU', 3],
  ['PBPU_MANDIRI', 2.5],
  ['TIDAK_TERDAFTAR', 15.5],
]
const IKUT_KELUARGA = 0.75

/*
 * May 2025: 5,090,334 not in DTSEN and 2,306,943 in desil 6-10, of 7,397,277. A desil belongs to a
 * family, so that reason is drawn for families alone, and the more often there.
 */
const ALASAN_KELUARGA: Tabel<AlasanAkhirPbi> = [
  ['TIDAK_ADA_DI_DTSEN', 59],
  ['DESIL_6_10', 41],
]
const ALASAN_SENDIRI: Tabel<AlasanAkhirPbi> = [
  ['TIDAK_ADA_DI_DTSEN', 75],
  ['MENJADI_PPU', 25],
]
const PENONAKTIFAN_2025 = hariPada(2025, 5, 31)
const AWAL_JKN = hariPada(2014, 1, 1)

export function nasibKeluarga(acak: Acak): NasibJkn {
  return { golongan: acak.berbobot(GOLONGAN), alasanAkhir: acak.berbobot(ALASAN_KELUARGA) }
}

/** Families are mostly covered together, but not always. */
export function nasibOrang(acak: Acak, keluarga: NasibJkn): NasibJkn {
  if (acak.peluang(IKUT_KELUARGA)) return keluarga
  return { golongan: acak.berbobot(GOLONGAN), alasanAkhir: acak.berbobot(ALASAN_SENDIRI) }
}

/** A person's spells of JKN, oldest first, never two on one day; none for who is not registered. */
export function masaJkn(
  acak: Acak,
  { golongan, alasanAkhir }: NasibJkn,
  lahir: Hari,
  hariIni: Hari,
): MasaJkn[] {
  switch (golongan) {
    case 'TIDAK_TERDAFTAR':
      return []
    case 'PBI_AKTIF':
      return terbuka(acak, 'PBI_APBN', 3, lahir, hariIni)
    case 'PBPU_BP_PEMDA':
      return terbuka(acak, 'PBPU_BP_PEMDA', 3, lahir, hariIni)
    case 'PPU_BU':
      return terbuka(acak, 'PPU_BU', acak.peluang(0.7) ? 2 : 1, lahir, hariIni)
    case 'PBPU_MANDIRI':
      return terbuka(acak, 'PBPU_MANDIRI', acak.peluang(0.85) ? 3 : 2, lahir, hariIni)
    case 'PBI_NONAKTIF':
      return nonaktif(acak, alasanAkhir, lahir)
    case 'PBI_DIAKTIFKAN_LAGI':
      return diaktifkanLagi(acak, alasanAkhir, lahir)
  }
}

function terbuka(
  acak: Acak,
  segmen: SegmenJkn,
  kelasRawat: 1 | 2 | 3,
  lahir: Hari,
  hariIni: Hari,
): MasaJkn[] {
  const mulai = mulaiPeserta(acak, lahir, hariIni)
  return mulai === undefined ? [] : [{ segmen, kelasRawat, mulai, sampai: null, alasanAkhir: null }]
}

function nonaktif(acak: Acak, alasan: AlasanAkhirPbi, lahir: Hari): MasaJkn[] {
  if (alasan !== 'MENJADI_PPU') {
    return pbiBerakhir(acak, lahir, PENONAKTIFAN_2025, alasan)
  }
  // Only someone of working age finds an employer who registers them.
  const bekerja = tambahTahun(lahir, 19)
  const pindah = hariPada(acak.bulat(2020, 2025), acak.bulat(1, 12), 1)
  if (bekerja > pindah || tambahTahun(lahir, 57) < pindah) {
    return pbiBerakhir(acak, lahir, PENONAKTIFAN_2025, 'TIDAK_ADA_DI_DTSEN')
  }
  return [
    ...pbiBerakhir(acak, lahir, pindah - 1, 'MENJADI_PPU'),
    { segmen: 'PPU_BU', kelasRawat: 2, mulai: pindah, sampai: null, alasanAkhir: null },
  ]
}

/** Reactivation is possible within six months of the deactivation (Permensos 3/2026 art 20 and practice). */
function diaktifkanLagi(acak: Acak, alasan: AlasanAkhirPbi, lahir: Hari): MasaJkn[] {
  const dulu = alasan === 'MENJADI_PPU' ? 'TIDAK_ADA_DI_DTSEN' : alasan
  const pertama = pbiBerakhir(acak, lahir, PENONAKTIFAN_2025, dulu)
  const mulai = hariPada(2025, acak.bulat(7, 11), 1)
  if (pertama.length === 0) return []
  return [...pertama, { segmen: 'PBI_APBN', kelasRawat: 3, mulai, sampai: null, alasanAkhir: null }]
}

function pbiBerakhir(acak: Acak, lahir: Hari, sampai: Hari, alasan: AlasanAkhirPbi): MasaJkn[] {
  const mulai = mulaiPeserta(acak, lahir, sampai - 30)
  if (mulai === undefined) return []
  return [{ segmen: 'PBI_APBN', kelasRawat: 3, mulai, sampai, alasanAkhir: alasan }]
}

/** The first of a month after birth; almost half since JKN began, by the former Jamkesmas. */
function mulaiPeserta(acak: Acak, lahir: Hari, paling: Hari): Hari | undefined {
  const terawal = Math.max(AWAL_JKN, awalBulanBerikut(lahir))
  const terdaftarLama = acak.peluang(0.45)
  const tahun = acak.bulat(tahunDari(terawal), Math.max(tahunDari(terawal), tahunDari(paling)))
  const bulan = acak.bulat(1, 12)
  const mulai = terdaftarLama ? terawal : Math.max(terawal, hariPada(tahun, bulan, 1))
  const sah = mulai <= paling ? mulai : terawal
  return sah <= paling ? sah : undefined
}
