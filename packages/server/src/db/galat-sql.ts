import type { KodeGalat } from '@harapan/kode'

/** What functions of the database refuse, by the SQLSTATE they raise. */
const GALAT_SQL: Readonly<Record<string, KodeGalat>> = {
  HP020: 'TOKEN_KEDALUWARSA',
}

/** The SQLSTATE behind an error of Prisma. */
export function sandiPrisma(galat: unknown): string | undefined {
  const { meta } = (galat ?? {}) as {
    meta?: { driverAdapterError?: { cause?: { originalCode?: string } } }
  }
  return meta?.driverAdapterError?.cause?.originalCode
}

/** The code of an error that the database raised on purpose, to be told to the caller. */
export const kodeDariSql = (galat: unknown): KodeGalat | undefined =>
  GALAT_SQL[sandiPrisma(galat) ?? '']
