import { compile } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { columns, type Facts, type Request, type View } from './cv-cells'
import { fullCv } from './full-cv'

const options = { records: recruitment.records, pseudonymKey: new Uint8Array(32).fill(3) } as const
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
    const closed: readonly Facts[] = [
      { 'address.graded': true },
      { 'relation.blocked': true },
      { 'account.active': false },
      { 'cv.presence': 'deleted' },
      { 'cv.presence': 'offline' },
      {},
    ]
    const words = closed.map((more) => strict.explain('cv', request, more).outside)
    expect(new Set(words)).toEqual(new Set(['There is nothing here for you to see.']))
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
