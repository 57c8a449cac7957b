import { compile, decide, type Policy, type Situation, UsageError } from 'need-to-know'
import { profiles } from 'need-to-know/recruitment'
import { type MutationProgress, mutationScore } from 'need-to-know/testing'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { board, define, fact, forbid, permit, shut, sound } from './mutation-board'

const policy = define(
  permit({ ...sound, when: fact('presence').is('online') }),
  permit({ ...sound, id: 'name', categories: 'identity.name', level: 'initials', when: fact('follows') }),
  forbid(shut),
)

const known: Situation = {
  'viewer.role': 'employer',
  purpose: 'recruitment',
  presence: 'online',
  follows: true,
  blocked: false,
  'consent.share': true,
  'informed.told': true,
}
const levels = (of: Policy, change: Situation = {}) => decide(of, 'cv', { ...known, ...change })

/** Notices nothing but whether anything is shown. */
const lazy = (of: Policy) => levels(of)['existence'] === 'full' && levels(of, { blocked: true })['existence'] !== 'full'

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('it did not fail'),
    (error: unknown) => error as UsageError,
  )

describe('mutationScore', () => {
  it('names the mutants that a lazy check lets pass, and leaves those out that change nothing', async () => {
    const score = await mutationScore(policy, lazy)
    const { total, caught, survived, equivalent } = score
    expect(total).toBe(caught + survived.length + equivalent.length)
    expect(score.score).toBe(caught / (total - equivalent.length))
    expect(score.score).toBeGreaterThan(0.2)
    expect(score.score).toBeLessThan(0.8)
    const ids = survived.map(({ id }) => id)
    expect(ids).toContain('name/drop-rule/1')
    expect(ids).toContain('open/loosen-comparison/1')
    expect(ids).not.toContain('open/drop-rule/1')
    expect(equivalent.map(({ id }) => id)).toContain('name/change-role/2')
    expect(Object.isFrozen(score) && Object.isFrozen(survived) && Object.isFrozen(equivalent)).toBe(true)
  })

  it('takes a thrown error, a rejection and `false` for caught, and everything else for not', async () => {
    const check = (ways: (of: Policy) => unknown) => mutationScore(policy, ways, { operators: ['drop-rule'] })
    const isOpen = (of: Policy) => levels(of)['existence'] === 'full'
    const fails = () => {
      throw new Error('not shown')
    }
    const expected = { total: 3, caught: 1, score: 1 / 3 }
    expect(await check(isOpen)).toMatchObject(expected)
    expect(await check(async (of) => isOpen(of))).toMatchObject(expected)
    expect(await check((of) => isOpen(of) || fails())).toMatchObject(expected)
    expect(await check(async (of) => isOpen(of) || fails())).toMatchObject(expected)
    expect(await check((of) => isOpen(of) || undefined)).toMatchObject({ caught: 0 })
    expect(await check((of) => (isOpen(of) ? undefined : 0))).toMatchObject({ caught: 0 })
  })

  it('runs the checks one after the other', async () => {
    let running = 0
    let most = 0
    await mutationScore(
      policy,
      async () => {
        most = Math.max(most, ++running)
        await Promise.resolve()
        running--
      },
      { operators: ['drop-rule'] },
    )
    expect(most).toBe(1)
  })

  it('refuses a check that fails on the policy itself, with its error as the cause and not in the message', async () => {
    const cause = new Error('Rosa Ruiz was shown')
    const thrown = await failure(mutationScore(policy, () => Promise.reject(cause)))
    expect(thrown).toBeInstanceOf(UsageError)
    expect(thrown).toMatchObject({ code: 'failing-check', cause })
    expect(thrown.message).not.toContain('Rosa')
    expect(Object.keys(thrown)).not.toContain('cause')
    const said = await failure(mutationScore(policy, () => false))
    expect(said.code).toBe('failing-check')
    expect('cause' in said).toBe(false)
  })

  it('refuses to judge where there is nothing to be caught', async () => {
    const never = () => expect.unreachable('nothing is to be checked')
    expect(await failure(mutationScore(policy, never, { only: () => false }))).toMatchObject({
      code: 'nothing-to-mutate',
    })
    expect(await failure(mutationScore(policy, never, { operators: [] }))).toMatchObject({ code: 'nothing-to-mutate' })
    const idle = mutationScore(policy, () => true, { only: ({ id }) => id === 'name/change-role/2' })
    expect(await failure(idle)).toMatchObject({
      code: 'nothing-to-mutate',
      message: expect.stringContaining('equivalent'),
    })
  })

  it('refuses options and operators that there are none of', async () => {
    const odd = { operator: ['drop-rule'] } as object
    expect(await failure(mutationScore(policy, lazy, odd))).toMatchObject({ code: 'unknown-key' })
    const operators = ['drop-rule', 'toString'] as never
    const refused = await failure(mutationScore(policy, lazy, { operators }))
    expect(refused).toMatchObject({ code: 'unknown-operator', issues: [{ path: '/operators/1' }] })
  })

  it('judges the mutants asked for, and tells of each', async () => {
    const told: MutationProgress[] = []
    const score = await mutationScore(policy, lazy, {
      operators: ['drop-rule', 'change-role'],
      only: ({ rule }) => rule === 'shut',
      on: (progress) => told.push(progress),
    })
    expect(score).toMatchObject({ total: 2, caught: 2, survived: [], score: 1 })
    expect(told.map(({ mutant, outcome, done, total }) => [mutant.id, outcome, done, total])).toEqual([
      ['shut/drop-rule/1', 'caught', 1, 2],
      ['shut/change-role/1', 'caught', 2, 2],
    ])
  })
})

describe('a mutant that discloses the same', () => {
  it('JI-17 JI-08 is none the less another policy when a permit of it is void', async () => {
    const objectable = define(
      permit({ ...sound, basis: { article: '6(1)(f)', interest: 'matching', balancingTest: 'LIA-4' } }),
    )
    const only = { only: ({ id }: { id: string }) => id === 'open/drop-basis/2' }
    const same = await mutationScore(objectable, (of) => levels(of)['skill'] === 'full' || true, only)
    expect(same).toMatchObject({ caught: 0, equivalent: [], survived: [{ id: 'open/drop-basis/2' }] })
    expect(String(same)).toContain('now void: open, void-no-balancing-test')
    const records = {
      cv: board.record('cv', { schema: z.object({ skill: z.string() }), classify: { skill: 'skill' } }),
    }
    expect(await mutationScore(objectable, (of) => void compile(of, { records }), only)).toMatchObject({ score: 1 })
  })

  it('counts neither way, even if the check can tell it by its hash', async () => {
    const score = await mutationScore(policy, (of) => of.hash === policy.hash)
    expect(score.score).toBe(1)
    expect(score.equivalent.map(({ id }) => id)).toContain('name/change-role/2')
    expect(score.caught).toBe(score.total - score.equivalent.length)
  })
})

describe('a score', () => {
  it('prints its survivors with what they change', async () => {
    const score = await mutationScore(policy, lazy, { only: ({ id }) => /loosen-comparison|drop-rule/.test(id) })
    const [title, first = '', second = '', ...others] = String(score).split('\n\n')
    expect(title).toBe('board 1: mutation score 50 %, 2 of 4 mutants caught, 2 survived, 0 more are equivalent')
    expect(first.split('\n').slice(0, 2)).toEqual([
      'open/loosen-comparison/1: Rule `open` also accepts `offline` as `presence`.',
      '    + employer, cv: that it is there, skill (withheld → full)',
    ])
    expect(second.split('\n').slice(0, 2)).toEqual([
      'name/drop-rule/1: Rule `name` is gone.',
      '    - employer, cv: identity.name (initials → withheld)',
    ])
    expect(others).toEqual([])
  })

  it('prints of each survivor the beginning of what it changes', async () => {
    const score = await mutationScore(policy, () => true)
    const blocks = String(score).split('\n\n').slice(1, 21)
    const regions = (block: string) => block.split('\n').filter((line) => /^ {4}[+-] /.test(line)).length
    expect(Math.max(...blocks.map(regions))).toBe(2)
    expect(blocks.some((block) => / {4}… and \d more region/.test(block))).toBe(true)
    expect(Math.max(...blocks.map((block) => block.split('\n').length))).toBeLessThanOrEqual(16)
    expect(blocks.filter((block) => regions(block) === 0)).toEqual([])
  })

  it('prints no more than six lines of a region', async () => {
    const score = await mutationScore(profiles.jobindex.terms2018, () => true, {
      only: ({ id }) => id === 'cv-anonymous/drop-rule/1',
    })
    const [, block = ''] = String(score).split('\n\n')
    const regions = block.split(/\n(?= {4}[+-] )/).slice(1)
    // Six, the sign that there is more, and how many more regions there are.
    expect(Math.max(...regions.map((region) => region.split('\n').length))).toBe(8)
    expect(block).toMatch(/^ {8}…$/m)
  })

  it('prints a hundred per cent only when nothing survived, and lists many survivors without their regions', async () => {
    const score = await mutationScore(policy, () => true)
    const lines = String(score).split('\n')
    expect(lines[0]).toContain('mutation score 0 %')
    for (const { id, description } of score.survived) expect(lines).toContain(`${id}: ${description}`)
    expect(score.survived.length).toBeGreaterThan(20)
    expect(lines.filter((line) => line === '')).toHaveLength(21)
  })

  it('is written as JSON without the policies', async () => {
    const only = ({ id }: { readonly id: string }) => id.endsWith('/drop-rule/1') || id === 'name/change-role/2'
    const score = await mutationScore(policy, lazy, { only })
    expect(JSON.parse(JSON.stringify(score))).toEqual({
      kind: 'mutation-score',
      total: 4,
      caught: 2,
      equivalent: [
        {
          kind: 'mutant',
          id: 'name/change-role/2',
          operator: 'change-role',
          rule: 'name',
          description: 'Rule `name` also concerns the role `agency`.',
        },
      ],
      survived: [
        {
          kind: 'mutant',
          id: 'name/drop-rule/1',
          operator: 'drop-rule',
          rule: 'name',
          description: 'Rule `name` is gone.',
        },
      ],
      score: 2 / 3,
    })
    expect(Object.keys(score)).toEqual(['kind', 'total', 'caught', 'equivalent', 'survived', 'score'])
  })
})
