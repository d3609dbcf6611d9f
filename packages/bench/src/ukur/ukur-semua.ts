import type { Bahan, Kueri } from '../kueri/kueri.ts'
import { denganKursor } from '../kueri/kursor.ts'
import { barisKueri } from '../lapor/baris.ts'
import type { Opsi } from '../opsi.ts'
import { type HurufSisi, mulaiSisi, type Permintaan, type Sisi } from '../sisi/sisi.ts'
import { cariPostmaster } from './cpu.ts'
import { median } from './median.ts'
import type { Pemeriksaan } from './periksa-semua.ts'
import { type HasilKueri, ukur } from './putaran.ts'

export type HasilUkur = {
  mulaiMs: Partial<Record<HurufSisi, number>>
  kueri: Record<string, HasilKueri>
  /** Why a query was not measured, though nothing is wrong. */
  lewati: Record<string, string>
}

const MULAI_ULANG = 3

/** Starts every side, then measures query by query. */
export async function ukurSemua(
  opsi: Opsi,
  url: string,
  bahan: Bahan,
  { tolakan, pernyataan }: Pemeriksaan,
  cetak: (teks: string) => void,
): Promise<HasilUkur> {
  const hasil: HasilUkur = { mulaiMs: await ukurMulai(opsi, url), kueri: {}, lewati: {} }
  const postmaster = await cariPostmaster(url)
  const sisi: Sisi[] = []
  try {
    for (const huruf of opsi.sisi) sisi.push(await mulaiSisi(huruf, url))
    for (const kueri of opsi.kueri) {
      if (tolakan[kueri.nama]) continue
      const permintaan = await siapkan(sisi, kueri, bahan, url)
      const ikut = sisi.filter(({ huruf }) => permintaan.has(huruf))
      if (ikut.length === 0) {
        hasil.lewati[kueri.nama] = 'no side answers with an ETag'
        continue
      }
      const milik = await ukur(ikut, permintaan, {
        putaran: opsi.putaran,
        koneksi: opsi.koneksi,
        unik: kueri.unik ?? false,
        postmaster,
      })
      hasil.kueri[kueri.nama] = milik
      cetak(barisKueri(kueri.nama, milik, pernyataan[kueri.nama]))
    }
    return hasil
  } finally {
    for (const satu of sisi) await satu.henti()
  }
}

async function siapkan(sisi: readonly Sisi[], kueri: Kueri, bahan: Bahan, url: string) {
  const permintaan = new Map<HurufSisi, Permintaan>()
  for (const satu of sisi) {
    const himpunan = await denganKursor(satu, kueri, kueri.variabel(bahan), url)
    const milik = await satu.permintaan(kueri, himpunan)
    if (!kueri.etag) {
      permintaan.set(satu.huruf, milik)
      continue
    }
    const { url: ke, kepala, isi } = milik
    const jawaban = await fetch(ke, { method: 'POST', headers: kepala, body: isi[0] ?? '' })
    await jawaban.arrayBuffer()
    const etag = jawaban.headers.get('etag')
    if (etag) permintaan.set(satu.huruf, { ...milik, kepala: { ...kepala, 'if-none-match': etag } })
  }
  return permintaan
}

/** From process start to open port, on a quiet machine: the middle of three. */
async function ukurMulai(opsi: Opsi, url: string): Promise<HasilUkur['mulaiMs']> {
  const catatan: HasilUkur['mulaiMs'] = {}
  for (const huruf of opsi.sisi) {
    const kali: number[] = []
    for (let i = 0; i < MULAI_ULANG; i += 1) {
      const satu = await mulaiSisi(huruf, url)
      kali.push(satu.mulaiMs)
      await satu.henti()
    }
    catatan[huruf] = Math.round(median(kali))
  }
  return catatan
}
