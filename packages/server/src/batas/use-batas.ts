import { GraphQLError, parse, validate } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { type Batas, GALAT_TERBANYAK } from './batas.rules.ts'
import { galatBatas } from './galat-batas.ts'
import { periksaDokumen } from './ukur-dokumen.ts'

/** The limits of a document, for Yoga: the text while it is read, its size before it is validated. */
export function useBatas(batas: Batas): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((sumber, opsi) => parse(sumber, { ...opsi, maxTokens: batas.token }))
      return ({ result, replaceParseResult }) => {
        if (result instanceof GraphQLError && /^Syntax Error: .* tokens/.test(result.message))
          replaceParseResult(galatBatas(batas, 'token') as never)
      }
    },
    onValidate({ params, setResult, setValidationFn }) {
      const lampau = periksaDokumen(params.documentAST, batas)
      if (lampau) return setResult([lampau])
      setValidationFn((schema, document, rules) =>
        validate(schema, document, rules as never, {
          maxErrors: GALAT_TERBANYAK,
          hideSuggestions: true,
        }),
      )
      return ({ result, setResult: jawab }) => {
        // GraphQL says in one error more that it stopped.
        if (result.length > GALAT_TERBANYAK) jawab(result.slice(0, GALAT_TERBANYAK))
      }
    },
  }
}
