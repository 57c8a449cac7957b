import { compile } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { columns, type Facts, type Request, type View } from './cv-cells'
import { fullCv, ownNote } from './full-cv'

const options = {
  records: recruitment.records,
  pseudonymKey: new TextEncoder().encode('a secret of sixteen bytes or more'),
} as const
const strict = compile(profiles.strict, options)
const terms = compile(profiles.jobindex.terms2018, options)

const request: Request = {
  viewer: { id: 'person-1', role: 'employer', organisation: 'org-viewer', assurance: 'substantial' },
  purpose: 'recruitment',
  at: 0,
}
const facts = (name: string, more: Facts = {}): Facts => {
  const column = columns.find((each) => each.name === name)
  if (column === undefined) throw new Error('no such column')
  return { ...column.facts, ...more }
}
const cvOf = (name: string) => ({ ...fullCv, ...columns.find((column) => column.name === name)?.cv })
const see = (name: string, more: Facts = {}, asked: Request = request): View =>
  strict.view('cv', cvOf(name), asked, facts(name, more)) as View

describe('the strict profile', () => {
  it.each(columns.map(({ name }) => name))('never shows more of a CV than the terms of 2018: %s', (name) => {
    const shown = leavesOf(see(name))
    const allowed = new Set(leavesOf(terms.view('cv', cvOf(name), request, facts(name))))
    expect(shown.filter((leaf) => !allowed.has(leaf))).toEqual([])
  })

  it('TERMS-027 AMB-08 a follow opens nothing unless the subject was told so when it followed', () => {
    const followed = 'offline, but viewer is followed'
    expect(see(followed)).toBeNull()
    expect(see(followed, { 'informed.follow.fields': true })?.person?.name).toBe(fullCv.person.name)
  })

  it('JI-40 a viewer without an id of its own sees nothing, and sees the CV with one', () => {
    const { id: _, ...shared } = request.viewer
    expect(see('personal, online', {}, { ...request, viewer: shared })).toBeNull()
    expect(see('personal, online')?.person?.name).toBe(fullCv.person.name)
  })

  it.each(['none', 'low'] as const)('UWV-31 NAV-10 a login of assurance %s is not enough', (assurance) => {
    expect(see('personal, online', {}, { ...request, viewer: { ...request.viewer, assurance } })).toBeNull()
  })

  it.each(['substantial', 'high'] as const)('UWV-31 a login of assurance %s is', (assurance) => {
    expect(see('personal, online', {}, { ...request, viewer: { ...request.viewer, assurance } })).not.toBeNull()
  })

  it.each([
    ['UWV-11 a blocked account', { 'account.active': false }],
    ['an account of unknown state', { 'account.active': undefined }],
    ['TK-25 an organisation that is not registered', { 'organisation.registered': false }],
    ['AMB-30 a company that the subject has blocked', { 'relation.blocked': true }],
    ['a company that may be blocked', { 'relation.blocked': undefined }],
  ] as const)('%s sees nothing', (_, more) => {
    expect(see('personal, online', more)).toBeNull()
  })

  it.each(['restricted', 'perhaps restricted'] as const)(
    'GDPR 18 a subject that is %s is shown to nobody but itself and those who act under law',
    (state) => {
      const restricted: Facts = { 'subject.restricted': state === 'restricted' ? true : undefined }
      const told: Facts = { ...restricted, 'informed.terms.staff': true }
      const ask = (role: Request['viewer']['role'], purpose: Request['purpose'] = 'recruitment') => ({
        ...request,
        viewer: { ...request.viewer, role },
        purpose,
      })
      for (const role of ['employer', 'agency', 'platform.recruiter', 'platform.consultant'] as const) {
        expect(see('personal, online', { 'informed.terms.staff': true }, ask(role))).not.toBeNull()
        expect(see('personal, online', told, ask(role))).toBeNull()
      }
      expect(
        strict.view('note', ownNote, ask('agency'), facts('personal, online', { 'cv.presence': 'online' })),
      ).toEqual(ownNote)
      expect(
        strict.view('note', ownNote, ask('agency'), facts('personal, online', { 'cv.presence': 'online', ...told })),
      ).toBeNull()
      expect(
        strict.view('note', ownNote, ask('platform.operator', 'support'), facts('personal, online', told)),
      ).toEqual(ownNote)
      const own = {
        viewer: { id: 'subject-1', role: 'subject', assurance: 'low' },
        purpose: 'ownAffairs',
        at: 0,
      } as const
      expect(strict.view('cv', fullCv, own, restricted)).not.toBeNull()
    },
  )

  it('TK-26 TK-28 TK-32 writing to a subject is another permission than reading, and shows nothing of the CV', () => {
    const writing: Request = { ...request, purpose: 'approach' }
    const allowed: Facts = {
      'organisation.activeVacancy': true,
      'approach.linked': true,
      'approach.requested': false,
      'informed.terms.approach': true,
    }
    const levels = (name: string, more: Facts = {}, asked = writing) => {
      const { form, presence } = cvOf(name)
      return strict.decide('cv', asked, facts(name, { 'cv.form': form, 'cv.presence': presence, ...allowed, ...more }))
    }
    const mayWrite = (...of: Parameters<typeof levels>) => levels(...of)['existence'] === 'full'
    for (const name of ['anonymous, online', 'personal, online']) {
      const shown = Object.entries(levels(name)).filter(([, level]) => level !== 'withheld')
      expect(shown).toEqual([['existence', 'full']])
      expect(see(name, allowed, writing)).toBeNull()
      expect(mayWrite(name, { 'organisation.activeVacancy': false })).toBe(false)
      expect(mayWrite(name, { 'approach.linked': false })).toBe(false)
      expect(mayWrite(name, { 'approach.linked': false, 'approach.requested': true })).toBe(true)
      expect(mayWrite(name, { 'informed.terms.approach': false })).toBe(false)
      expect(mayWrite(name, {}, { ...writing, viewer: { ...writing.viewer, assurance: 'low' } })).toBe(false)
    }
    expect(mayWrite('offline (personal)')).toBe(false)
  })

  it('NAV-37 TK-24 UWV-17 another purpose than recruitment shows nothing to recruiters', () => {
    const purposes = recruitment.vocabulary.definition.purposes.filter((purpose) => purpose !== 'recruitment')
    for (const purpose of purposes) expect(see('personal, online', {}, { ...request, purpose })).toBeNull()
  })

  it('NAV-10 a visitor sees nothing', () => {
    expect(see('personal, online', {}, { ...request, viewer: { ...request.viewer, role: 'visitor' } })).toBeNull()
  })

  it('TK-36 the use limit binds anonymous CVs too', () => {
    expect(see('anonymous, online', {}, { ...request, purpose: 'sellServices' })).toBeNull()
  })

  it('NAV-44 closed, protected, blocked, deleted and not there look the same, in bytes and in words', () => {
    const open = facts('personal, online', { 'cv.form': 'personal', 'cv.presence': 'online' })
    const closing: readonly Facts[] = [
      { 'address.graded': true },
      { 'relation.blocked': true },
      { 'subject.restricted': true },
      { 'account.active': false },
      { 'organisation.registered': false },
      { 'cv.presence': 'deleted' },
      { 'cv.presence': 'offline' },
    ]
    const words = closing.map((more) => strict.explain('cv', request, { ...open, ...more }).outside)
    const notThere = strict.explain('cv', request, {}).outside
    expect(new Set(words)).toEqual(new Set([notThere]))
    expect(strict.explain('cv', request, open).outside).not.toBe(notThere)
    const views = [
      see('personal, online', { 'address.graded': true }),
      see('personal, online', { 'relation.blocked': true }),
      see('deleted'),
      see('offline (personal)'),
      strict.view('cv', undefined as never, request, {}),
    ]
    expect(new Set(views.map((view) => JSON.stringify(view)))).toEqual(new Set(['null']))
  })

  it('JI-41 the CVs matched to a vacancy are seen as any anonymous CV is: no names, no raw id', () => {
    const view = see('anonymous, online')
    expect(view?.id).toMatch(/^[0-9a-f]{32}$/)
    expect([view?.person, view?.contact, view?.address]).toEqual([undefined, undefined, undefined])
    expect(view?.skills).toEqual(fullCv.skills)
  })

  it('protects the subject from the roles a host adds, too', () => {
    const words = recruitment.vocabulary.extend({ roles: ['partner'] })
    const grant = words.permit({
      id: 'partner',
      to: 'partner',
      on: 'cv',
      categories: ['existence', 'identity.name', 'address', 'qualification.text'],
      purpose: 'recruitment',
      basis: { article: '6(1)(b)', contract: 'cvDatabase' },
      notice: 'terms.cvDatabase',
      source: 'test',
    })
    const policy = words.definePolicy({ name: 'with partner', version: '1', rules: [...profiles.strict.rules, grant] })
    const guard = compile(policy, { records: recruitment.records })
    const asked = { ...request, viewer: { ...request.viewer, role: 'partner' } } as const
    const look = (more: Facts, who: typeof asked = asked) =>
      guard.view('cv', cvOf('personal, online'), who, facts('personal, online', more)) as View
    expect(look({})?.address?.street).toBe(fullCv.address.street)
    expect(look({ 'address.protected': true })).toEqual({ person: { name: fullCv.person.name } })
    for (const more of [
      { 'address.graded': true },
      { 'relation.blocked': true },
      { 'account.active': false },
      { 'subject.restricted': true },
    ]) {
      expect(look(more)).toBeNull()
    }
    expect(look({}, { ...asked, viewer: { ...asked.viewer, assurance: 'low' } } as never)).toBeNull()
  })

  it('UWV-11 UWV-31 staff need an active account and a strong login, a subject a login', () => {
    const staff = { ...request, viewer: { ...request.viewer, role: 'platform.consultant' } } as const
    const told = { 'informed.terms.staff': true }
    expect(see('personal, online', told, staff)).not.toBeNull()
    expect(see('personal, online', { ...told, 'account.active': false }, staff)).toBeNull()
    expect(see('personal, online', told, { ...staff, viewer: { ...staff.viewer, assurance: 'low' } })).toBeNull()
    const own = {
      viewer: { id: 'subject-1', role: 'subject', assurance: 'low' },
      purpose: 'ownAffairs',
      at: 0,
    } as const
    expect(strict.view('cv', fullCv, own, {})).not.toBeNull()
    expect(strict.view('cv', fullCv, { ...own, viewer: { ...own.viewer, assurance: 'none' } }, {})).toBeNull()
  })

  it('INV-12 unknown role, purpose or assurance: nothing, and no throw', () => {
    const hostile = [
      { ...request, viewer: { ...request.viewer, role: 'owner' } },
      { ...request, purpose: 'curiosity' },
      { ...request, viewer: { ...request.viewer, assurance: 'total' } },
    ] as unknown as Request[]
    for (const asked of hostile) expect(see('personal, online', {}, asked)).toBeNull()
  })
})

/** Every leaf of a view with its path. */
function leavesOf(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null)
    return value === undefined || value === null ? [] : [`${path}=${String(value)}`]
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, `${path}/${key}`))
}
