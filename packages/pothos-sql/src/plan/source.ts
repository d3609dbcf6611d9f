import { modelNamed, type SqlModels } from '../model/models.ts'
import { ColumnRef } from '../sql/fragment.ts'
import type { Request } from './node.ts'

/** A row that a statement reads, under an alias: of a model, or of a select with named columns. */
export type Source = {
  alias: string
  model?: string
  columns: Readonly<Record<string, ColumnRef>>
  required: ReadonlySet<string>
  /** A column whose text each shown row leaves behind; of a model the configuration says it. */
  trace?: ColumnRef
  /** Instead of a row: a value that is there before anything is read. */
  value?: (request: Request) => unknown
}

/** The row as the functions of readers see it. */
export function rowOf(source: Source, request: Request): never {
  return (source.value ? source.value(request) : source.columns) as never
}

export function modelSource(models: SqlModels, model: string, alias: string): Source {
  const columns = Object.entries(modelNamed(models, model).columns)
  return {
    alias,
    model,
    columns: Object.fromEntries(
      columns.map(([field, { name, type }]) => [field, new ColumnRef(alias, name, type)]),
    ),
    required: new Set(columns.flatMap(([field, { required }]) => (required ? [field] : []))),
  }
}

export function selectSource(
  columns: Readonly<Record<string, string>>,
  alias: string,
  trace?: string,
): Source {
  return {
    alias,
    ...(trace && { trace: new ColumnRef(alias, trace, 'text') }),
    columns: Object.fromEntries(
      Object.entries(columns).map(([field, name]) => [
        field,
        new ColumnRef(alias, name, 'unknown'),
      ]),
    ),
    required: new Set(),
  }
}

/** Operations have one root; nothing is read from it. */
export const ROOT: Source = { alias: '', columns: {}, required: new Set() }

/** What a reader's function says of a row of this source. */
export function call<T>(
  read: (row: never, args: never, context: never) => T,
  source: Source,
  args: never,
  request: Request,
): T {
  return read(rowOf(source, request), args, request.context as never)
}
