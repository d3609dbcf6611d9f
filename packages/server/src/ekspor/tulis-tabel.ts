import type { Writable } from 'node:stream'
import type { PenulisEkspor } from './penulis.ts'
import type { PermintaanEkspor } from './permintaan-ekspor.ts'
import type { KolomTerpilih } from './pilih-kolom.ts'
import { tulisNdjson } from './tulis-ndjson.ts'

export function penulisUntuk(
  { nama, wilayah, tanda }: PermintaanEkspor,
  { kolom, ditinggalkan }: KolomTerpilih,
  keluar: Writable,
  signal: AbortSignal,
): PenulisEkspor {
  const daftar = kolom.map(([satu]) => satu)
  const awal = { sumber: nama, wilayah, kolom: daftar, ditinggalkan }
  return tulisNdjson({ kolom: daftar, awal, tanda }, keluar, signal)
}
