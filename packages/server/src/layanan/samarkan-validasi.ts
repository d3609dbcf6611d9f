import type { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** Errors of validation quote the document and pass by the masking of everything that runs. */
export function useSamarkanValidasi(samarkan: (galat: unknown) => GraphQLError): Plugin {
  return {
    onValidate:
      () =>
      ({ valid, result, setResult }) => {
        if (!valid) setResult(result.map(samarkan))
      },
  }
}
