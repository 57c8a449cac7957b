import type { FactsInput, RequestOf } from 'need-to-know'
import {
  append,
  type ConsentRecord,
  defineGrounds,
  type Event,
  type EventKind,
  type EventOf,
  exposures,
  type FactsRequest,
  facts,
  type History,
  type HistoryFacts,
  openHistory,
  type States,
  type SubjectState,
  subjectState,
  type ViewerClass,
} from 'need-to-know/history'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expectTypeOf, it } from 'vitest'

type Recruitment = typeof recruitment.vocabulary.definition
declare const history: History
declare const states: States

describe('facts of a history', () => {
  it('are facts of the recruitment vocabulary: a guard takes them as they are', () => {
    expectTypeOf(facts).returns.toEqualTypeOf<HistoryFacts>()
    expectTypeOf<HistoryFacts>().toExtend<FactsInput<Recruitment>>()
    // @ts-expect-error [ts2344] - they are plain values, not any
    expectTypeOf<HistoryFacts>().toExtend<{ readonly 'cv.form'?: 'anonymous' }>()
  })

  it('are asked for with the request to a guard, and the kind of its record', () => {
    const asked = (request: RequestOf<Recruitment>): FactsRequest => ({
      viewer: request.viewer,
      record: { kind: 'cv', ...request.record },
      at: request.at,
    })
    const spread = (request: RequestOf<Recruitment>) =>
      facts(history, { ...request, record: { kind: 'cv', id: request.record?.id, subject: request.record?.subject } })
    expectTypeOf(asked).returns.toExtend<FactsRequest>()
    expectTypeOf(spread).returns.toEqualTypeOf<HistoryFacts>()
  })

  it('are asked for at an instant, of a record of some kind', () => {
    // @ts-expect-error [ts2345] - when?
    facts(history, { viewer: {}, record: { kind: 'cv' } })
    // @ts-expect-error [ts2322] - an instant is a number
    facts(history, { viewer: {}, record: { kind: 'cv' }, at: new Date(0) })
    // @ts-expect-error [ts2741] - of what?
    facts(history, { viewer: {}, record: { id: 'cv-1' }, at: 0 })
  })

  it('come of states as of a history, and of nothing else', () => {
    facts(states, { viewer: {}, record: { kind: 'cv' }, at: 0 })
    // @ts-expect-error [ts2345] - a stored history is read first
    facts('{"kind":"need-to-know history","version":1}', { viewer: {}, record: { kind: 'cv' }, at: 0 })
  })

  it('may be named by hosts that have scopes, contracts and clauses of their own', () => {
    const own: HistoryFacts = { 'consent.newsletter': true, 'contract.placement': false, 'informed.own.clause': true }
    // @ts-expect-error [ts2353] - there is no such fact
    const none: HistoryFacts = { 'cv.colour': 'red' }
    // @ts-expect-error [ts2322] - consent is given or not
    const some: HistoryFacts = { 'consent.newsletter': 'perhaps' }
    return [own, none, some]
  })
})

describe('a class of viewers', () => {
  it('assumes facts of the vocabulary, at their values', () => {
    const employer = { role: 'employer', purpose: 'recruitment' } as const
    const good: ViewerClass<Recruitment> = { ...employer, facts: { 'cv.form': 'anonymous' } }
    // @ts-expect-error [ts2353] - there is no such fact
    const none: ViewerClass<Recruitment> = { ...employer, facts: { 'cv.colour': 'red' } }
    // @ts-expect-error [ts2322] - a CV has no such form
    const other: ViewerClass<Recruitment> = { ...employer, facts: { 'cv.form': 'red' } }
    return [good, none, other]
  })
})

describe('an event', () => {
  it('is one of its kind, by its kind', () => {
    expectTypeOf<EventOf<'followed'>['organisation']>().toEqualTypeOf<string>()
    expectTypeOf<EventOf<'cvFormSet'>['form']>().toEqualTypeOf<'anonymous' | 'personal'>()
    expectTypeOf<Event['kind']>().toEqualTypeOf<EventKind>()
    // @ts-expect-error [ts2344] - no such kind
    type Sold = EventOf<'cvSold'>
    expectTypeOf<Sold>().toEqualTypeOf<never>()
  })

  it('cannot be changed, however deep', () => {
    const change = (event: EventOf<'shareAgreed'>) => {
      // @ts-expect-error [ts2540] - it happened then
      event.at = 7
      // @ts-expect-error [ts2540] - it was that subject
      event.actor.id = 'jon'
      // @ts-expect-error [ts2339] - it was shared with those
      event.organisations.push('brisk')
    }
    expectTypeOf(change).returns.toEqualTypeOf<void>()
  })

  it('takes a consent record as it is', () => {
    expectTypeOf<ConsentRecord>().toExtend<EventOf<'consentGiven'>['consent']>()
    expectTypeOf<EventOf<'consentGiven'>['consent']>().toExtend<ConsentRecord>()
  })

  it('is anything that comes from outside: it is read, and refused or not', () => {
    expectTypeOf(append).parameter(1).toEqualTypeOf<unknown>()
    const appended = append(history, {})
    if (appended.ok) expectTypeOf(appended.history).toEqualTypeOf<History>()
    // @ts-expect-error [ts2339] - there may be none: look first
    return appended.history
  })
})

describe('a state of the host', () => {
  it('says what is known, and leaves out the rest', () => {
    const state = subjectState({ id: 'ida', followUp: 'no', cvs: [{ id: 'cv-1', presence: 'online' }] })
    expectTypeOf(state).toEqualTypeOf<SubjectState>()
    expectTypeOf(state.restrictedBy).toEqualTypeOf<readonly ('subject' | 'staff' | 'system' | 'authority')[]>()
    // @ts-expect-error [ts2345] - of whom?
    subjectState({ followUp: 'no' })
    // @ts-expect-error [ts2322] - a CV that is neither here nor there
    subjectState({ id: 'ida', cvs: [{ id: 'cv-1', presence: 'hidden' }] })
  })
})

describe('grounds', () => {
  it('are made of the notices and consents of the box', () => {
    defineGrounds({ notices: recruitment.notices.all, consents: recruitment.consents })
    openHistory({ grounds: recruitment.grounds })
  })
})

describe('exposures', () => {
  it('are found under the policies of the box as they are', () => {
    const { nav, strict } = profiles
    const viewers = [{ role: 'employer', assurance: 'low', purpose: 'recruitment' }]
    exposures(nav.timeline, [history], { against: strict, viewers })
    exposures(nav.timeline, [history], { against: nav.timeline, viewers })
    // @ts-expect-error [ts2345] - against what?
    exposures(nav.timeline, [history], { viewers })
  })
})
