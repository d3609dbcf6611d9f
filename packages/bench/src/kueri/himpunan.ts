import { parseKodeWilayah, rentang, wajib } from '../../../kode/src/index.ts'
import { perkakasBench } from '../kunci.ts'
import { NIK_CONTOH, nikContoh } from '../nik.ts'
import type { Bahan, Variabel } from './kueri.ts'

export const OKI = '16.02'
export const SUMSEL = '16'

const LAIN = [
  'DITANGGUHKAN',
  'CALON',
  'ELIGIBLE',
  'NON_ELIGIBLE',
  'GRADUASI_ALAMIAH',
  'GRADUASI_MANDIRI',
  'DIKELUARKAN',
  'MENINGGAL_TUNGGAL',
]

/** Filters that no roll-up answers: active enrolments and one or two other states. */
const SARINGAN: string[][] = LAIN.flatMap((satu, i) =>
  LAIN.slice(i).map((dua) => [...new Set(['AKTIF', satu, dua])]),
)

export const denganSaringan = (kode: string, lain?: object) => () =>
  SARINGAN.map((status) => ({ kode, status, ...lain }))

/** The years the data covers: 2016 to this one. */
export const perTahun = ({ tahun }: Bahan) =>
  Array.from({ length: tahun - 2015 }, (_, i) => ({ kode: OKI, tahun: 2016 + i }))

export const nomor =
  (banyak: number) =>
  ({ keluarga }: Bahan) =>
    Array.from({ length: banyak }, (_, i) => ({
      nomor: `PKH-${String(1 + ((i * 7919) % keluarga)).padStart(10, '0')}`,
    }))

/** Batches a partner holds: nineteen in twenty are known people. */
export const nik = (banyak: number, himpunan: number) => (): Variabel[] =>
  Array.from({ length: himpunan }, (_, h) => ({
    tanggal: `2026-${String(1 + (h % 10)).padStart(2, '0')}-15`,
    nik: Array.from({ length: banyak }, (_, i) =>
      (h + i) % 20 === 0 ? nikContoh(NIK_CONTOH + h + i) : nikContoh((h * 131 + i) % NIK_CONTOH),
    ),
  }))

export const bulanAkhir = (tahun: unknown) => {
  const kini = new Date()
  const bulan = kini.getFullYear() * 100 + kini.getMonth() + 1
  return Math.min(Number(tahun) * 100 + 12, bulan)
}

export const batas = ({ kode }: Variabel) => {
  const { awal, akhir } = rentang(wajib(parseKodeWilayah(kode)))
  return [awal, akhir]
}

/** PostGraphile's list is filtered by the range itself. */
export const denganBatas = (v: Variabel) => {
  const [awal, akhir] = batas(v).map(String)
  return { ...v, awal, akhir }
}

/** Without a cursor the page begins at the area itself: from (0, 0) the index is read from its start. */
export const halaman = (v: Variabel) => {
  const [awal, akhir] = batas(v)
  const [desa, id] = v['after']
    ? Buffer.from(String(v['after']), 'base64').toString().split(',')
    : [awal, 0]
  return [awal, akhir, v['status'], v['first'], desa, id]
}

const { pelindung } = perkakasBench()

export const daftarNik = (v: Variabel) => {
  const semua = v['nik'] as string[]
  return [
    semua.map((satu) => `${satu.slice(0, 4)}************`),
    semua.map((satu) => pelindung.hash('nik', satu)),
    v['tanggal'],
  ]
}
