import { PELAKU_PUBLIK, type Pelaku } from '../akses/pelaku.ts'
import type { PenerbitToken } from '../akses/token.ts'
import { adalahTujuan } from '../akses/tujuan.ts'
import { galatKode } from '../galat.ts'

export const KEPALA_TUJUAN = 'x-harapan-tujuan'

/** @throws TOKEN_TIDAK_SAH, TUJUAN_TIDAK_SAH */
export async function pelakuPermintaan(
  penerbit: PenerbitToken,
  otorisasi: string | null | undefined,
  tujuan: string | null | undefined,
): Promise<Pelaku> {
  // Whoever sends the header means to be somebody, so an empty one is no anonymous caller either.
  const pelaku =
    otorisasi === null || otorisasi === undefined
      ? PELAKU_PUBLIK
      : await penerbit.baca(otorisasi.replace(/^Bearer\s+/i, ''))
  if (!tujuan) return pelaku
  if (!adalahTujuan(tujuan)) throw galatKode('TUJUAN_TIDAK_SAH', { tempat: KEPALA_TUJUAN })
  return { ...pelaku, tujuan }
}
