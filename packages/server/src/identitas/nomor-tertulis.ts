import { samarkanTeks } from '@harapan/kode'

// A JKN card has thirteen digits, as many as an instant in a log, so `samarkanTeks` lets it stand.
const SEPANJANG_KARTU = /\d(?:[ .\-_]{0,3}\d){12,}/g

/** Stars out identity numbers and every other run of thirteen digits or more, spaced or not. */
export const samarkanNomor = (teks: string): string =>
  samarkanTeks(teks).replace(SEPANJANG_KARTU, '*'.repeat(13))

/** Whether a text that is kept, repeated or logged holds what may be an identity number. */
export const memuatNomor = (teks: string): boolean => samarkanNomor(teks) !== teks
