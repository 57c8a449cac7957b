import { compile } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { type CellCase, cells, columns, type Facts, type Request, rows, type View } from './cv-cells'
import { type Cv, fullCv, ownApplication, ownNote } from './full-cv'

const pseudonymKey = new TextEncoder().encode('a secret of sixteen bytes or more')
const guard = compile(profiles.jobindex.terms2018, { records: recruitment.records, pseudonymKey })

const recruiters = ['employer', 'agency', 'platform.recruiter'] as const
type Role = (typeof recruiters)[number] | 'platform.consultant' | 'subject' | 'visitor' | 'counsellor'

const request = (role: Role, organisation = 'org-viewer'): Request => ({
  viewer: { id: 'person-1', role, organisation, assurance: 'substantial' },
  purpose: role === 'subject' ? 'ownAffairs' : 'recruitment',
  at: Date.parse('2018-04-01T12:00:00Z'),
})

const columnNamed = (name: string) => {
  const found = columns.find((column) => column.name === name)
  if (found === undefined) throw new Error('no such column')
  return found
}
const see = (role: Role, cv: Partial<Cv>, facts: Facts): View =>
  guard.view('cv', { ...fullCv, ...cv }, request(role), facts) as View

describe.each(recruiters)('§6.2 for %s', (role) => {
  const title = ({ row, column, cell }: CellCase) => `${row} × ${column.name}: ${cell}`
  it.each(cells.map((cell) => [title(cell), cell] as const))('%s', (_, { row, column, cell }) => {
    const found = rows[row](see(role, column.cv, column.facts))
    for (const part of found) {
      if (cell === 'yes') expect(part).toBeDefined()
      else expect(part).toBeUndefined()
    }
  })

  it.each(columns.map((column) => [column.name, column] as const))('own notes × %s', (name, column) => {
    const own = fullCv.notes.filter(
      ({ organisation, authorRole }) => organisation === 'org-viewer' && authorRole === role,
    )
    const facts = { ...column.facts, 'cv.presence': column.cv.presence ?? 'online' } as const
    const seen = fullCv.notes.filter((note) => guard.view('note', note, request(role), facts) !== null)
    expect(seen).toEqual(name === 'deleted' ? [] : own)
  })

  it.each(columns.map((column) => [column.name, column] as const))('list of applied jobs × %s', (name, column) => {
    const facts = { ...column.facts, 'cv.presence': column.cv.presence ?? 'online' } as const
    const seen = fullCv.appliedJobs.filter((job) => guard.view('appliedJob', job, request(role), facts) !== null)
    expect(seen.map(({ organisation }) => organisation)).toEqual(name === 'deleted' ? [] : ['org-viewer'])
  })

  it.each([
    ['set', true],
    ['unknown', undefined],
  ] as const)('JI-18 JI-19 address protection %s: the address is no in every column, sent or not', (_, flag) => {
    for (const column of columns) {
      const sent = {
        'relation.addressSent': true,
        'relation.contactAccepted': true,
        'address.protected': flag,
      } as const
      expect(see(role, column.cv, { ...column.facts, ...sent })?.address).toBeUndefined()
    }
  })

  it.each([
    ['set', true],
    ['unknown', undefined],
  ] as const)('JI-18 address protection %s: no place of work, attachment or free text tells it either', (_, flag) => {
    for (const column of columns) {
      const sent = { 'relation.attachmentSent': true, 'address.protected': flag } as const
      const view = see(role, column.cv, { ...column.facts, ...sent })
      expect(view?.work?.[0]?.place).toBeUndefined()
      expect([view?.attachments, view?.summary, view?.wishes?.text]).toEqual([undefined, undefined, undefined])
    }
  })

  it.each([
    ['set', true],
    ['unknown', undefined],
  ] as const)('JI-18 a graded address %s hides the whole record in every column', (_, flag) => {
    for (const column of columns) expect(see(role, column.cv, { ...column.facts, 'address.graded': flag })).toBeNull()
  })
})

describe('§6.2, what only the subject can send', () => {
  const accepted = columnNamed('contact accepted by the subject (this company)')

  it('TERMS-015 the address is released when the subject sends it in the dialogue, and only then', () => {
    const sent = see('employer', accepted.cv, { ...accepted.facts, 'relation.addressSent': true })
    expect(sent?.address).toEqual(fullCv.address)
    expect(see('employer', accepted.cv, accepted.facts)?.address).toBeUndefined()
  })

  it('releases attachments when they were sent in the dialogue', () => {
    const sent = see('employer', accepted.cv, { ...accepted.facts, 'relation.attachmentSent': true })
    expect(sent?.attachments).toEqual(fullCv.attachments)
  })
})

describe('the terms of 2018', () => {
  const anonymous = columnNamed('anonymous, online')
  const personal = columnNamed('personal, online')

  it('TERMS-004 TERMS-007 a CV without any choice made is anonymous', () => {
    const { form: _, formSetBy: __, ...unchosen } = fullCv
    const view = guard.view('cv', unchosen, request('employer'), anonymous.facts) as View
    expect(view?.person).toBeUndefined()
    expect(view?.contact).toBeUndefined()
    expect(view?.skills).toEqual(fullCv.skills)
  })

  it('TERMS-005 cookies and IP address reach no employer, agency or consultant, in no column', () => {
    for (const role of [...recruiters, 'platform.consultant'] as const) {
      const views = columns.map((column) => see(role, column.cv, { ...column.facts, 'informed.terms.staff': true }))
      expect(views.filter((view) => view !== null).length).toBeGreaterThan(2)
      for (const view of views) expect(view?.technical).toBeUndefined()
    }
  })

  it('TERMS-005 a field that the schema does not know never gets through', () => {
    const withExtra = { ...fullCv, ...personal.cv, bankAccount: '0000' }
    expect(JSON.stringify(guard.view('cv', withExtra, request('employer'), personal.facts))).not.toContain('0000')
  })

  it('TERMS-006 in anonymous form the company gets a pseudonym to write to, and no contact data', () => {
    const view = see('employer', anonymous.cv, anonymous.facts)
    expect(view?.id).toMatch(/^[0-9a-f]{32}$/)
    expect(view?.contact).toBeUndefined()
  })

  it('TERMS-008 links to profiles count as identifying', () => {
    expect(see('employer', anonymous.cv, anonymous.facts)?.contact?.profiles).toBeUndefined()
  })

  it('TERMS-009 text that may identify is masked in anonymous form: withheld whole until it can be scrubbed', () => {
    expect(JSON.stringify(see('employer', anonymous.cv, anonymous.facts))).not.toContain('+45')
  })

  it("TERMS-010 the subject's own text is not altered: masking happens in the view", () => {
    const before = JSON.stringify(fullCv)
    see('employer', anonymous.cv, anonymous.facts)
    expect(JSON.stringify(fullCv)).toBe(before)
  })

  it('TERMS-011 TERMS-012 qualifications of an anonymous CV can be read for recruitment, and for nothing else', () => {
    expect(see('employer', anonymous.cv, anonymous.facts)?.skills).toEqual(fullCv.skills)
    for (const purpose of ['sellServices', 'serviceQuality', 'support', 'statistics'] as const) {
      expect(guard.view('cv', fullCv, { ...request('employer'), purpose }, anonymous.facts)).toBeNull()
    }
  })

  it('TERMS-013 a contact request that waits releases nothing', () => {
    const pending = { ...anonymous.facts, 'relation.contactAccepted': undefined }
    expect(see('employer', anonymous.cv, pending)).toEqual(see('employer', anonymous.cv, anonymous.facts))
  })

  it('TERMS-014 TERMS-019 accepting lets in the company that was accepted, and neither a declined one nor a third', () => {
    const accepted = new Set(['org-b'])
    const nameFor = (organisation: string) => {
      const facts = { ...anonymous.facts, 'relation.contactAccepted': accepted.has(organisation) }
      return (guard.view('cv', fullCv, request('employer', organisation), facts) as View)?.person?.name
    }
    expect(['org-a', 'org-b', 'org-c'].map(nameFor)).toEqual([undefined, fullCv.person.name, undefined])
  })

  it('TERMS-016 TERMS-032 a release of identity obliges to record that the company is now controller', () => {
    const { obligations } = guard.disclose('cv', { ...fullCv, ...personal.cv }, request('employer'), personal.facts)
    expect(obligations).toEqual(['controllerTransition', 'log'])
    expect(guard.disclose('cv', fullCv, request('employer'), anonymous.facts).obligations).toEqual(['log'])
  })

  it('TERMS-018 TERMS-020 declined and silent look the same, byte for byte', () => {
    const text = (contactAccepted: boolean | undefined) =>
      JSON.stringify(see('employer', anonymous.cv, { ...anonymous.facts, 'relation.contactAccepted': contactAccepted }))
    expect(text(undefined)).toBe(text(false))
    expect(text(true)).not.toBe(text(false))
  })

  it('TERMS-021 the personal form counts only when the subject chose it', () => {
    for (const formSetBy of ['staff', 'system', undefined] as const) {
      const { formSetBy: _, ...rest } = fullCv
      const cv = { ...rest, ...personal.cv, ...(formSetBy === undefined ? {} : { formSetBy }) }
      expect((guard.view('cv', cv, request('employer'), personal.facts) as View)?.person).toBeUndefined()
    }
  })

  it('TERMS-022 TERMS-023 the personal form releases just what the list names: the address is not on it', () => {
    const view = see('employer', personal.cv, personal.facts)
    expect(view?.person).toEqual({ name: fullCv.person.name, photo: fullCv.person.photo })
    expect(view?.contact).toEqual({ email: fullCv.contact.email, phone: fullCv.contact.phone })
    expect(view?.work?.[0]?.employer).toBe('Fjord Freight')
    expect(view?.attachments).toEqual(fullCv.attachments)
    expect(view?.address).toBeUndefined()
  })

  it('TERMS-024 employer names and file names are hidden in anonymous form though the job history can be read', () => {
    const view = see('employer', anonymous.cv, anonymous.facts)
    expect(view?.work).toEqual([{ title: 'Dispatcher', from: '2010-01', to: '2018-02' }])
    expect(view?.attachments).toBeUndefined()
  })

  it('TERMS-025 no photo and a withheld photo cannot be told apart', () => {
    const { photo: _, ...faceless } = fullCv.person
    const text = (cv: Partial<Cv>) => JSON.stringify(see('employer', cv, anonymous.facts))
    expect(text({ person: faceless })).toBe(text({}))
  })

  it('TERMS-026 visitors, unregistered companies and other job seekers see nothing', () => {
    expect(see('visitor', personal.cv, personal.facts)).toBeNull()
    expect(see('subject', personal.cv, personal.facts)).toBeNull()
    for (const registered of [false, undefined]) {
      const facts = { ...personal.facts, 'organisation.registered': registered }
      expect(see('employer', personal.cv, facts)).toBeNull()
    }
  })

  it('TERMS-027 to TERMS-029 a follow opens the CV to that company, anonymous or offline, and to no other', () => {
    for (const name of ['offline, but viewer is followed', 'anonymous, but viewer is followed']) {
      const { cv, facts } = columnNamed(name)
      expect(see('employer', cv, facts)?.person?.name).toBe(fullCv.person.name)
      const other = { ...facts, 'relation.follows': false }
      expect(see('employer', cv, other)?.person).toBeUndefined()
    }
  })

  it('TERMS-030 the instant the subject unfollows, the company sees the anonymous projection again', () => {
    const { cv, facts } = columnNamed('anonymous, but viewer is followed')
    const after = { ...facts, 'relation.follows': false }
    expect(see('employer', cv, after)).toEqual(see('employer', anonymous.cv, anonymous.facts))
  })

  it('TERMS-031 a deleted CV is released to nobody, followed or not', () => {
    const deleted = columnNamed('deleted')
    for (const role of recruiters) expect(see(role, deleted.cv, deleted.facts)).toBeNull()
  })

  it('TERMS-033 every view leaves a receipt and the obligation to log it; a refusal leaves a receipt of nothing', () => {
    for (const role of recruiters) {
      const { receipt, obligations } = guard.disclose('cv', fullCv, request(role), anonymous.facts)
      expect(obligations).toContain('log')
      expect(receipt).toMatchObject({
        viewer: { id: 'person-1', organisation: 'org-viewer' },
        record: { kind: 'cv', id: 'cv-7001', subject: 'subject-1' },
        purpose: 'recruitment',
      })
    }
    const refused = guard.disclose('cv', fullCv, request('visitor'), anonymous.facts)
    expect(refused.receipt).toMatchObject({ record: { id: 'cv-7001' }, disclosed: [] })
  })

  it('TERMS-037 applications, notes and dialogues leave receipts as CVs do', () => {
    const facts = { ...anonymous.facts, 'cv.presence': 'online' } as const
    const note = guard.disclose('note', ownNote, request('agency'), facts)
    const job = guard.disclose('appliedJob', ownApplication, request('agency'), facts)
    expect(note.obligations).toEqual(['log'])
    expect(job.obligations).toEqual(['log'])
    expect(note.receipt.disclosed.map(({ category }) => category)).toEqual(['existence', 'note'])
  })

  it('TERMS-038 an employer reads and writes no notes here', () => {
    const facts = { ...anonymous.facts, 'cv.presence': 'online' } as const
    const note = { ...ownNote, authorRole: 'employer' }
    expect(guard.view('note', note, request('employer'), facts)).toBeNull()
  })

  it('TERMS-039 TERMS-043 notes of others are absent from the view, and their number with them', () => {
    const without = { ...fullCv, notes: fullCv.notes.slice(0, 1) }
    const text = (cv: Cv) => JSON.stringify(guard.view('cv', cv, request('agency'), anonymous.facts))
    expect(text(fullCv)).toBe(text(without))
    expect((guard.view('cv', fullCv, request('agency', 'org-third'), anonymous.facts) as View)?.notes).toBeUndefined()
    for (const role of ['platform.recruiter', 'platform.consultant', 'employer', 'counsellor'] as const) {
      const view = see(role, {}, { ...anonymous.facts, 'informed.terms.staff': true })
      expect(view === null).toBe(role === 'counsellor')
      expect(JSON.stringify(view)).not.toContain('Own note of the agency')
    }
  })

  it('TERMS-039 another user of the same agency sees its notes', () => {
    const colleague = { ...request('agency'), viewer: { ...request('agency').viewer, id: 'person-2' } }
    expect((guard.view('cv', fullCv, colleague, anonymous.facts) as View)?.notes).toHaveLength(1)
  })

  it("TERMS-041 a subject's everyday view of its own CV holds no notes", () => {
    const own = { ...request('subject'), viewer: { id: 'subject-1', role: 'subject', assurance: 'low' } } as const
    expect((guard.view('cv', fullCv, own, anonymous.facts) as View)?.notes).toBeUndefined()
  })

  it("TERMS-042 INV-08 the platform's own recruiters see what an agency with equal grants sees", () => {
    for (const column of columns) {
      const strip = (view: View) => JSON.stringify({ ...view, notes: undefined })
      expect(strip(see('platform.recruiter', column.cv, column.facts))).toBe(
        strip(see('agency', column.cv, column.facts)),
      )
    }
  })

  it('TERMS-044 an operator reaches notes for support or a legal duty, logged, and for nothing else', () => {
    const facts = { ...anonymous.facts, 'informed.terms.staff': true } as const
    const ask = (purpose: Request['purpose']) => {
      const viewer = { id: 'op-1', role: 'platform.operator', organisation: 'platform', assurance: 'high' } as const
      return guard.disclose('note', ownNote, { viewer, purpose, at: 0 }, facts)
    }
    expect(ask('support').view).not.toBeNull()
    expect(ask('support').obligations).toEqual(['log'])
    expect(ask('recruitment').view).toBeNull()
  })

  it('TERMS-049 AMB-29 no recruiter role sees gender or birth date in any column', () => {
    for (const role of [...recruiters, 'platform.consultant'] as const) {
      for (const column of columns) {
        const view = see(role, column.cv, { ...column.facts, 'informed.terms.staff': true })
        expect([view?.person?.gender, view?.person?.birthDate]).toEqual([undefined, undefined])
      }
    }
  })

  it('TERMS-059 TERMS-082 a consultant comes back with another vacancy unless the subject has objected', () => {
    const ask = (objected: boolean | undefined) => {
      const facts = { ...anonymous.facts, 'informed.terms.staff': true, 'subject.objected': objected }
      return guard.view(
        'cv',
        fullCv,
        { ...request('platform.consultant'), purpose: 'matchOtherVacancy' },
        facts,
      ) as View
    }
    expect(ask(false)?.person?.name).toBe(fullCv.person.name)
    expect([ask(true), ask(undefined)]).toEqual([null, null])
  })

  it('TERMS-072 the subject sees its own CV complete but for notes, and no other', () => {
    const own = { ...request('subject'), viewer: { id: 'subject-1', role: 'subject', assurance: 'low' } } as const
    const { notes: _, ...mine } = fullCv
    expect(guard.view('cv', fullCv, own, {})).toEqual(mine)
    const other = { ...own, viewer: { ...own.viewer, id: 'subject-2' } }
    expect(guard.view('cv', fullCv, other, {})).toBeNull()
  })
})
