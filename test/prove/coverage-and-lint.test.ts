import { type Condition, decide, type Rule, type Situation } from 'need-to-know'
import { coverage, lint } from 'need-to-know/prove'
import { profiles } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { withRules } from '../../src/policy'
import { Hearing } from '../../src/prove/hearing'
import { categoriesOf, domainsOf } from '../../src/vocabulary'
import { choiceOfSeed } from '../laws/arbitraries/choice'
import { everySituation } from '../laws/arbitraries/situation'
import { askedFacts, situationsOver, small, smallPolicy } from './small-policies'
import { followed, guarded, policy, skills, words } from './words'

const { permit, forbid, fact, all, any, not, definePolicy } = words
const told = { 'viewer.role': 'employer', purpose: 'recruitment', 'informed.database': true } as const

describe('a hearing', () => {
  it('says the level that `decide` says, and names rules without which it would be another', () => {
    let [levels, named] = [0, 0]
    for (let seed = 1; seed <= 60; seed++) {
      const choice = choiceOfSeed(seed)
      const impossible = seed % 4 === 0 ? [{ form: 'personal', follows: false }] : []
      const policy = smallPolicy(choice, { ...small, impossible })
      const asked = askedFacts([policy])
      const domains = domainsOf(policy.vocabulary)
      if (situationsOver(asked, domains) > 800n) continue
      for (const situation of everySituation(new Map(asked.map((fact) => [fact, domains.get(fact) ?? []])))) {
        const hearing = new Hearing(policy, situation)
        for (const kind of policy.vocabulary.kinds) {
          const expected = decide(policy, kind, situation)
          for (const category of categoriesOf(policy.vocabulary)) {
            const { level, reason, rules } = hearing.behind(kind, category)
            expect(level).toBe(expected[category])
            levels++
            if (level === 'withheld' || choice.below(4) > 0) continue
            // All that made the level gone, it is another: higher without a cap, lower without what it stands on.
            const rest = withRules(
              policy,
              policy.rules.filter((rule) => !rules.includes(rule)),
            )
            expect(decide(rest, kind, situation)[category]).not.toBe(level)
            expect(['permitted', 'capped']).toContain(reason)
            named++
          }
        }
      }
    }
    expect([levels > 20_000, named > 60]).toEqual([true, true])
  })
})

describe('what a hearing names', () => {
  const cap = (id: string, level: 'initials' | 'withheld', when: Condition) =>
    forbid({ id, categories: 'identity.name', cap: level, when, source: 'test' })
  const always = any(fact('follows'), not(fact('follows')))
  const hear = (rules: readonly Rule[], category: string) => {
    const {
      level,
      reason,
      rules: named,
    } = new Hearing(definePolicy({ name: 'x', version: '1', rules }), { ...told, follows: true }).behind('cv', category)
    return [level, reason, named.map(({ id }) => id).sort()]
  }

  it('is the caps that bind, and the permits that reach', () => {
    const low = cap('low', 'initials', always)
    const lower = cap('lower', 'withheld', always)
    expect(hear([followed, low], 'identity.name')).toEqual(['initials', 'capped', ['followed', 'low']])
    expect(hear([followed, low, lower], 'identity.name')).toEqual(['withheld', 'capped', ['lower']])
    expect(hear([followed, skills], 'skill')).toEqual(['full', 'permitted', ['followed']])
    const scrubs = forbid({ id: 'scrubs', categories: 'skill', cap: 'scrubbed', when: always, source: 'test' })
    expect(hear([followed, skills, scrubs], 'skill')).toEqual(['scrubbed', 'capped', ['followed', 'scrubs', 'skills']])
    expect(hear([skills, scrubs], 'skill')).toEqual(['scrubbed', 'permitted', ['skills']])
  })

  it('is, where the record is not there, what keeps it away', () => {
    const away = forbid({ id: 'away', categories: 'existence', when: always, source: 'test' })
    expect(hear([followed, away], 'identity.name')).toEqual(['withheld', 'not-there', ['away']])
    expect(hear([followed], 'identity.photo')).toEqual(['full', 'permitted', ['followed']])
  })
})

describe('coverage', () => {
  it('tells rules that decided from those that only spoke, and from those that did not', () => {
    const found = coverage(policy, [told, { ...told, 'viewer.role': 'agency' }])
    expect(found.rules).toEqual([
      { rule: 'skills', use: 'deciding', speaking: 2, deciding: 2, redundant: false },
      { rule: 'followed', use: 'unused', speaking: 0, deciding: 0, redundant: false },
      { rule: 'guarded', use: 'shadowed', speaking: 2, deciding: 0, redundant: false },
    ])
    expect(found.share).toBeCloseTo(1 / 3)
    expect(String(found)).toBe(
      '33 % of 3 rules decided something in 2 situations\n  unused: followed\n  shadowed: guarded',
    )
    const more: Situation = { ...told, follows: true }
    const second = coverage(policy, [told, more, { ...more, protected: true }, { ...more, protected: false }])
    expect(second.rules.map(({ use, speaking, deciding }) => [use, speaking, deciding])).toEqual([
      ['deciding', 4, 4],
      ['deciding', 3, 3],
      ['deciding', 3, 2],
    ])
  })

  it('calls a rule redundant when nothing in any situation hangs on it, whatever was tried', () => {
    const twice = permit({ ...ground, id: 'again', categories: 'existence', level: 'full' })
    const doubled = definePolicy({ name: 'doubled', version: '1', rules: [skills, followed, guarded, twice] })
    const { rules } = coverage(doubled, [])
    expect(rules.filter(({ redundant }) => redundant).map(({ rule }) => rule)).toEqual(['again'])
    expect(coverage(doubled, []).share).toBe(0)
  })
})

describe('a redundant rule', () => {
  it('is none when it closes the record, though no field of it hangs on it alone', () => {
    const away = forbid({ id: 'away', on: 'cv', categories: 'existence', when: fact('protected'), source: 'test' })
    const closed = forbid({
      id: 'closed',
      on: 'cv',
      categories: ['skill', 'identity'],
      when: fact('protected'),
      source: 'test',
    })
    const redundant = (rules: readonly Rule[]) =>
      coverage(definePolicy({ name: 'x', version: '1', rules }), [])
        .rules.filter((rule) => rule.redundant)
        .map(({ rule }) => rule)
    expect(redundant([skills, away, closed])).toEqual(['closed'])
    expect(redundant([skills, followed, away])).toEqual([])
  })
})

describe('lint', () => {
  it('takes a record that is counted for one that is seen, and knows who is not logged in', () => {
    const counts = permit({ ...ground, id: 'counts', categories: 'existence', level: 'count' })
    const findings = (...rules: readonly Rule[]) =>
      lint(definePolicy({ name: 'x', version: '1', rules }))
        .findings.filter(({ severity }) => severity === 'warning')
        .map(({ code }) => code)
    expect(findings(counts)).toEqual(['shared-login', 'no-login'])
    const own = forbid({ id: 'own', when: not(fact('viewer.individual')), source: 'test' })
    const login = forbid({ id: 'login', when: not(fact('viewer.assurance').atLeast('low')), source: 'test' })
    expect(findings(counts, own)).toEqual(['no-login'])
    expect(findings(counts, login)).toEqual(['shared-login'])
    expect(findings(counts, own, login)).toEqual([])
    const subject = permit({
      id: 'subject',
      to: 'subject',
      on: 'cv',
      categories: '*',
      purpose: 'recruitment',
      source: 'test',
    })
    expect(findings(subject)).toEqual([])
  })

  it('does not call a rule idle that only the impossible keeps silent elsewhere, and calls one so that it keeps silent everywhere', () => {
    const { definePolicy } = words.extend({ impossible: [{ follows: true }] })
    const open = forbid({ id: 'open', on: 'cv', categories: 'skill', when: fact('follows'), source: 'test' })
    const { findings } = lint(definePolicy({ name: 'x', version: '1', rules: [skills, followed, open] }))
    expect(findings.filter(({ severity }) => severity === 'warning').map(({ code, rule }) => [code, rule])).toEqual([
      ['never-holds', 'followed'],
      ['redundant-rule', 'open'],
      ['shared-login', undefined],
      ['no-login', undefined],
    ])
  })

  it('names what can never speak and what changes nothing', () => {
    const idle = permit({ ...ground, id: 'idle', when: all(fact('follows'), not(fact('follows'))) })
    const asleep = forbid({ id: 'asleep', categories: 'skill', when: any(), source: 'test' })
    const beside = forbid({ id: 'beside', on: 'note', when: fact('follows'), source: 'test' })
    const spare = permit({ ...ground, id: 'spare', when: fact('protected') })
    const findings = lint(
      definePolicy({ name: 'x', version: '1', rules: [skills, followed, guarded, idle, asleep, beside, spare] }),
    )
      .findings.filter(({ severity }) => severity !== 'note')
      .map(({ code, rule, message }) => [code, rule ?? message])
    expect(findings).toEqual([
      ['never-holds', 'idle'],
      ['never-applies', 'asleep'],
      ['redundant-rule', 'beside'],
      ['redundant-rule', 'spare'],
      ['shared-login', 'somebody without an id of its own can see something of `cv`'],
      ['no-login', 'somebody who is not logged in can see something of `cv`'],
    ])
  })

  it('JI-40 NAV-10 has nothing to say of who reads under the strict profile, and says so of others', () => {
    const found = (policy: typeof profiles.strict) =>
      lint(policy).findings.filter(({ severity }) => severity !== 'note')
    const codes = (policy: typeof profiles.strict) => found(policy).map(({ code }) => code)
    // Fences: no permit of the profile reaches them, and a host's own may.
    const fences = ['objected-matching', 'objected-search', 'never-to-recruiters', 'pseudonyms-for-recruiters']
    expect(found(profiles.strict).map(({ code, rule }) => [code, rule])).toEqual(
      fences.map((rule) => ['redundant-rule', rule]),
    )
    expect(codes(profiles.jobindex.legacy2009)).toContain('shared-login')
    expect(codes(profiles.jobindex.legacy2009)).toContain('void-rule')
  })

  it('lists the names that no rule says', () => {
    const notes = lint(policy).findings.filter(({ severity }) => severity === 'note')
    expect(notes.map(({ message }) => message)).toEqual([
      'roles that no permit names: auditor, subject',
      'purposes that no permit names: audit',
      'record kinds that no permit names: note',
      'facts that no rule asks: form',
      'consents that no rule asks: form',
    ])
    expect(String(lint(policy)).split('\n')[0]).toBe(
      'warning shared-login: somebody without an id of its own can see something of `cv`',
    )
  })
})

const ground = {
  to: 'employer',
  on: 'cv',
  categories: ['existence', 'skill'],
  level: { existence: 'full', skill: 'scrubbed' },
  purpose: 'recruitment',
  basis: { article: '6(1)(c)', statute: 'Act 1' },
  notice: 'database',
  source: 'test',
} as const
