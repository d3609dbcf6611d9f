import type { KolomProfil } from '../baris/kolom.rules.ts'

/** The columns of an edition, as Kemendagri, BPS and their copies write them. */
export const KOLOM_EDISI: readonly KolomProfil[] = [
  {
    nama: 'kode',
    alias: ['kode wilayah', 'kode wilayah administrasi', 'kode kemendagri', 'kode baru'],
    wajib: true,
    uraian: 'Kode Kemendagri, bertitik atau polos / Kemendagri code, dotted or plain',
  },
  {
    nama: 'nama',
    alias: ['nama wilayah', 'nama wilayah administrasi', 'nama daerah', 'nama baru'],
    wajib: true,
    uraian: 'Nama, dengan atau tanpa awalan / Name, with or without its prefix',
  },
  {
    nama: 'kode_lama',
    alias: [
      'kode asal',
      'kode semula',
      'kode sebelumnya',
      'kode sebelum pemekaran',
      'kode wilayah lama',
      'kode induk pemekaran',
    ],
    wajib: false,
    uraian:
      'Kode asalnya bila bukan kode itu sendiri; beberapa dipisah spasi, koma atau titik koma / The codes it comes from, where not its own',
  },
  {
    nama: 'jenis',
    alias: ['jenis wilayah', 'status', 'status wilayah', 'tingkat'],
    wajib: false,
    uraian: 'Jenisnya, untuk dicocokkan dengan kodenya / Its kind, checked against the code',
  },
  {
    nama: 'edisi',
    alias: ['nomor edisi', 'dasar hukum', 'nomor keputusan', 'kepmendagri'],
    wajib: true,
    uraian: 'Nomor keputusan, misalnya Kepmendagri 1/2026 / Number of the decree',
  },
  {
    nama: 'tanggal_edisi',
    alias: ['tanggal keputusan', 'tanggal berlaku', 'mulai berlaku'],
    wajib: true,
    uraian: 'Hari mulai berlakunya / The day it comes into force',
  },
  {
    nama: 'lengkap',
    alias: ['edisi lengkap'],
    wajib: true,
    uraian:
      'YA: semua wilayah Indonesia; TIDAK: hanya yang berubah / YES: every area of the country; NO: only what changes',
  },
]
