import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Mode } from '../batas/batas.rules.ts'
import { memuatNomor } from '../identitas/nomor-tertulis.ts'
import { buatPemeriksaUrl } from './lewat-url.ts'

type Bahan = {
  mode: Mode
  schema: GraphQLSchema
  dokumen: (teks: string) => DocumentNode | undefined
}

/**
 * How an operation may be sent: as JSON by POST, which no page of another origin can send unasked
 * (CSRF). In a URL only where nothing personal can stand in it, and in production only a registered
 * document by its hash, with a header that no page of another origin can send unasked either.
 * GraphiQL's page is served before this.
 */
export function useCaraKirim({ mode, schema, dokumen }: Bahan): Plugin {
  const bolehLewatUrl = buatPemeriksaUrl(schema)
  return {
    onRequestParse({ request: { method, headers }, url }) {
      if (method === 'POST') {
        if (!/^application\/json\s*(;|$)/i.test(headers.get('content-type') ?? ''))
          throw bukanJson()
        return
      }
      const bermuatan = [...url.searchParams].flat().some(memuatNomor)
      const bebas = mode === 'produksi' && !terdaftar(url.searchParams, headers)
      if (method !== 'GET' || bebas || bermuatan) throw lewatUrl()
      if (!berobjek(url.searchParams)) throw bukanObjek()
    },
    onParams({ request: { method }, params: { query, variables }, setResult }) {
      if (method !== 'GET') return
      const document = typeof query === 'string' ? dokumen(query) : undefined
      // What is not valid Yoga refuses by itself.
      const boleh = !document || bolehLewatUrl(document)
      if (!boleh || memuatNomor(JSON.stringify(variables ?? {})))
        setResult({ errors: [lewatUrl()] })
    },
  }
}

export const KEPALA_URL = 'x-harapan-permintaan'

const terdaftar = (cari: URLSearchParams, headers: Headers): boolean =>
  !cari.has('query') && cari.has('documentId') && headers.has(KEPALA_URL)

/** Yoga would take a parameter that is not JSON for a fault of its own. */
function berobjek(cari: URLSearchParams): boolean {
  return ['variables', 'extensions'].every((nama) => {
    try {
      const isi: unknown = JSON.parse(cari.get(nama) || '{}')
      return typeof isi === 'object'
    } catch {
      return false
    }
  })
}

const bukanObjek = () =>
  tolak(
    'Variabel di URL bukan JSON / The variables in the URL are not JSON',
    'Tulis variables dan extensions sebagai objek JSON / Write variables and extensions as JSON objects',
    { status: 400 },
  )

const lewatUrl = () =>
  tolak(
    'Operasi ini tidak boleh lewat URL / This operation may not be sent in a URL',
    'Kirim dengan POST, nilainya di dalam variabel / Send it by POST, its values as variables',
    { status: 405, headers: { Allow: 'POST' } },
  )

const bukanJson = () =>
  tolak(
    'Isi permintaan bukan JSON / The body is not JSON',
    'Kirim dengan POST dan content-type: application/json / Send it by POST with content-type: application/json',
    { status: 415, headers: { 'Accept-Post': 'application/json' } },
  )

function tolak(pesan: string, petunjuk: string, http: object): GraphQLError {
  return new GraphQLError(pesan, { extensions: { code: 'MASUKAN_TIDAK_SAH', petunjuk, http } })
}
