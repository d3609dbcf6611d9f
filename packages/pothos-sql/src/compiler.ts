import { hash } from 'node:crypto'
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
} from 'graphql'
import type { SqlConfig } from './config.ts'
import { assemble } from './emit/assemble.ts'
import { withTraces } from './emit/marker.ts'
import { textEmitter } from './emit/text.ts'
import { Lru } from './lru.ts'
import { buildPlan, type Plan } from './plan/build.ts'
import { directiveVariables } from './plan/collect.ts'
import { fixedFilling } from './plan/fixed.ts'
import type { ComputedData, Filled, Request } from './plan/node.ts'
import { literal, type WriteConstant } from './sql/concat.ts'
import { type Fragment, numbered, sql } from './sql/fragment.ts'
import { Unsupported } from './unsupported.ts'

/** A read operation ready to be sent: one statement, and what makes the answer of its one row. */
export type Statement = {
  text: string
  /** Hash of the text: the name to prepare it under. */
  name: string
  values: readonly unknown[]
  /** Whether what it reads depends on who asks. */
  needsCaller: boolean
  /** What must be true of the transaction before it reads (`before` of computed fields). */
  effects: readonly unknown[]
  /**
   * @param row the text of column `j`
   * @returns JSON of `data`, or nothing when only the resolvers know the answer (a null where the
   * type allows none, a cursor of another parent)
   */
  finish(row: string | null): string | undefined
}

export type Prepared = { statement: Statement } | { reason: string }

/** A mutation: its verbs, to be run one after the other, and one statement for what is asked of them. */
export type PreparedMutation = { verbs: readonly Verb[]; read: (results: Results) => Statement }
type Verb = { key: string; nodes: readonly FieldNode[]; run: () => Promise<unknown> }
type Results = Readonly<Record<string, unknown>>

type Written = { text: string; name: string; order: Address[] }

/** Where a bind parameter is found in a request's fillings, or what it always is. */
type Address = [slot: number, fragment: number, value: number] | string

type Planned = {
  plan: Plan
  /** Whether it was asked before. */
  used?: true
  /** Fillings that are the same for every request; known from the second on. */
  fixed?: readonly (Filled | undefined)[]
  statements: Lru<Written>
}

/** Counters since the start; reasons are few, because they name what of the schema is not understood. */
export type CompilerStats = {
  plans: number
  hits: number
  misses: number
  fallbacks: Readonly<Record<string, number>>
}

const PLANS = 1_000
const STATEMENTS_PER_PLAN = 50
/** The protocol counts parameters with sixteen bits. */
const MOST_BESIDE = 1_000

export type Compiler = ReturnType<typeof compiler>

/** Where the constants of the answer stand while a document is asked for the first time. */
type Options = { firstAsked?: 'beside' | 'inside' }

/**
 * @param variant what of the context, beside variables, decides which fields are refused: callers of
 * one variant share plans
 */
export function compiler(
  schema: GraphQLSchema,
  config: SqlConfig,
  variant: (context: never) => string,
  { firstAsked = 'beside' }: Options = {},
) {
  const plans = new Lru<Planned | Unsupported>(PLANS)
  const ids = new WeakMap<DocumentNode, number>()
  const counts = { hits: 0, misses: 0 }
  const fallbacks = new Map<string, number>()
  let documents = 0
  return { prepare, prepareMutation, stats }

  /** A plan for the operation and what of the request it needs, or why there is none. */
  function open(
    document: DocumentNode,
    operationName: string | null | undefined,
    input: Readonly<Record<string, unknown>>,
    context: unknown,
  ): { planned: Planned; request: Request } {
    const operation = getOperationAST(document, operationName)
    const { coerced } = getVariableValues(schema, operation?.variableDefinitions ?? [], input)
    if (!coerced) throw new Unsupported('variables that do not fit')
    const planned = planFor(document, operationName, coerced, context)
    if (planned instanceof Unsupported) throw planned
    return { planned, request: { variables: coerced, context } }
  }

  function prepareMutation(...of: Parameters<typeof open>): PreparedMutation | { reason: string } {
    try {
      const { planned, request } = open(...of)
      return {
        verbs: planned.plan.verbs.map(({ run, ...verb }) => ({ ...verb, run: () => run(request) })),
        read: (results) => fill(planned, { ...request, results }),
      }
    } catch (error) {
      return refuse(error)
    }
  }

  function prepare(...of: Parameters<typeof open>): Prepared {
    try {
      const { planned, request } = open(...of)
      return { statement: fill(planned, request) }
    } catch (error) {
      return refuse(error)
    }
  }

  function refuse(error: unknown): { reason: string } {
    // An argument that its reader refuses is an error with a path: the resolvers know where. A mistake
    // of a reader itself must not look like that.
    const bug = error instanceof TypeError || error instanceof ReferenceError
    const refused = bug ? `a reader failed with ${error.name}` : 'an argument is refused'
    const reason = error instanceof Unsupported ? error.message : refused
    fallbacks.set(reason, (fallbacks.get(reason) ?? 0) + 1)
    return { reason }
  }

  function stats(): CompilerStats {
    return { plans: plans.size, ...counts, fallbacks: Object.fromEntries(fallbacks) }
  }

  function planFor(
    document: DocumentNode,
    operationName: string | null | undefined,
    variables: Readonly<Record<string, unknown>>,
    context: unknown,
  ): Planned | Unsupported {
    const flags = directiveVariables(document)
      .map((name) => Number(variables[name] === true))
      .join('')
    const key = `${idOf(document)}|${operationName ?? ''}|${flags}|${variant(context as never)}`
    const known = plans.get(key)
    counts[known ? 'hits' : 'misses']++
    if (known) return known
    const made = plan(document, operationName, variables, context)
    plans.set(key, made)
    return made
  }

  function plan(...of: Parameters<typeof planFor>): Planned | Unsupported {
    try {
      return { plan: buildPlan(schema, config, ...of), statements: new Lru(STATEMENTS_PER_PLAN) }
    } catch (error) {
      if (error instanceof Unsupported) return error
      throw error
    }
  }

  function idOf(document: DocumentNode): number {
    const id = ids.get(document) ?? documents++
    ids.set(document, id)
    return id
  }

  function fill(planned: Planned, of: Request): Statement {
    const { plan, statements } = planned
    const { entries, slots, needsCaller } = plan
    const watched = needsCaller ? undefined : watch(of.context as object, config.caller)
    const request = watched ? { ...of, context: watched.context } : of
    // Looking for what never changes pays only for a document that is asked again.
    if (planned.used) planned.fixed ??= slots.map((slot) => fixedFilling(slot, request))
    const { fixed = [] } = planned
    const filled = slots.map((slot, i) => fixed[i] ?? slot(request))
    const shape = filled.map((one, i) => (fixed[i] ? '' : shapeOf(one))).join('\u0000')
    let known = statements.get(shape)
    if (!known) {
      const first = !planned.used && firstAsked === 'beside'
      if (first) known = write(entries, filled, beside)
      if (!known || known.order.length > MOST_BESIDE) known = write(entries, filled, literal)
      if (!first) statements.set(shape, known)
      planned.used = true
    }
    return {
      text: known.text,
      name: known.name,
      needsCaller: !watched || watched.seen(),
      values: known.order.map((at) =>
        typeof at === 'string' ? at : filled[at[0]]?.fragments[at[1]]?.values[at[2]],
      ),
      effects: filled.flatMap(({ data }) => (data as ComputedData | undefined)?.effect ?? []),
      finish: (row) => assemble(row, filled),
    }
  }

  function write(
    entries: Plan['entries'],
    filled: readonly Filled[],
    constant: WriteConstant,
  ): Written {
    const addressed = filled.map((slot, i) => ({
      ...slot,
      fragments: slot.fragments.map((fragment, j) => withAddresses(fragment, i, j)),
    }))
    const emitter = textEmitter(addressed, config.encodings, constant)
    const answer = emitter.entries(entries)
    const { trace } = config
    const all =
      trace && emitter.traces() ? withTraces(answer, trace.setting) : sql`select ${answer} as j`
    const text = numbered(all)
    const name = hash('sha256', text, 'base64url').slice(0, 22)
    return { text, name, order: all.values as Address[] }
  }
}

/**
 * A document that was never asked has its response keys beside the statement: whoever names them anew
 * in each request meets a statement that is prepared. Whoever asks again pays nothing for them.
 */
const beside: WriteConstant = (constant) => ({ text: ['', '::text'], values: [constant] })

/** In place of its values, a fragment carries where they are found in another request. */
function withAddresses({ text, values }: Fragment, slot: number, fragment: number): Fragment {
  return { text, values: values.map((_, i) => [slot, fragment, i]) }
}

function shapeOf({ fragments, shape = '' }: Filled): string {
  return fragments.map(({ text }) => text.join('$')).join('\u0001') + shape
}

/** The context, noticing whether anyone looks at the caller: an answer for one must not serve another. */
function watch(context: object, caller: string) {
  let seen = false
  const watched = Object.create(context, {
    [caller]: {
      get() {
        seen = true
        return (context as Record<string, unknown>)[caller]
      },
    },
  })
  return { context: watched as object, seen: () => seen }
}
