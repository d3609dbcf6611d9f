import type { Konteks } from '../konteks.ts'
import { batalkanDalam, type Penghalang } from './batalkan-impor.ts'
import type { Penanya } from './buka-impor.ts'
import { GalatImpor } from './galat-impor.ts'

export type HasilBatalVerba =
  | { jenis: 'ImporDibatalkan'; imporId: bigint; dihapus: number; dipulihkan: number }
  | { jenis: 'ImporTerhalang'; jumlah: number; penghalang: Penghalang[] }
  | { jenis: 'ImporTidakDitemukan' }
  | { jenis: 'StatusTidakSesuai' }

/** Takes an import back in the operation's own transaction, within its deadline. */
export async function batalkanLewatVerba(
  { tx, pelaku }: Konteks,
  id: bigint,
): Promise<HasilBatalVerba> {
  const penanya: Penanya = {
    query: async (sql, nilai) => ({ rows: await tx.$queryRawUnsafe(sql, ...nilai) }),
  }
  try {
    const hasil = await batalkanDalam(penanya, pelaku, String(id))
    if (hasil.jenis === 'TERHALANG') return { ...hasil, jenis: 'ImporTerhalang' }
    return { ...hasil, jenis: 'ImporDibatalkan', imporId: id }
  } catch (galat) {
    if (!(galat instanceof GalatImpor)) throw galat
    if (galat.kode === 'IMPOR_TIDAK_ADA') return { jenis: 'ImporTidakDitemukan' }
    if (galat.kode === 'STATUS_TIDAK_SESUAI') return { jenis: 'StatusTidakSesuai' }
    throw galat
  }
}
