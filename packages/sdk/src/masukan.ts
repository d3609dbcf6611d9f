import {
  type Hasil,
  type KodeWilayah,
  type Nik,
  type NoKk,
  parseKodeWilayah,
  parseNik,
  parseNoKk,
  parseTanggal,
  type Tanggal,
} from '@harapan/kode'
import { HarapanError } from './errors.ts'

/** Kode wilayah, bertitik atau polos / An area code. @throws HarapanError KODE_WILAYAH_TIDAK_SAH */
export function kodeWilayah(masukan: string): KodeWilayah {
  return nilai(parseKodeWilayah(masukan))
}

/** NIK untuk dikirim sebagai variabel / A NIK to send as a variable. @throws HarapanError NIK_TIDAK_SAH */
export function nik(masukan: string): Nik {
  return nilai(parseNik(masukan))
}

/** No. KK untuk dikirim sebagai variabel / A No. KK to send. @throws HarapanError NO_KK_TIDAK_SAH */
export function noKk(masukan: string): NoKk {
  return nilai(parseNoKk(masukan))
}

/** Tanggal `YYYY-MM-DD` / A calendar date. @throws HarapanError TANGGAL_TIDAK_SAH */
export function tanggal(masukan: string): Tanggal {
  return nilai(parseTanggal(masukan))
}

function nilai<T>(hasil: Hasil<T>): T {
  if (hasil.ok) return hasil.nilai
  throw new HarapanError(hasil.galat)
}
