import { codegen } from '@graphql-codegen/core'
import * as operasi from '@graphql-codegen/typescript-operations'
import { type GraphQLSchema, parse, printSchema } from 'graphql'
import type { BerkasOperasi } from './operasi.ts'

/** Jenis TypeScript semua operasi, enum, dan masukan / TypeScript types of all operations, enums and inputs. */
export async function jenisOperasi(
  schema: GraphQLSchema,
  documents: readonly BerkasOperasi[],
): Promise<string> {
  return codegen({
    filename: 'operasi.ts',
    schema: parse(printSchema(schema)),
    documents: [...documents],
    plugins: [{ operasi: PENGATURAN }],
    pluginMap: { operasi },
    config: {},
  })
}

const PENGATURAN: operasi.TypeScriptDocumentsPluginConfig = {
  scalars: {
    ID: 'string',
    KodeWilayah: 'KodeWilayah',
    NIK: 'Nik',
    NoKK: 'NoKk',
    NomorTersamar: 'NomorTersamar',
    TokenPerubahan: 'string',
    Rupiah: 'bigint',
    Date: 'Tanggal',
    DateTime: 'Date',
  },
  // Skalar baru tanpa jenis menghentikan pembuatan, bukan menjadi any.
  strictScalars: true,
  enumType: 'const',
  namingConvention: 'keep',
  immutableTypes: true,
  arrayInputCoercion: false,
  // Anggota antarmuka yang pilihannya sama menjadi satu, agar yang tampil di editor terbaca.
  mergeFragmentTypes: true,
  declarationKind: 'interface',
  printFieldsOnNewLines: true,
}
