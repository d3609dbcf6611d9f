import type { ExecutionResult, GraphQLError } from 'graphql'

/** An answer whose data is text already: it goes to the client as it is, only errors are masked. */
export function hasilTeks(data: string, errors: readonly GraphQLError[] = []): ExecutionResult {
  const stringify = (hasil: ExecutionResult) =>
    hasil.errors?.length
      ? `{"data":${data},"errors":${JSON.stringify(hasil.errors)}}`
      : `{"data":${data}}`
  return { data: {}, ...(errors.length > 0 && { errors }), stringify } as ExecutionResult
}
