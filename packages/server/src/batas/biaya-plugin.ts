import SchemaBuilder, {
  BasePlugin,
  type FieldNullability,
  type InputFieldMap,
  type PothosOutputFieldConfig,
  type SchemaTypes,
  type TypeParam,
} from '@pothos/core'

/** How many items a list has: usually, rounded up; the argument that says so; or the page it is of. */
export type UkuranDaftar = number | { argumen: string } | 'halaman'

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      biaya: BiayaPlugin<Types>
    }
    // biome-ignore format: the names of the type parameters must match Pothos's own
    export interface FieldOptions<Types extends SchemaTypes, ParentShape, Type extends TypeParam<Types>, Nullable extends FieldNullability<Type>, Args extends InputFieldMap, ResolveShape, ResolveReturnShape> {
      /** Of a list of objects; a field without it does not build. */
      ukuran?: UkuranDaftar
      /** What it costs beside its rows, in rows. */
      biaya?: number
      /** Of the fields of an object that say so only one is ever filled. */
      bergantian?: boolean
    }
  }
}

/** Refuses a list of objects that does not say how long it is: its cost could not be told. */
class BiayaPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(
    config: PothosOutputFieldConfig<Types>,
  ): PothosOutputFieldConfig<Types> {
    const { ukuran, biaya, bergantian } = config.pothosOptions as {
      ukuran?: UkuranDaftar
      biaya?: number
      bergantian?: boolean
    }
    const { type } = config
    const daftarObjek =
      type.kind === 'List' && !['Scalar', 'Enum'].includes((type.type as { kind: string }).kind)
    if (daftarObjek && ukuran === undefined && config.name !== 'edges') {
      const tempat = `${config.parentType}.${config.name}`
      throw new Error(
        `${tempat} belum menyebut ukuran daftarnya / does not say how long its list is`,
      )
    }
    return { ...config, extensions: { ...config.extensions, ukuran, biaya, bergantian } }
  }
}

SchemaBuilder.registerPlugin('biaya', BiayaPlugin)
