import { type JenisWilayah, jenis, type KodeWilayah } from '@harapan/kode'
import { PERBAIKAN_NAMA } from './alias-wilayah.ts'
import { pisahkanAwalan, rapikanNama } from './nama-wilayah.rules.ts'

export type NamaEdisi = { nama: string; namaLengkap: string }

/** Words that no name of its level begins with; "Desa Baru" may be just that. */
const SEBUTAN_LAIN: Partial<Record<JenisWilayah, RegExp>> = {
  PROVINSI: /^(provinsi|prov\.?|propinsi) +/i,
  KECAMATAN: /^(kecamatan|kec\.?|distrik) +/i,
  DESA: /^(ds|desa)\. +/i,
  KELURAHAN: /^(kel|kelurahan)\. +/i,
}
const BERAWALAN = /^(kabupaten|kab|kota)\b\.?( (?:administrasi|adm)\b\.?)? +/i
const SEBUTAN = { KABUPATEN: 'Kabupaten', KOTA: 'Kota' } as const
const ROMAWI = /^[IVXLC]+$/
const BERHURUF_KECIL = /\p{Ll}/u

/** The name of an area as a decree writes it, capitals and all: "KAB. OGAN KOMERING ILIR". */
export function namaEdisi(kode: KodeWilayah, teks: string): NamaEdisi {
  const tertulis = rapikanNama(biasakan(teks))
  const { awalan, nama: namaSumber } = pisahkanAwalan(kode, denganAwalan(kode, tertulis))
  const baik = PERBAIKAN_NAMA.get(kode)
  const nama = baik?.namaSumber === namaSumber ? baik.nama : namaSumber
  return { nama, namaLengkap: `${awalan} ${nama}` }
}

/** A regency or city is told by its code; files write its prefix in many ways, or not at all. */
function denganAwalan(kode: KodeWilayah, teks: string): string {
  const jenisnya = jenis(kode)
  if (jenisnya !== 'KABUPATEN' && jenisnya !== 'KOTA')
    return teks.replace(SEBUTAN_LAIN[jenisnya] ?? /^$/, '')
  const [awalan = '', , tertulis] = BERAWALAN.exec(teks) ?? []
  // Regencies and cities of Jakarta are administrative, also where a file leaves the word out (UU 29/2007).
  const administrasi = tertulis ?? kode.startsWith('31.')
  return `${SEBUTAN[jenisnya]}${administrasi ? ' Administrasi' : ''} ${teks.slice(awalan.length)}`
}

/** A name all in capitals as areas are written: "SUNGAI MENANG II" is "Sungai Menang II". */
function biasakan(teks: string): string {
  if (BERHURUF_KECIL.test(teks)) return teks
  return teks.replace(/\p{L}[\p{L}'’]*/gu, (kata) =>
    ROMAWI.test(kata) && kata !== 'DI' ? kata : kata.charAt(0) + kata.slice(1).toLowerCase(),
  )
}
