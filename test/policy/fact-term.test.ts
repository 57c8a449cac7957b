import { all, not } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { describeCondition, factsIn } from '../../src/policy'
import { board, fact } from './board'
import { usageErrorOf } from './issues-of'

describe('the term of a fact', () => {
  it('asks for one value, or for one of several', () => {
    expect(fact('cv.form').is('personal')).toEqual({ kind: 'is', fact: 'cv.form', values: ['personal'] })
    expect(fact('cv.form').in(['anonymous', 'personal'])).toEqual({
      kind: 'is',
      fact: 'cv.form',
      values: ['anonymous', 'personal'],
    })
  })

  it.each([
    ['none', ['none', 'low', 'substantial', 'high']],
    ['low', ['low', 'substantial', 'high']],
    ['substantial', ['substantial', 'high']],
    ['high', ['high']],
  ] as const)('reads a login of at least %s as the eIDAS levels are ordered', (level, values) => {
    expect(fact('viewer.assurance').atLeast(level)).toEqual({ kind: 'is', fact: 'viewer.assurance', values })
  })

  it('asks at least for a value that does not exist, so that the policy names it', () => {
    expect(fact('viewer.assurance').atLeast('eidas' as never)).toMatchObject({ values: ['eidas'] })
  })

  it('of a flag is a condition, that the flag is set', () => {
    expect({ ...fact('restricted') }).toEqual({ kind: 'is', fact: 'restricted', values: [true] })
    expect(all(fact('restricted'))).toMatchObject({ conditions: [{ kind: 'is', fact: 'restricted', values: [true] }] })
  })

  it('is plain data: its tests neither list nor serialise, and a rule holds none of them', () => {
    expect(Object.keys(fact('restricted'))).toEqual(['kind', 'fact', 'values'])
    expect(JSON.stringify(fact('cv.form'))).toBe('{}')
    const { when } = board.forbid({ id: 'x', when: fact('restricted'), source: 's' })
    expect(Object.getOwnPropertyNames(when)).toEqual(['kind', 'fact', 'values'])
  })

  it('is frozen, and shares no list with who wrote it', () => {
    const values: ('anonymous' | 'personal')[] = ['personal']
    const condition = fact('cv.form').in(values)
    values.push('anonymous')
    expect(condition).toMatchObject({ values: ['personal'] })
    expect(Object.isFrozen(condition)).toBe(true)
    expect(Object.isFrozen(fact('restricted'))).toBe(true)
  })

  it('does not exist for a fact that does not', () => {
    const error = usageErrorOf(() => fact('cv.from' as never))
    expect(error).toMatchObject({ code: 'unknown-fact', message: 'there is no fact `cv.from`' })
  })
})

describe('a condition', () => {
  const form = fact('cv.form')

  it.each([
    [fact('restricted'), 'restricted'],
    [fact('restricted').is(false), 'not restricted'],
    [form.is('personal'), 'cv.form is personal'],
    [form.in(['anonymous', 'personal']), '(cv.form is anonymous or personal)'],
    [not(form.is('personal')), 'not cv.form is personal'],
    [board.all(), 'always'],
    [board.any(), 'never'],
    [board.all(fact('restricted')), 'restricted'],
    [
      board.all(form.in(['anonymous', 'personal']), board.any(fact('restricted'), fact('relation.follows'))),
      '((cv.form is anonymous or personal) and (restricted or relation.follows))',
    ],
    [not(board.any(fact('restricted'), fact('relation.follows'))), 'not (restricted or relation.follows)'],
  ])('reads in words: %#', (condition, words) => {
    expect(describeCondition(condition)).toBe(words)
  })

  it('names the facts it reads, each once, sorted', () => {
    const condition = board.all(
      form.is('personal'),
      board.any(fact('restricted'), not(form.is('anonymous'))),
      fact('purpose').is('support'),
    )
    expect(factsIn(condition)).toEqual(['cv.form', 'purpose', 'restricted'])
    expect(factsIn(board.all())).toEqual([])
  })
})
