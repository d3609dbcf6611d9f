import { galatKode } from '../galat.ts'
import type { Konteks } from '../konteks.ts'
import { sidikLingkup } from './sidik-lingkup.ts'
import { bacaToken, type JenisPerubahan, type Token, tulisToken } from './token.rules.ts'

/** A token belongs to the kinds it was made for: of others it knows no place. */
const daftar = (jenis: readonly JenisPerubahan[]) => `perubahan ${jenis.join()}`

/**
 * Where the caller left off.
 *
 * @throws KURSOR_TIDAK_SAH, TOKEN_LINGKUP_BERUBAH
 */
export function bukaToken(
  { kursor, pelaku }: Konteks,
  jenis: readonly JenisPerubahan[],
  sejak: string | null | undefined,
): Token | undefined {
  if (sejak == null) return undefined
  const teks = kursor(daftar(jenis)).open(sejak)
  if (teks === undefined) throw galatKode('KURSOR_TIDAK_SAH', { tempat: 'sejak' })
  const token = bacaToken(teks)
  if (token.sidik !== sidikLingkup(pelaku))
    throw galatKode('TOKEN_LINGKUP_BERUBAH', { tempat: 'sejak' })
  return token
}

/** As the page's statement says where it ended. */
export type Ujung = {
  jenis: readonly JenisPerubahan[]
  transaksi: string
  urutan: string
  waktu: string
  potret: { jenis: JenisPerubahan; desa: string; id: string } | null
}

export function tutupToken({ kursor, pelaku }: Konteks, ujung: Ujung): string {
  const { jenis, transaksi, urutan, waktu, potret } = ujung
  const dasar = { letak: { transaksi, urutan, waktu }, sidik: sidikLingkup(pelaku) }
  const token: Token = potret
    ? { ...dasar, ...potret, tahap: 'POTRET' }
    : { ...dasar, tahap: 'DELTA' }
  return kursor(daftar(jenis)).seal(tulisToken(token))
}
