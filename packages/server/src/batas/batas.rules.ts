/** What an operation may be at most. All of it is decided before a statement reaches the database. */
export const BATAS = {
  /** Bytes of the body of a request. */
  bita: 256 * 1024,
  token: 1_000,
  kedalaman: 16,
  alias: 30,
  arahan: 10,
  operasi: 1,
  /** Rows that may have to be read, counts and searches priced as many. */
  biaya: 20_000,
  /** Points of cost that an officer has a minute; an agency has what its agreement says. */
  laju: 60_000,
} as const

export type Batas = Readonly<Record<keyof typeof BATAS, number>>

/** How many errors of validation are told. */
export const GALAT_TERBANYAK = 5

type Teks = readonly [id: string, en: string]
type Uraian = { nama: Teks; jalan: Teks }

/** What each limit is called, and how to get under it. */
export const URAIAN: Readonly<Record<Exclude<keyof Batas, 'laju'>, Uraian>> = {
  bita: {
    nama: ['Ukuran permintaan (bita)', 'Size of the request (bytes)'],
    jalan: ['Kirim bertahap', 'Send it in parts'],
  },
  token: {
    nama: ['Panjang dokumen (token)', 'Length of the document (tokens)'],
    jalan: ['Pecah dokumennya, atau pakai fragmen', 'Split the document, or use fragments'],
  },
  kedalaman: {
    nama: ['Kedalaman', 'Depth'],
    jalan: ['Ambil bagian dalamnya lewat `node(id)`', 'Fetch the inner part through `node(id)`'],
  },
  alias: {
    nama: ['Banyaknya alias dan `__typename`', 'Number of aliases and `__typename`'],
    jalan: [
      'Pakai argumen daftar, misalnya `padanJkn(nik: [...])`, atau pecah kuerinya',
      'Use an argument that takes a list, such as `padanJkn(nik: [...])`, or split the query',
    ],
  },
  arahan: {
    nama: ['Banyaknya direktif', 'Number of directives'],
    jalan: [
      'Pasang direktif pada fragmen, bukan tiap field',
      'Put a directive on a fragment instead of each field',
    ],
  },
  operasi: {
    nama: ['Banyaknya operasi dalam satu dokumen', 'Number of operations in a document'],
    jalan: ['Kirim satu operasi setiap kali', 'Send one operation at a time'],
  },
  biaya: {
    nama: ['Biaya', 'Cost'],
    jalan: [
      'Kecilkan `first`, kurangi daftar di dalam daftar, atau pecah kuerinya',
      'Make `first` smaller, nest fewer lists, or split the query',
    ],
  },
}

export type Mode = 'pengembangan' | 'produksi'

/** Registered beforehand, or written by the caller. */
export type JenisDokumen = 'tepercaya' | 'bebas'

type Penanya = {
  /** Of the agency's agreement. */
  modeDokumen?: 'HANYA_TEPERCAYA' | 'CAMPUR' | 'TERBUKA' | undefined
  /** Whether the token allows free-form documents. */
  pengembangan: boolean
}

const BEBAS_PENGEMBANGAN = 5_000
const BEBAS = 2_000

/**
 * What one operation may cost, by who asks and how. A registered document was looked at by somebody; one
 * written freely was not, so in production it may cost less, unless an agreement is open.
 */
export function anggaran(
  { modeDokumen, pengembangan }: Penanya,
  jenis: JenisDokumen,
  mode: Mode,
  terbesar: number,
): number {
  if (jenis === 'bebas' && modeDokumen === 'CAMPUR') return Math.min(terbesar, BEBAS)
  if (jenis === 'tepercaya' || mode === 'pengembangan' || modeDokumen === 'TERBUKA') return terbesar
  return Math.min(terbesar, pengembangan ? BEBAS_PENGEMBANGAN : BEBAS)
}
