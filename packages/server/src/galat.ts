import { galat, type KodeGalat } from '@harapan/kode'
import { GraphQLError } from 'graphql'

type Tambahan = {
  tempat?: string
  pesan?: string
  petunjuk?: string
  path?: readonly (string | number)[]
  /** The class of data or the scope that the caller lacks. */
  perlu?: string
  /** Of the whole answer, where it is not GraphQL's own: its status, and when to ask again. */
  http?: { status: number; ulangiDetik?: number }
}

/** An error with a closed code, the place and the way out; `pesan` and `petunjuk` override the general texts. */
export function galatKode(kode: KodeGalat, tambahan: Tambahan = {}): GraphQLError {
  const umum = galat(kode)
  const { pesan = umum.pesan, petunjuk = umum.petunjuk } = tambahan
  return new GraphQLError(pesan, {
    ...(tambahan.path && { path: [...tambahan.path] }),
    extensions: {
      code: kode,
      petunjuk,
      ...(tambahan.tempat && { tempat: tambahan.tempat }),
      ...(tambahan.perlu && { perlu: tambahan.perlu }),
      ...(tambahan.http && { http: kepalaHttp(tambahan.http) }),
    },
  })
}

function kepalaHttp({ status, ulangiDetik }: NonNullable<Tambahan['http']>) {
  return { status, ...(ulangiDetik && { headers: { 'retry-after': String(ulangiDetik) } }) }
}
