import { type Profil, profil, sidikBaris, type TabelImpor } from '../baris/profil.ts'
import type { NomorTerlindungLatin } from '../identitas/pelindung.ts'
import { type BarisAnggota, petakanAnggota } from './baris-kpm.import.ts'
import { KOLOM_KPM } from './kolom-kpm.import.ts'
import { sqlKpm } from './sql-kpm.import.ts'

/** What an import of enrolments adds to, in the order of writing. It changes no row that stands. */
export const TABEL_KPM = {
  individu: {
    nama: 'individu',
    kolom: ['nik_hash', 'nama', 'tanggal_lahir', 'jenis_kelamin', 'desa_kode'],
    dirujuk: [
      ...([
        ['kepesertaan_jkn', 'individu_id'],
        ['komponen_kpm', 'individu_id'],
      ] as const),
      ...([
        ['anggota_keluarga', 'individu_id'],
        ['kpm', 'pengurus_id'],
      ] as const),
    ],
  },
  keluarga: {
    nama: 'keluarga',
    kolom: ['no_kk_hash', 'alamat', 'rt', 'rw', 'desa_kode'],
    dirujuk: [
      ...([
        ['kpm', 'keluarga_id'],
        ['anggota_keluarga', 'keluarga_id'],
      ] as const),
      ['peringkat_kesejahteraan', 'keluarga_id'] as const,
    ],
  },
  anggota: {
    nama: 'anggota_keluarga',
    kolom: ['keluarga_id', 'individu_id', 'hubungan', 'dari', 'sampai', 'desa_kode'],
  },
  kpm: {
    nama: 'kpm',
    kolom: [
      'nomor_peserta',
      'keluarga_id',
      'pengurus_id',
      'status',
      'tanggal_selesai',
      'desa_kode',
      'versi',
    ],
    dirujuk: [
      ...([
        ['komponen_kpm', 'kpm_id'],
        ['riwayat_kepesertaan', 'kpm_id'],
      ] as const),
      ['pendampingan_kpm', 'kpm_id'] as const,
    ],
  },
  riwayat: {
    nama: 'riwayat_kepesertaan',
    kolom: ['kpm_id', 'desa_kode', 'status', 'dari', 'sampai'],
  },
  komponen: {
    nama: 'komponen_kpm',
    kolom: ['kpm_id', 'individu_id', 'komponen', 'dari', 'sampai'],
  },
} as const satisfies Record<string, TabelImpor>

const sidik = Object.fromEntries(
  Object.entries(TABEL_KPM).map(([nama, tabel]) => [nama, sidikBaris(tabel, 't')]),
) as Record<keyof typeof TABEL_KPM, string>

const masuk: Profil<BarisAnggota>['masuk'] = [
  ['peserta', 'text', (b) => b['peserta']],
  ...nomor('kk', 'kk'),
  ['alasan_kk', 'alasan_tanpa_kk', (b) => b['alasanTanpaKk']],
  ['desa_kode', 'bigint', (b) => b['desaKode']],
  ['alamat', 'text', (b) => b['alamat']],
  ['rt', 'text', (b) => b['rt']],
  ['rw', 'text', (b) => b['rw']],
  ...nomor('nik', 'nikTerlindung'),
  ['alasan_nik', 'alasan_tanpa_nik', (b) => b['alasanTanpaNik']],
  ['nama', 'text', (b) => b['nama']],
  ['lahir', 'date', (b) => b['tanggalLahir']],
  ['kelamin', 'jenis_kelamin', (b) => b['jenisKelamin']],
  ['ktp', 'boolean', (b) => b['punyaKtpEl']],
  ['hubungan', 'hubungan', (b) => b['hubungan']],
  ['pengurus', 'boolean', (b) => b['pengurus']],
  ['mulai', 'date', (b) => b['tanggalMulai']],
  ['komponen', 'komponen_pkh', (b) => b['komponen']],
  ['komponen_dari', 'date', (b) => b['komponenDari']],
  ['sintetis', 'boolean', (b) => b['sintetis']],
]

function nomor(awalan: string, nama: string): Profil<BarisAnggota>['masuk'] {
  const milik = (b: Record<string, unknown>) => b[nama] as NomorTerlindungLatin | null
  return [
    [`${awalan}_hash`, 'bytea', (b) => milik(b)?.hash],
    [`${awalan}_sandi`, 'bytea', (b) => milik(b)?.sandi],
    [`${awalan}_samaran`, 'text', (b) => milik(b)?.samaran],
  ]
}

/**
 * Enrolments of PKH with the members of the family and their components, a row for each member (Permensos
 * 1/2018). It adds families, members, enrolments and components; where it would change a person or move a
 * family, a human decides: facts of a person are Dukcapil's, moves have a verb of their own.
 */
export const PROFIL_KPM = profil<BarisAnggota>({
  nama: 'kpm',
  uraian: 'KPM PKH dengan anggota dan komponennya / PKH enrolments with members and components',
  kolom: KOLOM_KPM,
  rumpun: 'nomor_peserta',
  petakan: petakanAnggota,
  kunci: ({ nik, peserta, nama, tanggalLahir }) => nik ?? `${peserta}|${nama}|${tanggalLahir}`,
  lindungi: (baris, pelindung) => ({
    ...baris,
    kk: baris.noKk === null ? null : pelindung.lindungi('noKk', baris.noKk),
    nikTerlindung: baris.nik === null ? null : pelindung.lindungi('nik', baris.nik),
    // No province has the number 99: sample data says so by itself.
    sintetis: (baris.noKk ?? baris.nik ?? '').startsWith('99'),
  }),
  masuk,
  tabel: Object.values(TABEL_KPM),
  sqlSubjek: `select string_agg(distinct case tabel when 'individu' then 'i' when 'keluarga' then 'k' else 'p' end || baris_id, ',') as subjek
    from jejak_impor where impor_id = $1 and tabel in ('individu', 'keluarga', 'kpm')`,
  sql: sqlKpm(sidik),
})
