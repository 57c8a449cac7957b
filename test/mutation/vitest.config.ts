import { mergeConfig } from 'vitest/config'
import base from '../../vitest.config'

/** Mutated code is instrumented, so tests of the source text, the built package and the pages have nothing to say. */
export default mergeConfig(base, {
  test: {
    exclude: ['test/package/**', 'test/docs/**', 'test/requirements/**'],
    typecheck: { enabled: false },
  },
})
