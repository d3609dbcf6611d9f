import type pg from 'pg'

/** Folds the appended roll-up events into the base. Returns how many rows were folded. */
export async function lipatRekap(klien: pg.ClientBase): Promise<number> {
  const { rows } = await klien.query<{ jumlah: number }>('select lipat_rekap() as jumlah')
  return rows[0]?.jumlah ?? 0
}
