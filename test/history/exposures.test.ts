import fc from 'fast-check'
import { type Policy, type Timeline, timeline } from 'need-to-know'
import {
  type Authority,
  type Exposure,
  type ExposureOptions,
  exposures,
  type History,
  subjectOnly,
  type ViewerClass,
} from 'need-to-know/history'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { type Choice, choices } from '../laws/arbitraries/choice'
import { someHistory } from '../laws/arbitraries/history-story'
import { hostDomains } from '../laws/arbitraries/situation'
import { exposuresByLooking } from './exposure-oracle'
import { agreement, always, coach, consent, happens, historyOf, rule2011, type Unwritten } from './story'

const { strict, jobindex, nav, werknl } = profiles
/** The first of them show most. */
const policies = [
  nav.legacy,
  werknl.practice2011,
  jobindex.legacy2009,
  jobindex.terms2018,
  jobindex.february2019,
  nav.february2021,
  werknl.redesign,
  strict,
] as readonly Policy[]

const assumed = { 'organisation.registered': true, 'account.active': true } as const
const employer: ViewerClass = {
  role: 'employer',
  assurance: 'substantial',
  purpose: 'recruitment',
  facts: assumed,
}

const list = (
  history: History,
  under: Timeline<Policy>,
  options: Partial<ExposureOptions> & { against: Policy | Timeline<Policy> },
) => [...exposures(under, [history], { viewers: [employer], ...options })]
const navOver = timeline<Policy>([
  { from: 0, value: nav.legacy },
  { from: 100, value: nav.february2021 },
])
const online = [happens('addressProtectionAbsent'), happens('followUpAbsent'), happens('cvCreated', { at: 10 })]

describe('exposures', () => {
  it('NAV-14 NAV-30 are what a policy showed that the new assessment does not allow, in cases long closed too', () => {
    const story = [...online, happens('cvDeleted', { at: 50 })]
    const found = list(historyOf(story), always<Policy>(nav.legacy), { against: nav.february2021 })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      kind: 'exposure',
      subject: 'ida',
      record: { kind: 'cv', id: 'cv-1' },
      viewer: { role: 'employer', organisation: undefined },
      from: 10,
      to: 50,
      policy: { name: 'nav.legacy', version: nav.legacy.version },
    })
    expect(found[0]?.categories[0]).toEqual({ category: 'existence', seen: 'full', allowed: 'withheld' })
    expect(found[0]?.categories.map(({ category }) => category)).toContain('identity.birthDate')
  })

  it('end where the policy that allowed them ends, and where what should have held allows it', () => {
    const ended = list(historyOf(online), navOver, { against: nav.february2021 })
    expect(ended.map(({ from, to }) => [from, to])).toEqual([[10, 100]])
    const shares = [
      happens('noticeShown', { act: 'consentGiven', about: 'sharing' }),
      happens('consentGiven', { at: 40, consent: { ...consent, recipients: [{ role: 'employer' }], validUntil: 70 } }),
    ]
    const chosen = list(historyOf([...online, ...shares]), navOver, { against: nav.february2021 })
    expect(chosen.map(({ from, to, categories }) => [from, to, categories.length > 1])).toEqual([
      [10, 40, true],
      // The birth date is in no rule of 2021.
      [40, 70, false],
      [70, 100, true],
    ])
    expect(chosen[1]?.categories.map(({ category }) => category)).toEqual(['identity.birthDate'])
  })

  it('go on while nothing ends them', () => {
    const found = list(historyOf(online), always<Policy>(nav.legacy), { against: nav.february2021 })
    expect(found.map(({ from, to }) => [from, to])).toEqual([[10, undefined]])
  })

  it('are none where the policy allows no more than it should, or none was in force', () => {
    expect(list(historyOf(online), always<Policy>(nav.legacy), { against: nav.legacy })).toEqual([])
    const later = timeline<Policy>([{ from: 500, value: nav.legacy }], { until: 600 })
    const found = list(historyOf(online), later, { against: nav.february2021 })
    expect(found.map(({ from, to }) => [from, to])).toEqual([[500, 600]])
  })

  it('are everything that was seen where nothing should have been allowed: no policy was in force', () => {
    const before = timeline<Policy>([{ from: 30, value: nav.legacy }])
    const found = list(historyOf(online), always<Policy>(nav.legacy), { against: before })
    expect(found.map(({ from, to }) => [from, to])).toEqual([[10, 30]])
    expect(found[0]?.categories.every(({ allowed }) => allowed === 'withheld')).toBe(true)
  })

  it('are of each organisation that the history names, and once of all others', () => {
    const story = [
      ...online,
      happens('jobmatchMade'),
      happens('followed', { organisation: 'brisk' }),
      happens('shareAgreed', { organisations: ['fjord'] }),
      happens('consentGiven', { consent: { ...consent, recipients: [{ organisation: 'skov' }] } }),
      happens('organisationRegistered', { organisation: 'a stranger' }),
    ]
    const of = (events: readonly Unwritten[]) => [
      ...new Set(
        list(historyOf(events), always<Policy>(nav.legacy), { against: nav.february2021 })
          .filter(({ record }) => record.kind === 'cv')
          .map(({ viewer }) => viewer.organisation),
      ),
    ]
    expect(of(story)).toEqual(['brisk', 'fjord', 'nordlys', 'skov', undefined])
    expect(of(online)).toEqual([undefined])
    // One that is blocked, or under a sanction, is looked at by itself.
    const sanctioned = [...story, happens('organisationSanctioned', { organisation: 'brisk', at: 60 })]
    const found = list(historyOf(sanctioned), always<Policy>(nav.legacy), { against: nav.february2021 })
    const last = (organisation: string) => found.filter(({ viewer }) => viewer.organisation === organisation).at(-1)?.to
    expect([last('brisk'), last('nordlys')]).toEqual([60, undefined])
  })

  it('JI-04 of a dialogue are of the employer that owns the vacancy, and of no other', () => {
    const story = [
      happens('jobmatchMade', { at: 10 }),
      happens('invitationAnswered', { at: 20 }),
      happens('followed', { organisation: 'brisk' }),
    ]
    const found = list(historyOf(story), always<Policy>(jobindex.legacy2009), { against: jobindex.february2019 })
    expect(found.map(({ record, viewer, from, to }) => [record.kind, viewer.organisation, from, to])).toEqual([
      ['dialogue', 'nordlys', 10, undefined],
    ])
  })

  it('TK-29 NAV-18 begin and end with what runs out by itself: a vacancy, a share, a consent', () => {
    const nothing = timeline<Policy>([{ from: 9_000, value: strict }])
    const told = (act: 'cvCreated' | 'shareAgreed') => happens('noticeShown', { act, at: 5 })
    const joined = [...online.slice(0, 2), told('cvCreated'), told('shareAgreed'), happens('cvCreated', { at: 10 })]
    const stretches = (under: Policy, viewer: ViewerClass, ...more: readonly Unwritten[]) =>
      list(historyOf([...joined, ...more]), always(under), { against: nothing, viewers: [viewer] })
        .filter((found) => found.viewer.organisation === 'nordlys')
        .map(({ from, to }) => [from, to])

    const approaching = { ...employer, purpose: 'approach', facts: { ...assumed, 'approach.linked': true } }
    const asked = happens('contactRequested', { at: 15 })
    const open = happens('vacancyOpened', { at: 20, expires: 30 })
    const again = happens('vacancyOpened', { at: 40 })
    const filled = happens('vacancyFilled', { at: 50 })
    expect(stretches(werknl.redesign, approaching, asked, open, again, filled)).toEqual([
      // Before its first vacancy nobody knows whether it had another.
      [10, 30],
      [40, 50],
    ])

    const agreed = happens('shareAgreed', { at: 20, until: 40 })
    const given = happens('consentGiven', { at: 21, consent: { ...consent, scope: 'share' } })
    const shared = happens('cvShared', { at: 25 })
    expect(stretches(nav.february2021, employer, agreed, given, shared)).toEqual([[25, 40]])
    const shorter = { ...consent, scope: 'share', validUntil: 35 }
    expect(stretches(nav.february2021, employer, agreed, { ...given, consent: shorter }, shared)).toEqual([[25, 35]])
  })

  it('of a record begin when there is one, whatever a policy says without looking', () => {
    const { definePolicy, permit } = recruitment.vocabulary
    const rule = { id: 'open', to: 'employer', categories: 'existence', purpose: 'recruitment', source: 't' } as const
    const careless = definePolicy({
      name: 'careless',
      version: '1',
      rules: [permit({ ...rule, on: ['cv', 'dialogue'], basis: 'none', notice: 'none' })],
    })
    const story = [
      happens('registered', { at: 5 }),
      happens('cvCreated', { at: 10 }),
      happens('jobmatchMade', { at: 20 }),
    ]
    const found = list(historyOf(story), always<Policy>(careless), { against: strict })
    const stranger = found.filter(({ viewer }) => viewer.organisation === undefined)
    expect(stranger.map(({ record, from }) => [record.kind, from])).toEqual([
      ['cv', 10],
      ['dialogue', 20],
    ])
  })

  it('TK-13 are found where a form was believed that the subject had not chosen', () => {
    const story = [
      happens('addressProtectionAbsent'),
      happens('cvCreated', { at: 10 }),
      happens('cvFormSet', { at: 20, actor: coach }),
      happens('cvFormSet', { at: 30 }),
    ]
    const history = historyOf(story, { authority: werknl.authorities.practice2011 })
    const under = { against: werknl.practice2011 as Policy }
    expect(list(history, always<Policy>(werknl.practice2011), under)).toEqual([])
    const found = list(history, always<Policy>(werknl.practice2011), { ...under, authority: subjectOnly })
    expect(found.map(({ from, to }) => [from, to])).toEqual([[20, 30]])
    expect(found[0]?.categories.map(({ category }) => category)).toContain('identity.name')
  })

  it('TK-13 end where an act that was taken for an attempt should have counted', () => {
    const opened = happens('cvFormSet', { at: 20, actor: coach, agreement })
    const history = historyOf([happens('addressProtectionAbsent'), happens('cvCreated', { at: 10 }), opened])
    expect(history.attempts).toHaveLength(1)
    const options = { against: werknl.practice2011 as Policy, authority: rule2011 }
    const found = list(history, always<Policy>(nav.legacy), options)
    const isNamed = ({ categories }: Exposure) => categories.some(({ category }) => category === 'identity.name')
    expect(found.map((exposure) => [exposure.from, exposure.to, isNamed(exposure)])).toEqual([
      [10, 20, true],
      [20, undefined, false],
    ])
  })

  it('lie in the window, right-open, and are cut at its ends', () => {
    const story = [
      ...online,
      happens('cvPresenceSet', { at: 40, presence: 'offline' }),
      happens('cvPresenceSet', { at: 60 }),
    ]
    const within = (window: NonNullable<ExposureOptions['window']>) =>
      list(historyOf(story), always<Policy>(nav.legacy), { against: nav.february2021, window }).map(({ from, to }) => [
        from,
        to,
      ])
    expect(within({})).toEqual([
      [10, 40],
      [60, undefined],
    ])
    expect(within({ from: 20, to: 70 })).toEqual([
      [20, 40],
      [60, 70],
    ])
    expect(within({ from: 39 })).toEqual([
      [39, 40],
      [60, undefined],
    ])
    expect(within({ from: 40, to: 60 })).toEqual([])
    expect(within({ to: 10 })).toEqual([])
    expect(within({ to: 11 })).toEqual([[10, 11]])
    expect(within({ from: 70, to: 70 })).toEqual([])
    expect(within({ from: 80, to: 70 })).toEqual([])
  })

  it('are plain frozen data, found one at a time', () => {
    const seen = exposures(always<Policy>(nav.legacy), thirdHistoryIsNotRead(), {
      against: nav.february2021,
      viewers: [employer],
    })
    for (const subject of ['ida', 'jon']) {
      const { value } = seen.next() as IteratorYieldResult<Exposure>
      expect(value.subject).toBe(subject)
      expect([value, value.record, value.categories, value.categories[0]].every(Object.isFrozen)).toBe(true)
      expect(JSON.parse(JSON.stringify(value))).toMatchObject({ kind: 'exposure', subject })
    }
  })

  it('leave the viewers, and what is assumed of them, as they are', () => {
    const viewer = { ...employer, facts: { ...assumed } }
    const before = structuredClone(viewer)
    expect(
      list(historyOf(online), always<Policy>(nav.legacy), { against: nav.february2021, viewers: [viewer] }),
    ).toHaveLength(1)
    expect(viewer).toEqual(before)
    expect(Object.isFrozen(viewer) || Object.isFrozen(viewer.facts)).toBe(false)
  })

  it('assume of a viewer what the history does not say, and nothing that it does', () => {
    const blocked = [...online, happens('organisationSanctioned', { at: 30 }), happens('followed', { at: 31 })]
    const found = list(historyOf(blocked), always<Policy>(nav.legacy), { against: nav.february2021 })
    expect(found.map(({ viewer, from, to }) => [viewer.organisation, from, to])).toEqual([
      ['nordlys', 10, 30],
      [undefined, 10, undefined],
    ])
    // Of whom nothing is known, the best is assumed, unless it is said.
    const under = { against: nav.february2021 as Policy }
    const by = (facts?: ViewerClass['facts']) => {
      const viewer = { role: 'employer', assurance: 'low', purpose: 'recruitment' } as const
      return list(historyOf(blocked), always<Policy>(nav.legacy), {
        ...under,
        viewers: [facts === undefined ? viewer : { ...viewer, facts }],
      })
    }
    expect(by()).toEqual(found)
    expect(by({ 'organisation.registered': false })).toEqual([])
  })

  it('are refused with mistakes of the caller', () => {
    const code = (code: string) => expect.objectContaining({ code }) as Error
    const options = { against: nav.february2021 as Policy, viewers: [employer] }
    const run = (call: () => Iterable<unknown>) => () => [...call()]
    expect(run(() => exposures(navOver, [{} as History], options))).toThrow(code('not-a-history'))
    expect(run(() => exposures(navOver, [], { ...options, until: 7 } as never))).toThrow(code('unknown-key'))
    for (const viewer of [
      { role: 'boss' },
      { purpose: 'curiosity' },
      { assurance: 'some' },
      { facts: { 'cv.size': 1 } },
    ]) {
      const unheardOf = { ...options, viewers: [{ ...employer, ...viewer }] } as ExposureOptions
      expect(run(() => exposures(navOver, [], unheardOf))).toThrow(code('invalid-viewers'))
    }
    for (const none of [[], 7]) {
      expect(run(() => exposures(navOver, [], { ...options, viewers: none as never }))).toThrow(code('invalid-viewers'))
    }
    const extra = [{ ...employer, organisation: 'nordlys' }]
    expect(run(() => exposures(navOver, [], { ...options, viewers: extra }))).toThrow(code('unknown-key'))
    for (const at of [Number.NaN, Number.POSITIVE_INFINITY, '7' as never]) {
      for (const window of [{ from: at }, { to: at }]) {
        expect(run(() => exposures(navOver, [], { ...options, window }))).toThrow(code('invalid-window'))
      }
    }
    expect(run(() => exposures(navOver, [], { ...options, window: { until: 7 } as never }))).toThrow(
      code('unknown-key'),
    )
    const words = { ...nav.legacy.vocabulary, roles: ['subject', 'employer'] }
    const other = { ...nav.legacy, vocabulary: words } as Policy
    expect(run(() => exposures(navOver, [], { ...options, against: other }))).toThrow(code('other-vocabulary'))
    expect(run(() => exposures(timeline<Policy>([]), [], { ...options, against: timeline<Policy>([]) }))).toThrow(
      code('invalid-timeline'),
    )
    const copied = JSON.parse(JSON.stringify(nav.legacy)) as Policy
    expect([...exposures(navOver, [], { ...options, against: copied })]).toEqual([])
  })
})

describe('exposures of generated histories', () => {
  const authorities: readonly Authority[] = [subjectOnly, rule2011, werknl.authorities.practice2011]

  it('NAV-14 INV-10 are exactly those that looking at every instant finds, where no fact is unknown, under policies that change', () => {
    const seen = { intervals: 0, organisations: 0, closed: 0, partial: 0, judged: 0 }
    fc.assert(
      fc.property(choices, (choice) => {
        const history = someHistory(choice, { authority: choice.pick(authorities), most: 24 })
        const under = someTimeline(choice, [werknl.practice2011 as Policy, ...policies.slice(0, 4)])
        const judged = choice.chance(60) ? choice.pick(authorities) : undefined
        const options: ExposureOptions = {
          against: choice.chance(60) ? choice.pick(policies) : someTimeline(choice, policies),
          viewers: [employer, ...choice.some(others, 15)].map((viewer) => knowingAll(choice, viewer)),
          ...(judged === undefined ? {} : { authority: judged }),
          ...(choice.chance(40) ? { window: someWindow(choice) } : {}),
        }
        const found = [...exposures(under, [history], options)]
        expect(sorted(found)).toEqual(sorted(exposuresByLooking(under, history, options, endOf(history))))
        seen.intervals += found.length
        seen.organisations += found.filter(({ viewer }) => viewer.organisation !== undefined).length
        seen.closed += found.filter(({ to }) => to !== undefined).length
        seen.partial += found.filter(({ categories }) =>
          categories.some(({ allowed }) => allowed !== 'withheld'),
        ).length
        if (judged !== undefined && judged !== history.authority) seen.judged += found.length
      }),
      { numRuns: 30 },
    )
    expect(seen.intervals).toBeGreaterThan(30)
    expect(seen.organisations).toBeGreaterThan(12)
    expect(seen.closed).toBeGreaterThan(15)
    expect(seen.partial + seen.judged).toBeGreaterThan(0)
  })

  it('INV-11 leave out nothing that looking finds, where facts are not known', () => {
    let found = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const history = someHistory(choice, { most: 20 })
        const under = always(choice.pick(policies.slice(0, 4)))
        const options: ExposureOptions = { against: choice.pick(policies), viewers: [employer] }
        const all = [...exposures(under, [history], options)]
        for (const each of exposuresByLooking(under, history, options, endOf(history))) {
          const at = ({ from, to = Number.POSITIVE_INFINITY }: Exposure) => from <= each.from && each.from < to
          const like = all.filter((one) => at(one) && sameSight(one, each))
          const categories = new Set(like.flatMap((one) => one.categories.map(({ category }) => category)))
          expect(each.categories.filter(({ category }) => !categories.has(category))).toEqual([])
          found++
        }
      }),
      { numRuns: 30 },
    )
    expect(found).toBeGreaterThan(10)
  })
})

const sorted = (found: readonly Exposure[]) => found.map((each) => JSON.stringify(each)).sort()

const sameSight = (a: Exposure, b: Exposure) =>
  JSON.stringify([a.subject, a.record, a.viewer]) === JSON.stringify([b.subject, b.record, b.viewer])

/** The class with an assumption for every fact that a history may not know; what closes most is mostly not so. */
function knowingAll(choice: Choice, viewer: ViewerClass): ViewerClass {
  const closing = ['restricted', 'objected', 'blocked', 'graded', 'protected']
  const assumedAll = [...hostDomains(strict.vocabulary)].map(([fact, domain]) => [
    fact,
    closing.some((word) => fact.includes(word)) ? false : choice.pick(domain),
  ])
  return { ...viewer, act: 'view', facts: { ...Object.fromEntries(assumedAll), ...viewer.facts } }
}

const others: readonly ViewerClass[] = [
  { ...employer, role: 'agency' },
  { ...employer, assurance: 'low', facts: {} },
  { ...employer, purpose: 'approach', facts: { ...assumed, 'approach.linked': true } },
]

function someTimeline(choice: Choice, from: readonly Policy[]): Timeline<Policy> {
  const entries = choice.times(1, 3, (i) => ({ from: i * 12 + choice.below(12), value: choice.pick(from) }))
  return timeline(entries, choice.chance(30) ? { until: 36 + choice.below(20) } : {})
}

function someWindow(choice: Choice): { from?: number; to?: number } {
  const [from, to] = [choice.below(30), 15 + choice.below(40)]
  return choice.pick([{ from }, { to }, { from, to }])
}

/** When everything has happened and run out, and the last policy and window have begun or ended. */
function endOf({ events, attempts }: History): number {
  const all = [...events, ...attempts.map(({ event }) => event)]
  const ends = all.flatMap((event) => [
    event.at,
    'expires' in event ? event.expires : undefined,
    'until' in event ? event.until : undefined,
    event.kind === 'consentGiven' ? event.consent.validUntil : undefined,
  ])
  return Math.max(60, ...ends.filter((at) => at !== undefined)) + 1
}

function* thirdHistoryIsNotRead(): Generator<History> {
  yield historyOf(online)
  const jon = { subject: 'jon', actor: { kind: 'subject', id: 'jon' } } as const
  yield historyOf([
    ...online.slice(0, 2).map((event) => ({ ...event, subject: 'jon' }) as Unwritten),
    happens('cvCreated', jon),
  ])
  throw new Error('read too far')
}
