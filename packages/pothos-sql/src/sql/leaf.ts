import {
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
} from 'graphql'
import { Unsupported } from '../unsupported.ts'
import type { Text } from './concat.ts'
import { type Fragment, sql } from './fragment.ts'

/**
 * How a scalar is written as JSON. `bigint` is a number of any size as a string, `date` is
 * "YYYY-MM-DD", `instant` is ISO 8601 in UTC with milliseconds.
 */
export type Encoding = 'text' | 'number' | 'boolean' | 'bigint' | 'date' | 'instant'

export type Encodings = Readonly<Record<string, Encoding>>

const BUILT_IN: Encodings = {
  ID: 'text',
  String: 'text',
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
}

const WRITE: Readonly<Record<Encoding, (value: Fragment) => Text>> = {
  text: (value) => [sql`to_json(${value})::text`],
  number: (value) => [sql`(${value})::text`],
  boolean: (value) => [sql`(${value})::text`],
  bigint: (value) => ['"', sql`(${value})::text`, '"'],
  date: (value) => [sql`to_json(${value})::text`],
  instant: instantJson,
}

/** An instant as JavaScript writes it, whatever the time zone of the session. */
export function instantJson(value: Fragment): Text {
  return ['"', sql`to_char((${value}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`, '"']
}

function encodingOf(type: GraphQLOutputType, encodings: Encodings): Encoding {
  const named = getNamedType(type)
  if (isEnumType(named)) {
    // The database writes labels, the answer has names: they must be the same words.
    if (named.getValues().every(({ name, value }) => name === value)) return 'text'
    throw new Unsupported(`enum ${named.name} with values of its own`)
  }
  const encoding = encodings[named.name] ?? BUILT_IN[named.name]
  if (!encoding) throw new Unsupported(`scalar ${named.name} without an encoding`)
  return encoding
}

/**
 * JSON text of a leaf, or of a list of leaves; SQL's null stays null.
 *
 * @param columnType the database's type of the value, where it is a column's
 */
export function leafJson(
  value: Fragment,
  type: GraphQLOutputType,
  encodings: Encodings,
  columnType = '',
): Text {
  const encoding = encodingOf(type, encodings)
  if (isListType(getNullableType(type))) {
    if (encoding !== 'bigint' && encoding !== 'instant') return [sql`to_json(${value})::text`]
    throw new Unsupported(`a list of ${getNamedType(type).name}`)
  }
  // A label of an enum, whose type is a quoted name, needs no escape; to_json looks for casts each time.
  const label = isEnumType(getNamedType(type)) && columnType.startsWith('"')
  return label ? ['"', value, '"'] : WRITE[encoding](value)
}
