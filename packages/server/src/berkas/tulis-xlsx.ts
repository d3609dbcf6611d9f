import { PassThrough } from 'node:stream'
import { ZipFile } from 'yazl'
import { tulisAksara } from './aksara-xlsx.rules.ts'
import { namaKolom } from './alamat-sel.rules.ts'
import { BAGIAN_AWAL, bagianBuku, jalurLembar, KAKI_LEMBAR, KEPALA_LEMBAR } from './bagian-xlsx.ts'
import { GalatBerkas } from './galat-berkas.ts'
import { type Keluaran, keluaran } from './keluaran.ts'
import type { PenyusunBerkas, SelTulis } from './penyusun-berkas.ts'

/** Excel's own bounds. */
const BARIS_LEMBAR = 1_048_576
const KOLOM_LEMBAR = 16_384
const KARAKTER_SEL = 32_767

export type OpsiXlsx = {
  /** Rows of a sheet, its header counted; Excel's own bound where it is not given. */
  barisLembar?: number
}

/**
 * Texts stand in their cells, formatted as text: nothing is collected, no identifier becomes a number, and no text
 * is ever a formula. A table that is longer than a sheet goes on in the next, below the same header; how many they
 * are stands in each one's name, so what lists them is written last.
 */
export function penulisXlsx(
  kolom: readonly string[],
  keluar: Keluaran,
  { barisLembar = BARIS_LEMBAR }: OpsiXlsx,
): PenyusunBerkas {
  const huruf = kolom.map((_, ke) => namaKolom(ke))
  const zip = new ZipFile()
  let isiLembar = new PassThrough()
  let lembar = keluaran(isiLembar)
  let banyakLembar = 0
  /** In the sheet, and in the table. */
  let nomor = 0
  let nomorTabel = 1
  let pemompa = Promise.resolve()

  return {
    async awal() {
      if (kolom.length > KOLOM_LEMBAR) throw new GalatBerkas('XLSX_PENUH')
      tambah(BAGIAN_AWAL)
      pemompa = pompa(zip, keluar)
      // Whoever waits to write the next row learns from the sheet that the file cannot be written on.
      pemompa.catch((galat) => isiLembar.destroy(galat))
      zip.on('error', () => {})
      await bukaLembar()
    },
    tulis: tulisBaris,
    async akhir() {
      await tutupLembar()
      tambah(bagianBuku(banyakLembar))
      zip.end()
      await pemompa
    },
  }

  function tambah(bagian: typeof BAGIAN_AWAL) {
    for (const [nama, isi] of bagian) zip.addBuffer(Buffer.from(isi), nama, TANPA_WAKTU)
  }

  async function bukaLembar() {
    if (banyakLembar > 0) {
      isiLembar = new PassThrough()
      lembar = keluaran(isiLembar)
    }
    zip.addReadStream(isiLembar, jalurLembar(++banyakLembar), TANPA_WAKTU)
    nomor = 1
    await lembar.tulis(KEPALA_LEMBAR + susunBaris(kolom, { nomor, nomorTabel: 1 }, huruf))
  }

  async function tutupLembar() {
    await lembar.tulis(KAKI_LEMBAR)
    await lembar.tutup()
  }

  async function tulisBaris(baris: readonly (readonly SelTulis[])[]) {
    let teks = ''
    for (const sel of baris) {
      if (nomor === barisLembar) {
        await lembar.tulis(teks)
        teks = ''
        await tutupLembar()
        await bukaLembar()
      }
      teks += susunBaris(sel, { nomor: ++nomor, nomorTabel: ++nomorTabel }, huruf)
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

function susunBaris(
  sel: readonly SelTulis[],
  { nomor, nomorTabel }: { nomor: number; nomorTabel: number },
  huruf: readonly string[],
): string {
  let teks = `<row r="${nomor}">`
  for (let ke = 0; ke < sel.length; ke++) {
    const nilai = sel[ke] ?? null
    if (nilai === null || nilai === '') continue
    const alamat = `${huruf[ke]}${nomor}`
    if (typeof nilai === 'boolean') teks += `<c r="${alamat}" t="b"><v>${nilai ? 1 : 0}</v></c>`
    else if (typeof nilai === 'number') teks += `<c r="${alamat}"><v>${nilai}</v></c>`
    else if (nilai.length > KARAKTER_SEL) {
      throw new GalatBerkas('SEL_TERLALU_PANJANG', { baris: nomorTabel, kolom: ke + 1 })
    } else {
      teks += `<c r="${alamat}" s="1" t="inlineStr"><is><t xml:space="preserve">${tulisAksara(nilai)}</t></is></c>`
    }
  }
  return `${teks}</row>`
}
