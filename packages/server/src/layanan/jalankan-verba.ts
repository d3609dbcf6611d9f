import type { Compiler } from '@harapan/pothos-sql'
import { type ExecutionArgs, type ExecutionResult, type GraphQLError, locatedError } from 'graphql'
import type { Konteks } from '../konteks.ts'
import { hasilTeks } from './hasil-teks.ts'

/**
 * Runs a mutation's verbs one after the other and reads what was asked of them with one statement in
 * the same transaction; nothing where the compiler does not understand the document.
 */
export async function jalankanVerba(
  kompilator: Compiler | undefined,
  konteks: Konteks,
  { document, operationName, variableValues }: ExecutionArgs,
): Promise<ExecutionResult | undefined> {
  const siap = kompilator?.prepareMutation(document, operationName, variableValues ?? {}, konteks)
  if (!siap || 'reason' in siap) {
    konteks.jalur = `resolver; sebab=${siap?.reason ?? 'dimatikan'}`
    return undefined
  }
  const hasil: Record<string, unknown> = {}
  const errors: GraphQLError[] = []
  for (const { key, nodes, run } of siap.verbs) {
    try {
      hasil[key] = await run()
    } catch (galat) {
      hasil[key] = null
      errors.push(locatedError(galat, nodes, [key]))
    }
  }
  if (errors.length > 0) return { data: hasil, errors }

  const { text, values, finish } = siap.read(hasil)
  const [baris] = await konteks.tx.$queryRawUnsafe<{ j: string | null }[]>(text, ...values)
  const data = finish(baris?.j ?? null)
  // The verbs have run: there is no second way to read their answer, so nothing of it stands.
  if (data === undefined) throw new Error('the answer of a mutation could not be read')
  konteks.jalur = 'kompilasi'
  return hasilTeks(data)
}
