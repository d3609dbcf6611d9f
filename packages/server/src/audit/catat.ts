import type { Kelas } from '../akses/kelas.ts'
import type { Pelaku } from '../akses/pelaku.ts'
import type { Pernyataan } from '../db/rangkaian.ts'
import type { Transaksi } from '../db/transaksi.ts'

export type CatatanAkses = {
  permintaan: string
  pelaku: Pelaku
  operasi: string
  sidikDokumen: string
  sidikVariabel: string
  kelas: readonly Kelas[]
  ditolak: number
  hasil: 'BERHASIL' | 'GAGAL'
}

/** The audit row as a statement. The role may only insert, so nothing is returned. */
export function pernyataanCatat(catatan: CatatanAkses): Pernyataan {
  const { permintaan, pelaku, operasi, sidikDokumen, sidikVariabel, kelas, ditolak, hasil } =
    catatan
  return {
    name: 'catat_akses',
    text: `insert into audit_akses (permintaan, pelaku, peran, instansi, tujuan, operasi, sidik_dokumen, sidik_variabel, kelas, ditolak, hasil)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      permintaan,
      pelaku.id,
      pelaku.peran,
      pelaku.instansi ?? null,
      pelaku.tujuan ?? null,
      operasi,
      sidikDokumen,
      sidikVariabel,
      [...kelas],
      ditolak,
      hasil,
    ],
  }
}

/**
 * Writes the audit row in the transaction of the read itself: what cannot be recorded is not
 * answered (UU 27/2022 art 31).
 */
export async function catatAkses(tx: Transaksi, catatan: CatatanAkses): Promise<void> {
  const { text, values } = pernyataanCatat(catatan)
  await tx.$executeRawUnsafe(text, ...values)
}
