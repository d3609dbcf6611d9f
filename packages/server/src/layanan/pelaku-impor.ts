import type { Pelaku } from '../akses/pelaku.ts'
import { GalatImpor } from '../impor/galat-impor.ts'
import type { Perkakas } from '../perkakas.ts'
import { pilihPembacaToken } from './pembaca-token.ts'
import { buatPencatat } from './pencatat.ts'

/** Whoever runs this installation and holds its keys, where no identity provider says who is who. */
const OPERATOR: Pelaku = {
  id: 'operator',
  peran: 'PUSAT',
  wilayah: [],
  wewenang: ['impor:tulis'],
  tujuan: 'VERIFIKASI_VALIDASI',
}

/** @throws TOKEN_TIDAK_SAH, or TIDAK_BERWENANG where an identity provider is named and no token is given */
export async function pelakuImpor(perkakas: Perkakas, token?: string): Promise<Pelaku> {
  if (token) return pilihPembacaToken(perkakas, buatPencatat()).baca(token)
  if (perkakas.oidc) throw new GalatImpor('TIDAK_BERWENANG', 'HARAPAN_TOKEN')
  return OPERATOR
}
