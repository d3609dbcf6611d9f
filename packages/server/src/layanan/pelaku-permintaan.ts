import { PELAKU_PUBLIK, type Pelaku, tujuanBoleh } from '../akses/pelaku.ts'
import type { PembacaToken } from '../akses/token.ts'
import { adalahTujuan } from '../akses/tujuan.ts'
import { galatKode } from '../galat.ts'
import type { BukuPerjanjian } from '../instansi/perjanjian-klien.ts'

export const KEPALA_TUJUAN = 'x-harapan-tujuan'

type Kepala = string | null | undefined

/**
 * Who a request speaks for, by its headers.
 *
 * @throws TOKEN_TIDAK_SAH, PERJANJIAN_TIDAK_BERLAKU, TUJUAN_TIDAK_SAH
 */
export function buatPengenal(pembaca: PembacaToken, buku: BukuPerjanjian) {
  return async (otorisasi: Kepala, tujuan: Kepala): Promise<Pelaku> => {
    // Whoever sends the header means to be somebody, so an empty one is no anonymous caller either.
    const pelaku =
      otorisasi === null || otorisasi === undefined
        ? PELAKU_PUBLIK
        : await denganPerjanjian(await pembaca.baca(otorisasi.replace(/^Bearer\s+/i, '')), buku)
    if (!tujuan) return pelaku
    const boleh = pelaku.peran === 'PUBLIK' || tujuanBoleh(pelaku).some((satu) => satu === tujuan)
    if (!adalahTujuan(tujuan) || !boleh)
      throw galatKode('TUJUAN_TIDAK_SAH', { tempat: KEPALA_TUJUAN })
    return { ...pelaku, tujuan }
  }
}

/** What an agency's system may comes from its agreement alone. */
async function denganPerjanjian(pelaku: Pelaku, buku: BukuPerjanjian): Promise<Pelaku> {
  if (pelaku.peran !== 'MITRA') return pelaku
  const perjanjian = pelaku.klien === undefined ? undefined : await buku.untuk(pelaku.klien)
  if (!perjanjian) throw galatKode('PERJANJIAN_TIDAK_BERLAKU')
  const { tujuan, ...lain } = pelaku
  return {
    ...lain,
    instansi: perjanjian.instansi,
    wilayah: perjanjian.wilayah,
    perjanjian,
    ...(tujuan && perjanjian.tujuan.includes(tujuan) && { tujuan }),
  }
}
