import type { KodeWilayah, Nik, NoKk, Tanggal } from '@harapan/kode'
import pothosSql, { sqlFields } from '@harapan/pothos-sql'
import SchemaBuilder from '@pothos/core'
import PrismaPlugin from '@pothos/plugin-prisma'
import type PrismaTypes from './_generated/pothos.ts'
import { getDatamodel } from './_generated/pothos.ts'
import type { PrismaClient } from './_generated/prisma/client.ts'
import './akses/kelas-plugin.ts'
import './batas/biaya-plugin.ts'
import type { Konteks } from './konteks.ts'
import { PEMBACAAN } from './pembacaan.ts'

/** The one schema builder; rooms add their types to it. */
export const builder = new SchemaBuilder<{
  Context: Konteks
  PrismaTypes: PrismaTypes
  Scalars: {
    ID: { Input: string; Output: string | number }
    KodeWilayah: { Input: KodeWilayah; Output: string }
    NIK: { Input: Nik; Output: never }
    NoKK: { Input: NoKk; Output: never }
    NomorTersamar: { Input: never; Output: string }
    TokenPerubahan: { Input: string; Output: string }
    Rupiah: { Input: bigint; Output: bigint }
    Date: { Input: Tanggal; Output: Date | string }
    DateTime: { Input: Date; Output: Date }
  }
}>({
  plugins: ['kelas', 'biaya', PrismaPlugin, pothosSql],
  pothosSql: PEMBACAAN,
  prisma: {
    // A transaction has every model of the client; Pothos never asks for more.
    client: (konteks) => konteks.tx as PrismaClient,
    dmmf: getDatamodel(),
    onUnusedQuery: process.env['NODE_ENV'] === 'production' ? null : 'warn',
  },
})

/** How fields say what they read, once for the compiler and the resolvers. */
export const { value, row, rows, keys, object, computed, pure, verb } = sqlFields<
  Konteks,
  PrismaTypes
>()

builder.subscriptionType({
  description: 'Titik masuk untuk mengikuti, lewat SSE / Entry point for following, over SSE',
})

builder.queryType({ description: 'Titik masuk untuk membaca / Entry point for reading' })
