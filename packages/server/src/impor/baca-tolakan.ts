import type pg from 'pg'
import type { KodeBaris } from '../baris/kode-baris.rules.ts'
import type { PenyandiTeks } from '../identitas/penyandi-teks.ts'
import type { BarisTolak } from './siapkan-potongan.ts'

/** A row that did not get in, with its cells as they stood in the file. */
export type BarisTolakanUtuh = BarisTolak & { sel: readonly string[] }

export const SEHALAMAN = 1_000

type Tersimpan = {
  nomor: number
  hasil: 'DITOLAK' | 'PERLU_TINJAUAN'
  kode: KodeBaris[]
  kolom: string[]
  nilai: string[]
  sandi: Uint8Array
}

/** The rows of an import that did not get in, page after page, as they stood in the file. */
export async function* bacaTolakan(
  klien: pg.ClientBase,
  id: string,
  penyandi: PenyandiTeks,
): AsyncGenerator<BarisTolakanUtuh[]> {
  for (let sesudah = 0; ; ) {
    const halaman = await halamanTolakan(klien, id, penyandi, sesudah)
    if (halaman.length === 0) return
    yield halaman
    sesudah = halaman.at(-1)?.nomor ?? sesudah
  }
}

/** One page of them, after a line of the file. */
export async function halamanTolakan(
  klien: pg.ClientBase,
  id: string,
  penyandi: PenyandiTeks,
  sesudah: number,
): Promise<BarisTolakanUtuh[]> {
  const { rows } = await klien.query<Tersimpan>(
    `select nomor, hasil::text as hasil, kode, kolom, nilai, sandi from impor_baris
     where impor_id = $1 and nomor > $2 order by nomor limit $3`,
    [id, sesudah, SEHALAMAN],
  )
  return rows.map(({ nomor, hasil, kode, kolom, nilai, sandi }) => ({
    nomor,
    hasil,
    temuan: kode.map((satu, ke) => ({
      kode: satu,
      kolom: kolom[ke] ?? '',
      nilai: nilai[ke] ?? '',
    })),
    sel: JSON.parse(penyandi.buka(sandi, `${id}/${nomor}`)) as string[],
  }))
}
