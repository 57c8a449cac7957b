import { compile, type DisclosureRequest, decide, type Guard, UsageError, vocabulary } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { compilePolicy } from '../../src/enforce/compiled-policy'
import { plainRecords } from '../differential/plain-records'
import { choiceOfSeed } from '../laws/arbitraries/choice'
import { openGuard, request } from './open-record'

describe('discloseAll', () => {
  const guard = openGuard({ schema: z.object({ name: z.string() }), classify: { name: 'a' }, categories: { a: {} } })

  it('discloses one record after the other, as they are asked for', () => {
    const made: string[] = []
    function* records() {
      for (const name of ['a', 'b', 'c']) {
        made.push(name)
        yield { name }
      }
    }
    const disclosures = guard.discloseAll('cv', records(), request, () => ({}))
    expect(made).toEqual([])
    expect(disclosures.next().value?.view).toEqual({ name: 'a' })
    expect(made).toEqual(['a'])
    expect([...disclosures].map(({ view }) => view)).toEqual([{ name: 'b' }, { name: 'c' }])
  })

  it('a function of facts that throws leaves the facts unknown, and the other records alone', () => {
    const views = [
      ...guard.discloseAll('cv', [{ name: 'a' }, { name: 'b' }], request, () => {
        throw new Error('c4nary')
      }),
    ].map(({ view }) => view)
    expect(views).toEqual([{ name: 'a' }, { name: 'b' }])
  })
})

/** Every category depends on a fact of its own: their joint diagram has 2^n outcomes. */
function wideGuard(n: number) {
  const names = Array.from({ length: n }, (_, i) => `c${i}`)
  const v = vocabulary({
    roles: ['employer'],
    purposes: ['recruitment'],
    kinds: ['cv'],
    categories: Object.fromEntries(names.map((name) => [name, { forms: ['initials'] }])),
    facts: Object.fromEntries(names.map((name) => [`fact.${name}`, 'flag' as const])),
  })
  const rule = { to: 'employer', on: 'cv', purpose: 'recruitment', basis: 'none', notice: 'none', source: 't' } as const
  const policy = v.definePolicy({
    name: 'wide',
    version: '1',
    rules: [
      v.permit({ ...rule, id: 'existence', categories: 'existence' }),
      ...names.map((name, i) =>
        // Every fifth category goes by the fact of the one before it, so that the two share a diagram.
        v.permit({
          ...rule,
          id: `p.${name}`,
          categories: name,
          when: v.fact(`fact.${names[i % 5 === 4 ? i - 1 : i]}`),
        }),
      ),
      ...names.map((name, i) =>
        v.forbid({
          id: `f.${name}`,
          categories: name,
          cap: 'initials',
          when: v.fact(`fact.${names[((i % 5 === 4 ? i - 1 : i) + 2) % n]}`),
          source: 't',
        }),
      ),
    ],
  })
  return { policy, names, guard: compile(policy, { records: plainRecords(policy.vocabulary), voidRules: 'keep' }) }
}

describe('when the joint diagram passes its limit', () => {
  it('the answers are the same, diagram by diagram', () => {
    const choice = choiceOfSeed(7)
    const { policy, names, guard } = wideGuard(24)
    const levels = new Set<string>()
    for (let i = 0; i < 300; i++) {
      const facts = Object.fromEntries(
        names.map((name) => [`fact.${name}`, choice.pick([true, false, undefined])] as const),
      )
      const said = { 'viewer.role': 'employer', purpose: 'recruitment' }
      const expected = decide(policy, 'cv', { ...facts, ...said })
      const decided = guard.decide('cv', request as DisclosureRequest<'employer', 'recruitment'>, facts)
      expect(decided).toEqual(expected)
      const record = Object.fromEntries(names.map((_, at) => [`field${at}`, 'Anna']))
      const { decision } = (guard as unknown as Guard<never, never>).disclose(
        'cv' as never,
        record as never,
        request as never,
        facts as never,
      )
      expect(Object.fromEntries(Object.entries(decision).map(([name, { level }]) => [name, level]))).toEqual(expected)
      for (const level of Object.values(decided)) levels.add(level)
    }
    expect([...levels].sort()).toEqual(['full', 'initials', 'withheld'])
  })

  it('more than 4,096 outcomes are decided as well as fewer', () => {
    const { policy, names, guard } = wideGuard(13)
    for (let bits = 0; bits < 2 ** 13; bits += 3) {
      const facts = Object.fromEntries(names.map((name, i) => [`fact.${name}`, ((bits >> i) & 1) === 1] as const))
      const decided = guard.decide('cv', request as DisclosureRequest<'employer', 'recruitment'>, facts)
      if (bits % 61 !== 0) continue
      expect(decided).toEqual(decide(policy, 'cv', { ...facts, 'viewer.role': 'employer', purpose: 'recruitment' }))
    }
  })

  it('a policy whose diagrams are too large is refused, and the order of facts is named', () => {
    const { policy } = wideGuard(10)
    const records = plainRecords(policy.vocabulary)
    expect(() => compile(policy, { records, voidRules: 'keep', nodeLimit: 10 })).toThrow(UsageError)
    expect(() => compile(policy, { records, voidRules: 'keep', nodeLimit: 10 })).toThrow(/pass 10 nodes .* fact\.c1/)
  })
})

describe('when a category has no diagram', () => {
  it('the facts of impossible situations are still asked for, and open what they close', () => {
    const names = Array.from({ length: 6 }, (_, i) => `f${i}`)
    const v = vocabulary({
      roles: ['employer'],
      purposes: ['recruitment'],
      kinds: ['cv'],
      categories: { name: {} },
      facts: { alive: 'flag', ...Object.fromEntries(names.map((name) => [name, 'flag' as const])) },
      impossible: [{ alive: false }],
    })
    const rule = {
      to: 'employer',
      on: 'cv',
      purpose: 'recruitment',
      basis: 'none',
      notice: 'none',
      source: 't',
    } as const
    const fact = (name: string) => v.fact(name as 'alive')
    const policy = v.definePolicy({
      name: 'tight',
      version: '1',
      rules: [
        ...names.map((name, i) =>
          v.permit({
            ...rule,
            id: name,
            categories: '*',
            when: v.all(fact(name), v.not(fact(names[(i + 2) % 6] ?? ''))),
          }),
        ),
      ],
    })
    const records = plainRecords(policy.vocabulary)
    const roomy = compile(policy, { records, voidRules: 'keep' })
    // The least room in which the conditions fit: there is none left for what they make together.
    const fits = (nodeLimit: number) => {
      try {
        return compilePolicy(policy, ['cv'], nodeLimit) !== undefined
      } catch {
        return false
      }
    }
    const nodeLimit = Array.from({ length: 200 }, (_, i) => i).find(fits) ?? 0
    const tight = compile(policy, { records, voidRules: 'keep', nodeLimit })
    expect(compilePolicy(policy, ['cv'], nodeLimit).roots.get('cv')?.size).toBe(0)
    const asked = request as DisclosureRequest<'employer', 'recruitment'>
    const facts = { f0: true, f2: false } as never
    expect(roomy.requiredFacts('cv', asked, facts)).toContain('alive')
    expect(tight.requiredFacts('cv', asked, facts)).toContain('alive')
    expect(tight.explain('cv', asked, facts).categories['existence']?.missing).toContain('alive')
    expect(tight.decide('cv', asked, facts)).toEqual({ existence: 'withheld', name: 'withheld' })
    const more = { f0: true, f2: false, alive: true } as never
    expect(tight.decide('cv', asked, more)).toEqual(roomy.decide('cv', asked, more))
    expect(tight.decide('cv', asked, more)).toEqual({ existence: 'full', name: 'full' })
  })
})

describe('categories that share their rules', () => {
  it('a field at its first form shows nothing where the record may only be counted, by the very same rule', () => {
    const v = vocabulary({
      roles: ['employer'],
      purposes: ['recruitment'],
      kinds: ['cv'],
      categories: { name: { forms: ['initials'] }, born: { forms: ['year'] } },
      facts: { listed: 'flag' },
    })
    const rule = {
      to: 'employer',
      on: 'cv',
      purpose: 'recruitment',
      basis: 'none',
      notice: 'none',
      source: 't',
    } as const
    const level = { existence: 'count', name: 'initials', born: 'year' } as const
    const policy = v.definePolicy({
      name: 'counted',
      version: '1',
      rules: [v.permit({ ...rule, id: 'a', categories: '*', level: level as never, when: v.fact('listed') })],
    })
    const guard = compile(policy, { records: plainRecords(policy.vocabulary), voidRules: 'keep' })
    const decided = guard.decide('cv', request as DisclosureRequest<'employer', 'recruitment'>, { listed: true })
    expect(decided).toEqual({ existence: 'count', name: 'withheld', born: 'withheld' })
  })
})

describe('compile refuses', () => {
  const { policy } = wideGuard(2)
  const schema = z.object({ a: z.string() })
  const codes = (records: Parameters<typeof compile>[1]['records']) => {
    try {
      compile(policy, { records, voidRules: 'keep' })
    } catch (error) {
      if (error instanceof UsageError) return error.issues.map(({ code, path }) => `${code} ${path}`)
      throw error
    }
    return []
  }

  it('void permits, with the rule, the reason and what it rests on', () => {
    const error = (() => {
      try {
        return compile(policy, { records: plainRecords(policy.vocabulary) })
      } catch (thrown) {
        return thrown
      }
    })()
    expect(error).toBeInstanceOf(UsageError)
    expect(error).toMatchObject({ code: 'void-rules' })
    expect(String(error)).toContain('rule `p.c0`: the permit stands on no legal basis (GDPR 6(1), JI-17, NAV-04)')
  })

  it('a kind that the vocabulary does not have, or a definition under another name', () => {
    expect(codes({ letter: { kind: 'letter', schema, classify: { a: 'c0' } } })).toEqual([
      'unknown-record-kind /records/letter',
    ])
    const misplaced = { cv: { kind: 'note', schema, classify: { a: 'c0' } } }
    expect(codes(misplaced)).toEqual(['misplaced-record /records/cv'])
  })

  it('facts that a record cannot hold', () => {
    const facts = (name: string) =>
      codes({ cv: { kind: 'cv', schema, classify: { a: 'c0' }, facts: { [name]: () => true } } as never })
    expect(facts('fact.c0')).toEqual([])
    for (const name of [
      'typo',
      'viewer.role',
      'viewer.isSubject',
      'purpose',
      'consent.typo',
      'constructor',
      'subject.typo',
    ]) {
      expect(facts(name)).toEqual([`unknown-fact /records/cv/facts/${name}`])
    }
  })

  it('all that is wrong at once, sorted by where it is', () => {
    expect(
      codes({ cv: { kind: 'cv', schema: z.object({ a: z.string(), b: z.string() }), classify: { b: 'typo' } } }),
    ).toEqual(['unclassified-field /records/cv/classify/a', 'unknown-category /records/cv/classify/b'])
  })
})
