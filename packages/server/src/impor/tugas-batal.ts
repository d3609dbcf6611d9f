import type { CursorCodec } from '@harapan/pothos-sql'
import type pg from 'pg'
import type { Pelaku } from '../akses/pelaku.ts'
import { sebagaiPemilik } from '../db/transaksi.ts'
import { GalatImpor } from './galat-impor.ts'
import { MASA_TUGAS_MS } from './tugas.ts'

/** An import that is to be taken back. */
export type TugasBatal = { id: string; segel: string; percobaan: number }

type Isi = { pelaku: Pelaku; sampai: number }

const daftar = (impor: string) => `impor batal ${impor}`

/** As whom an import is taken back, sealed for that import: a row somebody else wrote does not open. */
export const segelBatal = (kursor: CursorCodec, impor: string, pelaku: Pelaku): string =>
  kursor(daftar(impor)).seal(
    JSON.stringify({ pelaku, sampai: Date.now() + MASA_TUGAS_MS } satisfies Isi),
  )

/** @throws GalatImpor TUGAS_TIDAK_DIPERCAYA where it was not sealed here, for this, or is too old */
export function bukaBatal(kursor: CursorCodec, { id, segel }: TugasBatal): Pelaku {
  const teks = kursor(daftar(id)).open(segel)
  const isi = teks === undefined ? undefined : (JSON.parse(teks) as Isi)
  if (!isi || isi.sampai < Date.now()) throw new GalatImpor('TUGAS_TIDAK_DIPERCAYA')
  return isi.pelaku
}

/** How much longer a job waits each time that it failed. */
const JEDA_DETIK = 5

/** The oldest of them that may run now. */
export async function batalBerikut(kolam: pg.Pool): Promise<TugasBatal | undefined> {
  const { rows } = await sebagaiPemilik(kolam, (klien) =>
    klien.query<TugasBatal>(
      `select id::text as id, batal_tugas as segel, percobaan from impor
       where batal_tugas is not null
         and (percobaan = 0 or diubah_pada < now() - percobaan * make_interval(secs => $1))
       order by id limit 1`,
      [JEDA_DETIK],
    ),
  )
  return rows[0]
}
