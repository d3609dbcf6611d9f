import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'sdk',
    include: ['src/**/*.test.ts', 'codegen/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/paket*.test.ts', '**/*.db.test.ts'],
    globalSetup: './siap.ts',
    testTimeout: 60_000,
  },
})
