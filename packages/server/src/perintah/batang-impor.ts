import { type TitikKemajuan, taksirKemajuan, tambahTitik } from '@harapan/kode'
import type { KemajuanImpor } from '../impor/bahan-impor.ts'

const LEBAR = 24
const SELANG_MS = 200

/** Progress of an import with its rate and the time left: a bar on a terminal, a line per tenth elsewhere. */
export function buatBatangImpor(keluaran: NodeJS.WriteStream) {
  // What an earlier run did is no pace of this one: the first point counts for nothing.
  let riwayat: readonly TitikKemajuan[] = []
  let [terakhir, persepuluhan] = [0, -1]
  return ({ bita, jumlahBita, baris }: KemajuanImpor): void => {
    riwayat = tambahTitik(riwayat, { ms: Date.now(), bita, baris })
    const { bagian = 0, barisPerDetik, sisaDetik = 0 } = taksirKemajuan(riwayat, jumlahBita)
    const angka = `${Math.floor(bagian * 100)} % · ${ribuan(baris)} baris · ${ribuan(Math.round(barisPerDetik))}/s · sisa ${Math.ceil(sisaDetik)} s`
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
