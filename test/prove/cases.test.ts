import fc from 'fast-check'
import { profiles } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { createDiagrams, type Diagrams, maximum, minimum, type Node } from '../../src/diagram'
import { compilePolicy } from '../../src/enforce/compiled-policy'
import { FULL } from '../../src/enforce/level-code'
import type { Variable } from '../../src/enforce/variable'
import { type Cases, casesOf, holdsIn } from '../../src/prove/cases'
import { describeCases, describeCasesLines } from '../../src/prove/describe-cases'
import type { Situation } from '../../src/semantics'
import type { Value } from '../../src/vocabulary'
import { assignments, fromTable } from '../diagram/truth-table'
import { meaningOfText } from './meaning-of-text'

const flag = [false, true]
const domains = new Map<string, readonly Value[]>([
  ['viewer.role', ['subject', 'employer', 'agency', 'counsellor', 'visitor']],
  ['viewer.assurance', ['none', 'low', 'substantial', 'high']],
  ['cv.form', ['anonymous', 'personal']],
  ['cv.presence', ['deleted', 'offline', 'online']],
  ['relation.follows', flag],
  ['relation.contactAccepted', flag],
  ['organisation.registered', flag],
  ['account.active', flag],
])
const variables: readonly Variable[] = [...domains].map(([fact, values], index) => ({ fact, values, index }))
const few = ['cv.presence', 'cv.form', 'relation.follows'].map((fact, index) => ({
  fact,
  values: domains.get(fact) ?? [],
  index,
}))
const fewDomains = new Map(few.map(({ fact, values }) => [fact, values]))

const test = (fact: string, ...is: readonly (Value | null)[]) => ({ fact, is })
const situationOf = (of: readonly Variable[], row: readonly number[]): Situation =>
  Object.fromEntries(of.map(({ fact, values }, index) => [fact, values[(row[index] ?? 0) - 1]]))

describe('cases', () => {
  const sizes = few.map(({ values }) => values.length + 1)
  const rows = assignments(sizes)
  const box = fc.tuple(fc.nat(14), fc.nat(6), fc.nat(6))
  const region = fc
    .array(box, { maxLength: 5 })
    .map((boxes) =>
      rows.map((row) => Number(boxes.some((sets) => row.every((value, v) => (((sets[v] ?? 0) + 1) >> value) & 1)))),
    )

  it('hold exactly in the situations of the region', () => {
    fc.assert(
      fc.property(region, (table) => {
        const diagrams = createDiagrams(sizes)
        const node = fromTable(diagrams, table)
        const { cases, complete } = casesOf(diagrams, few, node, node)
        expect(complete).toBe(true)
        expect(rows.map((row) => Number(holdsIn(cases, situationOf(few, row), fewDomains)))).toEqual(table)
      }),
    )
  })

  it('hold everywhere in the lower region and nowhere outside the upper', () => {
    fc.assert(
      fc.property(region, region, (some, more) => {
        const diagrams = createDiagrams(sizes)
        const upper = some.map((value, row) => Math.max(value, more[row] ?? 0))
        const { cases } = casesOf(diagrams, few, fromTable(diagrams, some), fromTable(diagrams, upper))
        const held = rows.map((row) => Number(holdsIn(cases, situationOf(few, row), fewDomains)))
        expect(held.every((value, row) => value >= (some[row] ?? 1) && value <= (upper[row] ?? 0))).toBe(true)
      }),
    )
  })

  it('take a fact that is absent, or has a value that there is none of, for unknown', () => {
    const unknown: Cases = [[test('cv.form', 'personal', null)]]
    const known: Cases = [[test('cv.form', 'personal', 'anonymous')]]
    const situations: readonly Situation[] = [{}, { 'cv.form': undefined }, { 'cv.form': 'draft' }, { 'cv.form': true }]
    for (const situation of situations) {
      expect(holdsIn(unknown, situation, domains)).toBe(true)
      expect(holdsIn(known, situation, domains)).toBe(false)
    }
    expect(holdsIn(unknown, { 'cv.form': 'anonymous' }, domains)).toBe(false)
    expect(holdsIn(known, { 'cv.form': 'anonymous' }, domains)).toBe(true)
    expect(holdsIn(unknown, Object.create({ 'cv.form': 'anonymous' }), domains)).toBe(true)
  })

  it('always hold when there is one without tests, and never when there are none', () => {
    expect(holdsIn([[]], {}, domains)).toBe(true)
    expect(holdsIn([], {}, domains)).toBe(false)
  })

  it('come shortest first, then in the order of the facts, unknown last among the values', () => {
    const diagrams = createDiagrams(sizes)
    const [none, all] = [diagrams.terminal(0), diagrams.terminal(1)]
    const follows = diagrams.choose(2, [none, none, all])
    const mayBeAnonymous = diagrams.choose(1, [all, all, none])
    const offline = diagrams.choose(0, [none, none, diagrams.choose(1, [none, none, all]), none])
    const union = diagrams.combineAll(maximum, [follows, mayBeAnonymous, offline])
    const { cases } = casesOf(diagrams, few, union, union)
    expect(cases).toEqual([
      [test('cv.presence', 'offline')],
      [test('cv.form', 'anonymous', null)],
      [test('relation.follows', true)],
    ])
    const both = diagrams.combine(maximum, follows, diagrams.combine(minimum, mayBeAnonymous, offlineOnly(diagrams)))
    expect(casesOf(diagrams, few, both, both).cases).toEqual([
      [test('relation.follows', true)],
      [test('cv.presence', 'offline'), test('cv.form', 'anonymous', null)],
    ])
  })

  it('say when there are more of them than were asked for', () => {
    const diagrams = createDiagrams(sizes)
    const [none, all] = [diagrams.terminal(0), diagrams.terminal(1)]
    const either = diagrams.choose(1, [diagrams.choose(2, [none, none, all]), all, all])
    expect(casesOf(diagrams, few, either, either, 1)).toMatchObject({ cases: { length: 1 }, complete: false })
    expect(casesOf(diagrams, few, either, either, 2)).toMatchObject({ cases: { length: 2 }, complete: true })
  })

  it('are frozen, and plain enough for JSON', () => {
    const diagrams = createDiagrams(sizes)
    const found = casesOf(diagrams, few, offlineOnly(diagrams), offlineOnly(diagrams))
    const parts = [found, found.cases, ...found.cases, ...found.cases.flat(), ...found.cases.flat().map(({ is }) => is)]
    expect(parts).toHaveLength(5)
    expect(parts.every(Object.isFrozen)).toBe(true)
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
  })
})

const offlineOnly = (diagrams: Diagrams): Node => diagrams.choose(0, [0, 0, 1, 0].map(diagrams.terminal))

describe('a test is described', () => {
  it.each<readonly [readonly (Value | null)[], string, string]>([
    [[true], 'account.active', 'account.active'],
    [[false], 'account.active', 'not account.active'],
    [[null], 'account.active', 'account.active is unknown'],
    [[false, true], 'account.active', 'account.active is known'],
    [[false, null], 'account.active', 'account.active is false or unknown'],
    [[true, null], 'account.active', 'account.active is true or unknown'],
    [[true, false, null], 'account.active', 'always'],
    [[], 'account.active', 'never'],
    [['personal'], 'cv.form', 'cv.form is personal'],
    [['personal', null], 'cv.form', 'cv.form is personal or unknown'],
    [['substantial', 'high'], 'viewer.assurance', 'viewer.assurance at least substantial'],
    [['low', 'substantial', 'high'], 'viewer.assurance', 'viewer.assurance at least low'],
    [['high'], 'viewer.assurance', 'viewer.assurance is high'],
    [['substantial', 'high', null], 'viewer.assurance', 'viewer.assurance is unknown or at least substantial'],
    [['none', 'low', 'substantial', 'high'], 'viewer.assurance', 'viewer.assurance is known'],
    [['none', 'low'], 'viewer.assurance', 'viewer.assurance is none or low'],
    [['none', 'low', 'high'], 'viewer.assurance', 'viewer.assurance is none, low or high'],
    [['none', 'low', 'high', null], 'viewer.assurance', 'viewer.assurance is unknown or not substantial'],
    [['employer', 'agency'], 'viewer.role', 'viewer.role is employer or agency'],
    [['counsellor', 'visitor'], 'viewer.role', 'viewer.role is counsellor or visitor'],
    [['subject', 'counsellor', 'visitor'], 'viewer.role', 'viewer.role is subject, counsellor or visitor'],
    [['subject', 'employer', 'agency', 'counsellor'], 'viewer.role', 'viewer.role is known but not visitor'],
    [['subject', 'visitor', 'counsellor', null], 'viewer.role', 'viewer.role is unknown or none of employer, agency'],
  ])('%j of %s as "%s"', (is, fact, text) => {
    expect(describeCases([[test(fact, ...is)]], domains)).toBe(text)
  })

  it('without mistaking a value for a word of the text', () => {
    const odd = new Map([['seal', ['unknown', 'known', 'broken']]])
    expect(describeCases([[test('seal', 'unknown')]], odd)).toBe('seal is `unknown`')
    expect(describeCases([[test('seal', 'known', null)]], odd)).toBe('seal is `known` or unknown')
  })

  it('by the values it names, when nobody says which there are', () => {
    expect(describeCases([[test('draft.state', 'sent', 'read')]], new Map())).toBe('draft.state is sent or read')
    expect(describeCases([[test('draft.sent', true)]], new Map())).toBe('draft.sent')
  })
})

describe('cases are described', () => {
  const active = test('account.active', true)
  const registered = test('organisation.registered', true)
  const personal = test('cv.form', 'personal')
  const follows = test('relation.follows', true)
  const accepted = test('relation.contactAccepted', true)
  const online = test('cv.presence', 'online')
  const mayBeOffline = test('cv.presence', 'deleted', 'offline', null)

  it.each<readonly [string, Cases]>([
    ['never', []],
    ['always', [[]]],
    ['always', [[active], []]],
    ['account.active and cv.form is personal', [[active, personal]]],
    ['account.active or cv.form is personal', [[active], [personal]]],
    [
      'account.active and organisation.registered and (cv.form is personal or relation.follows)',
      [
        [active, registered, personal],
        [active, registered, follows],
      ],
    ],
    [
      'account.active and ((cv.form is personal and cv.presence is online) or relation.follows)',
      [
        [active, personal, online],
        [active, follows],
      ],
    ],
    [
      '(cv.form is personal or relation.follows) and (cv.presence is online or account.active)',
      [
        [personal, online],
        [personal, active],
        [follows, online],
        [follows, active],
      ],
    ],
    [
      '(cv.form is personal and (cv.presence is online or account.active)) or relation.follows',
      [[personal, online], [personal, active], [follows]],
    ],
    [
      '(cv.form is personal and account.active) or (relation.follows and cv.presence is online)',
      [
        [personal, active],
        [follows, online],
      ],
    ],
    [
      '((cv.form is personal and relation.contactAccepted) or relation.follows) and (cv.presence is online or account.active)',
      [
        [personal, accepted, online],
        [personal, accepted, active],
        [follows, online],
        [follows, active],
      ],
    ],
    [
      '((cv.form is personal and (relation.contactAccepted or organisation.registered)) or relation.follows) ' +
        'and (cv.presence is online or account.active)',
      [
        [personal, accepted, online],
        [personal, accepted, active],
        [personal, registered, online],
        [personal, registered, active],
        [follows, online],
        [follows, active],
      ],
    ],
    ['account.active and (cv.presence is unknown or not online)', [[active, mayBeOffline]]],
    ['account.active', [[active], [active, personal]]],
    ['account.active', [[active], [active]]],
    ['account.active', [[active], [personal, test('relation.follows')]]],
    ['cv.form is personal', [[personal, test('relation.follows', true, false, null)]]],
  ])('as "%s"', (text, cases) => {
    expect(describeCases(cases, domains)).toBe(text)
  })

  const anyTest = fc
    .constantFrom(...variables)
    .chain(({ fact, values }) =>
      fc.subarray<Value | null>([...values, null], { minLength: 1 }).map((is) => test(fact, ...is)),
    )
  const anyCases = fc.array(fc.uniqueArray(anyTest, { selector: ({ fact }) => fact, maxLength: 4 }), { maxLength: 6 })
  const anyPlain = fc.array(
    fc.uniqueArray(fc.constantFrom(active, registered, personal, follows, accepted, online), { minLength: 1 }),
    { maxLength: 8 },
  )
  const anyRow = fc.tuple(...variables.map(({ values }) => fc.nat(values.length)))

  it('in words that can be read in one way only, and mean the cases', () => {
    fc.assert(
      fc.property(fc.oneof(anyCases, anyPlain), fc.array(anyRow, { minLength: 30, maxLength: 30 }), (cases, rows) => {
        const meaning = meaningOfText(describeCases(cases, domains), domains)
        for (const row of rows) {
          const situation = situationOf(variables, row)
          expect(meaning((fact) => situation[fact])).toBe(holdsIn(cases, situation, domains))
        }
      }),
      { numRuns: 400 },
    )
  })

  it('in lines that say the same and keep the width', () => {
    fc.assert(
      fc.property(fc.oneof(anyCases, anyPlain), fc.integer({ min: 1, max: 120 }), (cases, width) => {
        const lines = describeCasesLines(cases, domains, width)
        const joined = lines.map((line) => line.trim()).join(' ')
        expect(joined.replaceAll('( ', '(').replaceAll(' )', ')')).toBe(describeCases(cases, domains))
        expect(lines.filter((line) => line.length > width && line.includes(' '))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('in one line when there is room, and else with alternatives indented on lines of their own', () => {
    const cases: Cases = [
      [active, registered, personal],
      [active, registered, follows, accepted],
    ]
    expect(describeCasesLines(cases, domains, 120)).toEqual([describeCases(cases, domains)])
    expect(describeCasesLines(cases, domains, 60)).toEqual([
      'account.active and organisation.registered',
      'and (',
      '  cv.form is personal',
      '  or (relation.follows and relation.contactAccepted)',
      ')',
    ])
    expect(describeCasesLines(cases, domains, 50)).toEqual([
      'account.active and organisation.registered',
      'and (',
      '  cv.form is personal',
      '  or (',
      '    relation.follows and relation.contactAccepted',
      '  )',
      ')',
    ])
    expect(describeCasesLines(cases, domains, 34)).toEqual([
      'account.active',
      'and organisation.registered',
      'and (',
      '  cv.form is personal',
      '  or (',
      '    relation.follows',
      '    and relation.contactAccepted',
      '  )',
      ')',
    ])
  })
})

describe('what an employer sees under the strict profile', () => {
  const { diagrams, variables, roots } = compilePolicy(profiles.strict, ['cv', 'dialogue'])
  const all = new Map(variables.map(({ fact, values }) => [fact, values]))
  const employer = 1 + (variables[0]?.values.indexOf('employer') ?? 0)
  const seen = ['cv', 'dialogue'].flatMap((kind) =>
    [...(roots.get(kind) ?? [])].map(([category, root]) => {
      const isFull = (value: number) => Number(value === FULL)
      return { place: `${kind} ${category}`, region: diagrams.map(diagrams.restrict(root, 0, employer), isFull) }
    }),
  )
  const told = ({ region }: { readonly region: Node }) => casesOf(diagrams, variables, region, region)

  it('is told exactly, for every category of a CV and of a dialogue', () => {
    expect(seen.length).toBeGreaterThan(40)
    for (const { place, region } of seen) {
      const { cases, complete } = told({ region })
      expect([place, complete, regionOf(diagrams, variables, cases) === region]).toEqual([place, true, true])
    }
  })

  it('is told where it is not seen, too', () => {
    for (const { place, region } of seen.filter(({ place }) => ['cv existence', 'dialogue address'].includes(place))) {
      const outside = diagrams.map(region, (value) => 1 - value)
      const { cases, complete } = told({ region: outside })
      expect([place, complete, regionOf(diagrams, variables, cases) === outside]).toEqual([place, true, true])
    }
  })

  it('is told in words that mean the cases', () => {
    const rows = fc.sample(fc.tuple(...variables.map(({ values }) => fc.nat(values.length))), 40)
    for (const { region } of seen) {
      const { cases } = told({ region })
      const meaning = meaningOfText(describeCases(cases, all), all)
      // Each case as it stands, and with one fact forgotten, besides situations at random.
      const situations = cases.flatMap((tests) => {
        const whole = tests.map(({ fact, is }) => [fact, is[0] ?? undefined] as const)
        return [whole, ...whole.map((_, index) => whole.toSpliced(index, 1))].map(Object.fromEntries)
      })
      for (const situation of [...situations, ...rows.map((row) => situationOf(variables, row))] as Situation[]) {
        expect(meaning((fact) => situation[fact])).toBe(holdsIn(cases, situation, all))
      }
    }
  })

  it('reads well', () => {
    const role = seen.find(({ place }) => place === 'cv qualification.role')
    if (role === undefined) expect.fail('there is no such category')
    expect(describeCasesLines(told(role).cases, all, 100).join('\n')).toMatchInlineSnapshot(`
      "purpose is recruitment and viewer.assurance at least substantial and viewer.individual
      and cv.presence is online and not address.graded and organisation.registered
      and not subject.restricted and not relation.blocked and account.active
      and ((act is list or view) or (organisation.activeVacancy and candidate.matched))
      and (
        (contract.cvDatabase and informed.terms.cvDatabase)
        or (share.named and share.vacancy and consent.share and informed.share.vacancy)
      )"
    `)
  })
})

/** The region that cases name. */
function regionOf(diagrams: Diagrams, of: readonly Variable[], cases: Cases): Node {
  const nodeOf = (tests: Cases[number]) =>
    diagrams.combineAll(minimum, [
      diagrams.terminal(1),
      ...tests.map(({ fact, is }) => {
        const variable = of.find((other) => other.fact === fact)
        if (variable === undefined) throw new Error(`no variable for ${fact}`)
        return diagrams.choose(
          variable.index,
          [null, ...variable.values].map((value) => diagrams.terminal(Number(is.includes(value)))),
        )
      }),
    ])
  return diagrams.combineAll(maximum, [diagrams.terminal(0), ...cases.map(nodeOf)])
}
