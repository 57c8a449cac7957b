import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fences } from './fences'
import { root } from './pages'

const read = (path: string) => readFileSync(join(root, path), 'utf8')

it('the test file on the page about testing is the one that runs here, and has some thirty lines', () => {
  const file = read('examples/testing/who-sees-what.test.ts').trimEnd()
  const shown = fences(read('docs/testing.md')).filter(({ language }) => language === 'typescript')
  expect(shown.map(({ content }) => content)).toEqual([file])
  expect(file.split('\n').filter((line) => line !== '').length).toBeLessThanOrEqual(35)
})
