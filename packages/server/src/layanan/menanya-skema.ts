import { BREAK, type DocumentNode, visit } from 'graphql'

const dikenal = new WeakMap<DocumentNode, boolean>()

/** Whether a document asks for the schema, be it in a part that is left out or never spread. */
export function menanyaSkema(document: DocumentNode): boolean {
  const lama = dikenal.get(document)
  if (lama !== undefined) return lama
  let menanya = false
  visit(document, {
    Field({ name }) {
      menanya = name.value === '__schema' || name.value === '__type'
      return menanya ? BREAK : undefined
    },
  })
  dikenal.set(document, menanya)
  return menanya
}
