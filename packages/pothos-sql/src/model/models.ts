/** The part of Prisma's data model that SQL needs; written by the generator beside this file. */
export type SqlModels = Readonly<Record<string, SqlModel>>

export type SqlModel = {
  readonly table: string
  /** Fields of the primary key. */
  readonly key: readonly string[]
  readonly columns: Readonly<Record<string, SqlColumn>>
  readonly relations: Readonly<Record<string, SqlRelation>>
}

export type SqlColumn = {
  readonly name: string
  /** PostgreSQL's own name of the type; of an enum, the type made for it. */
  readonly type: string
  readonly required: boolean
  readonly list?: true
  readonly enum?: true
}

export type SqlRelation = {
  readonly model: string
  readonly list: boolean
  readonly required: boolean
  /** Fields of this model and, in the same order, the fields of the other that equal them. */
  readonly from: readonly string[]
  readonly to: readonly string[]
}

export function modelNamed(models: SqlModels, name: string): SqlModel {
  const model = Object.hasOwn(models, name) ? models[name] : undefined
  if (!model) throw new Error(`pothos-sql: no model ${name}; run prisma generate`)
  return model
}
