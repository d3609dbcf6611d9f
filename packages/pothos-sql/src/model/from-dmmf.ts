import type { DMMF } from '@prisma/generator-helper'
import type { SqlColumn, SqlModels, SqlRelation } from './models.ts'

/** PostgreSQL types of Prisma's scalars where the schema names no native type. */
const TYPES: Readonly<Record<string, string>> = {
  String: 'text',
  Boolean: 'bool',
  Int: 'int4',
  BigInt: 'int8',
  Float: 'float8',
  Decimal: 'numeric',
  DateTime: 'timestamp',
  Json: 'jsonb',
  Bytes: 'bytea',
}

/** Native types whose PostgreSQL name is not the same word in small letters. */
const NATIVE: Readonly<Record<string, string>> = {
  Integer: 'int4',
  SmallInt: 'int2',
  BigInt: 'int8',
  Boolean: 'bool',
  DoublePrecision: 'float8',
  Real: 'float4',
  ByteA: 'bytea',
  VarChar: 'varchar',
  Char: 'bpchar',
}

export function modelsFrom({ models, enums }: DMMF.Datamodel): SqlModels {
  const enumType = new Map(enums.map(({ name, dbName }) => [name, `"${dbName ?? name}"`]))
  const byName = new Map(models.map((model) => [model.name, model]))

  return Object.fromEntries(
    models.map((model) => [
      model.name,
      {
        table: model.dbName ?? model.name,
        key:
          model.primaryKey?.fields ??
          model.fields.filter(({ isId }) => isId).map(({ name }) => name),
        columns: pick(
          model.fields.filter(({ kind }) => kind !== 'object'),
          column,
        ),
        relations: pick(
          model.fields.filter(({ kind }) => kind === 'object'),
          relation,
        ),
      },
    ]),
  )

  function column(field: DMMF.Field): SqlColumn {
    const native = field.nativeType?.[0]
    const named = native ? (NATIVE[native] ?? native.toLowerCase()) : TYPES[field.type]
    return {
      name: field.dbName ?? field.name,
      type: enumType.get(field.type) ?? named ?? 'text',
      required: field.isRequired || field.isList,
      ...(field.isList && { list: true }),
      ...(enumType.has(field.type) && { enum: true }),
    }
  }

  /** The side without the foreign key reads it from the other side. */
  function relation(field: DMMF.Field): SqlRelation {
    const own = (field.relationFromFields?.length ?? 0) > 0
    const other = byName
      .get(field.type)
      ?.fields.find(
        (candidate) =>
          candidate.relationName === field.relationName &&
          (candidate.relationFromFields?.length ?? 0) > 0,
      )
    const [from, to] = own
      ? [field.relationFromFields, field.relationToFields]
      : [other?.relationToFields, other?.relationFromFields]
    return {
      model: field.type,
      list: field.isList,
      required: own && field.isRequired,
      from: from ?? [],
      to: to ?? [],
    }
  }
}

function pick<T>(fields: readonly DMMF.Field[], read: (field: DMMF.Field) => T): Record<string, T> {
  return Object.fromEntries(fields.map((field) => [field.name, read(field)]))
}
