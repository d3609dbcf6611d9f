import { PassThrough } from 'node:stream'
import { ZipFile } from 'yazl'
import { tulisAksara } from './aksara-xlsx.rules.ts'
import { namaKolom } from './alamat-sel.rules.ts'
import { BAGIAN_TETAP, KAKI_LEMBAR, KEPALA_LEMBAR } from './bagian-xlsx.ts'
import { GalatBerkas } from './galat-berkas.ts'
import { type Keluaran, keluaran } from './keluaran.ts'
import type { PenyusunBerkas, SelTulis } from './penyusun-berkas.ts'

/** Excel's own bounds. */
const BARIS_LEMBAR = 1_048_576
const KOLOM_LEMBAR = 16_384
const KARAKTER_SEL = 32_767

/**
 * One sheet. Texts stand in their cells, formatted as text: nothing is collected, no identifier becomes a number,
 * and no text is ever a formula. A table that does not fit one sheet is refused: a second sheet is easily missed.
 */
export function penulisXlsx(kolom: readonly string[], keluar: Keluaran): PenyusunBerkas {
  const huruf = kolom.map((_, ke) => namaKolom(ke))
  const zip = new ZipFile()
  const isiLembar = new PassThrough()
  const lembar = keluaran(isiLembar)
  let nomor = 0
  let pemompa = Promise.resolve()

  return {
    async awal() {
      if (kolom.length > KOLOM_LEMBAR) throw new GalatBerkas('XLSX_PENUH')
      for (const [nama, isi] of BAGIAN_TETAP) zip.addBuffer(Buffer.from(isi), nama, TANPA_WAKTU)
      zip.addReadStream(isiLembar, 'xl/worksheets/sheet1.xml', TANPA_WAKTU)
      zip.end()
      pemompa = pompa(zip, keluar)
      // Whoever waits to write the next row learns from the sheet that the file cannot be written on.
      pemompa.catch((galat) => isiLembar.destroy(galat))
      zip.on('error', () => {})
      await lembar.tulis(KEPALA_LEMBAR)
      await tulisBaris([kolom])
    },
    tulis: tulisBaris,
    async akhir() {
      await lembar.tulis(KAKI_LEMBAR)
      await lembar.tutup()
      await pemompa
    },
  }

  async function tulisBaris(baris: readonly (readonly SelTulis[])[]) {
    let teks = ''
    for (const sel of baris) {
      if (++nomor > BARIS_LEMBAR) throw new GalatBerkas('XLSX_PENUH', { baris: nomor })
      teks += susunBaris(sel, nomor, huruf)
      if (teks.length < SEKALI_TULIS) continue
      await lembar.tulis(teks)
      teks = ''
    }
    await lembar.tulis(teks)
  }
}

/** The same rows are the same bytes, whenever and wherever they are written: the day a zip counts from. */
const TANPA_WAKTU = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true }

const SEKALI_TULIS = 65_536

async function pompa(zip: ZipFile, keluar: Keluaran): Promise<void> {
  for await (const potong of zip.outputStream) await keluar.tulis(Buffer.from(potong))
}

function susunBaris(sel: readonly SelTulis[], nomor: number, huruf: readonly string[]): string {
  let teks = `<row r="${nomor}">`
  for (let ke = 0; ke < sel.length; ke++) {
    const nilai = sel[ke] ?? null
    if (nilai === null || nilai === '') continue
    const alamat = `${huruf[ke]}${nomor}`
    if (typeof nilai === 'boolean') teks += `<c r="${alamat}" t="b"><v>${nilai ? 1 : 0}</v></c>`
    else if (typeof nilai === 'number') teks += `<c r="${alamat}"><v>${nilai}</v></c>`
    else if (nilai.length > KARAKTER_SEL) {
      throw new GalatBerkas('SEL_TERLALU_PANJANG', { baris: nomor, kolom: ke + 1 })
    } else {
      teks += `<c r="${alamat}" s="1" t="inlineStr"><is><t xml:space="preserve">${tulisAksara(nilai)}</t></is></c>`
    }
  }
  return `${teks}</row>`
}
