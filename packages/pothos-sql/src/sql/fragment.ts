/**
 * A piece of SQL: text between values. Values only ever become bind parameters, so nothing that
 * comes from outside is part of a statement's text.
 */
export type Fragment = { readonly text: readonly string[]; readonly values: readonly unknown[] }

/** A column of a row that the statement reads; in a template it is its quoted name. */
export class ColumnRef {
  readonly text: string
  readonly type: string

  constructor(alias: string, name: string, type: string) {
    this.text = `${alias}.${quoteName(name)}`
    this.type = type
  }

  /** A column has no value yet: it can be handed on, not computed with. */
  [Symbol.toPrimitive](): never {
    throw new TypeError(`${this.text} is a column: pass it on to SQL instead of computing with it`)
  }
}

/** Tagged template: fragments and columns are spliced in, everything else is bound. */
export function sql(strings: TemplateStringsArray, ...parts: unknown[]): Fragment {
  const into = { text: [strings[0] ?? ''], values: [] as unknown[] }
  for (let i = 0; i < parts.length; i++) {
    append(into, parts[i])
    into.text[into.text.length - 1] += strings[i + 1] ?? ''
  }
  return into
}

type Building = { text: string[]; values: unknown[] }

/** In place: a statement is put together anew for every request. */
function append({ text, values }: Building, part: unknown): void {
  if (part instanceof ColumnRef) {
    text[text.length - 1] += part.text
  } else if (isFragment(part)) {
    text[text.length - 1] += part.text[0] ?? ''
    for (let i = 0; i < part.values.length; i++) {
      values.push(part.values[i])
      text.push(part.text[i + 1] ?? '')
    }
  } else {
    values.push(encode(part))
    text.push('')
  }
}

export const raw = (text: string): Fragment => ({ text: [text], values: [] })

/** A value as a bind parameter, with a cast when its type is known. */
export function bind(value: unknown, type?: string): Fragment {
  return { text: ['', type ? `::${type}` : ''], values: [encode(value)] }
}

export function join(fragments: readonly Fragment[], separator: string): Fragment {
  const into = { text: [''], values: [] as unknown[] }
  for (let i = 0; i < fragments.length; i++) {
    if (i > 0) into.text[into.text.length - 1] += separator
    append(into, fragments[i])
  }
  return into
}

/** Text with numbered placeholders, as the driver wants it. */
export function numbered({ text }: Fragment): string {
  return text.reduce((all, piece, i) => `${all}$${i}${piece}`)
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A string constant of the statement's own; only keys of the answer and names of types become one. */
export function quoteText(text: string): string {
  const plain = `'${text.replaceAll("'", "''")}'`
  const escaped = plain.replace(/[\\\p{Cc}]/gu, (one) =>
    one === '\\' ? '\\\\' : `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return escaped === plain ? plain : `E${escaped}`
}

function isFragment(value: unknown): value is Fragment {
  return typeof value === 'object' && value !== null && 'text' in value && 'values' in value
}

/** The driver writes a Date in local time and knows no bigint inside an array. */
function encode(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.length)
  return Array.isArray(value) ? value.map(encode) : (value ?? null)
}
