import type pg from 'pg'
import type { KunciIdentitas } from '../identitas/kunci-identitas.ts'
import type { BarisTolakanUtuh } from './baca-tolakan.ts'
import type { HasilImpor } from './bahan-impor.ts'
import { penyandiBaris } from './penyandi-impor.ts'
import { simpanTolakan } from './tulis-potongan.ts'

/** What a dry run found, all of whose own rows are gone again: its counts and the first rows refused. */
export async function simpanCoba(
  klien: pg.ClientBase,
  kunci: KunciIdentitas,
  id: string,
  { impor }: HasilImpor,
  tolakan: readonly BarisTolakanUtuh[],
): Promise<void> {
  const { DITERIMA, SAMA, DIUBAH, DITOLAK, PERLU_TINJAUAN, KOSONG } = impor.hitungan
  const { rowCount } = await klien.query(
    `update impor set status = 'SELESAI', selesai_pada = now(), diubah_pada = now(), kolom = $2, baris_selesai = $3,
       bita_selesai = bita, diterima = $4, sama = $5, diubah = $6, ditolak = $7, perlu_tinjauan = $8, kosong = $9, pemisah = $10
     where id = $1 and coba and status <> 'DIBATALKAN'`,
    [
      ...[id, impor.kolom, DITERIMA + SAMA + DIUBAH + DITOLAK + PERLU_TINJAUAN + KOSONG],
      ...[DITERIMA, SAMA, DIUBAH, DITOLAK, PERLU_TINJAUAN, KOSONG, impor.pemisah],
    ],
  )
  if (rowCount !== 1) return
  const sel = new Map(tolakan.map((satu) => [satu.nomor, satu.sel]))
  const penyandi = penyandiBaris(kunci)
  await simpanTolakan(klien, { imporId: id, penyandi }, tolakan, (nomor) => sel.get(nomor) ?? [])
}
