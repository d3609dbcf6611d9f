import {
  type Hasil,
  parseKodeWilayah,
  parseNik,
  parseNoKk,
  parseTanggal,
  tanggalUtc,
} from '@harapan/kode'
import { GraphQLError, Kind, type ValueNode } from 'graphql'
import { builder } from './builder.ts'
import { galatKode } from './galat.ts'

/** A scalar written as text: input is parsed by `kode`, its error keeps code and hint. */
function daftarTeks<T>(urai: (teks: string) => Hasil<T>) {
  const parseValue = (nilai: unknown): T => {
    const hasil = urai(typeof nilai === 'string' ? nilai : '')
    if (hasil.ok) return hasil.nilai
    throw new GraphQLError(hasil.galat.pesan, {
      extensions: { code: hasil.galat.kode, petunjuk: hasil.galat.petunjuk },
    })
  }
  return {
    parseValue,
    parseLiteral: (simpul: ValueNode) =>
      parseValue(simpul.kind === Kind.STRING ? simpul.value : ''),
  }
}

const hanyaMasukan = (): never => {
  throw new Error('An identity number is never an output')
}

builder.scalarType('KodeWilayah', {
  description:
    'Kode wilayah Kemendagri, bertitik ("16.02") atau polos ("1602"); dijawab bertitik. Sumber: Permendagri 58/2021 / Kemendagri area code, dotted or plain; answered dotted',
  serialize: (nilai) => nilai as string,
  ...daftarTeks(parseKodeWilayah),
})

builder.scalarType('NIK', {
  description:
    'Nomor Induk Kependudukan, 16 angka; hanya sebagai masukan lewat variabel, tidak pernah dijawab (UU 23/2006 pasal 13) / Population number, 16 digits; input through a variable only, never answered',
  serialize: hanyaMasukan,
  ...daftarTeks(parseNik),
})

builder.scalarType('NoKK', {
  description:
    'Nomor Kartu Keluarga, 16 angka; hanya sebagai masukan lewat variabel / Family card number, 16 digits; input through a variable only',
  serialize: hanyaMasukan,
  ...daftarTeks(parseNoKk),
})

builder.scalarType('NomorTersamar', {
  description:
    'Nomor identitas yang disamarkan: empat angka pertama, sisanya bintang / Masked identity number: the first four digits, then stars',
  serialize: (nilai) => nilai as string,
  parseValue: () => {
    throw galatKode('MASUKAN_TIDAK_SAH')
  },
})

builder.scalarType('TokenPerubahan', {
  description:
    'Letak dalam umpan perubahan: teks buram dari `lanjut`, dikirim kembali lewat `sejak` / A place in the change feed: opaque text from `lanjut`, sent back as `sejak`',
  serialize: (nilai) => nilai as string,
  parseValue: teksToken,
  parseLiteral: (simpul) => teksToken(simpul.kind === Kind.STRING ? simpul.value : ''),
})

builder.scalarType('Rupiah', {
  description:
    'Uang dalam rupiah bulat, sebagai teks JSON agar tidak kehilangan angka / Money in whole rupiah, a JSON string so that no digit is lost',
  serialize: (nilai) => String(nilai),
  parseValue: (nilai) => bilanganBulat(nilai),
  parseLiteral: (simpul) =>
    bilanganBulat(simpul.kind === Kind.INT || simpul.kind === Kind.STRING ? simpul.value : ''),
})

builder.scalarType('Date', {
  description: 'Tanggal "YYYY-MM-DD" / Calendar date',
  serialize: (nilai) => (nilai instanceof Date ? tanggalUtc(nilai) : (nilai as string)),
  ...daftarTeks(parseTanggal),
})

builder.scalarType('DateTime', {
  description: 'Saat dalam UTC, ISO 8601 / Instant in UTC, ISO 8601',
  serialize: (nilai) => (nilai instanceof Date ? nilai.toISOString() : (nilai as string)),
  parseValue: (nilai) => saat(nilai),
  parseLiteral: (simpul) => saat(simpul.kind === Kind.STRING ? simpul.value : ''),
})

/** Whose it is and whether it is ours says whoever opens it. */
function teksToken(nilai: unknown): string {
  if (typeof nilai !== 'string' || !/^[\w-]{22,1000}$/.test(nilai))
    throw galatKode('KURSOR_TIDAK_SAH')
  return nilai
}

function bilanganBulat(nilai: unknown): bigint {
  if (!/^-?\d{1,18}$/.test(String(nilai))) throw galatKode('MASUKAN_TIDAK_SAH')
  return BigInt(String(nilai))
}

function saat(nilai: unknown): Date {
  const waktu = new Date(String(nilai))
  if (Number.isNaN(waktu.getTime())) throw galatKode('TANGGAL_TIDAK_SAH')
  return waktu
}
