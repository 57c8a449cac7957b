import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codesIn, codesInSources, paragraphs } from './error-codes'
import { root } from './pages'

const documented = paragraphs(readFileSync(join(root, 'docs/errors.md'), 'utf8'))

describe('the page of errors', () => {
  it('has a paragraph for every code that the sources can produce, and none for a code that they cannot', () => {
    expect(documented.map(({ code }) => code).sort()).toEqual(codesInSources())
  })

  it('says something under each', () => {
    expect(documented.filter(({ text }) => text.length < 80)).toEqual([])
  })
})

describe('the codes of a source', () => {
  it.each([
    [`{ code: 'empty', path }`, ['empty']],
    [`throw new UsageError(\n  'weak-key', message)`, ['weak-key']],
    [`this.#report('unknown-field', path)`, ['unknown-field']],
    [`[['void-no-basis', 'text', 'GDPR']]`, ['void-no-basis']],
    [`checkList('record kind', names)`, ['unknown-record-kind']],
    [`type DecisionReason = 'permitted' | 'capped'\nconst x = 'other'`, ['capped', 'permitted']],
    [`type DecisionReason =\n  | 'permitted'\n  | 'capped'\n`, ['capped', 'permitted']],
    [`const decode: 'x' = y; barcode: 'no'`, []],
  ])('are found in %j', (source, codes) => {
    expect(codesIn(source)).toEqual(codes)
  })
})
