type Teks = readonly [pesan: string, petunjuk: string]

/** The closed list of why a row is refused or left to a person, as "Indonesia / English". */
export const KODE_BARIS = {
  // bentuk / form
  JUMLAH_KOLOM: [
    'Jumlah sel tidak sama dengan jumlah judul / The row has more or fewer cells than the header',
    'Kutip sel yang memuat pemisah, lalu kirim lagi / Quote cells that hold the separator and send again',
  ],
  PRESISI_HILANG: [
    'Sel bilangan menyimpan paling banyak 15 angka: nomor ini sudah dibulatkan / A number cell keeps 15 digits at most: this one was rounded',
    'Format kolomnya sebagai Teks sebelum mengisi, dan ambil ulang dari sumbernya / Format the column as Text before filling and take it from its source again',
  ],
  FORMULA_TANPA_NILAI: [
    'Rumus tanpa hasil / A formula without a result',
    'Buka di lembar kerja, hitung, salin sebagai nilai / Open it in a spreadsheet, calculate, paste as values',
  ],
  SEL_GALAT: [
    'Sel berisi galat lembar kerja / The cell holds a spreadsheet error',
    'Perbaiki selnya / Correct the cell',
  ],
  NDJSON_KUNCI_ASING: [
    'Baris punya kunci yang tidak ada di baris pertama / The line has a key that the first line lacks',
    'Sebut semua kunci di baris pertama / Name all keys in the first line',
  ],
  KOSONG: ['Wajib diisi / Required', 'Isi kolom ini / Fill this column'],
  NOTASI_ILMIAH: [
    'Nomor sudah dibulatkan menjadi notasi ilmiah / The number was rounded to scientific notation',
    'Di Excel, format kolomnya sebagai Teks sebelum mengisi atau mengekspor, lalu ambil ulang dari sumbernya; angka yang hilang tidak dapat dikembalikan / Format the column as Text before filling or exporting, and take it from its source again; the lost digits cannot be restored',
  ],
  NIK_TIDAK_SAH: [
    'NIK tidak sah / Invalid NIK',
    'Salin 16 angka dari KTP-el / Copy the 16 digits from the KTP-el',
  ],
  NO_KK_TIDAK_SAH: [
    'No. KK tidak sah / Invalid No. KK',
    'Salin 16 angka dari Kartu Keluarga / Copy the 16 digits from the Kartu Keluarga',
  ],
  NO_KARTU_TIDAK_SAH: [
    'Nomor kartu JKN tidak sah / Invalid JKN card number',
    'Tulis 13 angka, dengan nol di depan / Write 13 digits with leading zeros',
  ],
  TANGGAL_TIDAK_SAH: [
    'Tanggal tidak sah / Invalid date',
    'Tulis tanggal/bulan/tahun, misalnya 31/12/2018, atau 2018-12-31 / Write day/month/year, such as 31/12/2018, or 2018-12-31',
  ],
  TANGGAL_ANGKA_SERI: [
    'Tanggal tertulis sebagai angka seri Excel / The date is an Excel serial number',
    'Format kolomnya sebagai tanggal sebelum menyimpan / Format the column as a date before saving',
  ],
  TANGGAL_TERBALIK: [
    'Tanggal akhir mendahului tanggal mulai / The end lies before the beginning',
    'Periksa kedua tanggal / Check both dates',
  ],
  TANGGAL_MENDATANG: [
    'Tanggal di masa depan / The date lies in the future',
    'Periksa tanggalnya / Check the date',
  ],
  NILAI_TIDAK_DIKENAL: [
    'Nilai tidak ada dalam daftar / The value is not in the list',
    'Pakai salah satu nilai di panduan impor / Use one of the values in the import guide',
  ],
  ANGKA_TIDAK_SAH: [
    'Bukan bilangan dalam batasnya / Not a number within its bounds',
    'Tulis bilangan bulat saja / Write a whole number only',
  ],
  TEKS_TIDAK_SAH: [
    'Teks terlalu panjang, atau memuat nomor identitas / The text is too long or holds an identity number',
    'Pendekkan, dan jangan menulis NIK atau No. KK di kolom lain / Shorten it and keep identity numbers in their own columns',
  ],
  KODE_TIDAK_SAH: [
    'Kode tidak sah / Invalid code',
    'Salin kode seperti tertulis di sumbernya / Copy the code as its source writes it',
  ],
  KODE_WILAYAH_TIDAK_SAH: [
    'Kode desa tidak sah / Invalid village code',
    'Pakai kode Kemendagri sepuluh angka, bukan BPS / Use the ten-digit Kemendagri code, not BPS',
  ],
  ALASAN_TANPA_AKHIR: [
    'Ada alasan berakhir, tidak ada tanggal akhir / A reason for ending without an end',
    'Isi tanggal akhirnya, atau kosongkan alasannya / Give the end or leave the reason empty',
  ],
  // terhadap berkas dan data / against the file and the data
  KUNCI_GANDA: [
    'Baris lain di berkas ini menulis hal yang sama dengan isi lain / Another row of this file writes the same thing differently',
    'Sisakan satu baris / Leave one of them',
  ],
  NIK_TIDAK_DITEMUKAN: [
    'NIK tidak ada di wilayah Anda / No such NIK in your area',
    'Muat keluarganya dahulu, atau kirim ke pusat / Load the family first, or send it to the centre',
  ],
  NO_KK_TIDAK_DITEMUKAN: [
    'No. KK tidak ada di wilayah Anda / No such No. KK in your area',
    'Muat keluarganya dahulu / Load the family first',
  ],
  WILAYAH_TIDAK_DIKENAL: [
    'Kode desa tidak ada di edisi yang berlaku / No such village in the current edition',
    'Periksa kodenya; kode lama punya pengganti / Check the code; a retired one has a successor',
  ],
  DI_LUAR_WILAYAH: [
    'Di luar wilayah Anda / Outside your area',
    'Kirim ke kantor yang berwenang / Send it to the office in charge',
  ],
  DATA_LEBIH_BARU: [
    'Data yang ada lebih baru daripada baris ini / What stands is newer than this row',
    'Ambil data terbaru dari sumbernya / Take newer data from the source',
  ],
  MASA_BERTINDIHAN: [
    'Bertindihan dengan masa lain orang ini / Overlaps another spell of this person',
    'Tutup masa yang lama dahulu dengan tanggal akhirnya / Close the earlier spell with its end first',
  ],
  DESIL_BERBEDA: [
    'Keluarga ini sudah punya desil lain dalam rilis ini / The family has another decile in this release',
    'Desil satu rilis tidak berubah; periksa versi rilisnya / A release does not change; check its version',
  ],
  PENGURUS_BELUM_DEWASA: [
    'Pengurus belum berusia 17 tahun / The payee is younger than 17',
    'Pilih anggota dewasa sebagai pengurus / Choose an adult member',
  ],
  KOMPONEN_TIDAK_COCOK: [
    'Usia atau jenis kelamin tidak cocok dengan komponennya / Age or sex does not fit the component',
    'Periksa tanggal lahir dan komponennya / Check birth date and component',
  ],
  PENGURUS_TIDAK_JELAS: [
    'KPM ini tidak punya tepat satu pengurus di antara baris yang sah / The enrolment lacks exactly one payee among its valid rows',
    'Tandai satu anggota sebagai pengurus, perbaiki barisnya bila tertolak, dan kirim semua anggotanya lagi / Mark one member, correct that row if it was refused, and send all members again',
  ],
  KELUARGA_BERBEDA: [
    'No. KK, desa, atau tanggal mulai tidak sama dengan keluarga KPM ini / No. KK, village or first day differ from this family',
    'Samakan pada semua baris KPM itu; pindah desa lewat pindahkanKpm / Make them equal on all its rows; a move has its own verb',
  ],
  SUDAH_TERDAFTAR: [
    'Keluarga ini punya KPM lain, atau KPM ini sudah berakhir / The family has another enrolment, or this one has ended',
    'Periksa nomor pesertanya / Check the number',
  ],
  DATA_BERBEDA: [
    'Orang dengan NIK ini tercatat dengan nama, tanggal lahir, jenis kelamin, atau desa lain / The person stands with another name, birth date, sex or village',
    'Cocokkan dengan Dukcapil; impor tidak mengubah data orang / Compare with Dukcapil; an import does not change a person',
  ],
  ANGGOTA_KELUARGA_LAIN: [
    'Orang ini masih anggota keluarga lain / The person is still a member of another family',
    'Keluarkan dari keluarga lamanya dahulu / End that membership first',
  ],
  KEPALA_GANDA: [
    'Keluarga ini sudah punya kepala / The family has a head already',
    'Sisakan satu kepala keluarga / Keep one head',
  ],
  RILIS_BERBEDA: [
    'Rilis ini sudah tercatat dengan tanggal lain / This release stands with another day',
    'Periksa tahun, versi, dan tanggal rilisnya / Check its year, version and day',
  ],
  JENIS_TIDAK_COCOK: [
    'Jenis wilayah tidak cocok dengan kodenya / The kind of area does not fit its code',
    'Periksa kode atau jenisnya (Permendagri 58/2021) / Check the code or the kind',
  ],
  KODE_LAMA_TIDAK_COCOK: [
    'Kode lama dan kode baru tidak setingkat / The old code and the new one are of different levels',
    'Tulis kode lama setingkat dengan kodenya / Give old codes of the same level',
  ],
  KODE_LAMA_TIDAK_DIKENAL: [
    'Kode lama tidak ada di edisi yang berlaku / The old code is not in the current edition',
    'Tulis kode yang berlaku sekarang, atau kosongkan bila sudah berganti dahulu / Give the code that is valid now, or nothing where it changed earlier',
  ],
  INDUK_TIDAK_ADA: [
    'Wilayah di atasnya tidak ada di edisi ini / The area above it is not in this edition',
    'Urutkan menurut kode, induk sebelum anak / Sort by code, parents first',
  ],
  EDISI_BERBEDA: [
    'Edisi ini sudah tercatat dengan tanggal atau kelengkapan lain / This edition stands with another day or scope',
    'Periksa nomor, tanggal_edisi, dan lengkap / Check its number, day and scope',
  ],
  EDISI_SUDAH_DITERAPKAN: [
    'Edisi ini sudah diterapkan / This edition has been applied',
    'Perubahan sesudahnya adalah edisi lain / What changes later is another edition',
  ],
  PERLU_PEMERIKSAAN_PUSAT: [
    'Bertabrakan dengan data yang tidak Anda lihat / Collides with data that you cannot see',
    'Pusat harus memeriksa / The centre must look',
  ],
} as const satisfies Record<string, Teks>

export type KodeBaris = keyof typeof KODE_BARIS

export const adalahKodeBaris = (teks: string): teks is KodeBaris => Object.hasOwn(KODE_BARIS, teks)
