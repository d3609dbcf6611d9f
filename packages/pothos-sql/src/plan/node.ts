import type { GraphQLOutputType } from 'graphql'
import type { ColumnRef, Fragment } from '../sql/fragment.ts'

/** What the parts of a plan read of one request: its coerced variables and its context. */
export type Request = {
  variables: Readonly<Record<string, unknown>>
  context: unknown
  /** Of a mutation: what its verbs gave, by response key. */
  results?: Readonly<Record<string, unknown>>
}

/**
 * The part of a plan that depends on the request, evaluated once for each. `shape` is what of it,
 * beside the fragments' text, decides the statement; `data` is for the assembler.
 */
export type Slot = (request: Request) => Filled
export type Filled = { fragments: readonly Fragment[]; shape?: string; data?: unknown }

/** What stands under one response key. */
export type PlanNode =
  | { kind: 'constant'; json: string }
  | { kind: 'typeName'; name: TypeName }
  | { kind: 'globalId'; column: ColumnRef; name: TypeName }
  | { kind: 'leaf'; column: ColumnRef; required: boolean; type: GraphQLOutputType }
  | { kind: 'value'; slot: number; type: GraphQLOutputType }
  | { kind: 'row'; slot: number; object: ObjectPlan; nonNull: boolean }
  | { kind: 'rows'; slot: number; object: ObjectPlan }
  | { kind: 'computed'; slot: number }
  | { kind: 'connection'; slot: number; entries: readonly ConnectionEntry[] }
  | { kind: 'object'; object: ObjectPlan }
  | { kind: 'choice'; slot: number; cases: ReadonlyMap<string, PlanNode> }

export type Entry<Node = PlanNode> = { key: string; node: Node }

/** Known from the document, or told by a column of the row. */
export type TypeName = string | { by: ColumnRef; names: Readonly<Record<string, string>> }

/** An object whose entries are the same for every row, or depend on a column of it. */
export type ObjectPlan = { trace?: TracePlan | undefined } & (
  | { entries: readonly Entry[] }
  | { by: ColumnRef; cases: ReadonlyMap<string, readonly Entry[]> }
)

/** What each row of an object leaves behind. */
export type TracePlan = { tag: string; column: ColumnRef }

export type ConnectionEntry = Entry<
  | { kind: 'edges'; entries: readonly EdgeEntry[] }
  | { kind: 'pageInfo'; entries: readonly Entry<PageInfoNode>[] }
  | PlanNode
>
export type EdgeEntry = Entry<{ kind: 'cursor' } | { kind: 'node'; object: ObjectPlan } | PlanNode>
export type PageInfoNode = { kind: 'info'; part: string } | { kind: 'constant'; json: string }

/** What a connection's slot fills: one page, and how its cursors are written. */
export type PageData = {
  size: number
  backward: boolean
  /** Whether the page starts or ends at a cursor. */
  bounded: boolean
  seal: (tuple: string) => string
}

/** What a computed field's slot fills: JSON of SQL's input to JSON of the answer, and its `before`. */
export type ComputedData = { write: (input: string) => string; effect: unknown }
