#!/usr/bin/env node
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import helper from '@prisma/generator-helper'
import { modelsFrom } from './from-dmmf.ts'

// A Prisma generator: what Prisma's client keeps at run time has neither the native types nor both
// ends of a relation, so they are written down while `prisma generate` still knows them.
helper.generatorHandler({
  onManifest: () => ({
    prettyName: 'pothos-sql models',
    defaultOutput: '_generated/sql-models.ts',
  }),
  async onGenerate({ dmmf, generator }) {
    const file = generator.output?.value
    if (!file) throw new Error('pothos-sql: the generator needs an output')
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, moduleText(modelsFrom(dmmf.datamodel)))
  },
})

function moduleText(models: unknown): string {
  return [
    "import type { SqlModels } from '@harapan/pothos-sql'",
    '',
    `export const sqlModels: SqlModels = ${JSON.stringify(models, null, 2)}`,
    '',
  ].join('\n')
}
