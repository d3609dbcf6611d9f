import { defineConfig } from 'prisma/config'

// `prisma generate` only checks that this names a file; the engine itself is never downloaded.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath

export default defineConfig({ schema: 'test/example' })
