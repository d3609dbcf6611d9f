import type { Bahan } from '../kueri/kueri.ts'
import type { Opsi } from '../opsi.ts'
import { type HurufSisi, mulaiSisi, type Sisi } from '../sisi/sisi.ts'
import { bukaPenghitung, type Hitungan } from './penghitung.ts'
import { periksa } from './periksa.ts'
import { tanya } from './tanya.ts'

export type Pemeriksaan = {
  /** Queries that may not be measured, and where the answers differ. */
  tolakan: Record<string, string>
  /** SQL statements of one request, per query and side. */
  pernyataan: Record<string, Partial<Record<HurufSisi, Hitungan>>>
}

/** Compares all sides on every query before anything is measured, counting their statements. */
export async function periksaSemua(opsi: Opsi, url: string, bahan: Bahan): Promise<Pemeriksaan> {
  const hasil: Pemeriksaan = { tolakan: {}, pernyataan: {} }
  const penghitung = new Map<HurufSisi, Awaited<ReturnType<typeof bukaPenghitung>>>()
  const sisi: Sisi[] = []
  try {
    for (const huruf of opsi.sisi) {
      const milik = await bukaPenghitung(url)
      penghitung.set(huruf, milik)
      sisi.push(await mulaiSisi(huruf, milik.url))
    }
    for (const kueri of opsi.kueri) {
      const himpunan = kueri.variabel(bahan)
      const sebab = await periksa(sisi, kueri, himpunan, url).catch(String)
      if (sebab) {
        hasil.tolakan[kueri.nama] = sebab
        continue
      }
      const hitungan: Partial<Record<HurufSisi, Hitungan>> = {}
      for (const satu of sisi) {
        // The answers above prepared everything; this one counts alone.
        penghitung.get(satu.huruf)?.ambil()
        await tanya(satu, kueri, himpunan[0] ?? {})
        hitungan[satu.huruf] = penghitung.get(satu.huruf)?.ambil() ?? { bingkai: 0, isi: 0 }
      }
      hasil.pernyataan[kueri.nama] = hitungan
    }
    return hasil
  } finally {
    for (const satu of sisi) await satu.henti()
    for (const milik of penghitung.values()) milik.tutup()
  }
}
