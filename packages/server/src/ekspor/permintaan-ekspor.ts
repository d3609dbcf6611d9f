import { type KodeWilayah, parseKodeWilayah } from '@harapan/kode'
import { type GraphQLSchema, isEnumType } from 'graphql'
import { galatKode } from '../galat.ts'
import { memuatNomor } from '../identitas/nomor-tertulis.ts'
import {
  adalahSumber,
  type NamaSumber,
  perorangan,
  SUMBER,
  type Sumber,
  sumberBernama,
} from './sumber.ts'

export const FORMAT = ['csv', 'xlsx', 'ndjson'] as const
export type Format = (typeof FORMAT)[number]

/** What was asked in the URL, each part of it known to be right by itself. */
export type PermintaanEkspor = {
  nama: NamaSumber
  jalan: Sumber['jalan']
  format: Format
  kolom?: readonly string[] | undefined
  wilayah?: KodeWilayah | undefined
  /** Of enrolments; in the words of the schema. */
  saringan?: { program?: string; status?: string[] }
  /** Of a published roll-up. */
  tahun?: number
  program?: string
  lanjut?: string | undefined
  /** Whether the file carries the marks by which it is resumed and known to be whole. */
  tanda: boolean
}

const UMUM = ['format', 'kolom', 'wilayah', 'lanjut', 'tanda']
const MILIK: Readonly<Record<Sumber['jalan'], readonly string[]>> = {
  kpm: ['program', 'status'],
  individu: [],
  wilayah: [],
  rekap: ['tahun', 'program'],
}

/** @throws TIDAK_DITEMUKAN for an unknown source, MASUKAN_TIDAK_SAH or a code's own error for a value */
export function bacaPermintaan(
  schema: GraphQLSchema,
  nama: string,
  cari: URLSearchParams,
): PermintaanEkspor {
  if (!adalahSumber(nama)) throw sumberAsing()
  const { jalan } = sumberBernama(nama)
  periksaNama(cari, [...UMUM, ...MILIK[jalan]])
  const format = satuDari('format', cari.get('format') ?? 'ndjson', FORMAT)
  // A cursor that begins like a formula stands in its cell behind an apostrophe.
  const lanjut = cari.get('lanjut')?.replace(/^'/, '') ?? undefined
  if (lanjut !== undefined && format === 'xlsx') throw xlsxTidakLanjut()
  const nilaiKolom = cari.get('kolom')
  const kode = cari.get('wilayah')
  return {
    nama,
    jalan,
    format,
    lanjut,
    kolom: nilaiKolom === null ? undefined : pecah('kolom', nilaiKolom),
    wilayah: bacaWilayah(kode, jalan),
    tanda: satuDari('tanda', cari.get('tanda') ?? 'ya', ['ya', 'tidak']) === 'ya',
    ...(jalan === 'kpm' && { saringan: bacaSaringan(schema, cari) }),
    ...(jalan === 'rekap' && {
      tahun: bacaTahun(cari.get('tahun')),
      program: satuDari('program', cari.get('program') ?? 'PKH', nilaiEnum(schema, 'Program')),
    }),
  }
}

/** A misspelt filter would otherwise hand out more than was meant; and no number of a person stands in a URL. */
function periksaNama(cari: URLSearchParams, dikenal: readonly string[]): void {
  for (const nama of new Set(cari.keys())) {
    const sekali = cari.getAll(nama).length === 1
    if (!dikenal.includes(nama) || !sekali)
      throw galatKode('MASUKAN_TIDAK_SAH', {
        tempat: dikenal.includes(nama) ? nama : 'url',
        petunjuk: `Pakai masing-masing sekali: ${dikenal.join(', ')} / Use each of these once: ${dikenal.join(', ')}`,
      })
    // A cursor is sealed, and is refused by itself when it is not one of ours.
    if (nama !== 'lanjut' && memuatNomor(cari.get(nama) ?? ''))
      throw galatKode('MASUKAN_TIDAK_SAH', {
        tempat: nama,
        petunjuk: 'Nomor orang tidak boleh di URL / No number of a person may stand in a URL',
      })
  }
}

function bacaWilayah(kode: string | null, jalan: Sumber['jalan']): KodeWilayah | undefined {
  if (kode === null) {
    if (!perorangan(jalan)) return undefined
    throw galatKode('MASUKAN_TIDAK_SAH', {
      tempat: 'wilayah',
      petunjuk: 'Sebutkan wilayah, misalnya wilayah=16.02 / Name an area, such as wilayah=16.02',
    })
  }
  const hasil = parseKodeWilayah(kode)
  if (!hasil.ok) throw galatKode('KODE_WILAYAH_TIDAK_SAH', { tempat: 'wilayah' })
  return hasil.nilai
}

function bacaSaringan(schema: GraphQLSchema, cari: URLSearchParams) {
  const [program, status] = [cari.get('program'), cari.get('status')]
  return {
    ...(program !== null && {
      program: satuDari('program', program, nilaiEnum(schema, 'Program')),
    }),
    ...(status !== null && {
      status: pecah('status', status).map((satu) =>
        satuDari('status', satu, nilaiEnum(schema, 'StatusKpm')),
      ),
    }),
  }
}

function bacaTahun(teks: string | null): number {
  if (teks !== null && /^[12]\d{3}$/.test(teks)) return Number(teks)
  throw galatKode('MASUKAN_TIDAK_SAH', {
    tempat: 'tahun',
    petunjuk: 'Sebutkan tahun, misalnya tahun=2026 / Name a year, such as tahun=2026',
  })
}

function pecah(tempat: string, teks: string): string[] {
  const daftar = teks.split(',').map((satu) => satu.trim())
  if (daftar.every(Boolean) && new Set(daftar).size === daftar.length) return daftar
  throw galatKode('MASUKAN_TIDAK_SAH', { tempat })
}

function satuDari<T extends string>(tempat: string, nilai: string, daftar: readonly T[]): T {
  const ada = daftar.find((satu) => satu === nilai)
  if (ada) return ada
  const pilihan = daftar.join(', ')
  throw galatKode('MASUKAN_TIDAK_SAH', {
    tempat,
    petunjuk: `Pilih dari: ${pilihan} / Choose from: ${pilihan}`,
  })
}

function nilaiEnum(schema: GraphQLSchema, nama: string): string[] {
  const tipe = schema.getType(nama)
  return isEnumType(tipe) ? tipe.getValues().map(({ name }) => name) : []
}

const xlsxTidakLanjut = () =>
  galatKode('MASUKAN_TIDAK_SAH', {
    tempat: 'lanjut',
    petunjuk:
      'Berkas XLSX tidak dapat dilanjutkan; ulangi dari awal, atau pakai csv atau ndjson / An XLSX file cannot be resumed; start again, or use csv or ndjson',
  })

function sumberAsing() {
  const daftar = Object.keys(SUMBER).join(', ')
  return galatKode('TIDAK_DITEMUKAN', {
    tempat: 'sumber',
    pesan: 'Sumber ekspor tidak dikenal / Unknown source of an export',
    petunjuk: `Pilih dari: ${daftar} / Choose from: ${daftar}`,
  })
}
