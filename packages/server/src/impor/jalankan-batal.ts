import type pg from 'pg'
import { dalamTransaksiLingkup, sebagaiPemilik } from '../db/transaksi.ts'
import { batalkanDalam, type HasilBatal, teksPenghalang } from './batalkan-impor.ts'
import type { Penanya } from './buka-impor.ts'
import { GalatImpor } from './galat-impor.ts'
import type { BahanTugas } from './jalankan-tugas.ts'
import { bukaBatal, type TugasBatal } from './tugas-batal.ts'
import { lingkupImpor } from './wenang-impor.ts'

const PERCOBAAN_TERBANYAK = 5

/**
 * Takes one import back in the name and frame of whoever asked. One transaction: killed anywhere, nothing has
 * changed and the job is still there.
 */
export async function jalankanBatal(
  { basisData: { kolam }, kursor, pencatat }: BahanTugas,
  tugas: TugasBatal,
  signal: AbortSignal,
): Promise<void> {
  try {
    const pelaku = bukaBatal(kursor, tugas)
    const hasil = await dalamTransaksiLingkup(kolam, lingkupImpor(pelaku), (klien) =>
      batalkanDalam(sampaiDihentikan(klien, signal), pelaku, tugas.id),
    )
    if (hasil.jenis === 'TERHALANG') await akhiri(kolam, tugas, 'PEMBATALAN_TERHALANG', hasil)
  } catch (galat) {
    // A server that ends leaves it to the next.
    if (signal.aborted) return
    const kode = galat instanceof GalatImpor ? galat.kode : 'GALAT_INTERNAL'
    pencatat.warn({ impor: tugas.id, kode }, 'pembatalan impor terhenti')
    if (kode === 'GALAT_INTERNAL' && tugas.percobaan + 1 < PERCOBAAN_TERBANYAK)
      return tunda(kolam, tugas)
    // Somebody else took it back before: that is what was asked for.
    await akhiri(kolam, tugas, kode === 'STATUS_TIDAK_SESUAI' ? null : kode)
  }
}

/** Between two statements a server may end; what was done by then is undone. */
function sampaiDihentikan(klien: pg.ClientBase, signal: AbortSignal): Penanya {
  return {
    query(sql, nilai) {
      signal.throwIfAborted()
      return klien.query(sql, nilai)
    },
  }
}

/** The job is over without having taken anything back. */
function akhiri(
  kolam: pg.Pool,
  { id }: TugasBatal,
  kode: string | null,
  terhalang?: Extract<HasilBatal, { jenis: 'TERHALANG' }>,
): Promise<void> {
  return sebagaiPemilik(kolam, async (klien) => {
    await klien.query(
      `update impor set batal_tugas = null, galat = $2, galat_tempat = null, penghalang = $3, banyak_penghalang = $4,
         diubah_pada = now() where id = $1`,
      [id, kode, terhalang?.penghalang.map(teksPenghalang) ?? [], terhalang?.jumlah ?? null],
    )
  })
}

function tunda(kolam: pg.Pool, { id }: TugasBatal): Promise<void> {
  return sebagaiPemilik(kolam, async (klien) => {
    await klien.query(
      'update impor set percobaan = percobaan + 1, diubah_pada = now() where id = $1',
      [id],
    )
  })
}
