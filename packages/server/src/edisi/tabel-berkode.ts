/** What applying an edition does with the rows that carry a code. */
export type CaraPindah =
  /** Its code is rewritten. */
  | 'PINDAH'
  /** A foreign key with ON UPDATE CASCADE takes it along. */
  | 'IKUT'
  /** A trigger on the person takes it along. */
  | 'PEMICU'
  /** A trigger on the spells takes it along, and folding empties the old code. */
  | 'TURUNAN'
  /** A published figure: rewritten, added up where areas merge, made anew at the end. */
  | 'TERBIT'
  /** Facts of an area: rewritten where it goes on alone, otherwise a human decides first. */
  | 'ACUAN'
  /** Codes of whose holder's area: rewritten where the area goes on alone. */
  | 'LINGKUP'
  /** A log of what was, under the codes of its time. */
  | 'CATATAN'

/** Every column of the database that holds codes of areas; a test compares it with the catalogue. */
export const TABEL_BERKODE: readonly (readonly [tabel: string, kolom: string, cara: CaraPindah])[] =
  [
    ['keluarga', 'desa_kode', 'PINDAH'],
    ['individu', 'desa_kode', 'PINDAH'],
    ['riwayat_kepesertaan', 'desa_kode', 'PINDAH'],
    ['fasilitas', 'desa_kode', 'PINDAH'],
    ['pendamping', 'wilayah_kode', 'PINDAH'],
    ['anggota_keluarga', 'desa_kode', 'IKUT'],
    ['kpm', 'desa_kode', 'IKUT'],
    ['komponen_kpm', 'desa_kode', 'IKUT'],
    ['pendampingan_kpm', 'desa_kode', 'IKUT'],
    ['kepesertaan_jkn', 'desa_kode', 'PEMICU'],
    ['peringkat_kesejahteraan', 'desa_kode', 'IKUT'],
    ['rekap_dasar', 'desa_kode', 'TURUNAN'],
    ['rekap_tahunan', 'desa_kode', 'TURUNAN'],
    ['rekap_delta', 'desa_kode', 'TURUNAN'],
    ['rekap_terbit', 'wilayah_kode', 'TERBIT'],
    ['rekap_samar', 'wilayah_kode', 'TERBIT'],
    ['angka_terbit', 'wilayah_kode', 'ACUAN'],
    ['kuota', 'kabupaten_kode', 'ACUAN'],
    ['cakupan_data', 'kabupaten_kode', 'ACUAN'],
    ['perjanjian_kerja_sama', 'wilayah', 'LINGKUP'],
    ['webhook', 'lingkup', 'LINGKUP'],
    ['impor', 'lingkup', 'LINGKUP'],
    ['perubahan', 'desa_kode', 'CATATAN'],
    ['perubahan', 'desa_lama', 'CATATAN'],
  ]

export const tabelDengan = (...cara: CaraPindah[]) =>
  TABEL_BERKODE.filter(([, , satu]) => cara.includes(satu))
