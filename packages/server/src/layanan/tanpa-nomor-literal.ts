import { galat, samarkanTeks } from '@harapan/kode'
import {
  type ASTVisitor,
  GraphQLError,
  type IntValueNode,
  type StringValueNode,
  type ValidationContext,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** Documents are logged, cached and registered, so a NIK or No. KK may stand only in variables. */
function TanpaNomorLiteral(konteks: ValidationContext): ASTVisitor {
  const periksa = (simpul: StringValueNode | IntValueNode) => {
    if (samarkanTeks(simpul.value) === simpul.value) return
    const { kode, pesan, petunjuk } = galat('PAKAI_VARIABEL')
    konteks.reportError(new GraphQLError(pesan, { extensions: { code: kode, petunjuk } }))
  }
  return { StringValue: periksa, IntValue: periksa }
}

export function useTanpaNomorLiteral(): Plugin {
  return { onValidate: ({ addValidationRule }) => addValidationRule(TanpaNomorLiteral) }
}
