import type { Keluaran } from './keluaran.ts'
import type { PenyusunBerkas } from './penyusun-berkas.ts'

/** One object a line, every key in every line. A table without rows is an empty file. */
export function penulisNdjson(kolom: readonly string[], keluar: Keluaran): PenyusunBerkas {
  const kunci = kolom.map((nama, ke) => `${ke === 0 ? '{' : ','}${JSON.stringify(nama)}:`)
  return {
    async awal() {},
    async tulis(baris) {
      let teks = ''
      for (const sel of baris) {
        for (const [ke, satu] of sel.entries()) teks += `${kunci[ke]}${JSON.stringify(satu)}`
        teks += '}\n'
        if (teks.length < SEKALI_TULIS) continue
        await keluar.tulis(teks)
        teks = ''
      }
      await keluar.tulis(teks)
    },
    async akhir() {},
  }
}

const SEKALI_TULIS = 65_536
