import type { BasisData } from '../db/basis-data.ts'
import { bacaTanpaBingkai } from '../db/sekali-kirim.ts'
import { DISAMARKAN } from './jalan-wilayah.ts'

/** What the owner of the data says of its publications; nothing of it is ours to make up. */
export type Terbitan = {
  walidata?: string | undefined
  kontak?: string | undefined
  lisensi?: string | undefined
}

const SQL = {
  name: 'ekspor_metadata',
  text: `select json_build_object(
    'diterbitkanPada', max(diterbitkan_pada), 'perTanggal', max(per_tanggal), 'banyakSel', count(*),
    'disamarkan', count(*) filter (where jumlah_kpm is null), 'sintetis', bool_or(sintetis),
    'program', (select json_agg(distinct program) from rekap_terbit),
    'tahun', (select json_agg(distinct tahun) from rekap_terbit),
    'edisiWilayah', (select json_agg(distinct edisi) from wilayah where berlaku_sampai is null))::text
  from rekap_terbit`,
  values: [],
}

const BELUM = 'belum ditetapkan walidata / not set by the data steward'

/**
 * What goes with the published roll-up: the parts of metadata that Satu Data Indonesia asks for
 * (Perpres 39/2019 art 8), and the rule by which cells are withheld.
 */
export async function metadataRekap(basisData: BasisData, terbitan: Terbitan): Promise<object> {
  const isi = JSON.parse((await bacaTanpaBingkai(basisData, SQL)) ?? '{}') as object
  return {
    judul:
      'Rekap terbit KPM per wilayah dan tahun / Published roll-up of enrolments by area and year',
    dasar: 'Perpres 39/2019 (Satu Data Indonesia)',
    sumber:
      'Harapan, dihitung dari riwayat kepesertaan / Harapan, counted from the spells of enrolment',
    cakupan:
      'Hanya kabupaten/kota yang datanya dimuat; lihat kabupatenBerdata / Only regencies with data loaded; see kabupatenBerdata',
    ...isi,
    walidata: terbitan.walidata ?? BELUM,
    kontak: terbitan.kontak ?? BELUM,
    lisensi: terbitan.lisensi ?? BELUM,
    acuanWilayah: {
      sumber: 'idn-area-data (Kepmendagri, lihat edisiWilayah)',
      lisensi: 'ODbL-1.0',
    },
    samaran: {
      tanda: DISAMARKAN,
      aturan:
        'Angka 1-4 keluarga tidak diterbitkan, begitu pula angka lain yang akan membukanya lewat selisih antarwilayah atau antartahun / Counts of 1-4 families are withheld, and others that would give them back through differences between areas or years',
    },
    kolom: KOLOM,
    berkas: ['csv', 'xlsx', 'ndjson'].map(
      (format) => `/ekspor/rekap-terbit?tahun={tahun}&program={program}&format=${format}`,
    ),
  }
}

const KOLOM: Readonly<Record<string, string>> = {
  kode: 'Kode wilayah Kemendagri, bertitik; kosong untuk nasional / Dotted Kemendagri code; empty for the nation',
  nama: 'Nama tanpa awalan / Bare name',
  namaLengkap: 'Nama dengan awalan / Name with its prefix',
  tingkat: 'NASIONAL, PROVINSI, KABUPATEN, KECAMATAN atau DESA / Level',
  edisi: 'Keputusan yang memuat kodenya / The decree that lists the code',
  induk: 'Kode wilayah di atasnya / Code of the area above',
  perTanggal: 'Keadaan pada tanggal ini / State on this day',
  jumlahKpm: `KPM berstatus AKTIF; "${DISAMARKAN}" bila ditahan / Active enrolments; "${DISAMARKAN}" where withheld`,
  kabupatenBerdata:
    'Banyaknya kabupaten/kota yang datanya dimuat / How many of its regencies have data loaded',
  sintetis: 'Apakah dari data contoh / Whether it comes from sample data',
}
