import { describe, expect, it } from 'vitest'
import { examples, hasExamples, outputOf, readExample } from './examples'

describe.runIf(hasExamples)('the examples', () => {
  it('exist', () => {
    expect(examples()).not.toEqual([])
  })

  it('are numbered from 001 without a gap', () => {
    const numbers = examples().map(({ name }) => Number(name.slice(0, 3)))
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  it('are under 60 lines', () => {
    expect(examples().filter(({ lines }) => lines >= 60)).toEqual([])
  })
})

describe.concurrent.each(examples())('examples/$name', ({ name, prints }) => {
  it('prints what its last comment says', async ({ expect }) => {
    expect(prints).toBeTypeOf('string')
    expect(await outputOf(name)).toBe(prints?.trimEnd())
  })
})

describe('the last comment of an example', () => {
  it('is what it prints', () => {
    expect(readExample('001-a.ts', 'console.log(1)\n\n/* prints:\n1\n\n  2\n*/\n').prints).toBe('1\n\n  2')
  })

  it('is missing when something follows it, or when it is another comment', () => {
    expect(readExample('001-a.ts', '/* prints:\n1\n*/\nconsole.log(1)\n').prints).toBeUndefined()
    expect(readExample('001-a.ts', '/* says:\n1\n*/\n').prints).toBeUndefined()
  })
})
