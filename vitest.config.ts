import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const src = fileURLToPath(new URL('./src', import.meta.url))
const report = process.env['TEST_REPORT']

export default defineConfig({
  resolve: {
    alias: [
      { find: /^need-to-know$/, replacement: `${src}/index.ts` },
      { find: /^need-to-know\/([\w-]+)$/, replacement: `${src}/$1/index.ts` },
    ],
  },
  test: {
    include: ['test/**/*.test.ts', 'examples/**/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    // Every core: by default one is left free, which on two is half of them.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    // Errors outside the type tests are `npm run typecheck`'s to report, once.
    typecheck: { enabled: true, include: ['test/types/**/*.test-d.ts'], ignoreSourceErrors: true },
  },
})
