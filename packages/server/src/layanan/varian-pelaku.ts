import type { Konteks } from '../konteks.ts'

/** What of a caller decides which fields are refused: callers of one variant share plans. */
export function varianPelaku({ pelaku }: Konteks): string {
  const { peran, tujuan, wewenang = [], perjanjian } = pelaku
  return `${peran}${tujuan ? '+' : ''}${wewenang.join()}${perjanjian?.kelas.join() ?? ''}`
}
