import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data'
import { type KodeWilayah, parseKodeWilayah } from '../src/kode-wilayah.ts'

export interface WilayahNyata {
  /** Seperti tertulis di sumber / As the source writes it. */
  readonly teks: string
  readonly induk: string | null
  readonly kode: KodeWilayah | null
}

/** Semua kode edisi Kepmendagri 300.2.2-2138/2025, menurut tingkatnya / Every code of the edition, by level. */
export async function bacaKodeNyata(): Promise<readonly WilayahNyata[][]> {
  const [provinsi, kabupaten, kecamatan, desa] = await Promise.all([
    getProvinces(),
    getRegencies(),
    getDistricts(),
    getVillages(),
  ])
  return [
    provinsi.map(({ code }) => wilayah(code, null)),
    kabupaten.map(({ code, province_code }) => wilayah(code, province_code)),
    kecamatan.map(({ code, regency_code }) => wilayah(code, regency_code)),
    desa.map(({ code, district_code }) => wilayah(code, district_code)),
  ]
}

function wilayah(teks: string, induk: string | null): WilayahNyata {
  const hasil = parseKodeWilayah(teks)
  return { teks, induk, kode: hasil.ok ? hasil.nilai : null }
}
