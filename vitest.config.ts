import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

const src = fileURLToPath(new URL('./src', import.meta.url))
const report = process.env['TEST_REPORT']

/** The longest that a timer can be set to: 24 days. */
const never = 2 ** 31 - 1

export default defineConfig({
  resolve: {
    alias: [
      { find: /^need-to-know$/, replacement: `${src}/index.ts` },
      { find: /^need-to-know\/([\w-]+)$/, replacement: `${src}/$1/index.ts` },
    ],
  },
  test: {
    include: ['test/**/*.test.ts', 'examples/**/*.test.ts'],
    // `npm run thorough` runs these: its configuration stands in test/thorough.
    exclude: [
      ...configDefaults.exclude,
      '**/*.thorough.test.ts',
      'examples/testing/who-sees-what.test.ts',
      'test/bench/audit-bench.test.ts',
    ],
    setupFiles: ['test/seed.ts', 'test/shared-realm.ts'],
    // Every core: by default one is left free, which on two is half of them.
    maxWorkers: '100%',
    // Files share the modules of a worker: to load them takes longer than most tests do, and they hold no state.
    // `test/shared-realm.ts` fails a file that leaves a built-in changed.
    isolate: false,
    // No test may fail for being slow, on any machine: zero is no limit at all.
    testTimeout: 0,
    hookTimeout: 0,
    teardownTimeout: never,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    // Errors outside the type tests are `npm run typecheck`'s to report, once.
    typecheck: {
      enabled: true,
      include: ['test/types/**/*.test-d.ts'],
      tsconfig: 'test/types/tsconfig.json',
      ignoreSourceErrors: true,
      spawnTimeout: never,
    },
  },
})
