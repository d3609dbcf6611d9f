import {
  type KodeWilayah,
  parseKodeWilayah,
  TINGKAT_WILAYAH,
  type TingkatWilayah,
  tingkat,
} from '@harapan/kode'
import type { Pelaku } from './pelaku.ts'
import { adalahPeran, aturanPeran } from './peran.ts'
import { adalahTujuan } from './tujuan.ts'
import { adalahWewenang } from './wewenang.ts'

/** Claims of a token of ours. */
export type Klaim = Readonly<Record<string, unknown>>

/**
 * Who a verified token speaks for. A token without a role is that of an agency's system: what it may
 * comes from its agreement, not from the token. An unknown role, an area wider than the role may have, or a
 * PENDAMPING without a number is a token that was issued wrongly: it is refused, not narrowed.
 *
 * @throws RangeError
 */
export function pelakuDari(klaim: Klaim): Pelaku {
  const { sub, wilayah, edisi, instansi, tujuan, scope, pendamping } = klaim
  const { peran = 'MITRA' } = klaim
  if (typeof sub !== 'string' || sub === '') throw new RangeError('sub')
  if (typeof peran !== 'string' || !adalahPeran(peran) || peran === 'PUBLIK')
    throw new RangeError('peran')
  const milik = Array.isArray(wilayah) ? wilayah.map(kodeDariKlaim) : []
  const { terluas } = aturanPeran(peran)
  if (!milik.every((kode) => terluas && !lebihLuas(tingkat(kode), terluas)))
    throw new RangeError('wilayah')
  if (peran === 'PENDAMPING' && !Number.isSafeInteger(pendamping))
    throw new RangeError('pendamping')
  const wewenang = typeof scope === 'string' ? scope.split(' ').filter(adalahWewenang) : []
  return {
    id: sub,
    peran,
    wilayah: milik,
    ...(typeof edisi === 'string' && edisi !== '' && { edisi }),
    ...(wewenang.length > 0 && { wewenang }),
    ...(typeof instansi === 'string' && { instansi }),
    ...(typeof tujuan === 'string' && adalahTujuan(tujuan) && { tujuan }),
    ...(peran === 'PENDAMPING' && { pendamping: Number(pendamping) }),
    ...(peran === 'MITRA' && { klien: klienDari(klaim) }),
  }
}

/** RFC 9068 names it `client_id`, others `azp`; a token of client credentials has it as its subject. */
function klienDari({ client_id: klien, azp, sub }: Klaim): string {
  return String(klien ?? azp ?? sub)
}

/** What the development issuer writes into a token. */
export function klaimDari(pelaku: Pelaku): Record<string, unknown> {
  const { peran, wilayah, edisi, instansi, tujuan, wewenang, pendamping, klien } = pelaku
  return {
    peran,
    wilayah,
    ...(edisi && { edisi }),
    ...(instansi && { instansi }),
    ...(tujuan && { tujuan }),
    ...(wewenang && { scope: wewenang.join(' ') }),
    ...(pendamping !== undefined && { pendamping }),
    ...(klien !== undefined && { client_id: klien }),
  }
}

const lebihLuas = (satu: TingkatWilayah, batas: TingkatWilayah) =>
  TINGKAT_WILAYAH.indexOf(satu) < TINGKAT_WILAYAH.indexOf(batas)

function kodeDariKlaim(teks: unknown): KodeWilayah {
  const hasil = parseKodeWilayah(String(teks))
  if (!hasil.ok) throw new RangeError('wilayah')
  return hasil.nilai
}
