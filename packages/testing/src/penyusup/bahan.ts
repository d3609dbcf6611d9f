import type { Pelaku } from '@harapan/server/pelaku'
import type { GraphQLSchema } from 'graphql'
import type { SyaratField } from './boleh.ts'
import type { Fakta } from './fakta.ts'
import type { Jangkauan } from './jangkauan.ts'
import type { Ditandai } from './tandai.ts'

/** The class of every field as it was when the run began; a later change is what has to be found. */
export type KelasField = ReadonlyMap<string, SyaratField>

export type Bahan = { schema: GraphQLSchema; kelas: KelasField; fakta: Fakta }

export type Ditanya = {
  pelaku: Pelaku
  jangkauan: Jangkauan
  ditandai: Ditandai
  variabel: Record<string, unknown>
}

export type Hasil = {
  temuan: string[]
  /** Rows with an owner: without any a run proves nothing. */
  baris: number
}
