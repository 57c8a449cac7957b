import { configDefaults, defineConfig } from 'vitest/config'
import base from '../../vitest.config'
import { deeper } from './deeper'

/** `npm run thorough`: what takes minutes of a processor, and the laws with everything new for every case. All else is as in
 * `npm test`.
 */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: [
      'test/**/*.thorough.test.ts',
      'examples/testing/who-sees-what.test.ts',
      'test/bench/audit-bench.test.ts',
      'test/laws/**/*.test.ts',
      'test/differential/**/*.test.ts',
      ...deeper(new URL('..', import.meta.url)),
    ],
    env: { FRESH_CASES: 'yes' },
    exclude: configDefaults.exclude,
    typecheck: { enabled: false },
  },
})
