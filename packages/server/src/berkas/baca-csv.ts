import type { BarisBerkas, IsiBerkas, Pemisah } from './baris-berkas.ts'
import type { BatasBerkas } from './batas-berkas.ts'
import { GalatBerkas } from './galat-berkas.ts'
import { bacaJudul } from './judul.ts'
import { kelompokBaris } from './kelompok-baris.ts'
import { judulUtuh, pemisahTersurat, tentukanPemisah } from './pemisah.ts'
import { type PotongTeks, teksBerkas } from './teks-berkas.ts'
import { hitungBaris, penguraiCsv } from './urai-csv.ts'

/** Comma, semicolon or tab, decided once from the header. Rows may be shorter or longer than it. */
export async function bacaCsv(blok: AsyncIterable<Buffer>, batas: BatasBerkas): Promise<IsiBerkas> {
  const { sandi, potongan } = teksBerkas(blok)
  const awal = await kumpulkanJudul(potongan, batas)
  const pengurai = penguraiCsv(awal.pemisah, batas, awal.baris)
  const kelompok = semuaBaris(awal.potong, potongan, pengurai)

  const pertama = await kelompok.next()
  const judul = pertama.done ? undefined : pertama.value[0]
  if (pertama.done || judul === undefined) throw new GalatBerkas('BERKAS_KOSONG')
  const kolom = bacaJudul(judul.sel, judul.nomor, batas.kolom)

  const baris = kelompokBaris(pertama.value.slice(1), kelompok, kolom.length, batas)
  return { format: 'csv', kolom, pemisah: awal.pemisah, sandi, baris }
}

async function* semuaBaris(
  awal: PotongTeks,
  potongan: AsyncGenerator<PotongTeks, void>,
  pengurai: ReturnType<typeof penguraiCsv>,
): AsyncGenerator<BarisBerkas[], void> {
  for await (const { teks, akhir, rusak } of rangkai(awal, potongan)) {
    const baris = pengurai.urai(teks, akhir)
    if (baris.length > 0) yield baris
    const galat = pengurai.galat()
    if (galat) throw galat
    if (rusak) throw new GalatBerkas(rusak, { baris: pengurai.barisKini() })
  }
}

/** Reads on until the header is all there: its line end outside quotes, or the end of the file. */
async function kumpulkanJudul(potongan: AsyncGenerator<PotongTeks, void>, batas: BatasBerkas) {
  let terkumpul = ''
  let dilewati = 0
  for (;;) {
    const berikut = await potongan.next()
    if (berikut.done) throw new GalatBerkas('BERKAS_KOSONG')
    const { teks, akhir, rusak } = berikut.value
    terkumpul += teks
    const kosong = /^(?:[ ,;\t]*(?:\r\n|\n|\r(?=[\s\S])))+/.exec(terkumpul)?.[0] ?? ''
    dilewati += hitungBaris(kosong)
    terkumpul = terkumpul.slice(kosong.length)
    if (akhir && terkumpul.trim() === '') throw new GalatBerkas('BERKAS_KOSONG')
    const utuh = akhir || rusak !== undefined || judulUtuh(terkumpul)
    if (!utuh && terkumpul.length <= batas.karakterBaris) continue

    const tersurat = pemisahTersurat(terkumpul)
    if (tersurat) {
      const sisa = terkumpul.slice(tersurat.panjang)
      return susun(tersurat.pemisah, dilewati + 2, { ...berikut.value, teks: sisa })
    }
    const pemisah = tentukanPemisah(terkumpul)
    if (pemisah === undefined) throw new GalatBerkas('PEMISAH_TIDAK_JELAS', { baris: dilewati + 1 })
    return susun(pemisah, dilewati + 1, { ...berikut.value, teks: terkumpul })
  }
}

const susun = (pemisah: Pemisah, baris: number, potong: PotongTeks) => ({ pemisah, baris, potong })

/** Closes what follows also when nobody has begun it. */
async function* rangkai<T>(awal: T, lanjutan: AsyncGenerator<T, void>): AsyncGenerator<T, void> {
  try {
    yield awal
    yield* lanjutan
  } finally {
    await lanjutan.return()
  }
}
