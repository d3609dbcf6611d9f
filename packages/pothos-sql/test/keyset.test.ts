import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Library, openLibrary } from './example/library.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})
afterAll(() => library.close())

type Edge = { cursor: string; node: { id: string; title: string } }
type Page = {
  edges: Edge[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string
    endCursor: string
  }
}

const DOCUMENT = `query ($first: Int, $after: String, $last: Int, $before: String, $byTitle: Boolean, $byChange: Boolean, $newestFirst: Boolean, $contains: String) {
  books(first: $first, after: $after, last: $last, before: $before, byTitle: $byTitle, byChange: $byChange, newestFirst: $newestFirst, contains: $contains) {
    edges { cursor node { id title } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`

async function page(variables: Record<string, unknown>): Promise<Page> {
  const text = await library.byCompiler(DOCUMENT, { variables })
  const { data } = await library.byResolvers(DOCUMENT, { variables })
  expect(text).toBe(JSON.stringify(data))
  return (data as { books: Page }).books
}

describe('a keyset connection', () => {
  it('walks every row once, forward and backward, whatever the order and the page', async () => {
    const list = fc.record({
      byTitle: fc.boolean(),
      byChange: fc.boolean(),
      newestFirst: fc.boolean(),
      contains: fc.constantFrom(null, '1', 'BOOK 3'),
    })
    const walk = fc.asyncProperty(
      list,
      fc.integer({ min: 1, max: 60 }),
      fc.boolean(),
      async (of, size, backward) => {
        const whole = (await page({ ...of, first: 200 })).edges
        const walked: Edge[] = []
        for (let cursor: string | undefined; ; ) {
          const { edges, pageInfo } = await page({
            ...of,
            ...(backward ? { last: size, before: cursor } : { first: size, after: cursor }),
          })
          backward ? walked.unshift(...edges) : walked.push(...edges)
          const more = backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage
          expect(more).toBe(walked.length < whole.length)
          if (!more) break
          cursor = backward ? pageInfo.startCursor : pageInfo.endCursor
        }
        expect(walked).toEqual(whole)
      },
    )
    await fc.assert(walk, { numRuns: 10, seed: Date.now() % 2 ** 31 })
  })

  it('goes on where it was although the row of its cursor is gone', async () => {
    const { edges } = await page({ first: 6 })
    const gone = Buffer.from(edges[2]?.node.id ?? '', 'base64url')
      .toString()
      .split(':')[1]
    await library.database.query('delete from loan where book_id = $1', [gone])
    await library.database.query('delete from book where id = $1', [gone])
    const rest = await page({ first: 3, after: edges[2]?.cursor })
    expect(rest.edges).toEqual(edges.slice(3))
  })

  it('below a list: a page for each row, and a cursor only for the parent it was written for', async () => {
    const document =
      'query ($after: String) { authors { shelf(first: 2, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage } } } }'
    const { data } = await library.byResolvers(document)
    expect(await library.byCompiler(document)).toBe(JSON.stringify(data))
    const [first] = (data as { authors: { shelf: Page }[] }).authors
    const variables = { after: first?.shelf.edges[0]?.cursor }
    expect(await library.byCompiler(document, { variables })).toBeUndefined()
    expect((await library.byResolvers(document, { variables })).errors?.length).toBeGreaterThan(1)
  })

  it('reads no row when only the count is asked for', async () => {
    const { text } = library.statement('{ books(contains: "1") { totalCount { n } } }')
    expect(text).not.toContain('order by')
  })

  it('refuses the cursor of another filter, order or list, and one with any bit changed', async () => {
    const { pageInfo } = await page({ first: 2 })
    const after = pageInfo.endCursor
    const bytes = Buffer.from(after, 'base64url')
    bytes[20] = (bytes[20] ?? 0) ^ 1
    for (const variables of [
      { after, contains: '1' },
      { after, byTitle: true },
      { after: bytes.toString('base64url') },
      { after: '' },
    ]) {
      expect(library.prepare(DOCUMENT, { variables })).toEqual({ reason: 'an argument is refused' })
    }
  })
})
