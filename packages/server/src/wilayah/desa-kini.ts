/** The current village of a row's ten-digit code. */
export const desaKini = ({ desaKode }: { desaKode: bigint }) =>
  ({ where: { awal: desaKode, tingkat: 'DESA', berlakuSampai: null } }) as const
