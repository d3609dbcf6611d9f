import { galat, type KodeGalat } from '@harapan/kode'
import { GraphQLError } from 'graphql'

type Tambahan = { tempat?: string; pesan?: string; path?: readonly (string | number)[] }

/** An error with a closed code, the place and the way out; `pesan` overrides the general text. */
export function galatKode(kode: KodeGalat, tambahan: Tambahan = {}): GraphQLError {
  const { pesan, petunjuk } = galat(kode)
  return new GraphQLError(tambahan.pesan ?? pesan, {
    ...(tambahan.path && { path: [...tambahan.path] }),
    extensions: { code: kode, petunjuk, ...(tambahan.tempat && { tempat: tambahan.tempat }) },
  })
}
