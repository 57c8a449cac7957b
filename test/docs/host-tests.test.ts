import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { profiles } from 'need-to-know/recruitment'
import { snapshotMatrix } from 'need-to-know/testing'
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

it('the snapshot beside it is what the strict profile is now; `npm run thorough` runs the file', () => {
  expect(snapshotMatrix(profiles.strict)).toBe(read('examples/testing/who-sees-what.txt'))
})
