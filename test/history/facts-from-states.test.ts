import fc from 'fast-check'
import { UsageError } from 'need-to-know'
import {
  dialogueState,
  type FactsRequest,
  facts,
  type History,
  organisationState,
  type States,
  subjectState,
  vacancyState,
} from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { ledgerOf } from '../../src/history/history'
import { choices } from '../laws/arbitraries/choice'
import { runs } from '../laws/arbitraries/depth'
import { organisations, subjects } from '../laws/arbitraries/history-event'
import { someHistory } from '../laws/arbitraries/history-story'
import { asking, coach, consent, grounds, happens, historyOf } from './story'

/** What a host has in its tables that keeps the last state of everything and no event. */
function tablesOf(history: History, at: number, request: FactsRequest): States {
  const ledger = ledgerOf(history)
  const { organisation = '' } = request.viewer
  const { kind, id = '', subject = '' } = request.record
  const made = <I, S>(make: (input: I) => S, state: unknown) =>
    state === undefined ? undefined : make(structuredClone(state) as I)
  const state = ledger?.subject(subject, at)
  const vacancies = ledger?.vacancyIdsOf(organisation).map((each) => ledger.vacancy(each, at))
  const isKnown = ledger?.activeVacancies(organisation, at) !== undefined
  return {
    kind: 'states',
    grounds,
    subject: made(subjectState, state && { ...state, complete: ledger?.isComplete(subject, at) }),
    organisation: made(organisationState, ledger?.organisation(organisation, at)),
    dialogue: kind === 'dialogue' ? made(dialogueState, ledger?.dialogue(id, at)) : undefined,
    vacancies: isKnown ? vacancies?.flatMap((each) => made(vacancyState, each) ?? []) : undefined,
  }
}

describe('facts from states', () => {
  it('are those of the history that led to them, at every instant of it', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(choices, (choice) => {
        const history = someHistory(choice)
        for (const at of [...new Set(history.events.map((event) => event.at))].slice(-8)) {
          for (const subject of subjects) {
            const organisation = choice.pick(organisations)
            const record = choice.pick([
              { kind: 'cv', id: 'cv-1', subject },
              { kind: 'cv', subject },
              { kind: 'dialogue', id: `${subject} at ${organisation}`, subject },
              { kind: 'jobAd', id: `vacancy of ${organisation}`, subject },
            ])
            const viewer = { id: 'account-1', role: 'employer', organisation }
            const request = { viewer, record, at, vacancy: `vacancy of ${organisation}` }
            const found = facts(history, request)
            expect(facts(tablesOf(history, at, request), request)).toEqual(found)
            for (const [name, value] of Object.entries(found)) if (value === true) seen.add(name)
          }
        }
      }),
      { numRuns: runs(150) },
    )
    for (const name of ['consent.sharing', 'informed.terms.cvDatabase', 'relation.follows', 'share.named']) {
      expect(seen).toContain(name)
    }
  })

  it('are the same for a host that writes its own rows', () => {
    const told = [{ name: 'jobtorvet', version: '2' }]
    const history = historyOf([
      happens('organisationRegistered'),
      happens('vacancyOpened', { expires: 900 }),
      happens('addressProtectionAbsent'),
      happens('followUpAbsent'),
      happens('noticeShown', { act: 'contractAgreed', about: 'cvDatabase' }),
      happens('contractAgreed'),
      happens('noticeShown'),
      happens('cvCreated'),
      happens('noticeShown', { act: 'cvFormSet' }),
      happens('cvFormSet'),
      happens('noticeShown', { act: 'followed', about: 'nordlys' }),
      happens('followed'),
      happens('shareAgreed'),
      happens('cvShared'),
      happens('consentGiven', { at: 100 }),
      happens('objectionMade'),
      happens('jobmatchMade'),
      happens('noticeShown', { act: 'invitationAnswered', about: 'dialogue-1' }),
      happens('invitationAnswered'),
    ])
    const ida = subjectState({
      id: 'ida',
      complete: true,
      addressProtection: 'none',
      followUp: 'no',
      contracts: [{ name: 'cvDatabase', told }],
      cvs: [{ id: 'cv-1', presence: 'online', form: 'personal', formSetBy: 'subject', told, formTold: told }],
      relations: [{ organisation: 'nordlys', follows: true, followTold: told }],
      shares: [{ agreement: 'agreement-1', organisations: ['nordlys'], sharedWith: ['nordlys'] }],
      consents: [{ record: consent, changes: [{ state: 'given', at: 100, by: 'subject' }] }],
      objected: true,
    })
    const states: States = {
      kind: 'states',
      grounds,
      subject: ida,
      organisation: organisationState({ id: 'nordlys', registeredAs: 'employer' }),
      vacancies: [vacancyState({ id: 'vacancy-1', organisation: 'nordlys', status: 'open', expires: 900 })],
      dialogue: dialogueState({
        id: 'dialogue-1',
        subject: 'ida',
        vacancy: 'vacancy-1',
        organisation: 'nordlys',
        answer: 'interested',
        answerTold: told,
      }),
    }
    const records = [
      { kind: 'cv', id: 'cv-1', subject: 'ida' },
      { kind: 'dialogue', id: 'dialogue-1' },
      { kind: 'jobAd', id: 'vacancy-1' },
    ]
    for (const record of records) {
      for (const at of [200, 899, 900]) {
        const request = asking({ record, at, vacancy: 'vacancy-1' })
        expect(facts(states, request)).toEqual(facts(history, request))
      }
    }
    expect(facts(states, asking({ at: 200 }))).toMatchObject({
      'cv.form': 'personal',
      'informed.follow.fields': true,
      'consent.sharing': true,
      'organisation.activeVacancy': true,
    })
  })

  it('INV-12 are unknown of whom there is no state: another subject, organisation, dialogue or vacancy', () => {
    const states: States = {
      kind: 'states',
      grounds,
      subject: subjectState({ id: 'jon' }),
      organisation: organisationState({ id: 'brisk' }),
      dialogue: dialogueState({ id: 'dialogue-2', subject: 'jon' }),
    }
    expect(facts(states, asking())).toEqual({})
    expect(facts(states, asking({ record: { kind: 'dialogue', id: 'dialogue-1', subject: 'ida' } }))).toEqual({})
    expect(facts({ kind: 'states', grounds }, asking())).toEqual({})
  })

  it('TERMS-007 TERMS-021 a CV of which nothing is said is anonymous, and so is one that staff opened', () => {
    const form = (cv: object) => {
      const subject = subjectState({ id: 'ida', cvs: [{ id: 'cv-1', presence: 'online', ...cv }] })
      return facts({ kind: 'states', grounds, subject }, asking())['cv.form']
    }
    expect(form({})).toBe('anonymous')
    expect(form({ form: 'personal' })).toBe('anonymous')
    expect(form({ form: 'personal', formSetBy: 'staff' })).toBe('anonymous')
    expect(form({ form: 'personal', formSetBy: 'subject' })).toBe('personal')
  })

  it('JI-48 what was told for an act governs while that act stands, whatever else a row still says', () => {
    const told = [{ name: 'jobtorvet', version: '2' }]
    const informed = (state: object) => {
      const subject = subjectState({ id: 'ida', ...state })
      const found = Object.entries(facts({ kind: 'states', grounds, subject }, asking()))
      return found.filter(([name, value]) => name.startsWith('informed.') && value === true).map(([name]) => name)
    }
    const relation = { organisation: 'nordlys', followTold: told, contactTold: told }
    expect(informed({ relations: [{ ...relation, follows: true }] })).toContain('informed.follow.fields')
    expect(informed({ relations: [{ ...relation, contact: 'accepted' }] })).toEqual(['informed.terms.contact'])
    for (const contact of ['none', 'pending', 'declined'])
      expect(informed({ relations: [{ ...relation, contact }] })).toEqual([])
    expect(informed({ registration: 'registered', registrationTold: told })).toContain('informed.werknl.cv')
    expect(informed({ registration: 'ended', registrationTold: told })).toEqual([])
    expect(informed({ contracts: [{ name: 'cvDatabase', ended: true, told }] })).toEqual([])
    expect(informed({ cvs: [{ id: 'cv-1', presence: 'deleted', told, formTold: told }] })).toEqual([])
    const share = { agreement: 'a', organisations: ['nordlys'], sharedWith: ['nordlys'], told }
    expect(informed({ shares: [share] })).toEqual(['informed.nav.share'])
    for (const less of [{ withdrawn: true }, { until: 5 }, { sharedWith: ['brisk'] }, { organisations: ['brisk'] }]) {
      expect(informed({ shares: [{ ...share, ...less }] })).toEqual([])
    }
    const unanswered = dialogueState({ id: 'dialogue-1', subject: 'ida', answerTold: told })
    const about = { record: { kind: 'dialogue', id: 'dialogue-1', subject: 'ida' } }
    const states = { kind: 'states', grounds, subject: subjectState({ id: 'ida' }), dialogue: unanswered } as const
    expect(facts(states, asking(about))['informed.jobmatch.employer']).toBe(false)
  })

  it('INV-12 what a row leaves out is not known, unless all is said', () => {
    const of = (state: Parameters<typeof subjectState>[0]) =>
      facts({ kind: 'states', grounds, subject: subjectState(state) }, asking())
    const others = [happens('registered', { actor: coach })]
    expect(of({ id: 'ida' })).toEqual(facts(historyOf(others), asking()))
    expect(of({ id: 'ida', complete: true })).toEqual(facts(historyOf([happens('registered')]), asking()))
    const blocked = { id: 'ida', relations: [{ organisation: 'nordlys', blocked: true }] }
    expect(of(blocked)).toMatchObject({ 'relation.blocked': true })
    expect(of(blocked)).not.toHaveProperty(['relation.follows'])
    expect(of({ ...blocked, complete: true })).toMatchObject({ 'relation.blocked': true, 'relation.follows': false })
  })
})

describe('a state', () => {
  const makers = { subjectState, organisationState, dialogueState, vacancyState }
  const given = { record: consent, changes: [{ state: 'given', at: 1, by: 'subject' }] }
  const online = { id: 'cv-1', presence: 'online' }
  const nordlys = { organisation: 'nordlys' }
  const share = { agreement: 'a', organisations: ['nordlys'] }
  const sound = { id: 'x', subject: 'ida', organisation: 'nordlys' }

  it('is a frozen copy of what the host wrote', () => {
    const input = { id: 'ida', cvs: [{ id: 'cv-1', presence: 'online' as const }] }
    const state = subjectState(input)
    expect(Object.isFrozen(state) && Object.isFrozen(state.cvs) && Object.isFrozen(state.cvs[0])).toBe(true)
    expect(Object.isFrozen(input) || Object.isFrozen(input.cvs) || Object.isFrozen(input.cvs[0])).toBe(false)
    input.cvs.length = 0
    expect(state.cvs).toHaveLength(1)
  })

  it.each<[keyof typeof makers, object, string]>([
    ['subjectState', {}, '/id'],
    ['subjectState', { id: '*' }, '/id'],
    ['subjectState', { id: 'ida', followUp: 'maybe' }, '/followUp'],
    ['subjectState', { id: 'ida', addressProtection: 'lapsed' }, '/addressProtection'],
    ['subjectState', { id: 'ida', cvs: [{ id: 'cv-1' }] }, '/cvs/0/presence'],
    [
      'subjectState',
      { id: 'ida', cvs: [{ id: 'cv-1', presence: 'online', formSetBy: 'organisation' }] },
      '/cvs/0/formSetBy',
    ],
    ['subjectState', { id: 'ida', relations: [{ organisation: '*' }] }, '/relations/0/organisation'],
    ['subjectState', { id: 'ida', shares: [{ agreement: 'a', organisations: [] }] }, '/shares/0/organisations'],
    ['subjectState', { id: 'ida', consents: [{ record: consent, changes: [] }] }, '/consents/0/changes'],
    ['subjectState', { id: 'ida', note: 'Ida Holm' }, ''],
    ['subjectState', { id: 'ida', consents: [{ ...given, record: { ...consent, subject: 'jon' } }] }, '/consents'],
    ['subjectState', { id: 'ida', consents: [given, given] }, '/consents'],
    ['subjectState', { id: 'ida', cvs: [online, { ...online, presence: 'deleted' }] }, '/cvs'],
    ['subjectState', { id: 'ida', relations: [nordlys, { ...nordlys, blocked: true }] }, '/relations'],
    ['subjectState', { id: 'ida', contracts: [{ name: 'x', ended: true }, { name: 'x' }] }, '/contracts'],
    ['subjectState', { id: 'ida', shares: [share, { ...share, withdrawn: true }] }, '/shares'],
    ['subjectState', { id: 'ida', addressProtectionLapsed: true }, '/addressProtectionLapsed'],
    ['organisationState', { id: 'nordlys', registeredAs: 'bank' }, '/registeredAs'],
    ['dialogueState', { id: 'dialogue-1' }, '/subject'],
    ['dialogueState', { id: 'dialogue-1', subject: 'ida', answer: 'yes' }, '/answer'],
    ['vacancyState', { id: 'vacancy-1', organisation: 'nordlys', expires: 0.5 }, '/expires'],
    ['vacancyState', { id: 'vacancy-1', organisation: 'nordlys', status: 'active' }, '/status'],
  ])('%s is refused as %j, at %s', (name, input, path) => {
    const thrown = caught(() => makers[name](input as never))
    expect(thrown).toMatchObject({ code: 'invalid-state', issues: [{ path }] })
    expect(thrown.message).not.toContain('Ida Holm')
  })

  it.each(Object.keys(makers) as (keyof typeof makers)[])('%s is refused as what is no plain data', (name) => {
    for (const input of [undefined, () => sound, new Map(), new (class Row {})()]) {
      expect(caught(() => makers[name](input as never))).toMatchObject({ code: 'invalid-state' })
    }
    expect(caught(() => makers[name]({ ...sound, kind: 'history' } as never))).toMatchObject({ code: 'invalid-state' })
  })

  it.each<[string, object]>([
    ['as a copy', { subject: { ...subjectState({ id: 'ida' }) } }],
    ['as a row from a table', { subject: JSON.parse(JSON.stringify(subjectState({ id: 'ida' }))) as unknown }],
    ['in the place of another', { subject: organisationState({ id: 'ida' }) }],
    ['as a copy, of an organisation', { organisation: { ...organisationState({ id: 'nordlys' }) } }],
    ['as a copy, of a dialogue', { dialogue: { ...dialogueState({ id: 'dialogue-1', subject: 'ida' }) } }],
    ['as nothing', { subject: null }],
    ['as something else than a list, of vacancies', { vacancies: 7 }],
    ['as a copy, of a vacancy', { vacancies: [{ ...vacancyState({ id: 'v', organisation: 'nordlys' }) }] }],
  ])('is not taken %s', (_, unchecked) => {
    const states = { kind: 'states', grounds, ...unchecked } as States
    expect(caught(() => facts(states, asking()))).toMatchObject({ code: 'invalid-state' })
  })

  it('is not taken with grounds that nobody checked', () => {
    const states = { kind: 'states', grounds: { ...grounds } } as const
    expect(caught(() => facts(states, asking()))).toMatchObject({ code: 'invalid-grounds' })
    expect(caught(() => facts({ kind: 'states' } as never, asking()))).toMatchObject({ code: 'invalid-grounds' })
  })
})

function caught(call: () => unknown): UsageError {
  try {
    call()
  } catch (error) {
    if (error instanceof UsageError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
