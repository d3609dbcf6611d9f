import { type Fragment, join, quoteText, raw } from './fragment.ts'

/** Text to be: constants as they are, and SQL that gives text. */
export type Text = readonly (string | Fragment)[]

/** How constants are written: into the statement, or beside it. */
export type WriteConstant = (constant: string) => Fragment

export const literal: WriteConstant = (constant) => raw(quoteText(constant))

/** The SQL that gives it: neighbouring constants are one, because every `||` copies what is before it. */
export function concat(text: Text, write = literal): Fragment {
  const parts: Fragment[] = []
  let constant = ''
  for (const part of text) {
    if (typeof part === 'string') {
      constant += part
      continue
    }
    if (constant !== '') parts.push(write(constant))
    constant = ''
    parts.push(part)
  }
  if (constant !== '' || parts.length === 0) parts.push(write(constant))
  return join(parts, ' || ')
}
