import type { Format, PermintaanEkspor } from './permintaan-ekspor.ts'
import type { KolomTerpilih } from './pilih-kolom.ts'

export type KepalaHttp = Record<string, string>

const JENIS: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Which columns stayed out, and what the caller lacks for each. */
export const KEPALA_DITINGGALKAN = 'harapan-kolom-ditinggalkan'

/** What an answer says of the file in it: its form, its name, and what it leaves out. */
export function kepalaBerkas(
  { nama, format, wilayah, tahun, jalan }: PermintaanEkspor,
  { ditinggalkan }: KolomTerpilih,
  hariIni: string,
  gzip: boolean,
): KepalaHttp {
  // Codes, years and names from our own table: nothing here needs quoting.
  const bagian = [nama, wilayah, tahun, hariIni].filter((satu) => satu !== undefined)
  const daftar = ditinggalkan.map(
    ({ kolom, kode, perlu }) => `${kolom};kode=${kode};perlu=${perlu}`,
  )
  return {
    'content-type': JENIS[format],
    'content-disposition': `attachment; filename="${bagian.join('-')}.${format}"`,
    ...(gzip && { 'content-encoding': 'gzip' }),
    ...(daftar.length > 0 && { [KEPALA_DITINGGALKAN]: daftar.join(', ') }),
    ...(jalan === 'rekap' && { link: '</ekspor/rekap-terbit/metadata>; rel="describedby"' }),
  }
}
