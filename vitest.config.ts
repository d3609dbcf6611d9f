import { defineConfig } from 'vitest/config'

const DENGAN_BASIS_DATA = 'packages/{server/{src,test},sdk/test}/**/*.db.test.ts'
const url = process.env['TEST_DATABASE_URL']

/** The same database tests run on both engines; PostgreSQL where `TEST_DATABASE_URL` names one. */
const basisData = (name: string, env: Record<string, string>) => ({
  test: {
    name,
    env,
    include: [DENGAN_BASIS_DATA],
    // Files of one worker share what they import, a third of their time; each opens a database of its own.
    isolate: false,
    globalSetup: './packages/testing/src/global-setup.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', './packages/testing/src/baris-penutup.ts'],
    experimental: { viteModuleRunner: false },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/{kode,pothos-sql,server,testing}/{src,test}/**/*.test.ts'],
          exclude: [DENGAN_BASIS_DATA, '**/node_modules/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      basisData('tertanam', {}),
      'packages/sdk/vitest.config.ts',
      'packages/sdk/vitest.paket.config.ts',
      ...(url ? [basisData('postgres', { HARAPAN_UJI_URL: url })] : []),
    ],
  },
})
