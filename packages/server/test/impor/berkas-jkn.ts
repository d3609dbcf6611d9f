import type { BarisIndividu, BarisKepesertaanJkn, BarisTahap } from '../../src/demo/baris.ts'

/** A row of a JKN list, as an office keeps it. */
export type BarisDaftar = Record<(typeof JUDUL)[number], string>

export const JUDUL = [
  'No. NIK',
  'NOMOR KARTU',
  'Jenis Peserta',
  'Hak Kelas',
  'TMT',
  'TAT',
  'Alasan Nonaktif',
  'Tgl Update',
  'Nama Peserta',
] as const

const PER_TANGGAL = '15/10/2026'

const SEGMEN: Record<string, string> = {
  PBI_APBN: 'PBI (APBN)',
  PBPU_BP_PEMDA: 'PBPU BP PEMDA',
  PPU_BU: 'PPU - BADAN USAHA',
  PBPU_MANDIRI: 'pbpu mandiri',
}

/** Every spell of the sample, as BPJS would list it on a later day. */
export function daftarJkn(tahap: readonly BarisTahap[]): BarisDaftar[] {
  const orang = new Map<number, BarisIndividu>()
  for (const { individu } of tahap) for (const satu of individu) orang.set(satu.id, satu)
  return tahap.flatMap(({ kepesertaanJkn }) =>
    kepesertaanJkn.map((masa) => barisDaftar(masa, orang.get(masa.individuId))),
  )
}

function barisDaftar(masa: BarisKepesertaanJkn, orang: BarisIndividu | undefined): BarisDaftar {
  return {
    'No. NIK': orang?.nik ?? '',
    'NOMOR KARTU': masa.noKartu,
    'Jenis Peserta': SEGMEN[masa.segmen] ?? masa.segmen,
    'Hak Kelas': 'I'.repeat(masa.kelasRawat),
    TMT: hariDulu(masa.mulai),
    TAT: masa.sampai === null ? '' : hariDulu(masa.sampai),
    'Alasan Nonaktif': (masa.alasanAkhir ?? '').replaceAll('_', ' '),
    'Tgl Update': PER_TANGGAL,
    'Nama Peserta': orang?.nama ?? '',
  }
}

export const hariDulu = (tanggal: string): string => tanggal.split('-').reverse().join('/')

/** As a spreadsheet set to Indonesian saves it: semicolons, quotes where needed. */
export function csv(
  baris: readonly (readonly string[])[],
  judul: readonly string[] = JUDUL,
): string {
  const tulis = (sel: string) => (/[";\n]/.test(sel) ? `"${sel.replaceAll('"', '""')}"` : sel)
  return `${[judul, ...baris].map((satu) => satu.map(tulis).join(';')).join('\r\n')}\r\n`
}

export const selDari = (baris: BarisDaftar): string[] => JUDUL.map((judul) => baris[judul])
