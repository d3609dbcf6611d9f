import type { Konteks } from '../konteks.ts'

/** What of a caller decides which fields are refused: callers of one variant share plans. */
export const varianPelaku = ({ pelaku: { peran, tujuan, wewenang = [] } }: Konteks) =>
  `${peran}${tujuan ? '+' : ''}${wewenang.join()}`
