import type pg from 'pg'
import type { Pelaku } from '../akses/pelaku.ts'
import { pernyataanCatat } from '../audit/catat.ts'
import { BINGKAI_NASIONAL, SQL_BINGKAI } from '../db/lingkup.ts'
import type { Edisi } from './baca-edisi.ts'

/** Whoever runs the command has the operator's login and no token: no request can be this caller. */
const OPERATOR: Pelaku = { id: 'operator-edisi', peran: 'PUSAT', wilayah: [] }

/** Leaves the audit row of a group in its own transaction, which ends as a role that may write one. */
export async function catatTerapan(
  klien: pg.ClientBase,
  edisi: Edisi,
  subjek: string,
): Promise<void> {
  const bingkai = [...BINGKAI_NASIONAL]
  bingkai[5] = OPERATOR.id
  await klien.query(SQL_BINGKAI, bingkai)
  const { text, values } = pernyataanCatat(
    {
      ...{ permintaan: `edisi-${edisi.id}`, pelaku: OPERATOR, operasi: 'edisi terapkan' },
      ...{ sidikDokumen: '', sidikVariabel: '', kelas: ['pribadi'], ditolak: 0, hasil: 'BERHASIL' },
    },
    { subjek: subjek === '' ? [] : [subjek] },
  )
  await klien.query(text, [...values])
}
