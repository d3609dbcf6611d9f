import { type Tanggal, tanggalDari } from '@harapan/kode'

/** A row of AngkaTerbit: a figure somebody published, word for word. Never derived, never spread. */
export interface BarisAngkaTerbit {
  readonly id: number
  readonly program: 'PKH' | null
  readonly indikator: 'JUMLAH_KPM' | 'KELUARGA_MISKIN' | 'JUMLAH_PENDAMPING' | 'KUOTA'
  /** First number of the area's range. */
  readonly wilayahKode: number
  readonly tingkat: 'KABUPATEN'
  readonly tahun: number
  readonly nilai: number
  /** The source itself says "about". */
  readonly perkiraan: boolean
  readonly kutipan: string
  readonly sumber: string
  readonly tanggal: Tanggal
}

export interface BarisKuota {
  readonly program: 'PKH'
  readonly kabupatenKode: number
  readonly tahun: number
  readonly jumlah: number
  readonly sumber: string
  readonly tanggalSumber: Tanggal
}

export interface BarisCakupanData {
  readonly program: 'PKH'
  readonly kabupatenKode: number
  readonly dariTahun: number
  readonly sintetis: true
  readonly sumber: string
}

const OKI = 1_602_000_000
const KOTIM = 6_202_000_000
const BERITA_OKI = 'Bukti Pers, 2 Mei 2018: Dinas Sosial OKI Gelar Rakor PKH dan BPJS Kesehatan'
const TANGGAL_OKI = tanggalDari(2018, 5, 2)
const BERITA_KOTIM =
  'Berita Sampit, 10 Oktober 2019: Kotim Terbanyak Pertama Penerima PKH, Ini Harapan Dinsos Provinsi Kalteng'
const TANGGAL_KOTIM = tanggalDari(2019, 10, 10)

// The spelling of the quotations is the newspapers' own.
export const ANGKA_TERBIT: readonly BarisAngkaTerbit[] = [
  {
    id: 1,
    program: 'PKH',
    indikator: 'JUMLAH_KPM',
    wilayahKode: OKI,
    tingkat: 'KABUPATEN',
    tahun: 2017,
    nilai: 22_000,
    perkiraan: false,
    kutipan: 'sedangkan ditahun 2017 penerima Pkh berjumlah 22.000 KK',
    sumber: BERITA_OKI,
    tanggal: TANGGAL_OKI,
  },
  {
    id: 2,
    program: 'PKH',
    indikator: 'JUMLAH_KPM',
    wilayahKode: OKI,
    tingkat: 'KABUPATEN',
    tahun: 2018,
    nilai: 37_083,
    perkiraan: false,
    kutipan: 'Penerima Pkh tahun ini sebanyak 37.083 kk dari jumlah kk miskin sebanyak 57.000 kk.',
    sumber: BERITA_OKI,
    tanggal: TANGGAL_OKI,
  },
  {
    id: 3,
    program: null,
    indikator: 'KELUARGA_MISKIN',
    wilayahKode: OKI,
    tingkat: 'KABUPATEN',
    tahun: 2018,
    nilai: 57_000,
    perkiraan: false,
    kutipan: 'Penerima Pkh tahun ini sebanyak 37.083 kk dari jumlah kk miskin sebanyak 57.000 kk.',
    sumber: BERITA_OKI,
    tanggal: TANGGAL_OKI,
  },
  {
    id: 4,
    program: 'PKH',
    indikator: 'JUMLAH_PENDAMPING',
    wilayahKode: OKI,
    tingkat: 'KABUPATEN',
    tahun: 2018,
    nilai: 200,
    perkiraan: true,
    kutipan:
      'Sarjana pendamping PKH kita diKabupaten OKI ini, lebih kurang 200 orang yang tersebar di 18 Kecamatan',
    sumber: BERITA_OKI,
    tanggal: TANGGAL_OKI,
  },
  {
    id: 5,
    program: 'PKH',
    indikator: 'JUMLAH_KPM',
    wilayahKode: KOTIM,
    tingkat: 'KABUPATEN',
    tahun: 2019,
    nilai: 12_136,
    perkiraan: false,
    kutipan:
      'Jumlah Keluarga Penerima Manfaat (KPM) PKH di wilayah Kotim ini mencapai angka 12.136 terbanyak pertama diantara beberapa kabupaten di wilayah provinsi Kalteng',
    sumber: BERITA_KOTIM,
    tanggal: TANGGAL_KOTIM,
  },
]

/** Only where an article speaks of a quota: "Untuk tahun 2018 penerima Pkh ada penambahan kuota dari Pusat". */
export const KUOTA_DEMO: readonly BarisKuota[] = [
  {
    program: 'PKH',
    kabupatenKode: OKI,
    tahun: 2018,
    jumlah: 37_083,
    sumber: `${BERITA_OKI} ("ada penambahan kuota dari Pusat")`,
    tanggalSumber: TANGGAL_OKI,
  },
]

/** Since when the rows of a regency are complete; before that year its numbers are unknown, not zero. */
export const CAKUPAN_DEMO: readonly BarisCakupanData[] = [
  {
    program: 'PKH',
    kabupatenKode: OKI,
    dariTahun: 2017,
    sintetis: true,
    sumber: 'Data contoh (sintetis) menurut angka terbit OKI 2017 dan 2018',
  },
  {
    program: 'PKH',
    kabupatenKode: KOTIM,
    dariTahun: 2019,
    sintetis: true,
    sumber: 'Data contoh (sintetis) menurut angka terbit Kotawaringin Timur 2019',
  },
]
