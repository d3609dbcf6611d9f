import { randomInt } from 'node:crypto'
import type pg from 'pg'
import { samarkanDeret } from './samar-deret.rules.ts'
import { type BarisSel, pohonSel, type Sel } from './sel.rules.ts'
import { SQL_BACA_SEL, SQL_HITUNG_SEL, SQL_SAMARKAN_SEL, SQL_TERBITKAN_SEL } from './sel.sql.ts'

/**
 * Makes the published roll-up anew, for every area of the regencies with data and all above them and
 * every year up to `hariIni`; counts of 1-4 are withheld, and what would give them back. The
 * transaction goes on as the owner of the tables: nobody else reads what was withheld last time.
 *
 * @returns how many cells were written
 */
export async function terbitkanRekap(klien: pg.ClientBase, hariIni: string): Promise<number> {
  await klien.query('set local role harapan_pemilik')
  // A million cells of the nation are counted in memory instead of in files.
  await klien.query("set local work_mem = '256MB'")
  await klien.query(SQL_HITUNG_SEL, [hariIni])
  await klien.query('create index on sel (program, tahun, wilayah_kode)')
  await klien.query('analyze sel')
  await klien.query('delete from rekap_samar')
  const { rows } = await klien.query<{ program: string; tahun: number[] }>(
    'select program, array_agg(distinct tahun order by tahun) as tahun from sel group by 1',
  )
  for (const { program, tahun } of rows) await samarkanProgram(klien, program, tahun)
  await klien.query('delete from rekap_terbit')
  const { rowCount } = await klien.query(SQL_TERBITKAN_SEL)
  await klien.query('drop table sel')
  return rowCount ?? 0
}

async function samarkanProgram(
  klien: pg.ClientBase,
  program: string,
  tahun: readonly number[],
): Promise<void> {
  const acak = pengacak()
  const deret: Sel[][] = []
  for (const satu of tahun) {
    const { rows } = await klien.query<BarisSel>(SQL_BACA_SEL, [program, satu])
    deret.push(pohonSel(rows, acak))
  }
  const samar = samarkanDeret(deret).map((satu) => [...satu])
  await klien.query(SQL_SAMARKAN_SEL, [
    program,
    samar.flatMap((satu, ke) => satu.map(() => tahun[ke])),
    samar.flat().map(({ kode }) => kode),
  ])
}

/** One number an area, the same in all years, so that they withhold the same where they can. */
function pengacak(): (kode: number) => number {
  const angka = new Map<number, number>()
  return (kode) => {
    const ada = angka.get(kode) ?? randomInt(2 ** 47)
    angka.set(kode, ada)
    return ada
  }
}
