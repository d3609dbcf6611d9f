type Teks = readonly [pesan: string, petunjuk: string]

const SIMPAN_UTF8 =
  'Simpan sebagai "CSV UTF-8" atau XLSX, lalu kirim lagi / Save as "CSV UTF-8" or XLSX and send again'
const SIMPAN_XLSX =
  'Buka di Excel atau LibreOffice dan simpan sebagai XLSX atau "CSV UTF-8" / Open it in Excel or LibreOffice and save as XLSX or "CSV UTF-8"'
const KIRIM_ULANG =
  'Salin atau unduh ulang dari asalnya, lalu kirim lagi / Copy or download it again from its source and send again'
const PECAH =
  'Pecah menjadi beberapa berkas, atau kirim sebagai CSV / Split it into several files, or send it as CSV'

/** The closed list of what can be wrong with a file, as "Indonesia / English". */
export const PESAN_BERKAS = {
  // bentuk / kind of file
  BERKAS_KOSONG: [
    'Berkas kosong / The file is empty',
    'Periksa berkas yang dipilih / Check which file was chosen',
  ],
  TANPA_BARIS: [
    'Hanya ada baris judul / There is a header and no row',
    'Isi sekurangnya satu baris di bawah judul / Put at least one row below the header',
  ],
  FORMAT_TIDAK_DIKENAL: [
    'Bukan CSV, XLSX, atau NDJSON / Neither CSV, XLSX nor NDJSON',
    SIMPAN_XLSX,
  ],
  BERKAS_HTML: [
    'Isinya halaman HTML atau XML, bukan tabel, apa pun namanya / It holds an HTML or XML page, not a table, whatever its name',
    SIMPAN_XLSX,
  ],
  XLS_LAMA: ['Excel lama (.xls) tidak dibaca / Old Excel (.xls) is not read', SIMPAN_XLSX],
  JSON_BUKAN_BARIS: [
    'Isinya satu larik JSON, bukan NDJSON / It holds one JSON array, not NDJSON',
    'Tulis satu objek per baris, tanpa kurung siku / Write one object a line, without brackets',
  ],
  // sandi aksara / text encoding
  SANDI_UTF16: ['Teksnya UTF-16 / The text is UTF-16', SIMPAN_UTF8],
  SANDI_BERTENTANGAN: [
    'Sandi aksaranya berganti di tengah berkas / The text encoding changes inside the file',
    SIMPAN_UTF8,
  ],
  SANDI_TIDAK_DIKENAL: [
    'Sandi aksaranya bukan UTF-8 atau Windows-1252 / The text is neither UTF-8 nor Windows-1252',
    SIMPAN_UTF8,
  ],
  AKSARA_TERLARANG: [
    'Ada aksara U+0000 atau aksara yang tidak utuh / There is a character U+0000 or half a character',
    'Hapus aksara itu; biasanya tanda berkas rusak / Remove it; it mostly means a damaged file',
  ],
  // judul / header
  PEMISAH_TIDAK_JELAS: [
    'Pemisah kolom tidak dapat ditentukan dari judul / The header does not tell what separates columns',
    'Pakai koma, titik koma, atau tab, dan kutip nama kolom yang memuatnya / Use comma, semicolon or tab, and quote column names that hold one',
  ],
  KOLOM_TANPA_NAMA: [
    'Ada kolom tanpa nama di antara judul / A column in the header has no name',
    'Beri nama, atau hapus kolomnya / Name it, or remove the column',
  ],
  KOLOM_GANDA: [
    'Dua kolom bernama sama / Two columns have the same name',
    'Ganti salah satu namanya / Rename one of them',
  ],
  KOLOM_TERLALU_BANYAK: [
    'Kolomnya terlalu banyak / There are too many columns',
    'Hapus kolom yang tidak dipakai / Remove columns that are not used',
  ],
  // baris / rows
  KUTIP_RUSAK: [
    'Ada aksara sesudah tanda kutip penutup / There are characters after a closing quote',
    'Gandakan tanda kutip di dalam sel ("") / Double quotes inside a cell ("")',
  ],
  KUTIP_TERBUKA: [
    'Tanda kutip dibuka dan tidak ditutup / A quote is opened and never closed',
    'Tutup kutipnya, atau gandakan tanda kutip di dalam sel ("") / Close it, or double quotes inside a cell ("")',
  ],
  BARIS_TERLALU_PANJANG: [
    'Satu baris terlalu panjang / One row is too long',
    'Periksa tanda kutip yang tidak ditutup dan sel yang berisi dokumen / Look for a quote that is not closed and for cells that hold documents',
  ],
  SEL_TERLALU_PANJANG: [
    'Isi satu sel terlalu panjang / What one cell holds is too long',
    'Periksa tanda kutip yang tidak ditutup dan sel yang berisi dokumen / Look for a quote that is not closed and for cells that hold documents',
  ],
  NDJSON_RUSAK: [
    'Baris ini bukan objek JSON yang datar / This line is not a flat JSON object',
    'Tulis satu objek per baris; nilainya teks, bilangan, true, false, atau null / One object a line; values are text, numbers, true, false or null',
  ],
  NDJSON_KUNCI_ASING: [
    'Baris ini punya kunci yang tidak ada di baris pertama / This line has a key that the first line lacks',
    'Sebut semua kunci di baris pertama, boleh bernilai null / Name all keys in the first line; null will do',
  ],
  NDJSON_KUNCI_GANDA: [
    'Satu kunci tertulis dua kali pada baris ini / One key is written twice in this line',
    'Hapus salah satunya / Remove one of them',
  ],
  // gzip dan zip / gzip and zip
  GZIP_RUSAK: ['Mampatan gzip rusak / The gzip data is damaged', KIRIM_ULANG],
  GZIP_TERPOTONG: ['Berkas gzip terpotong / The gzip file is cut off', KIRIM_ULANG],
  GZIP_BERLAPIS: [
    'Gzip di dalam gzip / gzip inside gzip',
    'Mampatkan sekali saja / Compress it once only',
  ],
  ZIP_RUSAK: ['Berkas zip rusak atau terpotong / The zip file is damaged or cut off', KIRIM_ULANG],
  ZIP_BUKAN_XLSX: ['Berkas zip ini bukan XLSX / This zip file is not an XLSX', SIMPAN_XLSX],
  MEMBENGKAK: [
    'Isi yang dimampatkan membengkak di luar kewajaran / What is compressed grows out of proportion',
    PECAH,
  ],
  TERLALU_BESAR: ['Berkas terlalu besar / The file is too big', PECAH],
  // XLSX
  XLSX_TERSANDI: [
    'XLSX dilindungi kata sandi / The XLSX is protected by a password',
    'Buka, hapus kata sandinya (File > Info > Protect Workbook), simpan, lalu kirim lagi / Open it, remove the password (File > Info > Protect Workbook), save and send again',
  ],
  XLSX_RUSAK: ['Isi XLSX tidak dapat diuraikan / The XLSX cannot be parsed', SIMPAN_XLSX],
  LEMBAR_TIDAK_ADA: [
    'Lembar yang diminta tidak ada / There is no such sheet',
    'Periksa nama lembar di bagian bawah Excel / Check the name of the sheet at the bottom of Excel',
  ],
  LEMBAR_BERISI_GANDA: [
    'Lebih dari satu lembar yang terlihat berisi data / More than one visible sheet holds data',
    'Simpan setiap lembar sebagai berkas tersendiri, atau sembunyikan lembar yang bukan data (Hide) / Save each sheet as a file of its own, or hide the sheets that are not data',
  ],
  JUDUL_GABUNG: [
    'Sel judul digabung dengan cara yang tidak dibaca / Header cells are merged in a way that is not read',
    'Lepas penggabungan sel (Unmerge), beri satu nama setiap kolom / Unmerge the cells and give each column one name',
  ],
  // menulis / writing
  BARIS_TIDAK_SEPANJANG_JUDUL: [
    'Baris yang ditulis tidak sepanjang judulnya / A row to write is not as long as its header',
    'Beri satu nilai untuk setiap kolom, boleh null / Give one value for each column; null will do',
  ],
  XLSX_PENUH: [
    'Satu lembar Excel memuat paling banyak 16.384 kolom / An Excel sheet holds at most 16,384 columns',
    'Pakai CSV atau NDJSON, atau persempit pilihannya / Use CSV or NDJSON, or narrow the selection',
  ],
  BILANGAN_TIDAK_SAH: [
    'Nilainya bukan bilangan yang dapat ditulis / The value is not a number that can be written',
    'Beri bilangan terhingga, atau teks bila lebih dari 15 angka / Give a finite number, or a text beyond 15 digits',
  ],
  // cacat satu sel; barisnya tetap diserahkan / a flaw of one cell; the row is handed over
  PRESISI_HILANG: [
    'Bilangan lebih dari 15 angka; Excel sudah membulatkannya / A number of more than 15 digits; Excel has rounded it',
    'Format kolom sebagai Text sebelum mengisi, lalu salin ulang nomornya dari asalnya / Format the column as Text before filling it, then copy the numbers again from their source',
  ],
  FORMULA_TANPA_NILAI: [
    'Rumus tanpa hasil tersimpan / A formula without a stored result',
    'Buka di Excel, simpan, atau salin dan tempel sebagai nilai / Open it in Excel and save, or copy and paste as values',
  ],
  SEL_GALAT: [
    'Sel berisi galat Excel atau tanggal yang tidak ada / The cell holds an Excel error or a date that does not exist',
    'Perbaiki sel itu di Excel / Put the cell right in Excel',
  ],
} as const satisfies Record<string, Teks>
