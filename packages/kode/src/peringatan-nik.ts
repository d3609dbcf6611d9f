import type { Nik } from './identitas.ts'
import type { Tanggal } from './tanggal.ts'

/** Daftar tertutup: hal janggal pada NIK yang sah / The closed list: what is odd about a well-formed NIK. */
export const PERINGATAN_NIK = [
  'WILAYAH_TIDAK_DIKENAL',
  'TANGGAL_LAHIR_BERBEDA',
  'JENIS_KELAMIN_BERBEDA',
  'TANGGAL_DI_MASA_DEPAN',
  'SINTETIS',
] as const
export type PeringatanNik = (typeof PERINGATAN_NIK)[number]

export const JENIS_KELAMIN = ['LAKI_LAKI', 'PEREMPUAN'] as const
export type JenisKelamin = (typeof JENIS_KELAMIN)[number]

/** Awalan data contoh; tidak ada provinsi 99 / The prefix of demo data; there is no province 99. */
export const AWALAN_SINTETIS = '99'

export interface PembandingNik {
  readonly hariIni: Tanggal
  /** Menurut catatan / As recorded. */
  readonly tanggalLahir?: Tanggal | undefined
  readonly jenisKelamin?: JenisKelamin | undefined
  /** Ditanya enam angka lalu empat, polos, pada semua edisi / Asked with six, then four plain digits, over all editions. */
  readonly kodeDikenal?: ((awalan: string) => boolean) | undefined
}

/**
 * Kejanggalan NIK terhadap catatan; mengingatkan, tidak pernah menolak / Oddities against the record; never a refusal.
 * NIK berlaku seumur hidup dan tidak diperbaiki meski tanggal atau kelaminnya keliru (PP 40/2019 ps. 30 ayat 2).
 */
export function peringatanNik(nik: Nik, pembanding: PembandingNik): PeringatanNik[] {
  return PERINGATAN_NIK.filter((peringatan) => ATURAN[peringatan](uraikan(nik), pembanding))
}

interface IsiNik {
  readonly nik: Nik
  readonly jenisKelamin: JenisKelamin
  /** `YY-MM-DD`: NIK tidak memuat abad / a NIK holds no century. */
  readonly lahir: string
}

const ATURAN: Record<PeringatanNik, (isi: IsiNik, pembanding: PembandingNik) => boolean> = {
  SINTETIS: ({ nik }) => nik.startsWith(AWALAN_SINTETIS),
  WILAYAH_TIDAK_DIKENAL: ({ nik }, { kodeDikenal }) =>
    kodeDikenal !== undefined &&
    !nik.startsWith(AWALAN_SINTETIS) &&
    !kodeDikenal(nik.slice(0, 6)) &&
    !kodeDikenal(nik.slice(0, 4)),
  TANGGAL_LAHIR_BERBEDA: ({ lahir }, { tanggalLahir }) =>
    tanggalLahir !== undefined && tanggalLahir.slice(2) !== lahir,
  JENIS_KELAMIN_BERBEDA: (isi, { jenisKelamin }) =>
    jenisKelamin !== undefined && jenisKelamin !== isi.jenisKelamin,
  // Abad dari catatan; tanpa catatan, cukup satu abad yang sudah lewat.
  TANGGAL_DI_MASA_DEPAN: ({ lahir }, { tanggalLahir, hariIni }) =>
    (tanggalLahir === undefined ? ['19', '20'] : [tanggalLahir.slice(0, 2)]).every(
      (abad) => abad + lahir > hariIni,
    ),
}

function uraikan(nik: Nik): IsiNik {
  const hari = Number(nik.slice(6, 8))
  const hariLahir = String(hari > 40 ? hari - 40 : hari).padStart(2, '0')
  return {
    nik,
    jenisKelamin: hari > 40 ? 'PEREMPUAN' : 'LAKI_LAKI',
    lahir: `${nik.slice(10, 12)}-${nik.slice(8, 10)}-${hariLahir}`,
  }
}
