import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import { bukaBasisData } from './src/db/basis-data.ts'

// Prints the SQL that leads from the last commit's Prisma schema to the one on disk, to be copied
// into a new migration. Prisma's own `migrate dev` would download an engine and want a database.
const cwd = import.meta.dirname
const git = (...argumen: string[]) => execFileSync('git', argumen, { cwd, encoding: 'utf8' })

const tersimpan = git('ls-files', '--with-tree=HEAD', 'src')
  .split('\n')
  .filter((path) => path.endsWith('.prisma') && git('ls-tree', 'HEAD', path) !== '')

const lama = tersimpan.map((path) => ({ path, content: git('show', `HEAD:./${path}`) }))
const baru = globSync('src/**/*.prisma', { cwd })
  .sort()
  .map((path) => ({ path, content: readFileSync(`${cwd}/${path}`, 'utf8') }))

// The engine asks a database what it can do; an empty one in memory answers.
const basisData = await bukaBasisData({ memori: true }, { koneksi: 1 })
const engine = await SchemaEngine.new(
  { datamodels: undefined },
  () => undefined,
  bindMigrationAwareSqlAdapterFactory(new PrismaPg(basisData.kolam)),
)
const { stdout } = await engine.diff({
  from: { tag: 'schemaDatamodel', files: lama },
  to: { tag: 'schemaDatamodel', files: baru },
  script: true,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
})
process.stdout.write(stdout ?? '')
await basisData.tutup()
