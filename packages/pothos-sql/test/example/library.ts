import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { type ExecutionResult, execute, parse, validate } from 'graphql'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { type Compiler, compiler, type Prepared, type Statement } from '../../src/index.ts'
import { PrismaClient } from '../_generated/prisma/client.ts'
import { type Context, config } from './builder.ts'
import { schema } from './schema.ts'

type Ask = { role?: Context['role']; variables?: Record<string, unknown> }

/** The example's database, asked through the compiler and through its reference, the resolvers. */
export async function openLibrary() {
  const database = await PGlite.create()
  await database.exec(readFileSync(new URL('tables.sql', import.meta.url), 'utf8'))
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(database) })
  const variant = ({ role }: Context) => role
  const compiled: Compiler = compiler(schema, config, variant)
  const settled = compiler(schema, config, variant, { firstAsked: 'inside' })
  return {
    database,
    compiled,
    prepare,
    byCompiler,
    byResolvers,
    statement,
    statements,
    statementOf,
    close,
  }

  function context({ role = 'clerk' }: Ask): Context {
    return { prisma, role }
  }

  function read(document: string) {
    const parsed = parse(document)
    const errors = validate(schema, parsed)
    if (errors.length > 0) throw new Error(errors.join('\n'))
    return parsed
  }

  function prepare(document: string, ask: Ask = {}) {
    return compiled.prepare(read(document), undefined, ask.variables ?? {}, context(ask))
  }

  /** The statement of a document that is not new. */
  function statement(document: string, ask: Ask = {}): Statement {
    return ready(settled.prepare(read(document), undefined, ask.variables ?? {}, context(ask)))
  }

  /** The statements of a document that is asked as often as this. */
  function statements(document: string, times: number, ask: Ask = {}): Statement[] {
    const parsed = read(document)
    return Array.from({ length: times }, () =>
      ready(compiled.prepare(parsed, undefined, ask.variables ?? {}, context(ask))),
    )
  }

  function statementOf(document: string, ask: Ask = {}) {
    const prepared = compiled.prepareMutation(
      read(document),
      undefined,
      ask.variables ?? {},
      context(ask),
    )
    if ('reason' in prepared) throw new Error(prepared.reason)
    return prepared
  }

  /** JSON of `data`, or undefined where the answer is left to the resolvers. */
  async function byCompiler(document: string, ask: Ask = {}): Promise<string | undefined> {
    const answers = []
    for (const { text, values, finish } of statements(document, 2, ask)) {
      const { rows } = await database.query<{ j: string }>(text, [...values])
      answers.push(finish(rows[0]?.j ?? null))
    }
    if (answers[0] !== answers[1]) throw new Error('asked again, the answer is another')
    return answers[0]
  }

  async function byResolvers(document: string, ask: Ask = {}): Promise<ExecutionResult> {
    return execute({
      schema,
      document: read(document),
      contextValue: context(ask),
      variableValues: ask.variables,
      fieldResolver: (row, _, of, info) =>
        config.refused(info.parentType.getFields()[info.fieldName] as never, of)
          ? null
          : row[info.fieldName],
    })
  }

  function ready(prepared: Prepared): Statement {
    if ('reason' in prepared) throw new Error(prepared.reason)
    return prepared.statement
  }

  async function close(): Promise<void> {
    await prisma.$disconnect()
    await database.close()
  }
}

export type Library = Awaited<ReturnType<typeof openLibrary>>
