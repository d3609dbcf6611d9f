import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { JenisPerubahan } from '../_generated/operasi.ts'
import { bacaKeadaan, namaLog } from './keadaan.ts'

/** Satu objek salinan seperti tertulis di JSON: nomor tersamar dan saat sebagai teks / As JSON holds it. */
export interface BarisSalinan {
  readonly id: string
  readonly jenis: JenisPerubahan
  readonly peristiwa: string
  readonly isi: Readonly<Record<string, unknown>>
}

/**
 * Objek-objek salinan di `folder`, masing-masing sekali, seperti adanya sekarang / The objects of a copy, each once.
 * Reads what counts at the moment it begins, also while a `sinkron` goes on. Twice over the file: it remembers a line
 * number for each object, never the objects.
 *
 * @throws galat sistem berkas; folder tanpa salinan terbaca kosong / a folder without a copy reads as empty
 * @example
 * for await (const { jenis, isi } of bacaSalinan('salinan')) if (jenis === 'KPM') tampilkan(isi)
 */
export async function* bacaSalinan(folder: string): AsyncGenerator<BarisSalinan, void, undefined> {
  const keadaan = await bacaKeadaan(folder)
  const { generasi, panjang } = keadaan.lama ?? keadaan
  if (panjang === 0) return
  await using log = await open(join(folder, namaLog(generasi)), 'r')

  const terakhir = new Map<string, number>()
  for await (const [nomor, { id, operasi }] of bernomor(log, panjang)) {
    if (operasi === 'SIMPAN') terakhir.set(id, nomor)
    else terakhir.delete(id)
  }
  for await (const [nomor, { operasi: _, ...baris }] of bernomor(log, panjang))
    if (terakhir.get(baris.id) === nomor) yield baris
}

type BarisLog = BarisSalinan & { readonly operasi: 'SIMPAN' | 'HAPUS' }

async function* bernomor(log: FileHandle, panjang: number): AsyncGenerator<[number, BarisLog]> {
  const input = log.createReadStream({ start: 0, end: panjang - 1, autoClose: false })
  let nomor = 0
  for await (const baris of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
    yield [nomor++, JSON.parse(baris)]
}
