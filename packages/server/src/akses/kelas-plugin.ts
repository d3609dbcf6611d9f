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
import { alasanTolak, type Pelaku, type Syarat } from './pelaku.ts'
import { subjekDari } from './subjek.ts'
import type { Wewenang } from './wewenang.ts'

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      kelas: KelasPlugin<Types>
    }
    // biome-ignore format: the names of the type parameters must match Pothos's own
    export interface FieldOptions<Types extends SchemaTypes, ParentShape, Type extends TypeParam<Types>, Nullable extends FieldNullability<Type>, Args extends InputFieldMap, ResolveShape, ResolveReturnShape> {
      /** Who may ever see this field. A field without a class does not build. */
      kelas: Kelas
      /** What the caller's token must allow beside that. */
      wewenang?: Wewenang | undefined
      /** Its class for a partner agency, where that is another. */
      kelasMitra?: Kelas | undefined
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
    const { kelas, wewenang, kelasMitra } = config.pothosOptions as Partial<Syarat>
    if (!kelas) throw new Error(`${tempat} belum menyebut kelas / declares no class`)
    if (!config.description)
      throw new Error(`${tempat} belum punya keterangan / has no description`)
    if (kelas !== 'publik' && !config.type.nullable) {
      throw new Error(`${tempat} berkelas ${kelas}, jadi harus boleh null / must be nullable`)
    }
    if (kelas === 'publik' && wewenang) {
      throw new Error(`${tempat} berwewenang, jadi tidak publik / needs a scope, so is not publik`)
    }
    const syarat = { kelas, ...(wewenang && { wewenang }), ...(kelasMitra && { kelasMitra }) }
    return { ...config, extensions: { ...config.extensions, ...syarat } }
  }

  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    config: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const syarat = config.extensions as Syarat
    const { extensions } = this.buildCache.getTypeConfig(config.parentType)
    const model = extensions?.['pothosPrismaModel'] as string | undefined
    return (induk, args, konteks, info) => {
      const { pelaku, subjek } = konteks as Konteks
      if (alasanTolak(pelaku, syarat)) return null
      const siapa = subjekDari(model, induk)
      if (siapa) subjek.add(siapa)
      return resolver(induk, args, konteks, info)
    }
  }
}

/** Whether the class of a field keeps it from this caller. */
export function ditolak({ extensions }: GraphQLField<unknown, unknown>, pelaku: Pelaku): boolean {
  return alasanTolak(pelaku, extensions as Syarat) !== undefined
}

/** Whether the rows of a field are guarded: only a caller's own transaction may read them. */
export function dijaga({ extensions }: GraphQLField<unknown, unknown>): boolean {
  return extensions['kelas'] !== 'publik'
}

SchemaBuilder.registerPlugin('kelas', KelasPlugin)
