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

/** The sheet named, or the first visible one. Its rows are expanded as they are asked for; the file itself is held. */
export async function bacaXlsx(
  sumber: AsyncIterable<Uint8Array>,
  batas: BatasBerkas,
  namaLembar: string | undefined,
): Promise<IsiBerkas> {
  const zip = await bukaZip(await kumpulkan(sumber, batas), batas)
  const buku = await bacaBuku(zip, batas)
  const lembar = pilihLembar(buku, namaLembar)
  if (!zip.ada(lembar.jalur)) throw new GalatBerkas('XLSX_RUSAK')
  const bertanggal = await bacaGaya(zip, buku.jalurGaya, batas)
  const teksBersama = await bacaTeksBersama(zip, buku.jalurTeks, batas)
  const gabungan = await gabunganAtas(zip.baca(lembar.jalur), batas)

  const acuan = { teksBersama, bertanggal, sejak1904: buku.sejak1904 }
  const semua = barisLembar(zip.baca(lembar.jalur), acuan, batas)
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

function pilihLembar({ lembar }: BukuXlsx, nama: string | undefined) {
  const pilihan =
    nama === undefined
      ? (lembar.find(({ terlihat }) => terlihat) ?? lembar[0])
      : lembar.find((satu) => satu.nama === nama)
  if (pilihan === undefined) throw new GalatBerkas('LEMBAR_TIDAK_ADA')
  return pilihan
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
