import type { Writable } from 'node:stream'
import type { PenulisEkspor } from './penulis.ts'
import type { PermintaanEkspor } from './permintaan-ekspor.ts'
import type { KolomTerpilih } from './pilih-kolom.ts'
import { tulisNdjson } from './tulis-ndjson.ts'
import { tulisTabel } from './tulis-tabel.ts'

/** The writer of the format that was asked for. */
export function penulisUntuk(
  { nama, wilayah, format, lanjut, tanda }: PermintaanEkspor,
  { kolom: terpilih, ditinggalkan }: KolomTerpilih,
  keluar: Writable,
  signal: AbortSignal,
): PenulisEkspor {
  const kolom = terpilih.map(([satu]) => satu)
  if (format !== 'ndjson')
    return tulisTabel({ format, kolom, tanda, lanjutan: lanjut !== undefined }, keluar, signal)
  const awal = { sumber: nama, wilayah, kolom, ditinggalkan }
  return tulisNdjson({ kolom, awal, tanda }, keluar, signal)
}
