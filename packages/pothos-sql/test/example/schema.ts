import {
  type Fragment,
  globalId,
  node,
  part,
  path,
  pathOne,
  sql,
  totalCount,
  variants,
} from '../../src/index.ts'
import { builder, computed, keys, object, pure, row, rows, value, verb } from './builder.ts'

const iso = (value: Date | string) => (value instanceof Date ? value.toISOString() : value)
builder.scalarType('Date', { serialize: (value) => iso(value).slice(0, 10) })
builder.scalarType('DateTime', { serialize: iso })
builder.scalarType('Cents', { serialize: String })

const Kind = builder.enumType('Kind', { values: ['NOVEL', 'ATLAS'] as const })

const Node = builder.interfaceRef<object>('Node').implement({
  resolveType: (value) => (value as { __typename: string }).__typename,
  fields: (t) => ({ id: t.id() }),
})

const Author = builder.prismaObject('Author', {
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ nullable: false, ...globalId('id') }),
    name: t.exposeString('name'),
    born: t.expose('born', { type: 'Date', nullable: true }),
    books: t.relation('books', { query: { orderBy: { id: 'asc' }, take: 5 } }),
    /** A mistake of the schema: a null is possible where the type allows none. */
    surelyBorn: t.expose('born', { type: 'Date', nullable: false as never }),
    shout: t.string({ resolve: ({ name }) => name.toUpperCase() }),
  }),
})

const Book = builder.prismaInterface('Book', {
  ...variants<{ kind: string }>('kind', { NOVEL: 'Novel', ATLAS: 'Atlas' }),
  fields: (t) => ({
    id: t.id({ nullable: false, ...globalId('id') }),
    title: t.exposeString('title'),
    kind: t.expose('kind', { type: Kind }),
    tags: t.exposeStringList('tags'),
    price: t.expose('price', { type: 'Cents', nullable: true }),
    pages: t.exposeInt('pages', { nullable: true }),
    printed: t.expose('printed', { type: 'Date' }),
    changedAt: t.expose('changedAt', { type: 'DateTime' }),
    inPrint: t.exposeBoolean('inPrint'),
    author: t.relation('author'),
    loans: t.relation('loans', {
      args: { open: t.arg.boolean() },
      query: ({ open }) => ({
        where: open == null ? {} : { returned: open ? null : { not: null } },
        orderBy: { id: 'desc' },
        take: 3,
      }),
    }),
    age: t.int({
      args: { in: t.arg.int({ required: true }) },
      ...value(
        ({ printed }: { printed: Date }, { in: year }: { in: number }) =>
          sql`${year}::int - extract(year from ${printed})::int`,
      ),
    }),
    readers: t.field({
      type: [Reader],
      ...path<never>(
        { relation: 'loans', orderBy: { id: 'asc' }, take: 4 },
        { relation: 'reader' },
      ),
    }),
    lastReader: t.field({
      type: Reader,
      nullable: true,
      ...pathOne<never>(
        { relation: 'loans', orderBy: { id: 'desc' }, take: 1 },
        { relation: 'reader' },
      ),
    }),
  }),
})

builder.prismaObject('Book', { variant: 'Novel', interfaces: [Book], fields: () => ({}) })
const Atlas = builder.prismaObject('Book', {
  variant: 'Atlas',
  interfaces: [Book],
  fields: (t) => ({ scale: t.int({ ...value(() => sql`25000`) }) }),
})

const Reader = builder.prismaObject('Reader', { fields: (t) => ({ name: t.exposeString('name') }) })
builder.prismaObject('Loan', {
  fields: (t) => ({
    returned: t.expose('returned', { type: 'Date', nullable: true }),
    reader: t.relation('reader'),
  }),
})

type Stock = { books: number; oldest: Date | null }
const StockRef = builder.objectRef<Stock>('Stock').implement({
  fields: (t) => ({
    books: t.exposeInt('books'),
    oldest: t.expose('oldest', { type: 'Date', nullable: true }),
  }),
})
builder.prismaObjectField(Author, 'stock', (t) =>
  t.field({
    type: StockRef,
    nullable: true,
    ...object(
      { books: 'books', oldest: 'oldest' },
      ({ id }: { id: number }) => sql`select count(*)::int as books, min(printed) as oldest
        from book where author_id = ${id} having count(*) > 9`,
    ),
  }),
)

const Score = builder.objectRef<{ points: number }>('Score').implement({
  fields: (t) => ({
    points: t.exposeInt('points'),
    grade: t.string(pure(({ points }: { points: number }) => (points > 2 ? 'high' : 'low'))),
  }),
})
builder.prismaObjectField(Author, 'score', (t) =>
  t.field({
    type: Score,
    ...computed({
      input: ({ id }: { id: number }) =>
        sql`(select json_agg(kind order by id) from book where author_id = ${id})`,
      compute: (kinds: string[] | null) => ({
        points: (kinds ?? []).filter((kind) => kind === 'ATLAS').length,
      }),
    }),
  }),
)

const PageInfo = builder
  .objectRef<{
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }>('PageInfo')
  .implement({
    fields: (t) => ({
      hasNextPage: t.exposeBoolean('hasNextPage'),
      hasPreviousPage: t.exposeBoolean('hasPreviousPage'),
      startCursor: t.exposeString('startCursor', { nullable: true }),
      endCursor: t.exposeString('endCursor', { nullable: true }),
    }),
  })
const BookEdge = builder.objectRef<{ node: never; cursor: string }>('BookEdge').implement({
  fields: (t) => ({
    cursor: t.string({ ...part('cursor') }),
    node: t.field({ type: Book, ...part('node') }),
  }),
})
const Count = builder.objectRef<{ n: number }>('Count').implement({
  fields: (t) => ({ n: t.exposeInt('n') }),
})
const Books = builder.objectRef<{ edges: never; pageInfo: never }>('Books').implement({
  fields: (t) => ({
    edges: t.field({ type: [BookEdge], ...part('edges') }),
    pageInfo: t.field({ type: PageInfo, ...part('pageInfo') }),
    totalCount: t.field({ type: Count, nullable: true, ...totalCount() }),
  }),
})

type Search = { contains?: string | null; by?: 'title' | null; newestFirst?: boolean | null }
type Sorting = Partial<Record<'byTitle' | 'byChange' | 'newestFirst', boolean | null>>
const searchOf = ({ contains }: Search) =>
  contains == null ? {} : { title: { contains, mode: 'insensitive' as const } }

builder.queryType({
  fields: (t) => ({
    authors: t.field({
      type: [Author],
      ...rows('Author', () => ({ orderBy: { id: 'asc' }, take: 100 })),
    }),
    author: t.field({
      type: Author,
      nullable: true,
      args: { name: t.arg.string({ required: true }) },
      ...row('Author', (_: unknown, { name }: { name: string }) => ({ where: { name } })),
    }),
    longest: t.field({
      type: [Book],
      args: { first: t.arg.int({ required: true }) },
      ...keys(
        'Book',
        (_: unknown, { first }: { first: number }) =>
          sql`select id from book order by pages desc nulls last, id limit ${first}::int`,
      ),
    }),
    staffPicks: t.field({
      type: [Book],
      ...rows('Book', (_: unknown, __: object, { role }) => ({
        where: role === 'clerk' ? { inPrint: false } : { inPrint: true },
        orderBy: { id: 'asc' },
        take: 3,
      })),
    }),
    atlas: t.field({
      type: Atlas,
      nullable: true,
      ...row('Book', () => ({ where: { kind: 'ATLAS' }, orderBy: { id: 'asc' } })),
    }),
    role: t.string({ ...computed({ compute: (_: null, __: object, { role }) => role }) }),
    node: t.field({
      type: Node,
      nullable: true,
      args: { id: t.arg.id({ required: true }) },
      ...node(({ id }: { id: string }) => {
        const [type, key] = Buffer.from(id, 'base64url').toString().split(':')
        if (type !== 'Author') throw new RangeError('no such id')
        return { type, model: 'Author', where: { id: Number(key) } }
      }),
    }),
    books: t.keysetConnection({
      type: Books,
      args: {
        contains: t.arg.string(),
        byTitle: t.arg.boolean(),
        byChange: t.arg.boolean(),
        newestFirst: t.arg.boolean(),
      },
      model: 'Book',
      list: 'books',
      filter: ({ contains }: Search) => contains ?? null,
      where: (_: unknown, search: Search) => searchOf(search),
      order: ({ byTitle, byChange, newestFirst }: Sorting) => ({
        columns: byTitle ? ['title', 'id'] : [byChange ? 'changedAt' : 'printed', 'id'],
        direction: newestFirst ? 'desc' : 'asc',
      }),
      count: (_: unknown, __: Search, ___: unknown, all: Fragment) =>
        sql`select count(*)::int as n from (${all}) a`,
      countColumns: { n: 'n' },
    }),
  }),
})
builder.prismaObjectField(Author, 'shelf', (t) =>
  t.keysetConnection({
    type: Books,
    model: 'Book',
    list: 'shelf',
    scope: ({ id }: { id: number }) => id,
    filter: () => null,
    where: ({ id }: { id: number }) => ({ authorId: id }),
    order: () => ({ columns: ['id'], direction: 'asc' }),
  }),
)

const Renamed = builder.objectRef<{ id: number; before: string }>('Renamed').implement({
  fields: (t) => ({
    before: t.exposeString('before'),
    author: t.field({
      type: Author,
      nullable: true,
      ...row('Author', ({ id }: { id: number }) => ({ where: { id } })),
    }),
  }),
})
const Unknown = builder.objectRef<{ id: number }>('UnknownAuthor').implement({
  fields: (t) => ({ id: t.exposeInt('id') }),
})
const Outcome = builder.unionType('RenameOutcome', {
  types: [Renamed, Unknown],
  resolveType: (outcome) => ('before' in outcome ? 'Renamed' : 'UnknownAuthor'),
})
builder.mutationType({
  fields: (t) => ({
    rename: t.field({
      type: Outcome,
      args: { id: t.arg.int({ required: true }), name: t.arg.string({ required: true }) },
      ...verb(async ({ id, name }: { id: number; name: string }, { prisma }) => {
        const known = await prisma.author.findUnique({ where: { id } })
        if (!known) return { id }
        await prisma.author.update({ where: { id }, data: { name } })
        return { id, before: known.name }
      }),
    }),
  }),
})

export const schema = builder.toSchema()
