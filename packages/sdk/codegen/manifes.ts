import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { buildSchema, print, stripIgnoredCharacters } from 'graphql'
import { bacaBerkas, daftarOperasi, type Operasi } from './operasi.ts'

/** Yang didaftarkan pada server: teks setiap operasi menurut sidiknya / What a server registers: texts by their hash. */
export interface Manifes {
  readonly versi: string
  /** Sidik skema yang dipakai membuatnya / The schema it was made against. */
  readonly skema: string
  readonly dokumen: Readonly<Record<string, string>>
}

export function buatManifes(skema: string | URL, versi: string): Manifes {
  const teksSkema = readFileSync(skema, 'utf8')
  const teks = daftarOperasi(buildSchema(teksSkema), bacaBerkas()).map(teksOperasi)
  const dokumen = Object.fromEntries(teks.map((satu) => [sidik(satu), satu]))
  return { versi, skema: sidik(teksSkema), dokumen }
}

/** Teks yang dikirim klien, huruf demi huruf / The text a client sends, byte for byte. */
export function teksOperasi({ definisi, penggalan }: Operasi): string {
  return stripIgnoredCharacters([definisi, ...penggalan].map(print).join('\n'))
}

const sidik = (teks: string) => createHash('sha256').update(teks).digest('hex')
