import fc from 'fast-check'
import { type Policy, timeline } from 'need-to-know'
import {
  type BreachLog,
  type BreachScopeInput,
  breachScope,
  exposureRows,
  type LogRecord,
  levelRanks,
} from 'need-to-know/audit'
import { atLeast, authority, exposures, type History, subjectOnly, under, type ViewerClass } from 'need-to-know/history'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { addressAtRisk } from '../../src/audit/scope/address-at-risk'
import { namedOrganisations } from '../../src/audit/scope/named-organisations'
import { always, coach, happens, historyOf, type Unwritten } from '../history/story'
import { choices } from '../laws/arbitraries/choice'
import { runs } from '../laws/arbitraries/depth'
import { someHistory } from '../laws/arbitraries/history-story'
import { someBreach } from './generated-breach'
import { contactRequest, mail, receipt, refused, unreadable } from './receipts'

const { strict, jobindex, nav, werknl } = profiles
const employer: ViewerClass = { role: 'employer', assurance: 'substantial', purpose: 'recruitment' }
const complete = [{ kinds: ['cv', 'dialogue'] }] as const

/** What happens to somebody else than Ida. */
const to = (subject: string, story: readonly Unwritten[]): readonly Unwritten[] =>
  story.map((event) => {
    const actor = event.actor.kind === 'subject' ? { kind: 'subject' as const, id: subject } : event.actor
    return {
      ...event,
      subject,
      actor,
      ...('dialogue' in event ? { dialogue: `dialogue of ${subject}` } : {}),
    } as Unwritten
  })
const cvOf = (subject: string, ...before: readonly Unwritten[]): History =>
  historyOf(
    to(subject, [...before, happens('followUpAbsent'), happens('cvCreated', { at: 10, cv: `cv of ${subject}` })]),
  )
const safe = happens('addressProtectionAbsent')
const persons = ['ida', 'jon', 'pia']
const openCvs = persons.map((subject) => cvOf(subject, safe))
const about = (subject: string) => ({ subject, id: `cv of ${subject}` })

/** NAV's CVs, open to every employer until instant 100. */
const scope = (
  log: Partial<BreachLog> & { readonly entries: Iterable<LogRecord> },
  more: Partial<BreachScopeInput> = {},
) =>
  breachScope({
    timeline: timeline<Policy>([
      { from: 0, value: nav.legacy },
      { from: 100, value: nav.february2021 },
    ]),
    histories: openCvs,
    against: nav.february2021,
    viewers: [employer],
    log,
    ...more,
  })
const affected = ({ affected }: ReturnType<typeof scope>) =>
  affected.subjects.map(({ subject, certainty }) => `${subject} ${certainty}`)

/** As at Jobindex: one dialogue each, in which an employer could read what was answered. */
const dialogues = (count: number, before: readonly Unwritten[] = []) =>
  Array.from({ length: count }, (_, i) => {
    const invited = [...before, happens('jobmatchMade', { at: 10 }), happens('invitationAnswered', { at: 20 })]
    return historyOf(to(`person-${i}`, invited))
  })
const dialogueScope = (count: number, log: BreachLog, more: Partial<BreachScopeInput> = {}) =>
  breachScope({
    timeline: always<Policy>(jobindex.legacy2009),
    histories: dialogues(count),
    against: jobindex.february2019,
    viewers: [employer],
    window: { from: 0, to: 1_000 },
    log,
    ...more,
  })
const use = (i: number) =>
  receipt({
    at: 30 + i,
    record: { kind: 'dialogue', id: `dialogue of person-${i}`, subject: `person-${i}` },
    saw: { 'identity.name': 'full', 'contact.phone': 'full' },
  })
const uses = Array.from({ length: 7 }, (_, i) => use(i * 3))

describe('breachScope: who is affected', () => {
  it('JI-12 RP-1 is everybody exposed when the log lacks the ids of the dialogues', () => {
    const entries = uses.map((entry) => ({ ...entry, record: { kind: 'dialogue', id: undefined, subject: undefined } }))
    const found = dialogueScope(300, { entries, complete })
    expect(found.affected.persons).toEqual(atLeast(300, 'persons'))
    expect(found.ruledOut).toBe(false)
    expect(found.didSee).toMatchObject({ cases: atLeast(7, 'cases'), unattributable: atLeast(7, 'cases') })
    expect(found.didSee.persons.count).toBe(0)
  })

  it('RP-1 is those whose dialogues were used when the log is good', () => {
    const found = dialogueScope(300, { entries: uses, complete })
    expect(affected(found)).toEqual(uses.map(({ record }) => `${record.subject} confirmed`))
    expect(found.ruledOut).toBe(true)
    expect(found.couldSee.persons).toEqual(atLeast(300, 'persons'))
    expect(found.didSee).toMatchObject({ persons: atLeast(7, 'persons'), attributable: atLeast(7, 'cases') })
    expect(found.records).toEqual(atLeast(7, 'records'))
  })

  it('JI-14 AMB-05 is everybody, not the observed ones, when nothing says that the log is complete', () => {
    for (const entries of [[], uses]) {
      const found = dialogueScope(30, { entries })
      expect(found.affected.persons.count).toBe(30)
      expect(found.ruledOut).toBe(false)
    }
    expect(
      dialogueScope(30, { entries: uses }).affected.subjects.filter((each) => each.certainty === 'confirmed'),
    ).toHaveLength(7)
  })

  it('JI-11 keeps "under 500 cases" as its source stated it, and rules nobody out by it', () => {
    const found = dialogueScope(30, { entries: [], counted: under(500, 'cases') })
    expect(found.didSee.counted).toEqual(under(500, 'cases'))
    expect(found.didSee.cases).toEqual(atLeast(0, 'cases'))
    expect(found.affected.persons.count).toBe(30)
  })

  it('JI-23 does not shrink when fewer uses are counted', () => {
    const counts = [500, 10, 0].map((most) => dialogueScope(30, { entries: [], counted: under(most, 'cases') }))
    expect(counts.map(({ affected }) => affected.persons.count)).toEqual([30, 30, 30])
  })

  it('JI-12 counts whoever an entry that says too little could be about, and nobody whom it cannot', () => {
    const entry = (changes: Parameters<typeof receipt>[0]) => affected(scope({ entries: [receipt(changes)], complete }))
    expect(entry({ record: about('jon') })).toEqual(['jon confirmed'])
    expect(entry({ record: { ...about('jon'), id: undefined } })).toEqual(['jon confirmed'])
    expect(entry({ record: { ...about('jon'), subject: undefined } })).toEqual(['jon confirmed'])
    const nobody = { id: undefined, subject: undefined }
    expect(entry({ record: nobody })).toHaveLength(3)
    for (const against of [
      { at: 5 },
      { at: 100 },
      { record: { ...nobody, kind: 'dialogue' } },
      { saw: { 'dialogue.answer': 'full' } },
      { viewer: { role: 'agency' } },
      { purpose: 'support' },
      { refusal: 'policy', disclosed: [] },
    ] as const) {
      expect(entry({ record: nobody, ...against })).toEqual([])
    }
    for (const lost of [
      { at: undefined },
      { disclosed: undefined as never },
      { saw: { 'identity.name': 'somewhat' } },
      { viewer: { role: undefined } },
      { viewer: { organisation: undefined } },
    ] as const) {
      expect(entry({ record: about('jon'), ...lost })).toHaveLength(1)
      expect(entry({ record: nobody, ...lost })).toHaveLength(3)
    }
    for (const record of unreadable) expect(affected(scope({ entries: [record], complete }))).toHaveLength(3)
  })

  it('JI-12 rules nobody out of a stretch that the log does not cover whole', () => {
    const within = (...complete: NonNullable<BreachLog['complete']>) =>
      scope({ entries: [], complete }).affected.persons.count
    expect(within({ kinds: ['cv'], from: 10, to: 100 })).toBe(0)
    expect(within({ kinds: ['cv'], from: 10, to: 50 }, { kinds: ['cv'], from: 50 })).toBe(0)
    expect(within({ kinds: ['cv'], from: 10, to: 50 }, { kinds: ['cv'], from: 51 })).toBe(3)
    expect(within({ kinds: ['cv'], from: 11 })).toBe(3)
    expect(within({ kinds: ['cv'], to: 99 })).toBe(3)
    expect(within({ kinds: ['dialogue'] })).toBe(3)
    expect(within({ kinds: ['cv'], from: 200, to: 0 })).toBe(3)
  })

  it('UWV-36 counts a person once, however often it was seen, and each use', () => {
    const entries = [1, 2, 3].map((i) =>
      receipt({ at: 20 + i, record: about('jon'), act: i === 2 ? 'download' : 'view' }),
    )
    const found = scope({ entries, complete })
    expect(found.affected.persons).toEqual(atLeast(1, 'persons'))
    expect(found.didSee).toMatchObject({
      cases: atLeast(3, 'cases'),
      persons: atLeast(1, 'persons'),
      records: atLeast(1, 'records'),
    })
    expect(found.affected.subjects[0]).toMatchObject({
      acts: ['view', 'download'],
      records: [{ kind: 'cv', id: 'cv of jon' }],
      recipients: ['employer'],
    })
  })

  it('UWV-20 UWV-09 lists for each what was seen of it: two forms, two lists', () => {
    const entries = [
      receipt({ record: about('ida'), saw: { 'identity.name': 'full', 'contact.email': 'full' } }),
      receipt({ record: about('jon'), saw: { 'identity.name': 'initials', 'qualification.skill': 'full' } }),
      receipt({ record: about('jon'), at: 30, saw: { 'identity.birthDate': 'year' } }),
    ]
    const found = scope({ entries, complete }, { against: strict as Policy })
    const lists = found.affected.subjects.map(({ categories }) =>
      categories.map(({ category, level }) => `${category} ${level}`),
    )
    expect(lists).toEqual([
      ['identity.name full', 'contact.email full'],
      ['identity.name initials', 'identity.birthDate year', 'qualification.skill full'],
    ])
    // Without a log it is what could be seen, and that is more.
    const could = scope({ entries: [] }).affected.subjects.map(({ categories }) => categories)
    expect(could[0]?.length).toBeGreaterThan(5)
    expect(could[0]).toBe(could[1])
    // Of whom something was seen, the rest is still possible.
    const both = scope({ entries: [receipt({ record: about('jon') })] }).affected.subjects.find(
      (each) => each.subject === 'jon',
    )
    expect(both?.categories).toEqual([{ category: 'identity.name', level: 'full' }])
    expect(both?.further).toEqual(could[0]?.filter(({ category }) => category !== 'identity.name'))
  })

  it('UWV-19 UWV-20 gives what a letter needs as plain frozen data', () => {
    const found = scope({ entries: [receipt({ record: about('jon') })], complete })
    const [person] = found.affected.subjects
    expect(person).toEqual({
      subject: 'jon',
      certainty: 'confirmed',
      categories: [{ category: 'identity.name', level: 'full' }],
      further: [],
      acts: ['view'],
      protectedAddress: 'no',
      records: [{ kind: 'cv', id: 'cv of jon' }],
      recipients: ['employer'],
    })
    const parts = [
      found,
      found.affected,
      found.affected.subjects,
      person,
      person?.categories,
      person?.records,
      found.findings,
    ]
    expect([...parts, found.couldSee, found.didSee.byRecipient, found.protectedAddress].every(Object.isFrozen)).toBe(
      true,
    )
    expect(JSON.parse(JSON.stringify(found))).toMatchObject({ kind: 'breachScope' })
  })

  it('JI-12 does not take what a company was allowed to see for what others could', () => {
    const shared = [
      ...[safe, happens('followUpAbsent'), happens('noticeShown', { act: 'consentGiven', about: 'sharing' })],
      happens('cvCreated', { at: 10 }),
      happens('followed', { at: 11 }),
    ]
    const histories = [historyOf(shared)]
    // Nordlys alone is under a sanction: it could see nothing.
    const barred = [historyOf([...shared, happens('organisationSanctioned', { at: 12 })])]
    const of = (histories: readonly History[], organisation: string | undefined) =>
      affected(scope({ entries: [receipt({ viewer: { organisation } })], complete }, { histories }))
    expect(of(histories, 'nordlys')).toEqual(['ida confirmed'])
    // What the log says that it saw, it was not allowed to see.
    expect(of(barred, 'nordlys')).toEqual(['ida confirmed'])
    expect(of(barred, 'brisk')).toEqual(['ida confirmed'])
    expect(of(barred, undefined)).toEqual(['ida confirmed'])
    const ofNobody = (organisation: string) => {
      const entries = [receipt({ viewer: { organisation }, record: { id: undefined, subject: undefined } })]
      return affected(scope({ entries, complete }, { histories: barred }))
    }
    expect(ofNobody('nordlys')).toEqual([])
    expect(ofNobody('brisk')).toEqual(['ida possible'])
    // Whoever it was, it saw too much.
    expect(of(histories, undefined)).toEqual(['ida confirmed'])
  })
})

describe('breachScope: counts', () => {
  it('JI-13 lists recipients by class: platform staff and employers apart', () => {
    const { definePolicy, permit } = recruitment.vocabulary
    const rule = {
      id: 'open',
      on: 'dialogue',
      purpose: 'recruitment',
      basis: 'none',
      notice: 'none',
      source: 't',
    } as const
    const reading = ['existence', 'identity', 'contact'] as const
    const open = definePolicy({
      name: 'open',
      version: '1',
      rules: [permit({ ...rule, to: ['employer', 'platform.consultant'], categories: reading })],
    })
    const closed = definePolicy({ name: 'closed', version: '1', rules: [] })
    const consultant: ViewerClass = { ...employer, role: 'platform.consultant' }
    const entries = [use(1), receipt({ ...use(2), viewer: { role: 'platform.consultant', organisation: undefined } })]
    const found = dialogueScope(
      5,
      { entries, complete },
      { timeline: always<Policy>(open), against: closed, viewers: [employer, consultant] },
    )
    expect(Object.keys(found.couldSee.byRecipient)).toEqual(['employer', 'platform.consultant'])
    expect(found.couldSee.byRecipient['employer']?.persons).toEqual(atLeast(5, 'persons'))
    const roles = Object.entries(found.didSee.byRecipient).map(([role, { persons }]) => [role, persons.count])
    expect(roles).toEqual([
      ['employer', 1],
      ['platform.consultant', 1],
    ])
    expect(found.didSee.byRecipient['employer']?.byCategory).toEqual({
      'contact.phone': atLeast(1, 'persons'),
      'identity.name': atLeast(1, 'persons'),
    })
  })

  it('JI-25 AMB-01 counts persons, records, stretches and uses apart, each in its unit', () => {
    const two = historyOf([
      safe,
      happens('jobmatchMade', { at: 10 }),
      happens('jobmatchMade', { at: 12, dialogue: 'dialogue-2' }),
      happens('invitationAnswered', { at: 20 }),
    ])
    const found = dialogueScope(0, { entries: [] }, { histories: [two] })
    expect(found.couldSee).toMatchObject({ persons: atLeast(1, 'persons'), records: atLeast(2, 'records') })
    expect(found.couldSee.intervals.unit).toBe('intervals')
    expect(found.couldSee.byPolicy).toEqual({
      [`jobindex.legacy2009@${jobindex.legacy2009.version}`]: atLeast(1, 'persons'),
    })
    expect(found.records).toEqual(atLeast(2, 'records'))
  })

  it('JI-12 says how many releases name nobody whom they can have been about: silence is not success', () => {
    const nobody = { id: undefined, subject: undefined }
    const entries = [
      receipt({ viewer: { role: 'counsellor' }, record: nobody }),
      receipt({ purpose: 'support', record: nobody }),
      receipt({ record: { id: 'cv of whom?', subject: undefined } }),
      receipt({ record: { ...nobody, kind: 'cv' } }),
      receipt({ viewer: { role: 'counsellor' }, record: nobody, at: 5_000 }),
    ]
    const found = scope({ entries, complete }, { window: { from: 0, to: 100 } })
    expect(found.notJudged).toEqual(atLeast(3, 'cases'))
    expect(found.didSee.unattributable).toEqual(atLeast(4, 'cases'))
  })

  it('JI-18 JI-19 counts protected addresses, and those of which it is not known', () => {
    const answered = (subject: string, ...before: readonly Unwritten[]) =>
      historyOf(
        to(subject, [...before, happens('jobmatchMade', { at: 10 }), happens('invitationAnswered', { at: 20 })]),
      )
    const histories = [
      answered('ida', happens('addressProtectionSet')),
      answered('jon', safe),
      answered('pia'),
      answered('ole'),
    ]
    const found = dialogueScope(0, { entries: [] }, { histories })
    const risks = found.affected.subjects.map(({ subject, protectedAddress }) => [subject, protectedAddress])
    expect(risks).toEqual([
      ['ida', 'yes'],
      ['jon', 'no'],
      ['pia', 'possibly'],
      ['ole', 'possibly'],
    ])
    expect(found.protectedAddress).toEqual({ known: atLeast(1, 'persons'), possibly: atLeast(2, 'persons') })
    const used = receipt({ ...use(0), record: { kind: 'dialogue', id: 'dialogue of jon', subject: 'jon' } })
    const narrowed = dialogueScope(0, { entries: [used], complete }, { histories })
    expect(narrowed.protectedAddress).toEqual({ known: atLeast(0, 'persons'), possibly: atLeast(0, 'persons') })
  })

  it('JI-18 JI-19 knows a protection that came later, that lapsed, or that was lifted before', () => {
    const at = (since: number, ...story: readonly Unwritten[]) => addressAtRisk(historyOf(story), 'ida', since)
    const joined = happens('cvCreated', { at: 10 })
    expect(at(20, safe, joined, happens('addressProtectionSet', { at: 50 }))).toBe('yes')
    expect(at(20, happens('addressProtectionSet'), joined, happens('addressProtectionLapsed', { at: 15 }))).toBe('yes')
    expect(at(20, happens('addressProtectionSet'), joined, happens('addressProtectionLifted', { at: 15 }))).toBe('no')
    expect(at(12, happens('addressProtectionSet'), joined, happens('addressProtectionLifted', { at: 15 }))).toBe('yes')
    expect(at(20, joined, happens('addressProtectionAbsent', { at: 50 }))).toBe('possibly')
    expect(at(20, joined, happens('addressProtectionAbsent', { at: 15 }))).toBe('no')
    expect(at(5, safe, joined)).toBe('no')
    expect(at(0, safe, joined)).toBe('possibly')
    expect(addressAtRisk(historyOf([joined]), 'nobody', 5)).toBe('possibly')
  })

  it('JI-18 takes a protection that somebody else lifted for one that stands', () => {
    const lax = authority('lax', { ...subjectOnly.rows, addressProtectionLifted: { widening: ['subject', 'staff'] } })
    const story = [
      happens('addressProtectionSet'),
      happens('followUpAbsent'),
      happens('addressProtectionLifted', { actor: coach, at: 5 }),
      happens('cvCreated', { at: 10 }),
    ]
    const lifted = historyOf(story, { authority: lax })
    const risk = (more: Partial<BreachScopeInput>) =>
      scope({ entries: [] }, { histories: [lifted], ...more }).affected.subjects.map((each) => each.protectedAddress)
    expect(risk({})).toEqual(['no'])
    expect(risk({ authority: subjectOnly })).toEqual(['yes'])
  })

  it('JI-16 JI-17 reports what was not told, what had no basis and what was not granted under codes of their own', () => {
    const found = dialogueScope(3, { entries: [] }).findings
    const [notInformed, noBasis] = ['NOT_INFORMED', 'NO_BASIS'].map((code) =>
      found.filter((each) => each.code === code),
    )
    expect(notInformed?.length).toBeGreaterThan(0)
    expect(noBasis?.length).toBeGreaterThan(0)
    for (const each of [...(notInformed ?? []), ...(noBasis ?? [])]) {
      expect(each).toMatchObject({
        recipients: ['employer'],
        policy: `jobindex.legacy2009@${jobindex.legacy2009.version}`,
      })
      expect(each.rule).toBeDefined()
      expect(each.cites.some((cited) => cited.startsWith('GDPR'))).toBe(true)
    }
    expect(notInformed?.[0]?.categories).toEqual(expect.arrayContaining(['identity.name', 'dialogue.comment']))
    expect(found.some(({ code }) => code === 'NOT_GRANTED')).toBe(false)
    // What stands in law under one policy, and should not have been granted.
    const closed = recruitment.vocabulary.definePolicy({ name: 'closed', version: '1', rules: [] })
    const told = [
      safe,
      happens('followUpAbsent'),
      happens('noticeShown', { act: 'consentGiven', about: 'sharing' }),
      happens('consentGiven'),
      happens('cvCreated', { at: 10 }),
    ]
    const granted = scope(
      { entries: [] },
      { timeline: always<Policy>(nav.february2021), histories: [historyOf(told)], against: closed as Policy },
    )
    expect(granted.couldSee.persons.count).toBe(1)
    expect(granted.findings).toMatchObject([{ code: 'NOT_GRANTED', rule: undefined, recipients: ['employer'] }])
  })

  it('TK-18 names the companies that read while the wrong form stood, and those that got in touch', () => {
    const story = [
      safe,
      happens('cvCreated', { at: 10 }),
      happens('cvFormSet', { at: 20, actor: coach }),
      happens('cvFormSet', { at: 40 }),
    ]
    const history = historyOf(story, { authority: werknl.authorities.practice2011 })
    const by = (organisation: string, at: number) => receipt({ at, viewer: { organisation } })
    const asks = (organisation: string, at: number) =>
      contactRequest({ at, viewer: { ...contactRequest().viewer, organisation } })
    const found = breachScope({
      timeline: always<Policy>(werknl.practice2011),
      histories: [history],
      against: werknl.practice2011,
      authority: werknl.authorities.redesign,
      viewers: [employer],
      log: {
        entries: [
          ...[by('early', 15), by('brisk', 25), by('fjord', 39), by('late', 40)],
          ...[asks('early', 16), asks('fjord', 45), { ...asks('skov', 46), allowed: false } as LogRecord],
          mail({ at: 50, sender: { id: 'someone', role: 'employer', organisation: 'brisk' } }),
        ],
        complete,
      },
    })
    // Early was shown a name, too: the log says so, and the history says that the form was anonymous.
    expect(found.didSee.organisations).toEqual(['brisk', 'early', 'fjord'])
    expect(found.didSee.contacted).toEqual(['brisk', 'early', 'fjord'])
    expect(affected(found)).toEqual(['ida confirmed'])
    expect(found.affected.subjects[0]?.categories).toEqual([{ category: 'identity.name', level: 'full' }])
  })
})

describe('breachScope: what it is given', () => {
  const code = (code: string) => expect.objectContaining({ code }) as Error

  it('JI-12 refuses mistakes of the caller, each with a code', () => {
    expect(() => scope({ entries: [], kinds: [] } as never)).toThrow(code('unknown-key'))
    expect(() => scope({ entries: [] }, { until: 5 } as never)).toThrow(code('unknown-key'))
    expect(() => scope({ entries: undefined as never })).toThrow(code('invalid-log'))
    expect(() => scope({ entries: [], counted: atLeast(5, 'persons') as never })).toThrow(code('unlike-units'))
    for (const complete of [7, [{ kinds: 'cv' }], [{ kinds: ['cv'], from: Number.NaN }], [{ kinds: [], to: '5' }]]) {
      expect(() => scope({ entries: [], complete: complete as never })).toThrow(code('invalid-coverage'))
    }
    expect(() => scope({ entries: [], complete: [{ kinds: ['cv'], until: 5 } as never] })).toThrow(code('unknown-key'))
    expect(() => scope({ entries: [] }, { viewers: [] })).toThrow(code('invalid-viewers'))
    expect(() => scope({ entries: [] }, { histories: [{} as History] })).toThrow(code('not-a-history'))
  })

  it('JI-12 reads histories and log once, one at a time', () => {
    const once = function* <T>(list: readonly T[]) {
      yield* list
    }
    const entries = [receipt({ record: about('pia') }), refused()]
    const found = scope({ entries: once(entries), complete }, { histories: once(openCvs) })
    expect(affected(found)).toEqual(['pia confirmed'])
  })
})

describe('exposureRows', () => {
  it('UWV-36 are what a table of receipts is joined with: whoever that finds is affected', () => {
    let [joined, persons] = [0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        const { log, ...source } = someBreach(choice)
        const words = strict.vocabulary
        const rows = [...exposureRows(source)]
        const ranks = levelRanks(words, [...new Set(rows.map(({ category }) => category))])
        const rankOf = (category: string, level: string) =>
          ranks.find((each) => each.category === category && each.level === level)?.rank ?? 0
        const { from = -1e15, to = 1e15 } = source.window ?? {}
        const seen = [...log.entries].flatMap((entry) => {
          if (entry.kind !== 'receipt' || entry.viewer.organisation === undefined) return []
          const { viewer, record, purpose, at = 0 } = entry
          if (!source.viewers?.some((each) => each.role === viewer.role && each.purpose === purpose)) return []
          if (at < from || at >= to) return []
          return entry.disclosed.flatMap(({ category, level }) =>
            rows.filter(
              (row) =>
                row.subject === record.subject &&
                row.recordKind === record.kind &&
                row.recordId === record.id &&
                row.role === viewer.role &&
                (row.organisation ?? viewer.organisation) === viewer.organisation &&
                !row.except.includes(viewer.organisation ?? '') &&
                row.from <= at &&
                (row.to === null || at < row.to) &&
                row.category === category &&
                row.allowedRank < rankOf(category, level),
            ),
          )
        })
        const full = [...log.entries].filter(
          (entry) => entry.kind !== 'receipt' || entry.viewer.organisation !== undefined,
        )
        const found = breachScope({ ...source, log: { entries: full } })
        const confirmed = found.affected.subjects.filter(({ certainty }) => certainty === 'confirmed')
        const named = new Set(found.affected.subjects.map(({ subject }) => subject))
        expect(seen.filter((row) => !named.has(row.subject))).toEqual([])
        joined += seen.length
        persons += confirmed.length
        expect(rows.every((row) => row.seenRank > row.allowedRank && Object.isFrozen(row))).toBe(true)
      }),
      { numRuns: runs(60) },
    )
    expect([joined, persons].every((count) => count > runs(20))).toBe(true)
  })
})

describe('breachScope of generated stories', () => {
  it('JI-12 names the companies that exposures are looked for by name', () => {
    const { definePolicy, permit } = recruitment.vocabulary
    const rule = { id: 'open', to: 'employer', categories: 'existence', purpose: 'recruitment', source: 't' } as const
    const careless = definePolicy({
      name: 'careless',
      version: '1',
      rules: [permit({ ...rule, on: ['cv', 'dialogue'], basis: 'none', notice: 'none' })],
    })
    let named = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const history = someHistory(choice)
        const found = [...exposures(always<Policy>(careless), [history], { against: strict, viewers: [employer] })]
        for (const subject of new Set(found.map((each) => each.subject))) {
          const companies = found
            .filter((each) => each.subject === subject)
            .flatMap(({ viewer }) => viewer.organisation ?? [])
          expect([...new Set(companies)].sort()).toEqual(namedOrganisations(history, subject))
          named += companies.length
        }
      }),
      { numRuns: runs(60) },
    )
    expect(named).toBeGreaterThan(runs(40))
  })
})
