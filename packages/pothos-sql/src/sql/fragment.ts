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
  return join(
    strings.flatMap((text, i) => (i < parts.length ? [raw(text), part(parts[i])] : [raw(text)])),
    '',
  )
}

function part(value: unknown): Fragment {
  if (value instanceof ColumnRef) return raw(value.text)
  return isFragment(value) ? value : bind(value)
}

export const raw = (text: string): Fragment => ({ text: [text], values: [] })

/** A value as a bind parameter, with a cast when its type is known. */
export function bind(value: unknown, type?: string): Fragment {
  return { text: ['', type ? `::${type}` : ''], values: [encode(value)] }
}

export function join(fragments: readonly Fragment[], separator: string): Fragment {
  const text = ['']
  const values: unknown[] = []
  fragments.forEach((fragment, i) => {
    const [first = '', ...rest] = fragment.text
    text[text.length - 1] += i === 0 ? first : separator + first
    text.push(...rest)
    values.push(...fragment.values)
  })
  return { text, values }
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
  const quoted = `'${text.replaceAll("'", "''")}'`
  return text.includes('\\') ? ` E${quoted.replaceAll('\\', '\\\\')}` : quoted
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
