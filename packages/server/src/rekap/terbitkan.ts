import type pg from 'pg'

/**
 * Makes the published roll-up anew, for every area of the regencies with data and all above them and
 * every year up to `hariIni`; counts of 1-4 are withheld.
 *
 * @returns how many cells were written
 */
export async function terbitkanRekap(klien: pg.ClientBase, hariIni: string): Promise<number> {
  const { rows } = await klien.query<{ sel: number }>('select terbitkan_rekap($1) as sel', [
    hariIni,
  ])
  return rows[0]?.sel ?? 0
}
