import type { Kemajuan } from '../muat/muat.ts'

const LEBAR = 30

/** A progress bar on a terminal, a line per tenth elsewhere. */
export function buatBatangKemajuan(keluaran: NodeJS.WriteStream): (kemajuan: Kemajuan) => void {
  const mulai = Date.now()
  let persepuluhan = -1
  return ({ selesai, jumlah, tahap }) => {
    const bagian = selesai / jumlah
    const detik = ((Date.now() - mulai) / 1000).toFixed(0)
    if (keluaran.isTTY) {
      const isi = '█'.repeat(Math.round(bagian * LEBAR)).padEnd(LEBAR, '░')
      keluaran.write(
        `\r\x1b[KMemuat ${isi} ${Math.round(bagian * 100)} % · ${detik} s · ${tahap}${bagian === 1 ? '\n' : ''}`,
      )
      return
    }
    if (Math.floor(bagian * 10) === persepuluhan) return
    persepuluhan = Math.floor(bagian * 10)
    keluaran.write(`Memuat ${persepuluhan * 10} % · ${detik} s · ${tahap}\n`)
  }
}
