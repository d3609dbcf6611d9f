/**
 * The class of a field: who may ever see it. Personal data and specific personal data follow
 * UU 27/2022 art 4; identity numbers are a class of their own.
 */
export const KELAS = ['publik', 'internal', 'pribadi', 'spesifik', 'identitas'] as const

export type Kelas = (typeof KELAS)[number]

/** As it is called in GraphQL and in agreements. */
export type NamaKelas = Uppercase<Kelas>

export const namaKelas = (kelas: Kelas): NamaKelas => kelas.toUpperCase() as NamaKelas

/** Data about a person: reading it needs a purpose and leaves an audit row (UU 27/2022 art 16, 31). */
const KELAS_PERORANGAN: readonly Kelas[] = ['pribadi', 'spesifik', 'identitas']

export const adalahPerorangan = (kelas: Kelas): boolean => KELAS_PERORANGAN.includes(kelas)
