import {
  induk,
  type JenisWilayah,
  jenis,
  type KodeWilayah,
  parseKodeWilayah,
  type TingkatWilayah,
  tingkat,
  wajib,
} from '@harapan/kode'
import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data'
import { aliasWilayah, PERBAIKAN_NAMA } from './alias-wilayah.ts'
import { pisahkanAwalan, rapikanNama } from './nama-wilayah.rules.ts'

/** Satu wilayah edisi kini, sudah dirapikan / One area of the current edition, cleaned. */
export interface BarisWilayah {
  readonly kode: KodeWilayah
  readonly tingkat: TingkatWilayah
  readonly jenis: JenisWilayah
  /** Tanpa awalan / Bare: "Ogan Komering Ilir". */
  readonly nama: string
  /** Dengan awalan / Prefixed: "Kabupaten Ogan Komering Ilir". */
  readonly namaLengkap: string
  readonly alias: readonly string[]
  readonly indukKode: KodeWilayah | null
}

/**
 * Seluruh wilayah, induk sebelum anak: 38 provinsi, 514 kabupaten/kota, 7.285 kecamatan, 83.762 desa.
 * The whole country, parents before children, from idn-area-data (ODbL), Kepmendagri 300.2.2-2138/2025.
 */
export async function bacaWilayah(): Promise<BarisWilayah[]> {
  const tingkatan = await bacaSumber()
  return tingkatan.flatMap((daftar) => daftar.map(({ code, name }) => barisWilayah(code, name)))
}

/** Kode dan nama seperti tertulis di paketnya, per tingkat / Codes and names as the package writes them. */
export async function bacaSumber(): Promise<{ code: string; name: string }[][]> {
  return Promise.all([getProvinces(), getRegencies(), getDistricts(), getVillages()])
}

function barisWilayah(code: string, name: string): BarisWilayah {
  const kode = wajib(parseKodeWilayah(code))
  const { awalan, nama: namaSumber } = pisahkanAwalan(kode, rapikanNama(name))
  const nama = PERBAIKAN_NAMA.get(code)?.nama ?? namaSumber
  return {
    kode,
    tingkat: tingkat(kode),
    jenis: jenis(kode),
    nama,
    namaLengkap: `${awalan} ${nama}`,
    alias: aliasWilayah(code),
    indukKode: induk(kode),
  }
}
