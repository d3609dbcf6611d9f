import { defineConfig } from 'vitest/config'

// Terpisah karena lambat: membangun, memasang, dan memakai paket seperti orang luar.
export default defineConfig({
  test: {
    name: 'sdk-paket',
    include: ['test/paket*.test.ts'],
    globalSetup: './siap.ts',
    // Keduanya membangun dist yang sama.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
