import { compile, decide, type FactsInput, seal, vocabulary } from 'need-to-know'
import { matrix, type WhoCanSee, whoCanSee } from 'need-to-know/prove'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { holdsIn } from '../../src/prove/cases'
import { domainsOf } from '../../src/vocabulary'
import { choiceOfSeed } from '../laws/arbitraries/choice'
import { fullCv, ownNote } from '../recruitment/full-cv'

const policy = profiles.strict
const guard = compile(policy, { records: recruitment.records })
const at = Date.parse('2026-03-01T09:00:00Z')
type Facts = FactsInput<typeof policy.vocabulary>

const house: Facts = {
  'account.active': true,
  'subject.restricted': false,
  'address.graded': false,
  'address.protected': true,
  'contract.cvDatabase': true,
  'informed.terms.cvDatabase': true,
  'relation.contactAccepted': false,
}
const seen = (who: WhoCanSee, role: string, category: string) =>
  who.rows.find(({ roles, categories }) => roles.includes(role) && categories.includes(category))

describe('whoCanSee', () => {
  it('tells who may see what of one record, and what is still asked of them', () => {
    const offline = { ...fullCv, form: 'anonymous', presence: 'offline' } as const
    const who = whoCanSee(guard, seal('cv', offline), house, at)
    expect(String(who)).toBe(
      `a cv

subject: cv
  that it is there
    full if
        purpose is ownAffairs and viewer.assurance at least low and viewer.individual
        and viewer.isSubject
  identity, contact, address, workplace, attachment, qualification, reference, recordId, status,
    technical, meta
    full

platform.recruiter, employer, agency: cv
  that it is there
    full if
        purpose is recruitment and viewer.assurance at least substantial and viewer.individual
        and organisation.registered and relation.follows and not relation.blocked and consent.follow
        and informed.follow.fields
        and ((act is list or view) or (organisation.activeVacancy and candidate.matched))
  identity.name, identity.photo, contact.email, contact.phone
    full

counsellor: cv
  that it is there
    full if
        purpose is assistJobSeeker and viewer.assurance at least substantial and viewer.individual
        and not subject.objected and case.own and informed.nav.counsellor
  identity.name, contact.email, contact.phone, qualification.role, qualification.period,
    qualification.education, qualification.skill, qualification.language, recordId
    full
  qualification.text
    scrubbed`,
    )
    const deleted = whoCanSee(guard, seal('cv', { ...fullCv, presence: 'deleted' } as const), house, at)
    expect(deleted.rows.flatMap(({ roles }) => roles)).not.toContain('employer')
  })

  it('leaves open what depends on who asks, and fixes what the record says of itself', () => {
    const personal = { ...fullCv, form: 'personal', presence: 'online' } as const
    const facts = { ...house, 'address.protected': false } as const
    const { rows } = whoCanSee(guard, seal('cv', personal), facts, at)
    const asked = rows.flatMap(({ levels }) => levels.flatMap(({ cases }) => cases.flat().map(({ fact }) => fact)))
    expect(asked).not.toContain('cv.form')
    expect(asked).not.toContain('account.active')
    expect(asked).toContain('relation.follows')
    const note = whoCanSee(guard, seal('note', ownNote), { ...house, 'cv.presence': 'online' }, at)
    const inNote = note.rows.flatMap(({ levels }) =>
      levels.flatMap(({ cases }) => cases.flat().map(({ fact }) => fact)),
    )
    expect(inNote).toContain('note.own')
  })

  it('says what `decide` says, whatever the facts that it left open come to be', () => {
    const domains = domainsOf(policy.vocabulary)
    const personal = { ...fullCv, form: 'personal', presence: 'online' } as const
    const who = whoCanSee(guard, seal('cv', personal), house, at)
    const known = { ...house, 'cv.form': 'personal', 'cv.presence': 'online' }
    let disclosed = 0
    for (let seed = 1; seed <= 400; seed++) {
      const choice = choiceOfSeed(seed)
      const rest = [...domains].filter(([fact]) => !Object.hasOwn(known, fact))
      // Mostly what opens something, or nothing would.
      const likely: Record<string, unknown> = { purpose: 'recruitment', 'relation.blocked': false }
      const drawn = rest.map(([fact, values]) => [
        fact,
        choice.chance(80)
          ? (likely[fact] ?? (values.includes(true) ? true : choice.pick(values)))
          : choice.pick(values),
      ])
      const situation = { ...Object.fromEntries(drawn), ...known }
      const levels = decide(policy, 'cv', situation)
      for (const [category, level] of Object.entries(levels)) {
        if (
          !Object.hasOwn(
            guard.decide('cv', { viewer: { role: 'employer', assurance: 'low' }, purpose: 'recruitment', at }),
            category,
          )
        )
          continue
        const told = (name: string) =>
          seen(who, situation['viewer.role'], name)?.levels.find(({ cases }) => holdsIn(cases, situation, domains))
            ?.level
        const expected =
          category === 'existence' || told('existence') === 'full' ? (told(category) ?? 'withheld') : 'withheld'
        expect([seed, category, expected]).toEqual([seed, category, level])
        if (level !== 'withheld') disclosed++
      }
    }
    expect(disclosed).toBeGreaterThan(200)
  })

  it('does not take from the host what a request says, nor whether the viewer is the subject', () => {
    const rows = (facts: object) => whoCanSee(guard, seal('cv', fullCv), { ...house, ...facts }, at).rows
    const said = { 'viewer.role': 'visitor', purpose: 'sellServices', 'viewer.isSubject': false, act: 'download' }
    expect(rows(said)).toEqual(rows({}))
    const askedIn = (facts: object) => JSON.stringify(rows(facts).map(({ levels }) => levels))
    expect(askedIn({})).toContain('relation.follows')
    expect(askedIn({ 'relation.follows': undefined })).toBe(askedIn({}))
    // What is no value of the fact is no knowledge of it, and opens nothing.
    expect(askedIn({ 'relation.follows': 'perhaps' })).not.toContain('relation.follows')
    expect(askedIn({ 'relation.follows': 'perhaps' })).toBe(askedIn({ 'relation.follows': false }))
  })

  it.each(['viewer', 'purpose', 'act', 'need', 'evidence', 'record'] as const)(
    'leaves open a fact that is read from the %s of the request',
    (part) => {
      const words = vocabulary({
        roles: ['employer'],
        purposes: ['recruitment'],
        kinds: ['cv'],
        categories: { skill: {} },
        facts: { mine: 'flag', asked: 'flag' },
      })
      const mine = words.permit({
        id: 'mine',
        to: 'employer',
        on: 'cv',
        categories: '*',
        purpose: 'recruitment',
        when: words.all(words.fact('mine'), words.fact('asked')),
        basis: 'none',
        notice: 'none',
        source: 'test',
      })
      const asked: string[] = []
      const cv = words.record('cv', {
        schema: z.object({ skill: z.string() }),
        classify: { skill: 'skill' },
        facts: {
          mine: (_, request) => JSON.stringify(request[part]) === 'nothing',
          asked: ({ skill }) => asked.push(skill) > 0,
        },
      })
      const policy = words.definePolicy({ name: 'mine', version: '1', rules: [mine] })
      const own = compile(policy, { records: { cv }, voidRules: 'keep' })
      const { rows } = whoCanSee(own, seal('cv', { skill: 'typing' }), {}, at)
      expect(rows[0]?.levels[0]?.cases.flat().map((test) => test.fact)).toEqual(['purpose', 'mine'])
      expect(asked.length).toBeGreaterThan(0)
    },
  )

  it('gives rows that nobody can change, and no row without a category', () => {
    const { rows } = whoCanSee(guard, seal('cv', fullCv), house, at)
    for (const row of [...rows, ...matrix(policy).rows]) {
      expect([row, row.on, row.categories, row.levels].every(Object.isFrozen)).toBe(true)
      expect(row.categories.length).toBeGreaterThan(0)
    }
  })

  it('treats a fact that record and host contradict as unknown', () => {
    const personal = { ...fullCv, form: 'personal', presence: 'online' } as const
    const who = whoCanSee(
      guard,
      seal('cv', personal),
      { ...house, 'cv.presence': 'offline', 'consent.follow': false },
      at,
    )
    expect(who.rows.flatMap(({ roles }) => roles)).not.toContain('employer')
  })

  it('tells nobody of nothing, and shows no value of the record', () => {
    const nobody = compile(recruitment.vocabulary.definePolicy({ name: 'empty', version: '1', rules: [] }), {
      records: recruitment.records,
    })
    expect(String(whoCanSee(nobody, seal('cv', fullCv), {}, at))).toBe('a cv\n\nnobody sees anything')
    const text = JSON.stringify(whoCanSee(guard, seal('cv', fullCv), house, at))
    expect(text).not.toContain(fullCv.person.name)
  })

  it('is given a sealed record: a bare one does not say what it is', () => {
    expect(() => whoCanSee(guard, fullCv as never, {}, at)).toThrow(expect.objectContaining({ code: 'not-sealed' }))
    expect(() => whoCanSee(guard, seal('cv', fullCv), {}, Number.NaN)).toThrow(
      expect.objectContaining({ code: 'bad-number' }),
    )
    expect(() => whoCanSee(policy as never, seal('cv', fullCv), {}, at)).toThrow(
      expect.objectContaining({ code: 'not-a-guard' }),
    )
    expect(() => whoCanSee(guard, seal('letter', {}) as never, {}, at)).toThrow(
      expect.objectContaining({ code: 'unknown-record-kind' }),
    )
  })
})
