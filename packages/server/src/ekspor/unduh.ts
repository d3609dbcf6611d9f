import { setTimeout as tunggu } from 'node:timers/promises'
import { bacaAliran, GalatAliran } from './aliran-server.ts'
import { bukaBagian } from './berkas-bagian.ts'
import type { PenulisEkspor } from './penulis.ts'
import type { Format } from './permintaan-ekspor.ts'
import { tulisNdjson } from './tulis-ndjson.ts'
import { tulisTabel } from './tulis-tabel.ts'

export type Unduhan = {
  /** Of the running server, with everything that was asked but format and resuming. */
  url: URL
  kepala: Record<string, string>
  format: Format
  berkas: string
  lanjutkan: boolean
  lapor: (kemajuan: { baris: number; bita: number }) => void
}

/** Broken off so many times in a row without a page in between, it is given up. */
const PERCOBAAN = 5

/**
 * Brings an export into a file: page by page, going on by itself where the connection breaks. Until the
 * last page is there the file has another name.
 *
 * @returns how many rows it has, and which columns were left out for want of their class
 */
export async function unduh({ url, kepala, format, berkas, lanjutkan, lapor }: Unduhan) {
  const bagian = bukaBagian(berkas, `${format} ${url.pathname}${url.search}`, {
    lanjutkan,
    berjudul: format === 'csv',
  })
  const { signal } = new AbortController()
  let lanjut = bagian.tanda?.lanjut
  let baris = bagian.tanda?.baris ?? 0
  let ditinggalkan: readonly string[] = []
  let penulis: PenulisEkspor | undefined
  for (let gagal = 0; ; ) {
    try {
      if (lanjut !== undefined) url.searchParams.set('lanjut', lanjut)
      for await (const catatan of bacaAliran(url, kepala)) {
        if (catatan.jenis === 'awal') {
          ditinggalkan = catatan.ditinggalkan.map(({ kolom }) => kolom)
          penulis ??= await mulaiTulis(catatan.kolom)
          continue
        }
        await penulis?.halaman({ ...catatan, lanjut: null })
        baris += catatan.baris.length
        gagal = 0
        lapor({ baris, bita: bagian.bita() })
        if (catatan.lanjut === null) {
          await penulis?.selesai(baris)
          bagian.selesai()
          return { baris, ditinggalkan }
        }
        lanjut = catatan.lanjut
        // A sheet is of one piece: what is packed halfway cannot be gone on with by another process.
        if (format !== 'xlsx') bagian.tandai(baris, lanjut)
      }
    } catch (galat) {
      const detik = galat instanceof GalatAliran ? galat.ulangiDetik : undefined
      if (detik === undefined || ++gagal > PERCOBAAN) throw galat
      await tunggu(Math.max(detik, 2 ** (gagal - 2)) * 1_000)
    }
  }

  async function mulaiTulis(kolom: readonly string[]): Promise<PenulisEkspor> {
    const { keluar } = bagian
    const baru =
      format === 'ndjson'
        ? tulisNdjson({ kolom, awal: {}, tanda: false }, keluar, signal)
        : tulisTabel({ format, kolom, tanda: false, lanjutan: false }, keluar, signal)
    await baru.mulai()
    return baru
  }
}
