import type { KemajuanImpor } from '../impor/bahan-impor.ts'

const LEBAR = 24
const SELANG_MS = 200

/** Progress of an import with its rate and the time left: a bar on a terminal, a line per tenth elsewhere. */
export function buatBatangImpor(keluaran: NodeJS.WriteStream) {
  const mulai = Date.now()
  let awal: { bita: number; baris: number } | undefined
  let [terakhir, persepuluhan] = [0, -1]
  return ({ bita, jumlahBita, baris }: KemajuanImpor): void => {
    // What an earlier run did is no pace of this one.
    awal ??= { bita, baris }
    const bagian = jumlahBita === 0 ? 1 : Math.min(1, bita / jumlahBita)
    const detik = Math.max(0.001, (Date.now() - mulai) / 1000)
    const laju = Math.round((baris - awal.baris) / detik)
    const sisa = bita > awal.bita ? ((jumlahBita - bita) / (bita - awal.bita)) * detik : 0
    const angka = `${Math.floor(bagian * 100)} % · ${ribuan(baris)} baris · ${ribuan(laju)}/s · sisa ${Math.ceil(sisa)} s`
    if (keluaran.isTTY) {
      if (Date.now() - terakhir < SELANG_MS && bagian < 1) return
      terakhir = Date.now()
      const isi = '█'.repeat(Math.round(bagian * LEBAR)).padEnd(LEBAR, '░')
      keluaran.write(`\r\x1b[KMengimpor ${isi} ${angka}${bagian === 1 ? '\n' : ''}`)
      return
    }
    if (Math.floor(bagian * 10) === persepuluhan) return
    persepuluhan = Math.floor(bagian * 10)
    keluaran.write(`Mengimpor ${angka}\n`)
  }
}

export const ribuan = (angka: number): string => angka.toLocaleString('id-ID')
