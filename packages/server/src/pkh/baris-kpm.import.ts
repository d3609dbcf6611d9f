import { type Nik, type NoKk, rentang, type Tanggal } from '@harapan/kode'
import type {
  AlasanTanpaKk,
  AlasanTanpaNik,
  Hubungan,
  JenisKelamin,
} from '../_generated/prisma/client.ts'
import { pilihan } from '../baris/nilai.rules.ts'
import type { PembacaBaris } from '../baris/pembaca-baris.ts'
import type { InfoBerkas } from '../baris/profil.ts'
import { cocokKomponen, type KomponenPkh, usiaPada } from './komponen.rules.ts'

/** A member of an enrolled family, with what is said of family and enrolment on the same row. */
export type BarisAnggota = {
  peserta: string
  noKk: NoKk | null
  alasanTanpaKk: AlasanTanpaKk | null
  desaKode: number
  alamat: string
  rt: string | null
  rw: string | null
  nik: Nik | null
  alasanTanpaNik: AlasanTanpaNik | null
  nama: string
  tanggalLahir: Tanggal
  jenisKelamin: JenisKelamin
  punyaKtpEl: boolean
  hubungan: Hubungan
  pengurus: boolean
  tanggalMulai: Tanggal
  komponen: KomponenPkh | null
  komponenDari: Tanggal | null
}

const YA_TIDAK = pilihan<'YA' | 'TIDAK'>({ YA: ['Y', '1', 'ADA'], TIDAK: ['T', '0', 'TIDAK ADA'] })
const KELAMIN = pilihan<JenisKelamin>({
  LAKI_LAKI: ['L', 'LK', 'PRIA'],
  PEREMPUAN: ['P', 'PR', 'WANITA'],
})
const TANPA_KK = pilihan<AlasanTanpaKk>({ BELUM_PUNYA_KK: [], DALAM_PROSES: [], LAIN: ['LAINNYA'] })
const TANPA_NIK = pilihan<AlasanTanpaNik>({
  ...{ BELUM_PUNYA_KK: [], BELUM_REKAM: ['BELUM REKAM KTP EL'], DALAM_PROSES: [] },
  ...{ BAYI: [], LAIN: ['LAINNYA'] },
})
const HUBUNGAN = pilihan<Hubungan>({
  ...{ KEPALA_KELUARGA: ['KEPALA', 'KK'], SUAMI: [], ISTRI: ['ISTERI'], ANAK: [], MENANTU: [] },
  ...{ CUCU: [], ORANG_TUA: ['ORANGTUA'], MERTUA: [], FAMILI_LAIN: ['FAMILI'] },
  ...{ PEMBANTU: [], LAINNYA: ['LAIN'] },
})
const KOMPONEN = pilihan<KomponenPkh>({
  ...{ IBU_HAMIL: ['BUMIL', 'IBU HAMIL NIFAS MENYUSUI'], ANAK_USIA_DINI: ['BALITA', 'AUD'] },
  ...{ SD: ['ANAK SD'], SMP: ['ANAK SMP'], SMA: ['ANAK SMA'], LANJUT_USIA: ['LANSIA'] },
  DISABILITAS_BERAT: ['DISABILITAS', 'PENYANDANG DISABILITAS BERAT'],
  KORBAN_PELANGGARAN_HAM_BERAT: ['KORBAN HAM'],
})

/** PKH began on that day; nobody was enrolled before. */
const AWAL_PKH = '2007-01-01'
const DEWASA = 17

export function petakanAnggota(sel: PembacaBaris, info: InfoBerkas): BarisAnggota | undefined {
  const baris = {
    peserta: sel.kata('nomor_peserta', 40),
    noKk: sel.noKkAtauKosong('no_kk'),
    alasanTanpaKk: sel.pilihanAtauKosong('alasan_tanpa_kk', TANPA_KK),
    desa: sel.desa('desa'),
    alamat: sel.kata('alamat', 300),
    rt: sel.kataAtauKosong('rt', 3),
    rw: sel.kataAtauKosong('rw', 3),
    nik: sel.nikAtauKosong('nik'),
    alasanTanpaNik: sel.pilihanAtauKosong('alasan_tanpa_nik', TANPA_NIK),
    nama: sel.kata('nama', 100),
    tanggalLahir: sel.tanggal('tanggal_lahir'),
    jenisKelamin: sel.pilihan('jenis_kelamin', KELAMIN),
    punyaKtpEl: sel.pilihan('punya_ktp_el', YA_TIDAK),
    hubungan: sel.pilihan('hubungan', HUBUNGAN),
    pengurus: sel.pilihan('pengurus', YA_TIDAK),
    tanggalMulai: sel.tanggal('tanggal_mulai'),
    komponen: sel.pilihanAtauKosong('komponen', KOMPONEN),
    komponenDari: sel.tanggalAtauKosong('komponen_dari'),
  }
  if (!lengkap(baris)) return undefined
  periksa(sel, baris, info)
  const { desa, punyaKtpEl, pengurus, alasanTanpaKk, alasanTanpaNik, ...lain } = baris
  return {
    ...lain,
    // A reason beside a number would say that there is none.
    alasanTanpaKk: lain.noKk === null ? alasanTanpaKk : null,
    alasanTanpaNik: lain.nik === null ? alasanTanpaNik : null,
    desaKode: rentang(desa).awal,
    punyaKtpEl: punyaKtpEl === 'YA',
    pengurus: pengurus === 'YA',
  }
}

type Lengkap<T> = { [K in keyof T]: Exclude<T[K], undefined> }

function lengkap<T extends object>(baris: T): baris is T & Lengkap<T> {
  return Object.values(baris).every((nilai) => nilai !== undefined)
}

type Terbaca = Pick<
  BarisAnggota,
  'noKk' | 'alasanTanpaKk' | 'nik' | 'alasanTanpaNik' | 'tanggalMulai'
> &
  Pick<BarisAnggota, 'tanggalLahir' | 'jenisKelamin' | 'komponen' | 'komponenDari'> & {
    pengurus: string
  }

/** What the parts of a row must be to each other (Permensos 1/2018). */
function periksa(sel: PembacaBaris, baris: Terbaca, { hariIni }: InfoBerkas): void {
  const { tanggalLahir, tanggalMulai, komponen, komponenDari } = baris
  if (baris.noKk === null && baris.alasanTanpaKk === null) sel.tolak('KOSONG', 'no_kk')
  if (baris.nik === null && baris.alasanTanpaNik === null) sel.tolak('KOSONG', 'nik')
  if (tanggalLahir > hariIni) sel.tolak('TANGGAL_MENDATANG', 'tanggal_lahir')
  if (tanggalMulai > hariIni) sel.tolak('TANGGAL_MENDATANG', 'tanggal_mulai')
  if (tanggalMulai < AWAL_PKH) sel.tolak('TANGGAL_TIDAK_SAH', 'tanggal_mulai')
  if (baris.pengurus === 'YA' && usiaPada(tanggalLahir, hariIni as Tanggal) < DEWASA)
    sel.tolak('PENGURUS_BELUM_DEWASA', 'pengurus')
  if (komponen === null) return
  if (komponenDari === null) return void sel.tolak('KOSONG', 'komponen_dari')
  if (komponenDari > hariIni) sel.tolak('TANGGAL_MENDATANG', 'komponen_dari')
  if (!cocokKomponen(komponen, baris, komponenDari)) sel.tolak('KOMPONEN_TIDAK_COCOK', 'komponen')
}
