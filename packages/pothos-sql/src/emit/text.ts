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
import { type Fragment, join, quoteText, raw, sql } from '../sql/fragment.ts'
import { type Encodings, leafJson } from '../sql/leaf.ts'
import { broken, marked } from './marker.ts'

/**
 * SQL that writes the answer's JSON text by concatenation: half of what json_build_object costs
 * (docs/keputusan/0012-text-written-by-sql.md), and lists beside lists are no trouble.
 */
export function textEmitter(filled: readonly Filled[], encodings: Encodings) {
  return { object, entries }

  /** The JSON text of an object over a row in scope. */
  function object(plan: ObjectPlan): Fragment {
    if ('entries' in plan) return entries(plan.entries)
    const cases = [...plan.cases].map(
      ([value, one]) => sql`when ${raw(quoteText(value))} then ${entries(one)}`,
    )
    return sql`case ${plan.by} ${join(cases, ' ')} else ${broken} end`
  }

  function entries(list: readonly Entry[]): Fragment {
    return braces(list.map(({ key, node }) => [key, value(node)]))
  }

  function value(node: PlanNode): Fragment {
    switch (node.kind) {
      case 'constant':
        return raw(quoteText(node.json))
      case 'typeName':
        return sql`'"' || ${typeName(node.name)} || '"'`
      case 'globalId':
        return globalId(typeName(node.name), sql`${node.column}`)
      case 'leaf': {
        const json = leafJson(sql`${node.column}`, node.type, encodings)
        return node.required ? json : orNull(json, isRequired(node.type))
      }
      case 'value':
        return orNull(leafJson(only(node.slot), node.type, encodings), isRequired(node.type))
      case 'row':
        return orNull(sql`(select ${object(node.object)} ${only(node.slot)})`, node.nonNull)
      case 'rows':
        return rows(node.object, only(node.slot))
      case 'computed':
        return marked(node.slot, computedInput(node.slot))
      case 'object':
        return object(node.object)
      case 'choice':
        return choice(node)
      case 'connection':
        return connection(node.slot, node.entries)
    }
  }

  function rows(plan: ObjectPlan, from: Fragment): Fragment {
    return sql`(select '[' || coalesce(string_agg(x.j, ','), '') || ']' from (select ${object(plan)} as j ${from}) x)`
  }

  function computedInput(slot: number): Fragment {
    const [input] = filled[slot]?.fragments ?? []
    return input ? sql`coalesce((${input})::text, 'null')` : raw("'null'")
  }

  function choice(node: Extract<PlanNode, { kind: 'choice' }>): Fragment {
    const chosen = node.cases.get(String(filled[node.slot]?.data))
    return chosen ? value(chosen) : raw("'null'")
  }

  /** The page in one select, its aggregates in another around it, the guard around both. */
  function connection(slot: number, list: readonly ConnectionEntry[]): Fragment {
    const [from = NONE, tuple = NONE, guard = NONE, order = NONE] = filled[slot]?.fragments ?? []
    const page = filled[slot]?.data as PageData
    const columns: Fragment[] = []
    const aggregates: Fragment[] = []
    const body = braces(list.map(({ key, node }) => [key, entry(node)]))
    const whole =
      columns.length === 0
        ? body
        : sql`(select ${body} from (select ${join(aggregates, ', ')} from (select ${join(
            [...columns, sql`row_number() over (order by ${order}) as n`],
            ', ',
          )} ${from}) p) c)`
    return page.bounded ? sql`case when ${guard} then ${whole} else ${broken} end` : whole

    function entry(node: ConnectionEntry['node']): Fragment {
      if (node.kind === 'edges') return edges(node.entries)
      if (node.kind !== 'pageInfo') return value(node)
      return braces(
        node.entries.map(({ key, node: info }) => [
          key,
          info.kind === 'constant' ? raw(quoteText(info.json)) : pageInfo(info.part),
        ]),
      )
    }

    function edges(of: readonly EdgeEntry[]): Fragment {
      const json = braces(of.map(({ key, node }) => [key, edge(node)]))
      const name = column(json)
      const direction = raw(page.backward ? 'desc' : 'asc')
      const all = aggregate(
        sql`string_agg(p.${raw(name)}, ',' order by p.n ${direction}) filter (where p.n <= ${raw(String(page.size))})`,
      )
      return sql`'[' || coalesce(${all}, '') || ']'`
    }

    function edge(node: EdgeEntry['node']): Fragment {
      if (node.kind === 'cursor') return marked(slot, sql`${tuple}::text`)
      return node.kind === 'node' ? object(node.object) : value(node)
    }

    function pageInfo(part: string): Fragment {
      const ahead = part === 'hasNextPage' || part === 'endCursor'
      const atReadingEnd = ahead !== page.backward
      if (part === 'hasNextPage' || part === 'hasPreviousPage') {
        if (!atReadingEnd) return raw(`'${page.bounded}'`)
        column(raw('1'))
        return aggregate(sql`(count(*) > ${raw(String(page.size))})::text`)
      }
      const name = column(sql`${tuple}::text`)
      const at = atReadingEnd
        ? sql`(array_agg(p.${raw(name)} order by p.n desc) filter (where p.n <= ${raw(String(page.size))}))[1]`
        : sql`max(p.${raw(name)}) filter (where p.n = 1)`
      return sql`coalesce(${marked(slot, aggregate(at))}, 'null')`
    }

    function column(json: Fragment): string {
      const name = `j${columns.length}`
      columns.push(sql`${json} as ${raw(name)}`)
      return name
    }

    function aggregate(of: Fragment): Fragment {
      const name = `a${aggregates.length}`
      aggregates.push(sql`${of} as ${raw(name)}`)
      return raw(`c.${name}`)
    }
  }

  function only(slot: number): Fragment {
    return filled[slot]?.fragments[0] ?? raw('')
  }
}

const NONE = raw('')

/** `{"key":value,…}`, the constant text between two values in one piece. */
function braces(fields: readonly (readonly [key: string, value: Fragment])[]): Fragment {
  const parts = fields.flatMap(([key, value], i) => [
    raw(quoteText(`${i === 0 ? '{' : ','}"${key}":`)),
    value,
  ])
  return join([...parts, raw(quoteText(fields.length === 0 ? '{}' : '}'))], ' || ')
}

function typeName(name: TypeName): Fragment {
  if (typeof name === 'string') return raw(quoteText(name))
  const cases = Object.entries(name.names).map(
    ([value, type]) => sql`when ${raw(quoteText(value))} then ${raw(quoteText(type))}`,
  )
  return sql`case ${name.by} ${join(cases, ' ')} end`
}

/** base64url of `Type:key`. PostgreSQL breaks base64 after 76 characters; an id is shorter. */
function globalId(type: Fragment, key: Fragment): Fragment {
  return sql`'"' || translate(encode(convert_to(${type} || ':' || ${key}, 'UTF8'), 'base64'), '+/=', '-_') || '"'`
}

function orNull(json: Fragment, nonNull: boolean): Fragment {
  return nonNull ? sql`coalesce(${json}, ${broken})` : sql`coalesce(${json}, 'null')`
}

const isRequired = (type: { toString(): string }) => String(type).endsWith('!')
