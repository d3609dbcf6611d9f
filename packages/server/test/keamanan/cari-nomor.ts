/**
 * Which of these numbers stand in a text: plain, spaced, dotted, dashed, as bytes written in hex with
 * or without its prefix, or inside base64.
 */
export function nomorDalam(teks: string, nomor: ReadonlySet<string>): string[] {
  const ditemukan = new Set<string>()
  for (const bentuk of [teks, ...terbaca(teks)]) {
    for (const [deret] of bentuk.replaceAll(SELA, '').matchAll(/\d{13,}/g)) {
      for (const panjang of [13, 16]) {
        for (let awal = 0; awal + panjang <= deret.length; awal++) {
          const calon = deret.slice(awal, awal + panjang)
          if (nomor.has(calon)) ditemukan.add(calon)
        }
      }
    }
  }
  return [...ditemukan]
}

/** A number as people also write it. */
export const bentukNomor = (nomor: string): string[] => [
  nomor,
  nomor.replaceAll(/\d{4}(?=\d)/g, '$& '),
  `${nomor.slice(0, 6)}-${nomor.slice(6, 12)}-${nomor.slice(12)}`,
  `${nomor.slice(0, 2)}.${nomor.slice(2, 4)}.${nomor.slice(4, 6)}.${nomor.slice(6)}`,
]

const SELA = /(?<=\d)[\s.\-–_]{1,3}(?=\d)/g

function* terbaca(teks: string): Generator<string> {
  for (const [, hex = ''] of teks.matchAll(/(?<![0-9a-f])((?:[0-9a-f]{2}){13,})(?![0-9a-f])/gi)) {
    yield Buffer.from(hex, 'hex').toString('latin1')
  }
  for (const [sandi] of teks.matchAll(/[A-Za-z0-9+/_-]{18,}/g)) {
    yield Buffer.from(sandi, 'base64url').toString('latin1')
  }
}
