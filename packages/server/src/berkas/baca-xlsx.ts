import type { BarisBerkas, IsiBerkas } from './baris-berkas.ts'
import type { BatasBerkas } from './batas-berkas.ts'
import { type BukuXlsx, bacaBuku, bacaGaya } from './buku-xlsx.ts'
import { gabunganAtas } from './gabungan-lembar.ts'
import { GalatBerkas } from './galat-berkas.ts'
import { bacaJudul } from './judul.ts'
import { adalahJudulLembar, gabungkanJudul, judulDuaBaris } from './judul-xlsx.ts'
import { kelompokBaris } from './kelompok-baris.ts'
import { barisLembar } from './lembar-xlsx.ts'
import { bacaTeksBersama } from './teks-bersama.ts'
import { bukaZip } from './zip-terbatas.ts'

/** The sheet named, or the visible one that holds anything. Its rows are expanded as they are asked for; the file itself is held. */
export async function bacaXlsx(
  sumber: AsyncIterable<Uint8Array>,
  batas: BatasBerkas,
  namaLembar: string | undefined,
): Promise<IsiBerkas> {
  const zip = await bukaZip(await kumpulkan(sumber, batas), batas)
  const buku = await bacaBuku(zip, batas)
  const bertanggal = await bacaGaya(zip, buku.jalurGaya, batas)
  const teksBersama = await bacaTeksBersama(zip, buku.jalurTeks, batas)
  const acuan = { teksBersama, bertanggal, sejak1904: buku.sejak1904 }
  const barisDari = (jalur: string) => {
    if (!zip.ada(jalur)) throw new GalatBerkas('XLSX_RUSAK')
    return barisLembar(zip.baca(jalur), acuan, batas)
  }
  const lembar =
    namaLembar === undefined
      ? await lembarBerisi(buku, barisDari)
      : buku.lembar.find(({ nama }) => nama === namaLembar)
  if (lembar === undefined) throw new GalatBerkas('LEMBAR_TIDAK_ADA')
  const semua = barisDari(lembar.jalur)
  const gabungan = await gabunganAtas(zip.baca(lembar.jalur), batas)
  const antrean: BarisBerkas[] = []
  let atas = await berikut(antrean, semua)
  while (atas && adalahJudulLembar(atas, gabungan)) atas = await berikut(antrean, semua)
  if (atas === undefined) throw new GalatBerkas('BERKAS_KOSONG')
  const bawah = judulDuaBaris(atas, gabungan) ? await berikut(antrean, semua) : undefined
  const kolom = bacaJudul(gabungkanJudul(atas, bawah, gabungan), atas.nomor, batas.kolom)

  return {
    format: 'xlsx',
    kolom,
    lembar: lembar.nama,
    lembarLain: buku.lembar.filter((satu) => satu !== lembar).map(({ nama }) => nama),
    baris: kelompokBaris(antrean, semua, kolom.length, batas),
  }
}

/** The next row, for the header; the rest of its batch stays in the queue. */
async function berikut(antrean: BarisBerkas[], semua: AsyncGenerator<BarisBerkas[], void>) {
  if (antrean.length === 0) antrean.push(...((await semua.next()).value ?? []))
  return antrean.shift()
}

/**
 * The sheet that is meant where none is named. What is hidden is for formulas, and what is empty is what Excel adds;
 * of two that hold something neither is left out unsaid.
 */
async function lembarBerisi(
  { lembar }: BukuXlsx,
  barisDari: (jalur: string) => AsyncGenerator<BarisBerkas[], void>,
) {
  const terlihat = lembar.filter((satu) => satu.terlihat)
  const calon = terlihat.length > 0 ? terlihat : lembar
  if (calon.length < 2) return calon[0]
  const berisi: (typeof calon)[number][] = []
  for (const satu of calon) {
    const baris = barisDari(satu.jalur)
    if ((await baris.next()).value) berisi.push(satu)
    await baris.return()
    if (berisi.length > 1) throw new GalatBerkas('LEMBAR_BERISI_GANDA')
  }
  return berisi[0] ?? calon[0]
}

async function kumpulkan(sumber: AsyncIterable<Uint8Array>, batas: BatasBerkas): Promise<Buffer> {
  const semua: Uint8Array[] = []
  let bita = 0
  for await (const potong of sumber) {
    bita += potong.length
    if (bita > batas.bitaXlsx) throw new GalatBerkas('TERLALU_BESAR')
    semua.push(potong)
  }
  return Buffer.concat(semua, bita)
}
