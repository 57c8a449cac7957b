import { all, any, type Condition, not, type Situation } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { FALSE, judge, TRUE, type Truth, UNKNOWN } from '../../src/semantics'
import { board, define } from '../policy/board'

const truths: readonly Truth[] = [FALSE, UNKNOWN, TRUE]
const a = board.fact('restricted')
const b = board.fact('relation.follows')
const valueFor = (truth: Truth): boolean | undefined => (truth === UNKNOWN ? undefined : truth === TRUE)

const judged = (condition: Condition, situation: Situation): Truth => judge(define(), situation)(condition)
const given = (condition: Condition, left: Truth, right: Truth = FALSE): Truth =>
  judged(condition, { restricted: valueFor(left), 'relation.follows': valueFor(right) })

describe('three-valued logic after Kleene', () => {
  const F = FALSE
  const U = UNKNOWN
  const T = TRUE
  const pairs = truths.flatMap((left) => truths.map((right) => [left, right] as const))

  it.each([
    [F, T],
    [U, U],
    [T, F],
  ])('negates %d to %d', (part, whole) => {
    expect(given(not(a), part)).toBe(whole)
  })

  const conjunction = [F, F, F, F, U, U, F, U, T]
  it.each(pairs.map(([left, right], i) => [left, right, conjunction[i]] as const))(
    'conjoins %d and %d to %d',
    (left, right, whole) => {
      expect(given(all(a, b), left, right)).toBe(whole)
    },
  )

  const disjunction = [F, U, T, U, U, T, T, T, T]
  it.each(pairs.map(([left, right], i) => [left, right, disjunction[i]] as const))(
    'disjoins %d and %d to %d',
    (left, right, whole) => {
      expect(given(any(a, b), left, right)).toBe(whole)
    },
  )

  it('takes nothing conjoined as true, and nothing disjoined as false', () => {
    expect(given(all(), U)).toBe(T)
    expect(given(any(), U)).toBe(F)
  })

  it('keeps the laws of De Morgan on every pair, and does not decide the excluded middle', () => {
    for (const [left, right] of pairs) {
      expect(given(not(all(a, b)), left, right)).toBe(given(any(not(a), not(b)), left, right))
      expect(given(not(any(a, b)), left, right)).toBe(given(all(not(a), not(b)), left, right))
    }
    expect(given(any(a, not(a)), U)).toBe(U)
  })

  it('only ever learns: a fact that comes to be known turns no answer round', () => {
    for (const condition of [all(a, b), any(a, b), not(a), any(all(a, not(b)), all(not(a), b))]) {
      for (const [left, right] of pairs) {
        const known = given(condition, left, right)
        if (known === U) continue
        for (const first of left === U ? truths : [left])
          for (const second of right === U ? truths : [right]) expect(given(condition, first, second)).toBe(known)
      }
    }
  })
})

describe('a fact', () => {
  const form = board.fact('cv.form').is('personal')

  it.each<[string, unknown, Truth]>([
    ['has the value asked for', 'personal', TRUE],
    ['has another', 'anonymous', FALSE],
    ['is not there', undefined, UNKNOWN],
    ['is null', null, UNKNOWN],
    ['is outside its domain', 'semi', UNKNOWN],
    ['is of another type', true, UNKNOWN],
    ['is the value in a list', ['personal'], UNKNOWN],
    ['is the value as an object', new String('personal'), UNKNOWN],
  ])('that %s', (_, value, truth) => {
    expect(judged(form, { 'cv.form': value } as Situation)).toBe(truth)
  })

  it('that the vocabulary does not have is unknown, whatever a situation says', () => {
    expect(judged({ kind: 'is', fact: 'toString', values: ['x'] }, { toString: 'x' } as unknown as Situation)).toBe(
      UNKNOWN,
    )
  })

  it('is not supplied by a prototype', () => {
    expect(judged(form, Object.create({ 'cv.form': 'personal' }) as Situation)).toBe(UNKNOWN)
  })

  it('is not supplied by a polluted Object.prototype', () => {
    const prototype = Object.prototype as Record<string, unknown>
    prototype['cv.form'] = 'personal'
    prototype['restricted'] = true
    try {
      expect(judged(form, {})).toBe(UNKNOWN)
      expect(judged(a, {})).toBe(UNKNOWN)
    } finally {
      delete prototype['cv.form']
      delete prototype['restricted']
    }
  })

  it('that cannot be read is unknown', () => {
    const throws = {
      get: () => {
        throw new Error('Anna Lind')
      },
      enumerable: true,
    }
    expect(judged(form, Object.defineProperty({}, 'cv.form', throws) as Situation)).toBe(UNKNOWN)
    expect(judged(form, null as unknown as Situation)).toBe(UNKNOWN)
  })
})
