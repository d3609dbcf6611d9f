import type { Writable } from 'node:stream'
import { GalatBerkas } from './galat-berkas.ts'
import { bacaJudul } from './judul.ts'
import { keluaran } from './keluaran.ts'
import type { SelTulis } from './penyusun-berkas.ts'
import { type OpsiCsv, penulisCsv } from './tulis-csv.ts'
import { penulisNdjson } from './tulis-ndjson.ts'
import { type OpsiXlsx, penulisXlsx } from './tulis-xlsx.ts'

export type PenulisBerkas = {
  /** Resolves when the reader of the file keeps up: await it, and memory stays bounded. */
  tulis(baris: readonly (readonly SelTulis[])[]): Promise<void>
  /** Ends the file and the stream. */
  selesai(): Promise<void>
}

/**
 * Writes a table as a stream. A cell that is a number is written as one; give identifiers as texts, and no
 * program takes their zeros away. Compressing is up to the caller.
 * @throws GalatBerkas `BARIS_TIDAK_SEPANJANG_JUDUL`, `AKSARA_TERLARANG`, `BILANGAN_TIDAK_SAH`, `XLSX_PENUH`
 */
export function tulisBerkas(
  format: 'csv' | 'xlsx' | 'ndjson',
  kolom: readonly string[],
  keluar: Writable,
  opsi: OpsiCsv & OpsiXlsx = {},
): PenulisBerkas {
  const aliran = keluaran(keluar)
  const penyusun =
    format === 'csv'
      ? penulisCsv(kolom, aliran, opsi)
      : format === 'ndjson'
        ? penulisNdjson(kolom, aliran)
        : penulisXlsx(kolom, aliran, opsi)
  let nomor = 1
  let sudahAwal = false

  async function pastikanAwal() {
    if (sudahAwal) return
    sudahAwal = true
    const bernama = bacaJudul(kolom, 1, kolom.length)
    if (bernama.length < kolom.length || kolom.length === 0) {
      throw new GalatBerkas('KOLOM_TANPA_NAMA', { baris: 1, kolom: bernama.length + 1 })
    }
    periksa([kolom], 1, kolom.length)
    await penyusun.awal()
  }

  return {
    async tulis(baris) {
      await pastikanAwal()
      periksa(baris, nomor + 1, kolom.length)
      nomor += baris.length
      await penyusun.tulis(baris)
    },
    async selesai() {
      await pastikanAwal()
      await penyusun.akhir()
      await aliran.tutup()
    },
  }
}

/** What would not come back the same is refused before it is written. */
function periksa(baris: readonly (readonly SelTulis[])[], awal: number, lebar: number) {
  for (const [ke, sel] of baris.entries()) {
    if (sel.length !== lebar) {
      throw new GalatBerkas('BARIS_TIDAK_SEPANJANG_JUDUL', { baris: awal + ke })
    }
    for (const [kolom, satu] of sel.entries()) {
      const kode = typeof satu === 'number' ? sebabBilangan(satu) : sebabTeks(satu)
      if (kode) throw new GalatBerkas(kode, { baris: awal + ke, kolom: kolom + 1 })
    }
  }
}

const sebabBilangan = (satu: number) =>
  Number.isFinite(satu) && Math.abs(satu) < 1e15 ? undefined : 'BILANGAN_TIDAK_SAH'

const sebabTeks = (satu: SelTulis) =>
  typeof satu === 'string' && (satu.includes('\0') || !satu.isWellFormed())
    ? 'AKSARA_TERLARANG'
    : undefined
