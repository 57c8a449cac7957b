import fc from 'fast-check'
import {
  append,
  type Consent,
  type ConsentRecipient,
  type ConsentRecord,
  type Event,
  exportConsent,
  facts,
  type History,
  importConsent,
  type States,
  subjectState,
} from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { ledgerOf } from '../../src/history/history'
import { asking, coach, consent, grounds, happens, historyOf, ida, next, robot } from '../history/story'
import { type Choice, choices } from './arbitraries/choice'
import { runs } from './arbitraries/depth'

const scopes = ['sharing', 'contact'] as const
const recipients: readonly ConsentRecipient[] = [
  { role: 'employer' },
  { role: 'agency' },
  { organisation: 'nordlys' },
  { organisation: 'brisk' },
]
const viewers = [
  { role: 'employer', organisation: 'nordlys' },
  { role: 'employer', organisation: 'brisk' },
  { role: 'employer' },
  { role: 'agency', organisation: 'nordlys' },
  { role: 'agency' },
] as const
type Viewer = (typeof viewers)[number]

/** One thing that is done with a consent. */
interface Act {
  readonly kind: 'given' | 'withdrawn' | 'expired' | 'reaffirmed'
  readonly at: number
  readonly record: ConsentRecord
}

function someActs(choice: Choice, step: (choice: Choice) => number): readonly Act[] {
  const acts: Act[] = []
  let at = 1
  for (const i of Array.from({ length: 3 + choice.below(9) }, (_, each) => each)) {
    at += step(choice)
    const given = acts.filter(({ kind }) => kind === 'given').map(({ record }) => record)
    const record = given.length === 0 || choice.chance(50) ? someRecord(choice, `consent-${i}`) : choice.pick(given)
    const kind = given.includes(record)
      ? choice.pick(['withdrawn', 'withdrawn', 'expired', 'reaffirmed'] as const)
      : 'given'
    acts.push({ kind, at, record })
  }
  return acts
}

function someRecord(choice: Choice, id: string): ConsentRecord {
  return {
    ...consent,
    id,
    scope: choice.chance(75) ? 'sharing' : 'contact',
    recipients: choice.atLeastOne(recipients, 35),
    categories: choice.chance(80) ? ['identity'] : ['qualification'],
  }
}

function eventOf({ kind, at, record }: Act, choice: Choice, i: number): Event {
  const said = { id: `event-${i}`, at, subject: 'ida' }
  if (kind === 'given') return { ...said, actor: ida, kind: 'consentGiven', consent: record }
  const actor = kind === 'reaffirmed' ? ida : kind === 'expired' ? robot : choice.pick([ida, coach])
  const kinds = { withdrawn: 'consentWithdrawn', expired: 'consentExpired', reaffirmed: 'consentReaffirmed' } as const
  return { ...said, actor, kind: kinds[kind], consent: record.id }
}

/** What stands for one viewer and scope: told act by act, with no instant and no list of changes. */
class Oracle {
  #latest: { readonly record: ConsentRecord; hasRunOut: boolean; isWithdrawn: boolean } | undefined

  constructor(
    readonly viewer: Viewer,
    readonly scope: string,
  ) {}

  take({ kind, record }: Act): void {
    if (record.scope !== this.scope || !record.recipients.some((each) => this.#isMeant(each))) return
    const latest = this.#latest
    if (kind === 'given') this.#latest = { record, hasRunOut: false, isWithdrawn: false }
    else if (latest !== undefined && kind === 'withdrawn') latest.isWithdrawn = true
    else if (latest?.record.id === record.id) latest.hasRunOut = kind === 'expired'
  }

  get isOpen(): boolean {
    const latest = this.#latest
    return latest?.record.categories[0] === 'identity' && !latest.hasRunOut && !latest.isWithdrawn
  }

  #isMeant(recipient: ConsentRecipient): boolean {
    if ('role' in recipient) return recipient.role === this.viewer.role
    return 'organisation' in this.viewer && recipient.organisation === this.viewer.organisation
  }
}

const start = historyOf([happens('registered', { at: 1 })])
const everyone = viewers.flatMap((viewer) => scopes.map((scope) => ({ viewer, scope })))
const isOpen = (source: History | States, { viewer, scope }: { viewer: Viewer; scope: string }, at: number) =>
  facts(source, asking({ viewer, at }))[`consent.${scope}`] === true

/** The acts that a history takes, with the history after each. */
function take(acts: readonly Act[], choice: Choice) {
  const taken: { readonly act: Act; readonly history: History }[] = []
  const refused: Act[] = []
  let history: History = start
  for (const [i, act] of acts.entries()) {
    const appended = append(history, eventOf(act, choice, i))
    if (!appended.ok) {
      refused.push(act)
      continue
    }
    history = appended.history
    taken.push({ act, history })
  }
  return { taken, refused, history }
}

/** What a host has in its tables: each record with its own acts, in any order. */
function tablesOf(acts: readonly Act[]): States {
  const given = acts.filter(({ kind }) => kind === 'given').map(({ record }) => record)
  const consents = given.map((record) => ({
    record,
    changes: acts
      .filter((act) => act.record.id === record.id)
      .map(({ kind, at }) => ({ state: kind, at, by: 'subject' as const })),
  }))
  return statesOf(consents.reverse())
}

const statesOf = (consents: readonly Consent[]): States => ({
  kind: 'states',
  grounds,
  subject: subjectState({ id: 'ida', complete: true, consents: structuredClone(consents) as never }),
})

describe('law 13: a withdrawal ends every consent given before it for the same scope to the same recipient, and to every recipient that it covers', () => {
  it('JI-46 TERMS-030 the consent given last counts, and no consent given before a withdrawal, whatever its id', () => {
    const seen = { open: 0, closed: 0, reopened: 0 }
    fc.assert(
      fc.property(choices, (choice) => {
        const acts = someActs(choice, (each) => each.below(3))
        const oracles = everyone.map(({ viewer, scope }) => new Oracle(viewer, scope))
        const { taken } = take(acts, choice)
        for (const { act, history } of taken) {
          const before = oracles.map((oracle) => oracle.isOpen)
          for (const oracle of oracles) oracle.take(act)
          for (const [i, oracle] of oracles.entries()) {
            expect([act, oracle.viewer, isOpen(history, oracle, act.at)]).toEqual([act, oracle.viewer, oracle.isOpen])
            seen[oracle.isOpen ? 'open' : 'closed']++
            if (oracle.isOpen && before[i] === false) seen.reopened++
          }
        }
      }),
      { numRuns: runs(120) },
    )
    expect(Math.min(seen.open, seen.closed, seen.reopened)).toBeGreaterThan(runs(100))
  })

  it('JI-46 a withdrawal that is refused had nothing left to end', () => {
    let refusals = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const acts = someActs(choice, () => 1)
        const { refused, history } = take(acts, choice)
        for (const { kind, record } of refused) {
          if (kind !== 'withdrawn') continue
          refusals++
          const again = next(history, happens('consentWithdrawn', { consent: record.id, at: 900 }))
          if (again.ok) continue
          for (const who of everyone) {
            const oracle = new Oracle(who.viewer, who.scope)
            oracle.take({ kind: 'given', at: 0, record: { ...record, categories: ['identity'] } })
            // Whom the record names has nothing open any more.
            if (oracle.isOpen) expect(isOpen(history, who, 900)).toBe(false)
          }
        }
      }),
      { numRuns: runs(120) },
    )
    expect(refusals).toBeGreaterThan(runs(15))
  })

  it('JI-46 is kept by tables that hold each record with its own acts', () => {
    let [open, closedByAnother] = [0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        const { taken, history } = take(
          someActs(choice, () => 1),
          choice,
        )
        const acts = taken.map(({ act }) => act)
        const tables = tablesOf(acts)
        for (const at of acts.map((act) => act.at)) {
          for (const who of everyone) {
            const isNow = isOpen(history, who, at)
            expect(isOpen(tables, who, at)).toBe(isNow)
            if (isNow) open++
            else if (acts.some(({ record }) => record.scope === who.scope)) closedByAnother++
          }
        }
      }),
      { numRuns: runs(100) },
    )
    expect(Math.min(open, closedByAnother)).toBeGreaterThan(runs(50))
  })

  it('JI-46 is kept by tables in which acts share an instant: they never open more', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const { taken, history } = take(
          someActs(choice, (each) => each.below(2)),
          choice,
        )
        const acts = taken.map(({ act }) => act)
        for (const at of acts.map((act) => act.at)) {
          for (const who of everyone) if (isOpen(tablesOf(acts), who, at)) expect(isOpen(history, who, at)).toBe(true)
        }
      }),
      { numRuns: runs(100) },
    )
  })

  it('NAV-25 holds where every record goes to another system and back', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const { history } = take(
          someActs(choice, (each) => each.below(3)),
          choice,
        )
        const state = ledgerOf(history)?.subjects.latest('ida')
        const back = (state?.consents ?? []).map((each) => {
          const imported = importConsent(JSON.parse(JSON.stringify(exportConsent(each))))
          if (!imported.ok) throw new Error('not read back')
          return imported.consent
        })
        for (const who of everyone) expect(isOpen(statesOf(back), who, 900)).toBe(isOpen(history, who, 900))
      }),
      { numRuns: runs(60) },
    )
  })
})

describe('a consent given over one that stands', () => {
  const given = (id: string, changes: Partial<ConsentRecord> = {}, at?: number) =>
    happens('consentGiven', { ...(at === undefined ? {} : { at }), consent: { ...consent, id, ...changes } })
  const consentsOf = (history: History) => ledgerOf(history)?.subjects.latest('ida')?.consents ?? []
  const holds = (history: History, organisation = 'nordlys') =>
    facts(history, asking({ viewer: { role: 'employer', organisation } }))['consent.sharing']

  it('NAV-25 is recorded as replacing it, with the instant and the reason', () => {
    const [first, second] = consentsOf(historyOf([given('consent-1', {}, 5), given('consent-2', {}, 9)]))
    expect(second?.replaces).toEqual(['consent-1'])
    expect(first?.changes.at(-1)).toEqual({ state: 'expired', at: 9, by: 'subject', reason: 'consentGiven' })
    if (second === undefined) throw new Error('not there')
    expect(exportConsent(second).replaces).toEqual(['consent-1'])
  })

  it('NAV-25 replaces no consent of another scope, to another recipient, or that had ended', () => {
    const others = [
      given('consent-1', { scope: 'contact' }),
      given('consent-3', { recipients: [{ role: 'agency' }] }),
      given('consent-4', {}, 10),
      happens('consentWithdrawn', { consent: 'consent-4', at: 11 }),
    ]
    expect(consentsOf(historyOf([...others, given('consent-2', {}, 20)])).at(-1)?.replaces).toEqual([])
  })

  it('TK-14 counts alone, also where it says less', () => {
    const narrower = given('consent-2', { categories: ['qualification'] })
    expect([holds(historyOf([given('consent-1')])), holds(historyOf([given('consent-1'), narrower]))]).toEqual([
      true,
      false,
    ])
  })

  it('TK-14 leaves the other recipients of the earlier one as they were', () => {
    const toBoth = given('consent-1', { recipients: [{ organisation: 'nordlys' }, { organisation: 'brisk' }] })
    const narrower = given('consent-2', { recipients: [{ organisation: 'nordlys' }], categories: ['qualification'] })
    const history = historyOf([toBoth, narrower])
    expect([holds(history), holds(history, 'brisk')]).toEqual([false, true])
  })

  it('JI-46 is not undone by reaffirming the one it replaced', () => {
    const history = historyOf([given('consent-1'), given('consent-2', { categories: ['qualification'] })])
    const reaffirmed = next(history, happens('consentReaffirmed', { consent: 'consent-1' }))
    expect(reaffirmed.ok ? [] : reaffirmed.issues.map(({ code }) => code)).toEqual(['contradictory-event'])
  })

  it('JI-46 ends when the one it replaced is withdrawn', () => {
    const withdrawn = happens('consentWithdrawn', { consent: 'consent-1' })
    expect(holds(historyOf([given('consent-1'), given('consent-2'), withdrawn]))).toBe(false)
    // Also where that one had been withdrawn before.
    const twice = [given('consent-1'), withdrawn, given('consent-2')]
    expect([holds(historyOf(twice)), holds(historyOf([...twice, withdrawn]))]).toEqual([true, false])
  })

  it('JI-46 at the instant of a withdrawal stands where it was given after it, and not where it was given before it', () => {
    const withdrawn = happens('consentWithdrawn', { consent: 'consent-1', at: 9 })
    expect(holds(historyOf([given('consent-1', {}, 5), withdrawn, given('consent-2', {}, 9)]))).toBe(true)
    expect(holds(historyOf([given('consent-1', {}, 5), given('consent-2', {}, 9), withdrawn]))).toBe(false)
  })

  it('NAV-35 NAV-13 ends when a consent is withdrawn that took no effect', () => {
    const forced = given('consent-2', { conditionOf: 'unemployment benefit' })
    const history = historyOf([given('consent-1'), forced])
    expect(holds(history)).toBe(true)
    const withdrawn = next(history, happens('consentWithdrawn', { consent: 'consent-2' }))
    expect(withdrawn.ok && holds(withdrawn.history)).toBe(false)
  })
})

describe('a consent under a notice that the grounds do not have', () => {
  const unknown = { ...consent, notice: { ...consent.notice, version: '0' } }

  it('NAV-25 is an issue at the door', () => {
    const refused = next(historyOf([]), happens('consentGiven', { consent: unknown }))
    expect(refused.ok ? [] : refused.issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'unknown-notice /consent/notice',
    ])
  })

  it('NAV-25 is an issue of the tables that hold it', () => {
    const states = statesOf([{ record: unknown, changes: [{ state: 'given', at: 1, by: 'subject' }] }])
    expect(() => facts(states, asking())).toThrow(
      expect.objectContaining({
        code: 'invalid-state',
        issues: [expect.objectContaining({ code: 'unknown-notice', path: '/subject/consents/0/record/notice' })],
      }) as Error,
    )
  })
})
