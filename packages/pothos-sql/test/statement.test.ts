import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Library, openLibrary } from './example/library.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})
afterAll(() => library.close())

describe('the statement of each feature', () => {
  it.each([
    ['column', '{ author(name: "x") { name born } }'],
    ['relation', '{ author(name: "x") { books { title } } }'],
    ['to one', '{ atlas { author { name } } }'],
    ['interface', '{ longest(first: 3) { __typename ... on Atlas { scale } } }'],
    ['global id', '{ longest(first: 3) { id } }'],
    ['computed leaf', '{ atlas { age(in: 2020) } }'],
    ['path', '{ atlas { readers { name } } }'],
    ['object', '{ author(name: "x") { stock { books oldest } } }'],
    ['JavaScript', '{ author(name: "x") { score { points } } }'],
    [
      'connection',
      '{ books(first: 2) { edges { cursor node { title } } pageInfo { hasNextPage endCursor } } }',
    ],
    [
      'backward connection',
      '{ books(last: 2) { edges { node { title } } pageInfo { hasPreviousPage startCursor } } }',
    ],
    ['filter and count', '{ books(contains: "a") { totalCount { n } } }'],
  ])('%s', (_, document) => {
    const { text, values } = library.statement(document)
    expect({ text, values }).toMatchSnapshot()
  })

  it('has one text for all values, another where null chooses other rows', () => {
    const document = 'query ($open: Boolean) { atlas { loans(open: $open) { returned } } }'
    const text = (open: unknown) => library.statement(document, { variables: { open } }).text
    expect(text(true)).not.toBe(text(null))
    const named = 'query ($name: String!) { author(name: $name) { name } }'
    const [a, b] = ['a', 'b'].map((name) => library.statement(named, { variables: { name } }))
    expect(a?.text).toBe(b?.text)
    expect(a?.name).toBe(b?.name)
    expect(a?.values).toEqual(['a'])
  })

  it('holds the response keys of a document that is asked again, not those of a new one', () => {
    const asked = (key: string) =>
      library.statements(`{ ${key}: atlas { ${key}: title } }`, 3).map(({ text }) => text)
    const [a, b] = [asked('a'), asked('b')]
    expect(a[0]).toBe(b[0])
    expect(a[1]).toBe(a[2])
    expect(a[1]).not.toBe(b[1])
    expect(a[1]).toContain('{"a":')
    expect(a[0]).not.toContain('{"a":')
  })

  it('never has more parameters than the protocol can count', () => {
    const keys = Array.from({ length: 40_000 }, (_, i) => `k${i}: title`).join(' ')
    const [first] = library.statements(`{ atlas { ${keys} } }`, 1)
    expect(first?.values.length).toBeLessThan(1_000)
  })

  it('says whether it depends on who asks', () => {
    expect(library.statement('{ atlas { title } }').needsCaller).toBe(false)
    expect(library.statement('{ role }').needsCaller).toBe(true)
    expect(library.statement('{ staffPicks { title } }').needsCaller).toBe(true)
    expect(library.statement('{ atlas { loans { returned } } }').needsCaller).toBe(true)
  })
})

describe('a mutation', () => {
  const DOCUMENT = `mutation ($id: Int!) {
    rename(id: $id, name: "Dewi") { __typename ... on Renamed { before author { name books { title } } } ... on UnknownAuthor { id } }
  }`

  it('runs its verb, and reads what was asked of its value with one statement', async () => {
    const read = library.statementOf(DOCUMENT, { variables: { id: 3 } })
    const { verbs } = read
    const results = { rename: await verbs[0]?.run() }
    const { text, values, finish } = read.read(results)
    const { rows } = await library.database.query<{ j: string }>(text, [...values])
    expect(JSON.parse(finish(rows[0]?.j ?? null) ?? '')).toMatchObject({
      rename: { __typename: 'Renamed', author: { name: 'Dewi', books: expect.any(Array) } },
    })
  })

  it('reads nothing of a type that the value has not', async () => {
    const { verbs, read } = library.statementOf(DOCUMENT, { variables: { id: 99 } })
    const { text, values, finish } = read({ rename: await verbs[0]?.run() })
    expect(text).not.toContain('author')
    const { rows } = await library.database.query<{ j: string }>(text, [...values])
    expect(finish(rows[0]?.j ?? null)).toBe('{"rename":{"__typename":"UnknownAuthor","id":99}}')
  })
})
