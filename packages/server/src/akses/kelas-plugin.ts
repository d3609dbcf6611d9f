import SchemaBuilder, {
  BasePlugin,
  type FieldNullability,
  type InputFieldMap,
  type PothosOutputFieldConfig,
  type SchemaTypes,
  type TypeParam,
} from '@pothos/core'
import type { GraphQLField, GraphQLFieldResolver } from 'graphql'
import type { Konteks } from '../konteks.ts'
import type { Kelas } from './kelas.ts'
import { alasanTolak, type Pelaku } from './pelaku.ts'

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      kelas: KelasPlugin<Types>
    }
    // biome-ignore format: the names of the type parameters must match Pothos's own
    export interface FieldOptions<Types extends SchemaTypes, ParentShape, Type extends TypeParam<Types>, Nullable extends FieldNullability<Type>, Args extends InputFieldMap, ResolveShape, ResolveReturnShape> {
      /** Who may ever see this field. A field without a class does not build. */
      kelas: Kelas
    }
  }
}

/**
 * Refuses a field without a class or a description, and a field above `publik` that could not be
 * null; answers null where the caller lacks the class. The errors come from `tolakan.ts`.
 */
class KelasPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(
    config: PothosOutputFieldConfig<Types>,
  ): PothosOutputFieldConfig<Types> {
    const tempat = `${config.parentType}.${config.name}`
    const kelas = (config.pothosOptions as { kelas?: Kelas }).kelas
    if (!kelas) throw new Error(`${tempat} belum menyebut kelas / declares no class`)
    if (!config.description)
      throw new Error(`${tempat} belum punya keterangan / has no description`)
    if (kelas !== 'publik' && !config.type.nullable) {
      throw new Error(`${tempat} berkelas ${kelas}, jadi harus boleh null / must be nullable`)
    }
    return { ...config, extensions: { ...config.extensions, kelas } }
  }

  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    config: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const kelas = config.extensions?.['kelas'] as Kelas
    if (kelas === 'publik') return resolver
    return (induk, args, konteks, info) =>
      alasanTolak((konteks as Konteks).pelaku, kelas) ? null : resolver(induk, args, konteks, info)
  }
}

/** Whether the class of a field keeps it from this caller. */
export function ditolak({ extensions }: GraphQLField<unknown, unknown>, pelaku: Pelaku): boolean {
  return alasanTolak(pelaku, extensions['kelas'] as Kelas) !== undefined
}

/** Whether the rows of a field are guarded: only a caller's own transaction may read them. */
export function dijaga({ extensions }: GraphQLField<unknown, unknown>): boolean {
  return extensions['kelas'] !== 'publik'
}

SchemaBuilder.registerPlugin('kelas', KelasPlugin)
