import { isAscii, isUtf8 } from 'node:buffer'
import type { KodeGalatBerkas } from './galat-berkas.ts'
import { hitungUtf8, panjangUtuh } from './utf8.rules.ts'
import { dariWindows1252 } from './windows-1252.rules.ts'

export type Sandi = 'utf-8' | 'windows-1252'

/** Text of a block; with `rusak`, the text before the fault. */
type Terjemahan = { teks: string; rusak?: KodeGalatBerkas }

/** How much is kept back from the first byte beyond ASCII before the encoding is decided. */
const TENGOK = 65_536

/**
 * Decodes a file block by block. The encoding is decided once, on 64 KB from the first byte beyond ASCII
 * (at the latest at the end): valid UTF-8 is UTF-8, otherwise Windows-1252. What later contradicts it, or
 * both kinds side by side, is refused: half of the names would be spelled wrongly.
 */
export function penerjemah() {
  let sandi: Sandi | undefined
  let sisa: Buffer = Buffer.alloc(0)
  let mulai = true

  return {
    sandi: () => sandi,
    terjemahkan(blok: Buffer, akhir: boolean): Terjemahan {
      let bita = sisa.length > 0 ? Buffer.concat([sisa, blok]) : blok
      sisa = Buffer.alloc(0)
      if (mulai) {
        mulai = false
        if (bita[0] === 0xef && bita[1] === 0xbb && bita[2] === 0xbf) {
          sandi = 'utf-8'
          bita = bita.subarray(3)
        }
      }
      if (sandi === undefined) return tentukan(bita, akhir)
      return menurut(sandi, bita, akhir)
    },
  }

  function tentukan(bita: Buffer, akhir: boolean): Terjemahan {
    if (isAscii(bita)) {
      if (akhir) sandi = 'utf-8'
      return { teks: bita.toString('latin1') }
    }
    const pertama = bita.findIndex((satu) => satu > 0x7f)
    const teks = bita.toString('latin1', 0, pertama)
    const tersisa = bita.subarray(pertama)
    if (tersisa.length < TENGOK && !akhir) {
      sisa = tersisa
      return { teks }
    }
    const ujung = tersisa.length <= TENGOK && akhir
    const { sah, cacat } = hitungUtf8(tersisa.subarray(0, TENGOK), ujung)
    if (cacat > 0 && sah > 0) return { teks, rusak: 'SANDI_BERTENTANGAN' }
    sandi = cacat > 0 ? 'windows-1252' : 'utf-8'
    const lanjut = menurut(sandi, tersisa, akhir)
    return { ...lanjut, teks: teks + lanjut.teks }
  }

  function menurut(pakai: Sandi, bita: Buffer, akhir: boolean): Terjemahan {
    if (isAscii(bita)) return { teks: bita.toString('latin1') }
    const utuh = akhir ? bita.length : panjangUtuh(bita)
    sisa = bita.subarray(utuh)
    const isi = bita.subarray(0, utuh)
    if (pakai === 'windows-1252') return bacaWindows1252(isi, akhir)
    if (isUtf8(isi)) return { teks: isi.toString('utf8') }
    const sampai = hitungUtf8(isi, true).sampai
    return { teks: isi.toString('utf8', 0, sampai), rusak: 'SANDI_BERTENTANGAN' }
  }
}

function bacaWindows1252(isi: Buffer, akhir: boolean): Terjemahan {
  const { pertamaSah } = hitungUtf8(isi, akhir)
  const batas = pertamaSah ?? isi.length
  const terbaca = dariWindows1252(isi.toString('latin1', 0, batas))
  if (terbaca.teks.length < batas) return { teks: terbaca.teks, rusak: 'SANDI_TIDAK_DIKENAL' }
  return pertamaSah === undefined ? terbaca : { ...terbaca, rusak: 'SANDI_BERTENTANGAN' }
}
