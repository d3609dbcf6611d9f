/** One column of a file: its name there, and the fields that lead to it from the row's type. */
export type Kolom = readonly [nama: string, jalan: string]

/** What can be exported: a list of the schema, and how its objects become rows of a file. */
export type Sumber = {
  uraian: string
  /** How its pages are walked. */
  jalan: 'kpm' | 'individu' | 'wilayah' | 'rekap'
  /** The type that paths of columns begin at. */
  tipe: string
  /** Lists along the paths: one row for each of their elements, the second inside the first. */
  ulang: readonly string[]
  kolom: readonly Kolom[]
}

const KPM = { jalan: 'kpm', tipe: 'Kpm', ulang: [] } as const

const WILAYAH: readonly Kolom[] = [
  ...(['kode', 'nama', 'namaLengkap', 'tingkat', 'jenis', 'edisi'] as const).map(
    (nama) => [nama, nama] as const,
  ),
  ['induk', 'induk.kode'],
]

const NOMOR: readonly Kolom[] = [
  ['kpmId', 'id'],
  ['nomorPeserta', 'nomorPeserta'],
]

/**
 * The exportable lists. The class of a column is not written here: it is that of the fields on its
 * path, so a field that becomes stricter leaves the files by itself.
 */
export const SUMBER = {
  kpm: {
    ...KPM,
    uraian: 'Satu baris per KPM / One row per enrolment',
    kolom: [
      ['id', 'id'],
      ['nomorPeserta', 'nomorPeserta'],
      ['program', 'program'],
      ['status', 'status'],
      ['tanggalMulai', 'tanggalMulai'],
      ['tanggalSelesai', 'tanggalSelesai'],
      ['pengurusId', 'pengurus.id'],
      ['pengurusNama', 'pengurus.nama'],
      ['pengurusNik', 'pengurus.nik'],
      ['keluargaId', 'keluarga.id'],
      ['noKk', 'keluarga.noKk'],
      ['alamat', 'keluarga.alamat'],
      ['rt', 'keluarga.rt'],
      ['rw', 'keluarga.rw'],
      ['kodeDesa', 'desa.kode'],
      ['desa', 'desa.nama'],
      ['pendamping', 'pendamping.nama'],
      ['versi', 'versi'],
      ['sintetis', 'sintetis'],
    ],
  },
  anggota: {
    ...KPM,
    uraian: 'Satu baris per anggota keluarga KPM / One row per member of an enrolled family',
    ulang: ['anggota'],
    kolom: [
      ...NOMOR,
      ['individuId', 'anggota.individu.id'],
      ['nama', 'anggota.individu.nama'],
      ['nik', 'anggota.individu.nik'],
      ['alasanTanpaNik', 'anggota.individu.alasanTanpaNik'],
      ['hubungan', 'anggota.hubungan'],
      ['anggotaSejak', 'anggota.dari'],
      ['tanggalLahir', 'anggota.individu.tanggalLahir'],
      ['jenisKelamin', 'anggota.individu.jenisKelamin'],
      ['punyaKtpEl', 'anggota.individu.punyaKtpEl'],
      ['kodeDesa', 'desa.kode'],
      ['sintetis', 'sintetis'],
    ],
  },
  komponen: {
    ...KPM,
    uraian: 'Satu baris per komponen PKH yang terbuka / One row per open PKH component',
    ulang: ['komponen'],
    kolom: [
      ...NOMOR,
      ['komponen', 'komponen.komponen'],
      ['individuId', 'komponen.individu.id'],
      ['nama', 'komponen.individu.nama'],
      ['dari', 'komponen.dari'],
      ['sampai', 'komponen.sampai'],
      ['kodeDesa', 'desa.kode'],
      ['sintetis', 'sintetis'],
    ],
  },
  jkn: {
    ...KPM,
    uraian: 'Satu baris per masa JKN tiap anggota / One row per JKN spell of each member',
    ulang: ['anggota', 'anggota.individu.jkn'],
    kolom: [
      ...NOMOR,
      ['individuId', 'anggota.individu.id'],
      ['nama', 'anggota.individu.nama'],
      ['noKartu', 'anggota.individu.jkn.noKartu'],
      ['segmen', 'anggota.individu.jkn.segmen'],
      ['kelasRawat', 'anggota.individu.jkn.kelasRawat'],
      ['mulai', 'anggota.individu.jkn.mulai'],
      ['sampai', 'anggota.individu.jkn.sampai'],
      ['alasanAkhir', 'anggota.individu.jkn.alasanAkhir'],
      ['diperbaruiPada', 'anggota.individu.jkn.diperbaruiPada'],
      ['kodeDesa', 'desa.kode'],
      ['sintetis', 'sintetis'],
    ],
  },
  individu: {
    uraian: 'Satu baris per orang, ada atau tidak KPM-nya / One row per person, enrolled or not',
    jalan: 'individu',
    tipe: 'Individu',
    ulang: [],
    kolom: [
      ['id', 'id'],
      ['nama', 'nama'],
      ['nik', 'nik'],
      ['alasanTanpaNik', 'alasanTanpaNik'],
      ['tanggalLahir', 'tanggalLahir'],
      ['jenisKelamin', 'jenisKelamin'],
      ['punyaKtpEl', 'punyaKtpEl'],
      ['kodeDesa', 'desa.kode'],
      ['desa', 'desa.nama'],
      ['sintetis', 'sintetis'],
    ],
  },
  wilayah: {
    uraian: 'Acuan wilayah yang berlaku / The areas in force',
    jalan: 'wilayah',
    tipe: 'Wilayah',
    ulang: [],
    kolom: [...WILAYAH, ['berlakuDari', 'berlakuDari'], ['kodeBps', 'kodeBps']],
  },
  'rekap-terbit': {
    uraian: 'Rekap terbit, sel kecil disamarkan / The published roll-up, small cells suppressed',
    jalan: 'rekap',
    tipe: 'Wilayah',
    ulang: [],
    kolom: [
      ...WILAYAH.filter(([nama]) => nama !== 'jenis'),
      ['perTanggal', 'rekap.perTanggal'],
      ['jumlahKpm', 'rekap.jumlahKpm'],
      ['kabupatenBerdata', 'rekap.kabupatenBerdata'],
      ['sintetis', 'rekap.sintetis'],
    ],
  },
} as const satisfies Record<string, Sumber>

export type NamaSumber = keyof typeof SUMBER

export const adalahSumber = (nama: string): nama is NamaSumber => Object.hasOwn(SUMBER, nama)

/** The same table with the general type, where a source is only known when it runs. */
export const sumberBernama = (nama: NamaSumber): Sumber => SUMBER[nama]

/** Lists of persons: a connection of an area, by whose name they are walked; the others are open to everybody. */
export const perorangan = (jalan: Sumber['jalan']): jalan is 'kpm' | 'individu' =>
  jalan === 'kpm' || jalan === 'individu'
