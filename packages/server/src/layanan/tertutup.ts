import { type DocumentNode, GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { berwenang, type Pelaku } from '../akses/pelaku.ts'
import { galatKode } from '../galat.ts'
import { menanyaSkema } from './menanya-skema.ts'

type Bahan = {
  pelakuDari: (permintaan: Request) => Promise<Pelaku>
  dokumen: (teks: string) => DocumentNode | undefined
}

/** Of an invalid document only these say what is wrong: they speak of its text, not of the schema. */
const TENTANG_TEKS: readonly unknown[] = ['BATAS_BIAYA', 'PAKAI_VARIABEL']

/**
 * For callers who may not develop against this installation, the schema stays shut: no introspection,
 * and every invalid document gets one answer without a name in it. A schema is otherwise recovered from
 * the words of errors, one guess at a time.
 */
export function useTertutup({ pelakuDari, dokumen }: Bahan): Plugin {
  const sah = new WeakMap<Request, boolean>()
  return {
    async onParams({ request, params: { query }, setResult }) {
      if (berwenang(await pelakuDari(request), 'pengembangan')) return
      const document = typeof query === 'string' ? dokumen(query) : undefined
      sah.set(request, document !== undefined)
      if (document && menanyaSkema(document)) setResult({ errors: [tidakSah()] })
    },
    onExecutionResult({ request, result, setResult }) {
      const dokumenSah = sah.get(request)
      if (dokumenSah === undefined || !result || !('errors' in result) || !result.errors) return
      const errors = dokumenSah ? result.errors.map(tanpaNama) : tanpaRincian(result.errors)
      setResult({ ...result, errors })
    },
  }
}

function tanpaRincian(errors: readonly GraphQLError[]): GraphQLError[] {
  const tentangTeks = errors.filter(({ extensions }) => TENTANG_TEKS.includes(extensions['code']))
  return tentangTeks.length > 0 ? tentangTeks : [tidakSah()]
}

/** A value that does not fit is told by the caller's own name of its variable. */
function tanpaNama(galat: GraphQLError): GraphQLError {
  if (galat.path || galat.extensions['code'] !== 'DOKUMEN_TIDAK_SAH') return galat
  const [, tempat] = /^Variable "(\$\w+)"/.exec(galat.message) ?? []
  return tempat ? galatKode('MASUKAN_TIDAK_SAH', { tempat }) : tidakSah()
}

// As GraphQL over HTTP answers a document that is not valid: 400, or 200 to whoever asks for plain JSON.
const tidakSah = () => {
  const { message, extensions } = galatKode('DOKUMEN_TIDAK_SAH')
  return new GraphQLError(message, {
    extensions: { ...extensions, http: { spec: true, status: 400 } },
  })
}
