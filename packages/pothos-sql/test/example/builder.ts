import SchemaBuilder from '@pothos/core'
import PrismaPlugin from '@pothos/plugin-prisma'
import pothosSql, { cursorCodec, type SqlConfig, sqlFields } from '../../src/index.ts'
import type PrismaTypes from '../_generated/pothos.ts'
import { getDatamodel } from '../_generated/pothos.ts'
import type { PrismaClient } from '../_generated/prisma/client.ts'
import { sqlModels } from '../_generated/sql-models.ts'

/** `guest` sees no prices. */
export type Context = { prisma: PrismaClient; role: 'guest' | 'clerk' }

const cursors = cursorCodec(new Uint8Array(32).fill(1))

export const config: SqlConfig<Context> = {
  models: sqlModels,
  client: ({ prisma }) => prisma,
  cursors: () => cursors,
  refused: ({ name }, { role }) => role === 'guest' && name === 'price',
  caller: 'role',
  needsCaller: ({ name }) => name === 'loans',
  encodings: { Date: 'date', DateTime: 'instant', Cents: 'bigint' },
  errors: {
    page: () => new RangeError('first or last, 1 to 200'),
    cursor: () => new RangeError('a cursor of another list'),
  },
}

export const builder = new SchemaBuilder<{
  Context: Context
  PrismaTypes: PrismaTypes
  Scalars: {
    Date: { Input: Date; Output: Date | string }
    DateTime: { Input: Date; Output: Date | string }
    Cents: { Input: bigint; Output: bigint | string }
  }
}>({
  plugins: [PrismaPlugin, pothosSql],
  pothosSql: {
    ...config,
    pageArgs: { first: 'first', after: 'after', last: 'last', before: 'before' },
  },
  prisma: { client: ({ prisma }) => prisma, dmmf: getDatamodel() },
})

export const { value, row, rows, keys, object, computed, pure, verb } = sqlFields<
  Context,
  PrismaTypes
>()
