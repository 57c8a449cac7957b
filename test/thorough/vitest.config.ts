import { configDefaults, defineConfig } from 'vitest/config'
import base from '../../vitest.config'

/** `npm run thorough`: what takes minutes of a processor. Everything else is as in `npm test`. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['test/**/*.thorough.test.ts'],
    exclude: configDefaults.exclude,
    typecheck: { enabled: false },
  },
})
