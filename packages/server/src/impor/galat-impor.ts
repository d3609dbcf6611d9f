type Teks = readonly [pesan: string, petunjuk: string]

/** Why a whole file is not taken, as "Indonesia / English". */
export const GALAT_IMPOR = {
  PROFIL_TIDAK_DIKENAL: [
    'Profil impor tidak dikenal / Unknown import source',
    'Jalankan harapan impor kenali BERKAS / Run harapan impor kenali FILE',
  ],
  TIDAK_BERWENANG: [
    'Anda tidak berwenang mengimpor ini / You may not import this',
    'Minta token dengan wewenang impor:tulis dari peran yang berhak / Ask for a token with impor:tulis of a role that may',
  ],
  TUJUAN_WAJIB: [
    'Impor data perorangan memerlukan tujuan / Importing personal data needs a purpose',
    'Minta token dengan tujuan / Ask for a token with a purpose',
  ],
  WILAYAH_DI_LUAR: [
    'Wilayah yang disebut di luar wilayah Anda / The named area is outside yours',
    'Sebut wilayah di dalam wilayah Anda / Name an area inside yours',
  ],
  KOLOM_WAJIB_TIDAK_ADA: [
    'Kolom wajib tidak ada di berkas / A required column is missing',
    'Ganti judulnya menjadi salah satu nama di panduan impor, atau beri nilainya dengan --isi kolom=nilai / Rename the header, or give its value with --isi column=value',
  ],
  KOLOM_BEREBUT: [
    'Dua judul berarti kolom yang sama / Two headers mean the same column',
    'Sisakan satu, atau buang --isi untuk kolom itu / Keep one, or leave out --isi for that column',
  ],
  ISI_TIDAK_DIKENAL: [
    '--isi menyebut kolom yang tidak ada pada profil ini / --isi names a column that this source lacks',
    'Lihat kolom profil dengan harapan impor kenali BERKAS / See its columns with harapan impor kenali FILE',
  ],
  NOMOR_DIBULATKAN: [
    'Semua nomor berakhir nol: lembar kerja membulatkannya / All numbers end in zero: a spreadsheet rounded them',
    'Format kolom nomor sebagai Teks dan ambil ulang dari sumbernya / Format the column as Text and take it from its source again',
  ],
  BERKAS_BERUBAH: [
    'Berkas berubah selagi dibaca / The file changed while it was read',
    'Tutup program yang membukanya, lalu jalankan lagi / Close what has it open and run again',
  ],
  SEDANG_BERJALAN: [
    'Impor ini sedang dijalankan proses lain / Another process is running this import',
    'Tunggu sampai selesai; lihat harapan impor lihat / Wait for it; see harapan impor lihat',
  ],
  IMPOR_TIDAK_ADA: [
    'Impor itu tidak ada di wilayah Anda / No such import in your area',
    'Lihat daftarnya dengan harapan impor lihat / See the list with harapan impor lihat',
  ],
  TUGAS_TIDAK_DIPERCAYA: [
    'Tugas ini tidak lagi dapat dijalankan atas nama pengunggahnya / This job can no longer run in its uploader’s name',
    'Unggah berkasnya lagi dan minta impornya lagi / Upload the file again and ask for its import again',
  ],
  PEMBATALAN_TERHALANG: [
    'Impor ini tidak dapat dibatalkan: ada yang sudah dibangun di atasnya / This import cannot be taken back: something was built on it',
    'Lihat penghalang; batalkan dahulu impor yang memakainya / See penghalang; take back the import that uses it first',
  ],
  STATUS_TIDAK_SESUAI: [
    'Impor ini tidak dapat dibatalkan pada statusnya sekarang / This import cannot be taken back as it stands',
    'Yang sudah dibatalkan tidak dapat dibatalkan lagi / What was taken back cannot be taken back again',
  ],
} as const satisfies Record<string, Teks>

export type KodeGalatImpor = keyof typeof GALAT_IMPOR

/** A file, or a wish about it, that is refused whole. Holds names of columns at most, never what a cell holds. */
export class GalatImpor extends Error {
  override readonly name = 'GalatImpor'
  readonly kode: KodeGalatImpor
  readonly tempat: string
  readonly petunjuk: string

  constructor(kode: KodeGalatImpor, tempat = '') {
    const [pesan, petunjuk] = GALAT_IMPOR[kode]
    super(tempat === '' ? pesan : `${pesan}: ${tempat}`)
    this.kode = kode
    this.tempat = tempat
    this.petunjuk = petunjuk
  }
}
