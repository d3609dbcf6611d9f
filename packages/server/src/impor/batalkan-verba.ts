import type { Konteks } from '../konteks.ts'
import { sebagaiPengaju } from './antre-impor.ts'
import { barisSepotong } from './baris-sepotong.ts'
import { batalkanDalam, kunciUntukBatal, type Penghalang } from './batalkan-impor.ts'
import type { Penanya } from './buka-impor.ts'
import { GalatImpor } from './galat-impor.ts'
import { segelBatal } from './tugas-batal.ts'

export type HasilBatalVerba =
  | { jenis: 'ImporDibatalkan'; imporId: bigint; dihapus: number; dipulihkan: number }
  | { jenis: 'PembatalanDiterima'; imporId: bigint }
  | { jenis: 'ImporTerhalang'; jumlah: number; penghalang: Penghalang[] }
  | { jenis: 'ImporTidakDitemukan' }
  | { jenis: 'StatusTidakSesuai' }

/**
 * Takes an import back: one of a few rows in the operation's own transaction, within its deadline; a larger one
 * becomes a job, like the import itself.
 */
export async function batalkanLewatVerba(
  konteks: Konteks,
  imporId: bigint,
): Promise<HasilBatalVerba> {
  const { tx, pelaku, kursor } = konteks
  const id = String(imporId)
  const penanya: Penanya = {
    query: async (sql, nilai) => ({ rows: await tx.$queryRawUnsafe(sql, ...nilai) }),
  }
  try {
    const { impor } = await kunciUntukBatal(penanya, pelaku, id)
    if (impor.barisSelesai > barisSepotong()) {
      await antreBatal(penanya, id, segelBatal(kursor, id, sebagaiPengaju(pelaku)))
      return { jenis: 'PembatalanDiterima', imporId }
    }
    const hasil = await batalkanDalam(penanya, pelaku, id)
    if (hasil.jenis === 'TERHALANG') return { ...hasil, jenis: 'ImporTerhalang' }
    return { ...hasil, jenis: 'ImporDibatalkan', imporId }
  } catch (galat) {
    if (!(galat instanceof GalatImpor)) throw galat
    if (galat.kode === 'IMPOR_TIDAK_ADA') return { jenis: 'ImporTidakDitemukan' }
    if (galat.kode === 'STATUS_TIDAK_SESUAI') return { jenis: 'StatusTidakSesuai' }
    throw galat
  }
}

/** One that still runs stops at its next chunk. */
async function antreBatal(penanya: Penanya, id: string, segel: string): Promise<void> {
  await penanya.query(
    `update impor set batal_tugas = $2, percobaan = 0, galat = null, galat_tempat = null, penghalang = '{}',
       banyak_penghalang = null, diubah_pada = now(), status = case when status = 'SELESAI' then status else 'GAGAL' end
     where id = $1::bigint`,
    [id, segel],
  )
}
