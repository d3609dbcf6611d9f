import type {
  ConnectionEntry,
  EdgeEntry,
  Entry,
  Filled,
  ObjectPlan,
  PageData,
  PlanNode,
  TypeName,
} from '../plan/node.ts'
import { concat as concatenated, type Text, type WriteConstant } from '../sql/concat.ts'
import { type Fragment, join, quoteText, raw, sql } from '../sql/fragment.ts'
import { type Encodings, leafJson } from '../sql/leaf.ts'
import { broken, marked, traced } from './marker.ts'

/**
 * SQL that writes the answer's JSON text by concatenation: half of what json_build_object costs
 * (docs/keputusan/0012-text-written-by-sql.md), and lists beside lists are no trouble.
 */
export function textEmitter(
  filled: readonly Filled[],
  encodings: Encodings,
  constant: WriteConstant,
) {
  const concat = (text: Text) => concatenated(text, constant)
  let traces = false
  return {
    entries: (list: readonly Entry[]) => concat(entries(list)),
    /** Whether what was written leaves traces of rows. */
    traces: () => traces,
  }

  /** The JSON text of an object over a row in scope. */
  function object(plan: ObjectPlan): Text {
    if (!plan.trace) return content(plan)
    traces = true
    return [...traced(plan.trace), ...content(plan)]
  }

  function content(plan: ObjectPlan): Text {
    if ('entries' in plan) return entries(plan.entries)
    const cases = [...plan.cases].map(
      ([value, one]) => sql`when ${raw(quoteText(value))} then ${concat(entries(one))}`,
    )
    return [sql`case ${plan.by} ${join(cases, ' ')} else ${broken} end`]
  }

  function entries(list: readonly Entry[]): Text {
    return braces(list.map(({ key, node }) => [key, value(node)]))
  }

  function value(node: PlanNode): Text {
    switch (node.kind) {
      case 'constant':
        return [node.json]
      case 'typeName':
        return ['"', typeName(node.name), '"']
      case 'globalId':
        return ['"', globalId(concat([typeName(node.name), ':', sql`${node.column}`])), '"']
      case 'leaf': {
        const json = leafJson(sql`${node.column}`, node.type, encodings, node.column.type)
        return node.required ? json : [orNull(concat(json), isRequired(node.type))]
      }
      case 'value':
        return [
          orNull(concat(leafJson(only(node.slot), node.type, encodings)), isRequired(node.type)),
        ]
      case 'row':
        return [
          orNull(sql`(select ${concat(object(node.object))} ${only(node.slot)})`, node.nonNull),
        ]
      case 'rows':
        return ['[', rows(node.object, only(node.slot)), ']']
      case 'computed':
        return marked(node.slot, [computedInput(node.slot)])
      case 'object':
        return object(node.object)
      case 'choice':
        return choice(node)
      case 'connection':
        return connection(node.slot, node.entries)
    }
  }

  function rows(plan: ObjectPlan, from: Fragment): Fragment {
    return sql`(select coalesce(string_agg(x.j, ','), '') from (select ${concat(object(plan))} as j ${from}) x)`
  }

  function computedInput(slot: number): string | Fragment {
    const [input] = filled[slot]?.fragments ?? []
    return input ? sql`coalesce((${input})::text, 'null')` : 'null'
  }

  function choice(node: Extract<PlanNode, { kind: 'choice' }>): Text {
    const chosen = node.cases.get(String(filled[node.slot]?.data))
    return chosen ? value(chosen) : ['null']
  }

  /**
   * The page in one select, aggregates over its numbered rows around it, the guard around both. What
   * stands inside an aggregate is not written for the row that only tells whether there are more.
   */
  function connection(slot: number, list: readonly ConnectionEntry[]): Text {
    const [from = NONE, tuple = NONE, guard = NONE, order = NONE, row = NONE] =
      filled[slot]?.fragments ?? []
    const page = filled[slot]?.data as PageData
    const ordinal = sql`${row}.${raw(ORDINAL)}`
    const kept = sql`filter (where ${ordinal} <= ${raw(String(page.size))})`
    let read = false
    const body = braces(list.map(({ key, node }) => [key, entry(node)]))
    const whole = read
      ? sql`(select ${concat(body)} from (select ${row}.*, row_number() over (order by ${order}) as ${raw(ORDINAL)} ${from}) ${row})`
      : concat(body)
    return page.bounded ? [sql`case when ${guard} then ${whole} else ${broken} end`] : [whole]

    function entry(node: ConnectionEntry['node']): Text {
      if (node.kind === 'edges') return edges(node.entries)
      if (node.kind !== 'pageInfo') return value(node)
      return braces(
        node.entries.map(({ key, node: info }) => [
          key,
          [info.kind === 'constant' ? info.json : pageInfo(info.part)],
        ]),
      )
    }

    function edges(of: readonly EdgeEntry[]): Text {
      read = true
      const json = concat(braces(of.map(({ key, node }) => [key, edge(node)])))
      const direction = raw(page.backward ? 'desc' : 'asc')
      const all = sql`string_agg(${json}, ',' order by ${ordinal} ${direction}) ${kept}`
      return ['[', sql`coalesce(${all}, '')`, ']']
    }

    function edge(node: EdgeEntry['node']): Text {
      if (node.kind === 'cursor') return marked(slot, [tuple])
      return node.kind === 'node' ? object(node.object) : value(node)
    }

    function pageInfo(part: string): string | Fragment {
      const ahead = part === 'hasNextPage' || part === 'endCursor'
      const atReadingEnd = ahead !== page.backward
      const more = part === 'hasNextPage' || part === 'hasPreviousPage'
      if (more && !atReadingEnd) return String(page.bounded)
      read = true
      if (more) return sql`(count(*) > ${raw(String(page.size))})::text`
      const at = atReadingEnd
        ? sql`(array_agg(${tuple} order by ${ordinal} desc) ${kept})[1]`
        : sql`max(${tuple}) filter (where ${ordinal} = 1)`
      return sql`coalesce(${concat(marked(slot, [at]))}, 'null')`
    }
  }

  function only(slot: number): Fragment {
    return filled[slot]?.fragments[0] ?? raw('')
  }
}

const NONE = raw('')
/** The number of a page's row; no field of a model has such a name. */
const ORDINAL = '"#"'

/** `{"key":value,…}` */
function braces(fields: readonly (readonly [key: string, value: Text])[]): Text {
  return [
    '{',
    ...fields.flatMap(([key, value], i) => [`${i === 0 ? '' : ','}"${key}":`, ...value]),
    '}',
  ]
}

function typeName(name: TypeName): string | Fragment {
  if (typeof name === 'string') return name
  const cases = Object.entries(name.names).map(
    ([value, type]) => sql`when ${raw(quoteText(value))} then ${raw(quoteText(type))}`,
  )
  return sql`case ${name.by} ${join(cases, ' ')} end`
}

/** base64url of `Type:key`. PostgreSQL breaks base64 after 76 characters; an id is shorter. */
function globalId(typeAndKey: Fragment): Fragment {
  return sql`translate(encode(convert_to(${typeAndKey}, 'UTF8'), 'base64'), '+/=', '-_')`
}

function orNull(json: Fragment, nonNull: boolean): Fragment {
  return nonNull ? sql`coalesce(${json}, ${broken})` : sql`coalesce(${json}, 'null')`
}

const isRequired = (type: { toString(): string }) => String(type).endsWith('!')
