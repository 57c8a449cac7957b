import { compile } from 'need-to-know'
import { defineGrounds, dialogueState, evidence, facts, type States, subjectState } from 'need-to-know/history'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { ledgerOf } from '../../src/history/history'
import { usageErrorOf } from '../policy/issues-of'
import { actors, asking, coach, grounds, happens, historyOf, next, type Unwritten } from './story'

const of = (story: readonly Unwritten[]) => historyOf(story)
const ofNoStaff = defineGrounds({ notices: grounds.notices, consents: grounds.consents })
const viewedBy = (id: string, role = 'platform.consultant', more: Partial<Parameters<typeof asking>[0]> = {}) =>
  asking({ viewer: { id, role }, ...more })
const others = ['employer', 'agency', 'subject', 'visitor', 'authority', 'processor']

describe('an objection that a decision overrides', () => {
  const objected = [happens('registered'), happens('objectionMade')]
  const overridden = [...objected, happens('objectionOverridden')]
  const look = (story: readonly Unwritten[], role?: string) =>
    facts(of(story), viewedBy('consultant-6', role))['objection.overridden']

  it('TERMS-082 is a fact to the house alone, and the objection stays on record', () => {
    expect([look(objected), look(overridden), look(overridden, 'counsellor')]).toEqual([false, true, true])
    for (const role of others) expect(look(overridden, role)).toBeUndefined()
    expect(facts(of(overridden), viewedBy('consultant-6'))['subject.objected']).toBe(true)
    expect(
      facts(historyOf(overridden, { grounds: ofNoStaff }), viewedBy('consultant-6'))['objection.overridden'],
    ).toBeUndefined()
  })

  it('TERMS-082 ends with the next objection, whoever notes it, and with the withdrawal of the objection', () => {
    expect(look([...overridden, happens('objectionMade')])).toBe(false)
    expect(look([...overridden, happens('objectionMade', { actor: coach })])).toBe(false)
    expect(look([...overridden, happens('objectionMade'), happens('objectionOverridden')])).toBe(true)
    expect(look([...overridden, happens('objectionWithdrawn')])).toBe(false)
    expect(look([...overridden, happens('objectionWithdrawn'), happens('objectionMade')])).toBe(false)
  })

  it('TERMS-082 is recorded with its grounds, the person who decided, the instant and the decision', () => {
    const state = ledgerOf(of(overridden))?.subjects.latest('ida')
    expect(state?.override).toEqual({
      decision: 'decision-12',
      grounds: 'a claim in court',
      decidedBy: 'officer-3',
      at: 3,
    })
    const without = { ...happens('objectionOverridden'), evidence: undefined }
    expect(next(of(objected), without as never).ok).toBe(false)
    expect(next(of(objected), happens('objectionOverridden', { grounds: ' ' })).ok).toBe(false)
  })

  it('INV-09 TERMS-082 is decided by staff, and by no employer, agency, system, authority or subject', () => {
    for (const actor of Object.values(actors)) {
      const appended = next(of(objected), happens('objectionOverridden', { actor }))
      expect(appended.ok && appended.attempts.length === 0).toBe(actor.kind === 'staff')
    }
  })

  it('TERMS-082 is refused where there is no objection', () => {
    const appended = next(of([happens('registered')]), happens('objectionOverridden'))
    expect(appended.ok ? [] : appended.issues.map(({ code }) => code)).toEqual(['not-recorded'])
  })

  it('TERMS-082 has the decision for evidence, and the receipt keeps it', () => {
    const asked = viewedBy('consultant-6')
    expect(evidence(of(overridden), asked)['objection.overridden']).toEqual(['decision-12'])
    expect(evidence(of(objected), asked)).not.toHaveProperty('objection.overridden')
    const guard = compile(profiles.jobindex.terms2018, { records: recruitment.records })
    const request = {
      viewer: { id: 'ida', role: 'subject', assurance: 'substantial' },
      purpose: 'ownAffairs',
      at: 10,
      record: { kind: 'cv', id: 'cv-1', subject: 'ida' },
      evidence: { 'objection.overridden': ['decision-12'], 'no.such.fact': ['x'] },
    } as const
    const cv = { id: 'cv-1', subjectId: 'ida', form: 'anonymous', presence: 'online' } as never
    const { view, receipt } = guard.disclose('cv', cv, request, {})
    expect([view === null, receipt.evidence]).toEqual([false, { 'objection.overridden': ['decision-12'] }])
  })

  it('TERMS-082 stands in a state of a host, and not without the objection', () => {
    const override = { decision: 'decision-12', grounds: 'a claim', decidedBy: 'officer-3', at: 3 }
    const subject = subjectState({ id: 'ida', objected: true, override })
    const states: States = { kind: 'states', grounds, subject }
    expect(facts(states, viewedBy('consultant-6'))['objection.overridden']).toBe(true)
    expect(usageErrorOf(() => subjectState({ id: 'ida', override })).code).toBe('invalid-state')
  })
})

describe('a case', () => {
  const assigned = [happens('registered'), happens('caseAssigned')]
  const look = (story: readonly Unwritten[], id = 'counsellor-2', role = 'counsellor') =>
    facts(of(story), viewedBy(id, role))['case.own']

  it('NAV-01 is the own one of the counsellor with whom it lies, until it ends', () => {
    expect([look(assigned), look(assigned, 'counsellor-3')]).toEqual([true, false])
    expect(look([...assigned, happens('caseEnded')])).toBe(false)
    expect(look([...assigned, happens('caseAssigned', { counsellor: 'counsellor-3' })], 'counsellor-3')).toBe(true)
    // An account elsewhere may have the same id.
    for (const role of others) expect(look(assigned, 'counsellor-2', role)).toBeUndefined()
  })

  it('INV-12 is unknown where nothing was recorded of it', () => {
    const history = historyOf([happens('registered')], { complete: false })
    expect(facts(history, viewedBy('counsellor-2', 'counsellor'))['case.own']).toBeUndefined()
  })
})

describe('a dialogue', () => {
  const made = [happens('jobmatchMade')]
  const held = [...made, happens('dialogueAssigned')]
  const covered = [...held, happens('dialogueCovered', { at: 10, until: 20 })]
  const record = { kind: 'dialogue', id: 'dialogue-1', subject: 'ida' }
  const look = (story: readonly Unwritten[], id: string, at = 15, role?: string) => {
    const found = facts(of(story), viewedBy(id, role, { record, at }))
    return [found['dialogue.own'], found['dialogue.covering']]
  }

  it('JI-10 is the own one of the consultant who holds it', () => {
    expect([look(made, 'consultant-6'), look(held, 'consultant-6'), look(held, 'consultant-8')]).toEqual([
      [undefined, undefined],
      [true, false],
      [false, false],
    ])
    expect(look([happens('jobmatchMade', { consultant: 'consultant-6' })], 'consultant-6')).toEqual([true, false])
    expect(look([...held, happens('dialogueAssigned', { consultant: 'consultant-8' })], 'consultant-6')).toEqual([
      false,
      false,
    ])
    for (const role of others) expect(look(held, 'consultant-6', 15, role)).toEqual([undefined, undefined])
  })

  it('JI-10 is covered by a colleague with a reason, until it ends', () => {
    expect([look(covered, 'consultant-8', 19), look(covered, 'consultant-8', 20)]).toEqual([
      [false, true],
      [false, false],
    ])
    expect(look([...covered, happens('dialogueCoverEnded', { at: 12 })], 'consultant-8')).toEqual([false, false])
    expect(next(of(held), happens('dialogueCovered', { reason: '' })).ok).toBe(false)
    expect(next(of(made), happens('dialogueCovered')).ok).toBe(false)
    expect(next(of(held), happens('dialogueCovered', { consultant: 'consultant-6' })).ok).toBe(false)
  })

  it('JI-10 is held and covered in a state of a host as well', () => {
    const dialogue = dialogueState({
      id: 'dialogue-1',
      subject: 'ida',
      consultant: 'consultant-6',
      covers: [{ consultant: 'consultant-8', until: 20 }],
    })
    const at = (instant: number) =>
      facts({ kind: 'states', grounds, dialogue }, viewedBy('consultant-8', undefined, { record, at: instant }))
    expect([at(19)['dialogue.covering'], at(20)['dialogue.covering']]).toEqual([true, false])
  })
})

describe('a share for a vacancy', () => {
  const agreed = [happens('registered'), happens('vacancyOpened', { expires: 500 }), happens('shareAgreed')]
  const shared = (changes: object = {}) => happens('cvShared', { vacancy: 'vacancy-1', ...changes })
  const look = (story: readonly Unwritten[], at = 400) => {
    const found = facts(of(story), asking({ at }))
    return [found['share.named'], found['share.vacancy']]
  }

  it('NAV-19 is for a vacancy of that organisation, as long as it is open', () => {
    expect([look([...agreed, shared()]), look([...agreed, shared()], 500)]).toEqual([
      [true, true],
      [true, false],
    ])
    expect(look([...agreed, shared(), happens('vacancyFilled')])).toEqual([true, false])
    expect(look([...agreed, happens('cvShared')])).toEqual([true, false])
    expect(look([...agreed, shared({ vacancy: 'vacancy-2' })])).toEqual([true, false])
    expect(look([...agreed, shared(), happens('shareWithdrawn')])).toEqual([false, false])
  })

  it('NAV-19 is not for a vacancy of an organisation that it does not name', () => {
    const another = happens('vacancyOpened', { vacancy: 'vacancy-2', organisation: 'brisk', actor: coach })
    const appended = next(of([...agreed, another]), shared({ vacancy: 'vacancy-2' }))
    expect(appended.ok ? [] : appended.issues.map(({ code }) => code)).toEqual(['contradictory-event'])
  })

  it('NAV-18 NAV-19 is for the vacancy that the subject agreed to, where the agreement names one', () => {
    const story = [...agreed.slice(0, 2), happens('shareAgreed', { vacancy: 'vacancy-1' })]
    expect(look([...story, shared()])).toEqual([true, true])
    for (const event of [happens('cvShared'), shared({ vacancy: 'vacancy-2' })]) {
      const appended = next(of(story), event)
      expect(appended.ok && appended.attempts.map(({ alarm }) => alarm)).toEqual(['no-agreement'])
    }
  })
})

it('JI-46 NAV-18 an agreement to share that is withdrawn ends the one before it, for the same organisation and vacancy', () => {
  const twice = (organisations: readonly string[], more: object = {}) => [
    happens('registered'),
    happens('shareAgreed', { organisations: [...organisations], ...more }),
    happens('cvShared', { organisations: [...organisations], ...more }),
    happens('shareAgreed', { agreement: 'agreement-2' }),
    happens('cvShared', { agreement: 'agreement-2' }),
    happens('shareWithdrawn', { agreement: 'agreement-2' }),
  ]
  const named = (story: readonly Unwritten[], organisation = 'nordlys') =>
    facts(of(story), asking({ viewer: { id: 'account-1', role: 'employer', organisation } }))['share.named']
  expect(named(twice(['nordlys']))).toBe(false)
  const both = twice(['nordlys', 'brisk'])
  expect([named(both), named(both, 'brisk')]).toEqual([false, true])
  expect(named(twice(['nordlys'], { vacancy: 'vacancy-1' }))).toBe(true)
})

it('INV-12 the roles of staff are a list of names', () => {
  const code = (staff: unknown) =>
    usageErrorOf(() => defineGrounds({ notices: [], consents: {}, staff: staff as never })).code
  expect([code('counsellor'), code(['*']), code([7])]).toEqual([
    'invalid-grounds',
    'invalid-grounds',
    'invalid-grounds',
  ])
})
