import { wajibTeks } from '../instansi/teks-wajib.ts'
import type { Konteks } from '../konteks.ts'

export type MasukanSelesai = { id: bigint; dikabulkan: boolean; hasil: string; versi: number }

export type HasilSelesai =
  | { jenis: 'PermintaanSubjekTersimpan'; id: bigint }
  | { jenis: 'PermintaanSubjekTidakDitemukan' | 'StatusTidakSesuai' }
  | { jenis: 'VersiUsang'; versiKini: number }

/**
 * Completes a request, granted or refused, with what was done or why not (UU 27/2022 art 30).
 * A request past its deadline is completed all the same: late is better than never.
 *
 * @throws MASUKAN_TIDAK_SAH for a result that is none, or holds an identity number
 */
export async function selesaikanPermintaan(
  { tx, subjek }: Konteks,
  { id, dikabulkan, versi, ...masukan }: MasukanSelesai,
): Promise<HasilSelesai> {
  const hasil = wajibTeks('hasil', masukan.hasil, /^.{3,2000}$/su)
  await tx.$executeRaw`select from permintaan_subjek where id = ${id} for update`
  const baris = await tx.permintaanSubjek.findUnique({ where: { id } })
  if (!baris) return { jenis: 'PermintaanSubjekTidakDitemukan' }
  if (baris.versi !== versi) return { jenis: 'VersiUsang', versiKini: baris.versi }
  if (baris.status !== 'DITERIMA') return { jenis: 'StatusTidakSesuai' }
  await tx.permintaanSubjek.updateMany({
    where: { id },
    data: { status: dikabulkan ? 'DIPENUHI' : 'DITOLAK', hasil },
  })
  subjek.add(`i${baris.individuId}`)
  return { jenis: 'PermintaanSubjekTersimpan', id }
}
