import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Library, openLibrary } from './example/library.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})
afterAll(() => library.close())

const BOOK = 'id title kind tags price pages printed changedAt inPrint'
const HOSTILE = [
  `'; drop table book; --`,
  '"',
  '\\',
  '%',
  '_',
  '$1',
  '\u2028',
  '😀',
  '\u202e',
  `\\' or 1=1`,
]

/** Both executors, byte for byte; the compiler's is one statement by construction. */
async function same(document: string, ask: Parameters<Library['byCompiler']>[1] = {}) {
  const { data, errors } = await library.byResolvers(document, ask)
  expect(errors).toBeUndefined()
  const text = await library.byCompiler(document, ask)
  expect(text).toBe(JSON.stringify(data))
  return data as Record<string, never>
}

describe('the compiler answers as the resolvers do', () => {
  it.each([
    ['columns of every kind', `{ books(first: 200) { edges { node { ${BOOK} } } } }`],
    ['relations, to one and to many', `{ authors { name born books { title author { name } } } }`],
    [
      'an interface, its types and its type names',
      `{ longest(first: 9) { __typename id ... on Atlas { scale title } ... on Novel { pages } } }`,
    ],
    ['one type of an interface', '{ atlas { __typename title scale author { id } } }'],
    [
      'a computed leaf with an argument',
      '{ longest(first: 5) { a: age(in: 2020) b: age(in: 1999) } }',
    ],
    [
      'rows at the end of relations',
      '{ longest(first: 9) { readers { name } lastReader { name } } }',
    ],
    ['an object by a select, present and absent', '{ authors { stock { books oldest } } }'],
    ['a value made by JavaScript', '{ role authors { score { grade p: points } } }'],
    [
      'aliases, merged fields and fragments',
      `{ a: authors { ...F books { title } } b: role } fragment F on Author { x: name books { pages ...G } } fragment G on Book { title }`,
    ],
    [
      'directives',
      '{ authors @include(if: true) { name @skip(if: true) born } role @skip(if: true) }',
    ],
    ['nothing but the type name', '{ __typename a: __typename }'],
    ['nothing found', '{ author(name: "nobody") { name books { title } } }'],
    [
      'an object by its global id',
      '{ node(id: "QXV0aG9yOjM") { __typename id ... on Author { name } } }',
    ],
  ])('%s', async (_, document) => {
    await same(document)
  })

  it('arguments: literal, variable, null and absent choose the same rows', async () => {
    const document =
      'query ($open: Boolean) { longest(first: 20) { loans(open: $open) { returned reader { name } } } }'
    const answers = [{ open: true }, { open: false }, { open: null }, {}].map((variables) =>
      same(document, { variables }),
    )
    const [open, closed, all, absent] = await Promise.all(answers)
    expect(open).not.toEqual(closed)
    expect(all).toEqual(absent)
  })

  it('hostile text stays a value, a key or an alias', async () => {
    for (const name of HOSTILE) {
      await same('query ($name: String!) { author(name: $name) { name } }', { variables: { name } })
      await same(
        'query ($c: String) { books(contains: $c) { totalCount { n } edges { node { title } } } }',
        { variables: { c: name } },
      )
      await same(
        `{ author(name: ${JSON.stringify(name)}) { toString: name constructor: id __proto: born } }`,
      )
    }
    const { data } = await library.byResolvers('{ authors { name } }')
    expect(data?.['authors']).toHaveLength(12)
  })

  it('a refused field is null and costs no SQL', async () => {
    const data = await same('{ atlas { title price } }', { role: 'guest' })
    expect(data['atlas']).toMatchObject({ price: null })
    expect(library.statement('{ atlas { price } }', { role: 'guest' }).text).not.toContain(
      'price_cents',
    )
  })
})

describe('what only the resolvers know is left to them', () => {
  it.each([
    ['{ authors { shout } }', 'Author.shout has a custom resolver'],
    ['{ books(first: 201) { pageInfo { hasNextPage } } }', 'an argument is refused'],
    ['{ books(first: 1, last: 1) { pageInfo { hasNextPage } } }', 'an argument is refused'],
    ['{ books(after: "x") { pageInfo { hasNextPage } } }', 'an argument is refused'],
    ['{ node(id: "Qm9vazox") { id } }', 'an argument is refused'],
    ['{ __schema { types { name } } }', 'introspection of Query'],
  ])('%s', (document, reason) => {
    expect(library.prepare(document)).toEqual({ reason })
  })

  it('a null where the type allows none', async () => {
    expect(await library.byCompiler('{ authors { surelyBorn } }')).toBeUndefined()
    expect((await library.byResolvers('{ authors { surelyBorn } }')).errors?.length).toBe(1)
  })

  it('every reason is counted', () => {
    const before = library.compiled.stats().fallbacks['Author.shout has a custom resolver'] ?? 0
    library.prepare('{ authors { shout } }')
    expect(library.compiled.stats().fallbacks['Author.shout has a custom resolver']).toBe(
      before + 1,
    )
  })
})
