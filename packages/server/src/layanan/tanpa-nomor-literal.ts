import { galat, type KodeGalat } from '@harapan/kode'
import {
  type ASTVisitor,
  GraphQLError,
  type StringValueNode,
  type Token,
  type ValidationContext,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { memuatNomor } from '../identitas/nomor-tertulis.ts'
import { bukanTeks } from './tanpa-nul.ts'

/**
 * Documents are logged, cached and registered, and the names in them come back in answers and audit
 * rows, so a NIK or No. KK may stand only in variables: not in a value, a name or a comment.
 */
export function TanpaNomorLiteral(konteks: ValidationContext): ASTVisitor {
  return {
    Document({ loc }) {
      for (let token: Token | null | undefined = loc?.startToken; token; token = token.next) {
        if (token.value && memuatNomor(token.value)) return lapor('PAKAI_VARIABEL')
      }
    },
    // What PostgreSQL cannot hold; variables are checked by `tanpa-nul.ts`.
    StringValue({ value }: StringValueNode) {
      if (bukanTeks(value)) lapor('MASUKAN_TIDAK_SAH')
    },
  }

  function lapor(sebab: KodeGalat): void {
    const { kode, pesan, petunjuk } = galat(sebab)
    konteks.reportError(new GraphQLError(pesan, { extensions: { code: kode, petunjuk } }))
  }
}

export function useTanpaNomorLiteral(): Plugin {
  return { onValidate: ({ addValidationRule }) => addValidationRule(TanpaNomorLiteral) }
}
