import type { Writable } from 'node:stream'
import { kirimPotong } from './kirim-potong.ts'
import type { PenulisEkspor } from './penulis.ts'

/**
 * One object a line. Lines whose only key begins with `$` are not rows: what the file is, where to go
 * on after each page, that it is whole, or why it is not. So any beginning of it can be continued, and
 * an end cannot be mistaken for a break.
 */
export function tulisNdjson(
  { kolom, awal, tanda }: { kolom: readonly string[]; awal: object; tanda: boolean },
  keluar: Writable,
  signal: AbortSignal,
): PenulisEkspor {
  const kunci = kolom.map((nama) => `${JSON.stringify(nama)}:`)
  const baris = (isi: readonly unknown[]) =>
    `{${isi.map((satu, ke) => `${kunci[ke]}${JSON.stringify(satu)}`).join(',')}}\n`
  const catatan = (isi: object) => (tanda ? `${JSON.stringify(isi)}\n` : '')
  const kirim = async (teks: string) => {
    if (teks) await kirimPotong(keluar, teks, signal)
  }
  return {
    mulai: () => kirim(catatan({ $ekspor: awal })),
    halaman: ({ baris: isi, lanjut }) =>
      kirim(isi.map(baris).join('') + (lanjut === null ? '' : catatan({ $lanjut: lanjut }))),
    selesai: (banyak) => kirim(catatan({ $selesai: { baris: banyak } })),
    gagal: (masalah) => kirim(catatan({ $galat: masalah })),
  }
}
