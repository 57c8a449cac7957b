import { compile } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { fullCv } from './full-cv'
import { type Dialogue, type Facts, fullDialogue, granted, owner, type Request } from './full-dialogue'

const pseudonymKey = new TextEncoder().encode('a secret of sixteen bytes or more')
const options = { records: recruitment.records, pseudonymKey } as const
const legacy = compile(profiles.jobindex.legacy2009, { ...options, voidRules: 'keep' })
const february = compile(profiles.jobindex.february2019, options)
const strict = compile(profiles.strict, options)

const oldNotice: Facts = { 'informed.jobmatch.employer': false, 'informed.jobmatch.employerAddress': false }
const columns = [
  { name: 'legacy policy (2009-02 to 5 Feb)', guard: legacy, answer: 'interested', facts: oldNotice },
  { name: 'v2, no answer', guard: february, answer: 'none', facts: {} },
  { name: 'v2, not interested', guard: february, answer: 'notInterested', facts: {} },
  { name: 'v2, interested, new notice', guard: february, answer: 'interested', facts: {} },
  { name: 'v2, interested, only the old notice was shown', guard: february, answer: 'interested', facts: oldNotice },
  { name: 'strict, no answer', guard: strict, answer: 'none', facts: {} },
  { name: 'strict, not interested', guard: strict, answer: 'notInterested', facts: {} },
  { name: 'strict, interested, new notice', guard: strict, answer: 'interested', facts: {} },
  { name: 'strict, interested, only the old notice was shown', guard: strict, answer: 'interested', facts: oldNotice },
] as const
type Column = (typeof columns)[number]

const dialogueIn = ({ answer }: Column): Dialogue => ({ ...fullDialogue, answer })
const see = (column: Column, request: Request = owner, facts: Facts = {}) =>
  column.guard.view('dialogue', dialogueIn(column), request, { ...granted, ...column.facts, ...facts })
const levels = (column: Column, request: Request = owner, facts: Facts = {}) =>
  column.guard.decide('dialogue', request, {
    ...granted,
    ...column.facts,
    'dialogue.answer': column.answer,
    'vacancy.own': true,
    ...facts,
  })

const identified = ['legacy policy (2009-02 to 5 Feb)', 'v2, interested, new notice', 'strict, interested, new notice']
const counted = ['v2, no answer', 'v2, not interested', 'strict, no answer', 'strict, not interested']

describe.each(columns.map((column) => [column.name, column] as const))('§6.3, %s', (name, column) => {
  const isLegacy = name.startsWith('legacy')
  const isOpen = identified.includes(name)

  it(`existence of the dialogue: ${isOpen ? 'shown' : counted.includes(name) ? 'aggregate count' : 'no'}`, () => {
    expect(levels(column)['existence']).toBe(isOpen ? 'full' : counted.includes(name) ? 'count' : 'withheld')
    if (isOpen) expect(see(column)).not.toBeNull()
    else expect(see(column)).toBeNull()
  })

  it(`JI-32 answer: ${isOpen ? 'shown' : 'no'}`, () => {
    expect(see(column)?.answer).toBe(isOpen ? column.answer : undefined)
  })

  it(`JI-33 JI-35 JI-36 name, phone, e-mail: ${isOpen ? 'shown' : 'no'}`, () => {
    const { name, phone, email } = fullDialogue
    const shown = { name: see(column)?.name, phone: see(column)?.phone, email: see(column)?.email }
    expect(shown).toEqual(isOpen ? { name, phone, email } : { name: undefined, phone: undefined, email: undefined })
  })

  it(`JI-34 address: ${isLegacy ? 'shown' : isOpen ? 'shown only if not protected and named in the notice' : 'no'}`, () => {
    expect(see(column)?.address).toEqual(isOpen ? fullDialogue.address : undefined)
    const unnamed = { 'informed.jobmatch.employerAddress': false }
    expect(see(column, owner, unnamed)?.address).toEqual(isLegacy ? fullDialogue.address : undefined)
    for (const flag of [true, undefined]) {
      const shown = see(column, owner, { 'address.protected': flag })?.address
      expect(shown).toEqual(isLegacy ? fullDialogue.address : undefined)
    }
  })

  const asTabled = isOpen ? 'pseudonym' : 'no (the table: pseudonym, but no field stands above existence)'
  it(`JI-37 cvId: ${isLegacy ? 'shown raw' : asTabled}`, () => {
    const shown = see(column)?.cvId
    if (isLegacy) expect(shown).toBe('cv-7001')
    else if (isOpen) expect(shown).toMatch(/^[0-9a-f]{32}$/)
    else expect(shown).toBeUndefined()
    expect(levels(column)['recordId']).toBe(isLegacy ? 'full' : isOpen ? 'pseudonym' : 'withheld')
  })

  it(`JI-38 JI-43 comment, consultant messages: ${isLegacy ? 'shown' : 'no'}`, () => {
    expect(see(column)?.comment).toBe(isLegacy ? fullDialogue.comment : undefined)
    expect(see(column)?.messages).toEqual(isLegacy ? fullDialogue.messages : undefined)
  })

  it('never shows internal notes', () => {
    expect(JSON.stringify(see(column))).not.toContain('tired')
  })

  it.each(['employer', 'agency', 'visitor', 'platform.recruiter', 'counsellor'] as const)(
    'JI-07 any other %s: nothing',
    (role) => {
      const stranger = { ...owner, viewer: { ...owner.viewer, role, organisation: 'org-other' } }
      expect(see(column, stranger)).toBeNull()
      expect(levels(column, stranger, { 'vacancy.own': false })['existence']).toBe('withheld')
    },
  )
})

describe('the Jobindex dialogues', () => {
  const interested = columns[3]

  it('JI-03 JI-10 JI-26 a jobmatch alone opens nothing to an employer, though the subject typed the data itself', () => {
    const jobmatchOnly: Facts = { 'contract.jobmatch': true, 'informed.jobmatch.platform': true }
    for (const guard of [february, strict]) {
      expect(guard.view('dialogue', { ...fullDialogue, answer: 'none' }, owner, jobmatchOnly)).toBeNull()
    }
  })

  it('JI-06 the parties are the consultant and the subject: both see the dialogue, an employer is never one', () => {
    const consultant: Request = {
      viewer: { id: 'consultant-1', role: 'platform.consultant', organisation: 'platform', assurance: 'substantial' },
      purpose: 'recruitment',
      at: owner.at,
    }
    const view = february.view('dialogue', fullDialogue, consultant, granted)
    expect(view?.messages).toHaveLength(2)
    expect(view?.notes).toHaveLength(1)
    const subject = {
      viewer: { id: 'subject-1', role: 'subject', assurance: 'low' },
      purpose: 'ownAffairs',
      at: 0,
    } as const
    expect(february.view('dialogue', fullDialogue, subject, {})?.comment).toBe(fullDialogue.comment)
    const another = { ...subject, viewer: { ...subject.viewer, id: 'subject-2' } }
    expect(february.view('dialogue', fullDialogue, another, granted)).toBeNull()
  })

  it('JI-06 an employer is no party: it gets no dialogue by its own id or place in it, and no message is its own', () => {
    const parties = [fullDialogue.consultantId, fullDialogue.subjectId, 'person-1']
    for (const [guard, answer] of [february, strict].flatMap((each) =>
      (['none', 'notInterested'] as const).map((said) => [each, said] as const),
    )) {
      for (const id of parties) {
        const employer = { ...owner, viewer: { ...owner.viewer, id } }
        const view = guard.view('dialogue', { ...fullDialogue, answer }, employer, {
          ...granted,
          'consent.interest': false,
        })
        expect([view?.messages, view?.comment, view?.name, view?.notes]).toEqual([
          undefined,
          undefined,
          undefined,
          undefined,
        ])
      }
    }
    const byEmployer = { from: 'employer' as never, sentAt: '2019-03-03T09:00:00Z', text: 'Hello from us.' }
    const consultant: Request = {
      ...owner,
      viewer: { id: 'consultant-1', role: 'platform.consultant', organisation: 'platform', assurance: 'substantial' },
    }
    const messages = [...fullDialogue.messages, byEmployer]
    const { view, unread } = february.disclose('dialogue', { ...fullDialogue, messages }, consultant, granted)
    expect(view?.messages?.map(({ from }) => from)).toEqual(['consultant', 'subject', undefined])
    expect(unread).toEqual(['/messages/*/from'])
  })

  it('JI-05 JI-09 JI-42 the policy in force at the instant decides: comment shown on 5 February, redacted on 6 February', () => {
    const { dialogueTimeline } = profiles.jobindex
    const guardAt = (instant: string) => {
      const policy = dialogueTimeline.at(Date.parse(instant))
      return policy && compile(policy, { ...options, voidRules: 'keep' })
    }
    const commentAt = (instant: string) => guardAt(instant)?.view('dialogue', fullDialogue, owner, granted)?.comment
    expect(guardAt('2009-02-19T22:59:59Z')).toBeUndefined()
    expect(commentAt('2009-02-19T23:00:00Z')).toBe(fullDialogue.comment)
    expect(commentAt('2019-02-05T22:59:59.999Z')).toBe(fullDialogue.comment)
    expect(commentAt('2019-02-05T23:00:00Z')).toBeUndefined()
    expect(commentAt('2019-02-06T12:00:00+01:00')).toBeUndefined()
  })

  it('JI-08 JI-48 a dialogue answered under the old notice stays closed under the new policy', () => {
    expect(see(interested, owner, oldNotice)).toBeNull()
    expect(strict.view('dialogue', fullDialogue, owner, { ...granted, ...oldNotice })).toBeNull()
  })

  it('JI-12 every view of a dialogue carries a receipt with viewer, organisation, dialogue, categories, purpose and time', () => {
    const { receipt, obligations } = february.disclose('dialogue', fullDialogue, owner, granted)
    expect(obligations).toEqual(['controllerTransition', 'log'])
    expect(receipt).toMatchObject({
      viewer: { id: 'person-1', role: 'employer', organisation: 'org-owner' },
      record: { kind: 'dialogue', id: 'dialogue-1', subject: 'subject-1' },
      purpose: 'recruitment',
      at: owner.at,
    })
    expect(receipt.disclosed.map(({ category }) => category)).toEqual([
      'existence',
      'identity.name',
      'contact.email',
      'contact.phone',
      'address',
      'recordId',
      'dialogue.vacancy',
      'dialogue.answer',
    ])
  })

  it('JI-18 JI-19 a protected or unknown address is closed under every policy but that of 2009', () => {
    for (const flag of [true, undefined]) {
      const facts = { 'address.protected': flag }
      expect(see(columns[0], owner, facts)?.address).toBeDefined()
      expect(see(interested, owner, facts)?.address).toBeUndefined()
      expect(see(interested, owner, facts)?.name).toBe(fullDialogue.name)
    }
  })

  it('JI-18 a graded address is protected, for the consultant too, whatever the other flag says', () => {
    const consultant: Request = {
      viewer: { id: 'consultant-1', role: 'platform.consultant', organisation: 'platform', assurance: 'substantial' },
      purpose: 'recruitment',
      at: owner.at,
    }
    for (const guard of [february, strict]) {
      const seen = (graded: boolean) =>
        guard.view('dialogue', fullDialogue, consultant, { ...granted, 'address.graded': graded })?.address
      expect(seen(false)).toEqual(fullDialogue.address)
      expect(seen(true)).toBeUndefined()
    }
  })

  it('JI-27 for judging the service an employer gets counts, and no record', () => {
    for (const answer of ['none', 'notInterested', 'interested'] as const) {
      const quality = { ...owner, purpose: 'serviceQuality' } as const
      const facts = { ...granted, 'dialogue.answer': answer, 'vacancy.own': true } as const
      expect(february.decide('dialogue', quality, facts)['existence']).toBe('count')
      expect(february.view('dialogue', { ...fullDialogue, answer }, quality, granted)).toBeNull()
    }
  })

  it("JI-29 a viewer's department or title never widens the view", () => {
    const titled = { ...owner, viewer: { ...owner.viewer, title: 'Head of HR', department: 'HR' } }
    expect(see(interested, titled)).toEqual(see(interested))
  })

  it('JI-37 INV-07 two organisations get different pseudonyms of one CV, the same one gets the same twice', () => {
    const pseudonymFor = (organisation: string) => {
      const viewer = { ...owner.viewer, organisation }
      const record = { ...fullDialogue, vacancy: { ...fullDialogue.vacancy, organisation } }
      return february.view('dialogue', record, { ...owner, viewer }, granted)?.cvId
    }
    expect(pseudonymFor('org-a')).toBe(pseudonymFor('org-a'))
    expect(pseudonymFor('org-a')).not.toBe(pseudonymFor('org-b'))
  })

  it("JI-37 a named dialogue's pseudonym does not lead to the anonymous CV", () => {
    const terms = compile(profiles.jobindex.terms2018, options)
    const facts: Facts = {
      ...granted,
      'cv.presence': 'online',
      'contract.cvDatabase': true,
      'informed.terms.cvDatabase': true,
    }
    const inCv = terms.view('cv', fullCv, owner, facts)?.id
    expect(fullCv.id).toBe(fullDialogue.cvId)
    expect(inCv).toMatch(/^[0-9a-f]{32}$/)
    expect(inCv).not.toBe(see(interested)?.cvId)
  })

  it('JI-38 INV-05 with and without a comment the employer sees the same bytes', () => {
    const { comment: _, ...silent } = fullDialogue
    const text = (record: Dialogue) => JSON.stringify(february.disclose('dialogue', record, owner, granted))
    expect(text(silent)).toBe(text(fullDialogue))
  })

  it("JI-39 what hides a field of the CV hides the answer form's copy of it too", () => {
    const { definePolicy, forbid, fact } = recruitment.vocabulary
    const hidden = forbid({
      id: 'hide-contact',
      categories: ['identity', 'contact', 'address'],
      when: fact('viewer.individual'),
      source: 'JI-39',
    })
    const { rules } = profiles.strict
    const guard = compile(definePolicy({ name: 'hidden', version: '1', rules: [...rules, hidden] }), options)
    const view = guard.view('dialogue', fullDialogue, owner, granted)
    expect(view?.answer).toBe('interested')
    expect([view?.name, view?.phone, view?.email, view?.address]).toEqual(Array(4).fill(undefined))
  })

  it('JI-40 a shared company login sees nothing under strict', () => {
    const { id: _, ...shared } = owner.viewer
    for (const viewer of [shared, { ...shared, id: 'org-owner' }, { ...shared, id: ' ' }]) {
      expect(strict.view('dialogue', fullDialogue, { ...owner, viewer }, granted)).toBeNull()
    }
    expect(strict.view('dialogue', fullDialogue, owner, granted)).not.toBeNull()
  })

  it('JI-45 JI-46 identity follows a positive act: silence and refusal release none, interest does', () => {
    expect(see(columns[1])).toBeNull()
    expect(see(columns[2])).toBeNull()
    expect(see(interested)?.name).toBe(fullDialogue.name)
  })

  it('JI-47 the grant is for the invited vacancy: what is known of another of the same employer opens nothing', () => {
    const contradicted = { 'vacancy.own': false }
    expect(see(interested, owner, contradicted)).toBeNull()
  })

  it('JI-16 JI-17 the rule of 2009 is void twice over: no basis, and no notice', () => {
    const refused = () => compile(profiles.jobindex.legacy2009, options)
    expect(refused).toThrow(/void-|never stand in law/)
    try {
      refused()
    } catch (error) {
      const codes = (error as { issues: readonly { code: string }[] }).issues.map(({ code }) => code)
      expect(codes).toEqual(['void-no-basis', 'void-no-notice'])
    }
    const dropped = compile(profiles.jobindex.legacy2009, { ...options, voidRules: 'drop' })
    expect(dropped.view('dialogue', fullDialogue, owner, granted)).toBeNull()
  })
})
