import type { GraphQLError } from 'graphql'
import { galatKode } from '../galat.ts'

/** What the frame itself refuses, by the SQLSTATE it raises: nothing was read yet. */
const GALAT_BINGKAI: Readonly<Record<string, () => GraphQLError>> = {
  // A partner's agreement is not in force at this moment.
  HP001: () => galatKode('PERJANJIAN_TIDAK_BERLAKU'),
  // A code of the caller's token names another area since an edition of which the token knows nothing.
  HP002: () =>
    galatKode('TOKEN_TIDAK_SAH', {
      tempat: 'wilayah',
      petunjuk:
        'Kode wilayah token ini kini milik wilayah lain; minta token baru yang menyebut edisinya (klaim edisi) / A code of this token names another area now; ask for a new token that says its edition (claim edisi)',
    }),
}

/** The error to tell, where `sandi` is one that the frame raises. */
export const galatBingkai = (sandi: string | undefined): GraphQLError | undefined =>
  sandi === undefined ? undefined : GALAT_BINGKAI[sandi]?.()
