import type { KolomProfil } from '../baris/kolom.rules.ts'

/** How e-PKH and SIKS-NG exports, and the sheets that offices keep of them, name their columns. */
export const KOLOM_KPM: readonly KolomProfil[] = [
  kolom('nomor_peserta', true, 'Nomor peserta PKH / PKH number', [
    ...['no peserta', 'no peserta pkh', 'nomor peserta pkh', 'id kpm', 'no kpm'],
  ]),
  {
    ...kolom('no_kk', false, 'No. KK; kosong harus beralasan / empty needs a reason', [
      ...['nomor kk', 'nomor kartu keluarga', 'nokk', 'kk'],
    ]),
    angkaTerlihat: 4,
  },
  kolom('alasan_tanpa_kk', false, 'BELUM_PUNYA_KK, DALAM_PROSES, LAIN', ['sebab tanpa kk']),
  kolom('desa', true, 'Kode desa Kemendagri, sepuluh angka / Village code, ten digits', [
    ...['kode desa', 'kode wilayah', 'kode desa kelurahan', 'kode kelurahan'],
  ]),
  kolom('alamat', true, 'Alamat / Address', ['alamat lengkap', 'alamat rumah']),
  kolom('rt', false, 'RT', []),
  kolom('rw', false, 'RW', []),
  {
    ...kolom('nik', false, 'NIK; kosong harus beralasan / empty needs a reason', [
      ...['nik anggota', 'no nik', 'nik art', 'nomor induk kependudukan'],
    ]),
    angkaTerlihat: 4,
  },
  kolom('alasan_tanpa_nik', false, 'BELUM_PUNYA_KK, BELUM_REKAM, DALAM_PROSES, BAYI, LAIN', [
    'sebab tanpa nik',
  ]),
  kolom('nama', true, 'Nama anggota / Name of the member', [
    'nama anggota',
    'nama art',
    'nama lengkap',
  ]),
  kolom('tanggal_lahir', true, 'Tanggal lahir / Birth date', ['tgl lahir']),
  kolom('jenis_kelamin', true, 'L atau P / M or F', ['jk', 'l p', 'kelamin']),
  kolom('punya_ktp_el', true, 'YA atau TIDAK / yes or no', [
    'ktp el',
    'ktp elektronik',
    'memiliki ktp',
  ]),
  kolom('hubungan', true, 'Hubungan dengan kepala keluarga / Relation to the head', [
    ...['hubungan keluarga', 'shdk', 'status hubungan', 'hub keluarga'],
  ]),
  kolom('pengurus', true, 'YA bagi satu anggota tiap KPM / yes for one member of each', [
    ...['pengurus pkh', 'status pengurus', 'is pengurus'],
  ]),
  kolom('tanggal_mulai', true, 'Hari pertama KPM aktif / First day of the enrolment', [
    ...['tgl mulai', 'tmt', 'tgl masuk', 'tgl penetapan'],
  ]),
  kolom('komponen', false, 'Komponen PKH anggota ini / PKH component of this member', [
    'komponen pkh',
  ]),
  kolom(
    'komponen_dari',
    false,
    'Hari pertama komponen; wajib bila ada komponen / First day of it',
    [...['tgl komponen', 'mulai komponen']],
  ),
]

function kolom(
  nama: string,
  wajib: boolean,
  uraian: string,
  alias: readonly string[],
): KolomProfil {
  return { nama, alias, wajib, uraian }
}
