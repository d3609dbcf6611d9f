import type { Galat } from './hasil.ts'
import { GALAT_NIK, GALAT_NO_KK } from './identitas.ts'
import type { KodeGalat } from './kode-galat.ts'
import { GALAT_KODE_WILAYAH } from './kode-wilayah.ts'
import { GALAT_TANGGAL } from './tanggal.ts'

type Teks = readonly [pesan: string, petunjuk: string]

/**
 * Pesan dan petunjuk setiap kode, "Indonesia / English" / The message and hint of every code.
 * Terpisah dari daftar kode agar SDK tidak membawanya / Apart from the code list so that the SDK need not carry it.
 */
export const PESAN_GALAT: Readonly<Record<KodeGalat, Teks>> = {
  PERLU_MASUK: [
    'Belum masuk / Not signed in',
    'Sertakan token di header Authorization / Send a token in the Authorization header',
  ],
  TOKEN_TIDAK_SAH: [
    'Token tidak sah atau kedaluwarsa / The token is invalid or has expired',
    'Minta token baru dari penerbitnya, lalu ulangi / Get a new token from its issuer and try again',
  ],
  TIDAK_BERWENANG: [
    'Di luar kewenangan Anda / Outside your authority',
    'Lihat kewenangan Anda lewat `saya`; minta tambahan kepada pengelola instansi / See what you may do through `saya`; ask your agency administrator for more',
  ],
  TUJUAN_WAJIB: [
    'Data pribadi perlu tujuan pemrosesan (UU 27/2022) / Personal data needs a purpose of processing (UU 27/2022)',
    'Sebutkan tujuan yang tercantum dalam perjanjian instansi Anda / State a purpose named in your agency agreement',
  ],
  TUJUAN_TIDAK_SAH: [
    'Tujuan tidak dikenal atau tidak tercantum dalam perjanjian / The purpose is unknown or not in the agreement',
    'Pilih salah satu tujuan yang ditampilkan `saya` / Choose one of the purposes that `saya` shows',
  ],
  PERJANJIAN_TIDAK_BERLAKU: [
    'Tidak ada perjanjian yang berlaku bagi klien ini / No agreement is in force for this client',
    'Hubungi Kementerian Sosial untuk memperpanjang atau memulihkan perjanjian / Ask the ministry to renew or restore the agreement',
  ],
  KODE_WILAYAH_TIDAK_SAH: teksDari(GALAT_KODE_WILAYAH),
  NIK_TIDAK_SAH: teksDari(GALAT_NIK),
  NO_KK_TIDAK_SAH: teksDari(GALAT_NO_KK),
  TANGGAL_TIDAK_SAH: teksDari(GALAT_TANGGAL),
  ID_TIDAK_SAH: [
    'ID tidak sah / Invalid ID',
    'Pakai `id` persis seperti yang diterima dari API ini / Use an `id` exactly as this API returned it',
  ],
  KURSOR_TIDAK_SAH: [
    'Kursor tidak sah atau milik saringan lain / The cursor is invalid or belongs to another filter',
    'Mulai lagi dari halaman pertama dengan saringan yang sama / Start again from the first page with the same filter',
  ],
  TOKEN_KEDALUWARSA: [
    'Token perubahan lebih tua dari yang masih disimpan, atau milik basis data lain / The change token is older than what is kept, or of another database',
    'Mulai lagi tanpa `sejak`: umpan mengirim keadaan sekarang, lalu perubahannya / Start over without `sejak`: the feed sends the present state, then its changes',
  ],
  TOKEN_LINGKUP_BERUBAH: [
    'Wilayah atau hak baca Anda berubah sejak token perubahan ini dibuat / Your area or what you may read has changed since this change token was made',
    'Kosongkan salinan Anda dan mulai lagi tanpa `sejak` / Empty your copy and start over without `sejak`',
  ],
  MASUKAN_TIDAK_SAH: [
    'Masukan tidak sah / Invalid input',
    'Periksa nilai di tempat yang disebut terhadap uraian skemanya / Check the value at the named place against its schema description',
  ],
  DOKUMEN_TIDAK_SAH: [
    'Dokumen GraphQL tidak sah / Invalid GraphQL document',
    'Cocokkan dengan skema, atau daftarkan dokumennya lebih dahulu / Check it against the schema, or register the document first',
  ],
  DOKUMEN_TIDAK_TERDAFTAR: [
    'Dokumen GraphQL ini tidak terdaftar / This GraphQL document is not registered',
    'Daftarkan dokumen versi SDK Anda, atau minta wewenang `pengembangan` / Register the documents of your SDK version, or ask for the scope `pengembangan`',
  ],
  PAKAI_VARIABEL: [
    'NIK atau No. KK tertulis langsung di dokumen / A NIK or No. KK is written into the document',
    'Kirim lewat variabel agar tidak tersimpan bersama dokumen / Send it as a variable, so that it is not kept with the document',
  ],
  BATAS_BIAYA: [
    'Kueri melampaui batas biaya / The query exceeds the cost limit',
    'Kurangi kedalaman, jumlah bidang atau `first`, atau pecah kuerinya / Reduce depth, fields or `first`, or split the query',
  ],
  BATAS_LAJU: [
    'Kuota per menit habis untuk sementara / The quota of this minute is used up',
    'Tunggu selama disebut `Retry-After`, lalu ulangi; minta lebih sedikit setiap kali / Wait as long as `Retry-After` says, then try again; ask for less at a time',
  ],
  BATAS_HALAMAN: [
    'Isi salah satu dari `first` dan `last`, 1 sampai 200 / Give one of `first` and `last`, 1 to 200',
    'Ambil halaman berikutnya dengan `after` atau `before` / Fetch further pages with `after` or `before`',
  ],
  WILAYAH_TERLALU_LUAS: [
    'Wilayah terlalu luas untuk permintaan ini / The area is too wide for this request',
    'Persempit ke kabupaten, kecamatan atau desa / Narrow it to a kabupaten, kecamatan or desa',
  ],
  TERLALU_BANYAK_NIK: [
    'Lebih dari 1.000 NIK dalam satu permintaan / More than 1,000 NIKs in one request',
    'Kirim bertahap, paling banyak 1.000 setiap kali / Send them in batches of at most 1,000',
  ],
  TIDAK_DITEMUKAN: [
    'Tidak ditemukan, atau di luar lingkup Anda / Not found, or outside your scope',
    'Periksa nomor atau kodenya serta lingkup Anda lewat `saya` / Check the number or code, and your scope through `saya`',
  ],
  VERSI_USANG: [
    'Data sudah diubah pihak lain / Someone else has changed the record',
    'Ambil versi terbaru, lalu ulangi perubahan Anda / Fetch the latest version and repeat your change',
  ],
  KUNCI_TERPAKAI: [
    'Kunci idempotensi sudah dipakai untuk masukan lain / The idempotency key was used for other input',
    'Pakai kunci baru untuk tindakan baru / Use a new key for a new action',
  ],
  PERLU_PEMERIKSAAN_PUSAT: [
    'Perlu diperiksa di pusat lebih dahulu / Must first be checked at national level',
    'Tunggu keputusan pusat; statusnya tampak pada usulan / Wait for the national decision; the proposal shows its status',
  ],
  SUDAH_ADA: [
    'Catatan yang sama sudah ada dan masih berlaku / The same record exists and is still in force',
    'Ubah catatan yang ada, atau tutup lebih dahulu / Change the existing record, or close it first',
  ],
  STATUS_TIDAK_SESUAI: [
    'Tidak dapat dilakukan pada status sekarang / Not possible in the present status',
    'Lihat status terakhir dan langkah yang boleh sesudahnya / See the latest status and the steps allowed from it',
  ],
  SYARAT_KURANG: [
    'Syarat atau dokumen belum lengkap / A requirement or document is missing',
    'Lengkapi yang disebut di tempat galat, lalu ajukan lagi / Supply what the error names, then submit again',
  ],
  TENGGAT_LEWAT: [
    'Tenggat sudah lewat / The deadline has passed',
    'Ajukan lewat jalur usulan baru / File it as a new proposal',
  ],
  KUOTA_PENUH: [
    'Kuota program di wilayah ini penuh / The programme quota of this area is full',
    'Tunggu pengganti atau penetapan kuota berikutnya / Wait for a replacement or the next quota decision',
  ],
  BATAS_PANTAUAN: [
    'Melampaui banyaknya orang yang boleh dipantau menurut perjanjian / More persons than the agreement lets you follow',
    'Akhiri yang tidak perlu lagi dengan berhentiPantau, atau perbarui perjanjiannya / End those no longer needed with berhentiPantau, or renew the agreement',
  ],
  PERSETUJUAN_SENDIRI: [
    'Pengusul tidak boleh menyetujui usulannya sendiri / A proposer may not approve their own proposal',
    'Minta petugas lain yang berwenang / Ask another authorised officer',
  ],
  BATAS_UNGKAP: [
    'Batas pengungkapan nomor identitas tercapai / The limit for revealing identity numbers is reached',
    'Tunggu sampai batas dipulihkan, atau pakai nomor tersamar / Wait until the limit resets, or use the masked number',
  ],
  BASIS_DATA_SIBUK: [
    'Basis data sedang sibuk / The database is busy',
    'Ulangi sebentar lagi; aman diulang dengan kunci yang sama / Try again shortly; safe to repeat with the same key',
  ],
  PENERBIT_TIDAK_TERJANGKAU: [
    'Token belum dapat diperiksa: penerbitnya tidak terjangkau / The token cannot be checked yet: its issuer is out of reach',
    'Ulangi sebentar lagi dengan token yang sama; bila tetap, beri tahu pengelola layanan / Try again shortly with the same token; if it persists, tell the operator',
  ],
  GALAT_INTERNAL: [
    'Galat di pihak kami / An error on our side',
    'Ulangi; bila tetap, laporkan nomor permintaannya / Try again; if it persists, report the request number',
  ],
}

/** Galat lengkap untuk kode, dengan pesan umumnya / The full error for a code, with its general message. */
export function galat(kode: KodeGalat): Galat {
  const [pesan, petunjuk] = PESAN_GALAT[kode]
  return { kode, pesan, petunjuk }
}

function teksDari({ pesan, petunjuk }: Galat): Teks {
  return [pesan, petunjuk]
}
