import { concludeInquiry, openComplaint, openInquiry, sanctionEvent } from 'need-to-know/audit'
import { append, appendAll, facts, type History, openHistory } from 'need-to-know/history'
import { recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { codeOf, refusalOf } from './breach-case'

const coach = { kind: 'staff', id: 'coach-3' } as const
const complaint = openComplaint({
  id: 'complaint-1',
  organisation: 'nordlys',
  complainant: 'ida',
  at: 100,
  reference: 'letter-1',
})
const inquiry = openInquiry(complaint, { id: 'inquiry-1', at: 200, by: coach, reference: 'case-1' })
const decision = { by: coach, reference: 'decision-1', at: 300 }
const denied = concludeInquiry(inquiry, { ...decision, outcome: 'accessDenied' })
const dropped = concludeInquiry(inquiry, { ...decision, outcome: 'noAction' })

const registered = (organisation: string, at: number) => ({
  kind: 'organisationRegistered',
  id: `registered-${organisation}`,
  at,
  actor: { kind: 'system', id: 'register' },
  organisation,
  as: 'employer',
})

function historyOf(...events: readonly unknown[]): History {
  const appended = appendAll(openHistory({ grounds: recruitment.grounds, complete: true }), events)
  if (!appended.ok) throw new Error(JSON.stringify(appended.issues))
  expect(appended.attempts).toEqual([])
  return appended.history
}

const isActive = (history: History, organisation: string, id: string, at: number) =>
  facts(history, { viewer: { id, role: 'employer', organisation }, record: { kind: 'cv' }, at })['account.active']

describe('an inquiry into a complaint', () => {
  it('TK-33 goes from the complaint over the inquiry to one of two ends', () => {
    expect([complaint, inquiry, dropped, denied].map(({ kind }) => kind)).toEqual([
      'complaint',
      'inquiry',
      'concludedInquiry',
      'concludedInquiry',
    ])
    expect(denied).toMatchObject({ complaint, opened: { by: coach }, concluded: { outcome: 'accessDenied' } })
    expect(refusalOf(() => concludeInquiry(inquiry, { ...decision, outcome: 'fine' as never }))).toEqual([
      'wrong-shape /concluded/outcome',
    ])
  })

  it('TK-33 gives no sanction straight from a complaint, nor from an inquiry that is open or ended otherwise', () => {
    expect(codeOf(() => sanctionEvent(complaint as never))).toBe('invalid-inquiry')
    expect(codeOf(() => sanctionEvent(inquiry as never))).toBe('invalid-inquiry')
    expect(codeOf(() => sanctionEvent(dropped))).toBe('no-sanction')
    expect(codeOf(() => concludeInquiry(complaint as never, { ...decision, outcome: 'accessDenied' }))).toBe(
      'invalid-inquiry',
    )
    expect(codeOf(() => concludeInquiry(denied as never, { ...decision, outcome: 'noAction' }))).toBe('invalid-inquiry')
  })

  it('NAV-39 is ended by a person and with a reference, never by a system', () => {
    const by = { kind: 'system', id: 'monitor' } as never
    expect(codeOf(() => concludeInquiry(inquiry, { ...decision, by, outcome: 'accessDenied' }))).toBe('invalid-inquiry')
    expect(codeOf(() => openInquiry(complaint, { id: 'i', at: 200, by, reference: 'case-1' }))).toBe('invalid-inquiry')
    const unrecorded = { ...decision, reference: '', outcome: 'accessDenied' } as const
    expect(refusalOf(() => concludeInquiry(inquiry, unrecorded))).toEqual(['wrong-shape /concluded/reference'])
    const forged = { ...denied, concluded: { ...denied.concluded, by } }
    expect(codeOf(() => sanctionEvent(forged))).toBe('invalid-inquiry')
  })

  it('TK-33 goes forward in time', () => {
    const early = { ...decision, at: 199, outcome: 'accessDenied' } as const
    expect(refusalOf(() => concludeInquiry(inquiry, early))).toEqual(['not-in-order /concluded/at'])
    const before = { id: 'inquiry-2', at: 99, by: coach, reference: 'case-2' }
    expect(refusalOf(() => openInquiry(complaint, before))).toEqual(['not-in-order /opened/at'])
  })

  it('survives being kept as JSON', () => {
    expect(sanctionEvent(JSON.parse(JSON.stringify(denied)))).toEqual(sanctionEvent(denied))
  })
})

describe('the sanction on an organisation', () => {
  it('NAV-39, TK-37 is an event that names the decision and who took it, and not who complained', () => {
    expect(sanctionEvent(denied)).toEqual({
      kind: 'organisationSanctioned',
      id: 'sanction-inquiry-1',
      at: 300,
      actor: coach,
      evidence: { kind: 'decision', reference: 'decision-1' },
      organisation: 'nordlys',
    })
    expect(JSON.stringify(sanctionEvent(denied))).not.toContain('ida')
  })

  it('NAV-38, TK-34 closes every account of it from then on, and those of no other', () => {
    const history = historyOf(registered('nordlys', 1), registered('solvej', 2), sanctionEvent(denied))
    for (const account of ['account-1', 'account-2', 'never-seen-before']) {
      expect(isActive(history, 'nordlys', account, 299)).toBe(true)
      expect(isActive(history, 'nordlys', account, 300)).toBe(false)
      expect(isActive(history, 'solvej', account, 300)).toBe(true)
    }
  })

  it('TK-33 does not happen where the inquiry found nothing to do', () => {
    const history = historyOf(registered('nordlys', 1))
    expect(() => append(history, sanctionEvent(dropped))).toThrow()
    expect(isActive(history, 'nordlys', 'account-1', 300)).toBe(true)
  })
})
