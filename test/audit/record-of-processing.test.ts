import { vocabulary } from 'need-to-know'
import { describeProcessing, type ProcessingInput, recordOfProcessing } from 'need-to-know/audit'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { codeOf, refusalOf } from './breach-case'

const board = vocabulary({
  roles: ['employer', 'counsellor'],
  purposes: ['recruitment', 'statistics', 'ownAffairs'],
  kinds: ['cv', 'note'],
  categories: { 'identity.name': { forms: ['initials'] }, health: { special: true }, note: {} },
  facts: {},
  consents: ['health'],
  notices: ['terms'],
})
const { definePolicy, permit } = board

const toEmployers = permit({
  id: 'cv-employer',
  to: 'employer',
  on: 'cv',
  categories: ['existence', 'identity'],
  level: { existence: 'full', identity: 'initials' },
  purpose: 'recruitment',
  basis: { article: '6(1)(f)', interest: 'finding staff', balancingTest: 'test-1' },
  notice: 'terms',
  source: ['TERMS-022'],
})
const toCounsellors = permit({
  id: 'cv-counsellor',
  to: 'counsellor',
  on: 'cv',
  categories: 'health',
  purpose: 'recruitment',
  basis: {
    article: '6(1)(e)',
    statute: 'Employment Act § 3',
    special: { article: '9(2)(a)', consent: 'health' },
  },
  notice: 'terms',
  source: 'NAV-34',
})
const toSubject = permit({
  id: 'own',
  to: 'subject',
  on: 'note',
  categories: 'note',
  purpose: 'ownAffairs',
  source: 'GDPR 15',
})
const policy = definePolicy({ name: 'board', version: '3', rules: [toEmployers, toCounsellors, toSubject] })

const complete: ProcessingInput = {
  controller: {
    name: 'Jobtorvet ApS',
    address: 'Havnegade 1, 8000 Aarhus',
    country: 'DK',
    email: 'privacy@jobtorvet.example',
    businessNumber: '12345678',
  },
  dpo: { name: 'Ditte Holm', reach: 'dpo@jobtorvet.example' },
  purposes: { recruitment: 'bringing people and jobs together', ownAffairs: 'seeing one’s own data' },
  subjects: { cv: 'job seekers', note: 'job seekers' },
  processors: [
    { name: 'Serverhuset A/S', task: 'hosting', location: 'data centre in Denmark', transfer: 'none' },
    {
      name: 'Mailhouse',
      task: 'sending mail',
      location: 'Exampletown',
      transfer: { country: 'US', safeguard: 'standard clauses 2021/914' },
    },
  ],
  transfers: { employer: 'none', counsellor: 'none' },
  retention: { '*': 'until the CV is deleted', health: 'six months' },
  security: ['encryption at rest', 'log of every look'],
}

describe('the record of processing', () => {
  const record = recordOfProcessing(policy, complete)

  it('TERMS-065 has each processor with its location, and what is transferred', () => {
    expect(record.processors).toEqual(complete.processors)
    expect(describeProcessing(record)).toContain('| Serverhuset A/S | hosting | data centre in Denmark | none |')
    const homeless = [{ name: 'Serverhuset A/S', task: 'hosting', transfer: 'none' }] as never
    expect(refusalOf(() => recordOfProcessing(policy, { ...complete, processors: homeless }))).toEqual([
      'wrong-type /processors/0/location',
    ])
  })

  it('has for each purpose what GDPR 30(1) asks for, worked out from the rules', () => {
    expect(record.missing).toEqual([])
    expect(record.activities).toEqual([
      {
        purpose: 'recruitment',
        description: 'bringing people and jobs together',
        records: [{ kind: 'cv', subjects: 'job seekers' }],
        categories: [
          { category: 'existence', special: false, retention: 'until the CV is deleted' },
          { category: 'identity.name', special: false, retention: 'until the CV is deleted' },
          { category: 'health', special: true, retention: 'six months' },
        ],
        recipients: [
          {
            role: 'employer',
            records: ['cv'],
            categories: [
              { category: 'existence', level: 'full' },
              { category: 'identity.name', level: 'initials' },
            ],
            rule: 'cv-employer',
            basis: toEmployers.basis,
            notice: 'terms',
            source: ['TERMS-022'],
            transfer: 'none',
            void: [],
          },
          {
            role: 'counsellor',
            records: ['cv'],
            categories: [{ category: 'health', level: 'full' }],
            rule: 'cv-counsellor',
            basis: toCounsellors.basis,
            notice: 'terms',
            source: ['NAV-34'],
            transfer: 'none',
            void: [],
          },
        ],
      },
      {
        purpose: 'ownAffairs',
        description: 'seeing one’s own data',
        records: [{ kind: 'note', subjects: 'job seekers' }],
        categories: [{ category: 'note', special: false, retention: 'until the CV is deleted' }],
        recipients: [],
      },
    ])
    expect(record).toMatchObject({
      policy: { name: 'board', version: '3', hash: policy.hash },
      controllerType: 'private',
    })
    expect(Object.isFrozen(record.activities[0]?.recipients[0])).toBe(true)
  })

  it('lists what nobody has said, and leaves nothing out in silence', () => {
    const bare = recordOfProcessing(policy)
    expect(bare.missing.map(({ path, article }) => `${article} ${path}`)).toEqual([
      '30(1)(a) /controller',
      '30(1)(a) /dpo',
      '30(1)(d) /processors',
      '30(1)(g) /security',
      '30(1)(b) /purposes/recruitment',
      '30(1)(c) /subjects/cv',
      '30(1)(f) /retention/existence',
      '30(1)(f) /retention/identity.name',
      '30(1)(f) /retention/health',
      '30(1)(e) /transfers/employer',
      '30(1)(e) /transfers/counsellor',
      '30(1)(b) /purposes/ownAffairs',
      '30(1)(c) /subjects/note',
      '30(1)(f) /retention/note',
    ])
    const page = describeProcessing(bare)
    expect(page).toContain('## Missing')
    for (const { path } of bare.missing) expect(page).toContain(path.replaceAll('_', '\\_'))
    expect(page).toContain('## Processors\n\n**missing**')
  })

  it.each(Object.keys(complete) as (keyof ProcessingInput)[])('misses %s when it alone is left out', (part) => {
    const { [part]: _, ...rest } = complete
    const { missing } = recordOfProcessing(policy, rest)
    expect(missing.length).toBeGreaterThan(0)
    expect(missing.every(({ path }) => path.startsWith(`/${part}`))).toBe(true)
  })

  it('takes a plain none for an answer', () => {
    const none = recordOfProcessing(policy, { ...complete, dpo: 'none', processors: [] })
    expect(none.missing).toEqual([])
    expect(describeProcessing(none)).toContain('| Data protection officer | none |')
    expect(describeProcessing(none)).toContain('## Processors\n\nNone.')
  })

  it('refuses details of what the vocabulary does not have: they would be about nothing', () => {
    const stray: ProcessingInput = {
      purposes: { selling: 'x' },
      subjects: { dog: 'x' },
      transfers: { neighbour: 'none' },
      retention: { shoeSize: 'x' },
    }
    expect(refusalOf(() => recordOfProcessing(policy, stray))).toEqual([
      'unknown-purpose /purposes/selling',
      'unknown-category /retention/shoeSize',
      'unknown-record-kind /subjects/dog',
      'unknown-role /transfers/neighbour',
    ])
    expect(codeOf(() => recordOfProcessing({ ...policy, version: '4' }))).toBe('invalid-policy')
  })

  it('shows the rules of an old policy that cannot stand in law, and misses their ground', () => {
    const { activities, missing } = recordOfProcessing(profiles.nav.legacy)
    const automatic = activities.flatMap(({ recipients }) => recipients).filter(({ rule }) => rule === 'cv-automatic')
    expect(automatic.map(({ role }) => role)).toEqual(['employer', 'agency'])
    expect(automatic[0]?.void).toEqual(['void-no-statute', 'void-no-notice'])
    expect(missing.filter(({ article }) => article === '6(1)')).toHaveLength(2)
  })

  it('covers every purpose, role and category that a profile opens to others', () => {
    const { activities } = recordOfProcessing(profiles.strict)
    const found = activities.flatMap(({ purpose, recipients }) => recipients.map(({ role }) => `${purpose} ${role}`))
    const meant = profiles.strict.rules.flatMap((rule) =>
      rule.kind === 'permit' && rule.to !== '*'
        ? rule.to
            .filter((role) => role !== 'subject')
            .flatMap((role) => rule.purpose.map((purpose) => `${purpose} ${role}`))
        : [],
    )
    expect(new Set(found)).toEqual(new Set(meant))
    expect(recruitment.vocabulary.definition.purposes).toEqual(
      expect.arrayContaining(activities.map(({ purpose }) => purpose)),
    )
  })

  it('NAV-27 leaves job ads out: they are about nobody', () => {
    const { policy, activities, missing } = recordOfProcessing(profiles.nav.february2021)
    expect(policy.name).toBe('nav.february2021')
    const recipients = activities.flatMap((activity) => activity.recipients)
    expect(recipients.map(({ rule }) => rule)).not.toContain('job-ad-published')
    const kinds = activities.flatMap(({ records }) => records.map(({ kind }) => kind))
    expect(kinds).toContain('cv')
    expect(kinds).not.toContain('jobAd')
    expect(missing.map(({ path }) => path)).not.toContain('/subjects/jobAd')
  })

  it('NAV-27 leaves categories about no person out, where a permit is on all of them', () => {
    for (const policy of [profiles.strict, profiles.nav.february2021, profiles.werknl.redesign]) {
      const { activities, missing } = recordOfProcessing(policy)
      const own = activities.find(({ purpose }) => purpose === 'ownAffairs')
      expect(own?.categories.map(({ category }) => category)).toContain('application')
      const named = activities.flatMap(({ categories, recipients }) => [
        ...categories,
        ...recipients.flatMap((recipient) => recipient.categories),
      ])
      expect(named.map(({ category }) => category)).not.toContain('jobAd')
      expect(missing.filter(({ path }) => path.includes('jobAd'))).toEqual([])
    }
  })

  it('NAV-14 carries the legal assessment of its policy, and its page prints it', () => {
    const { policy } = recordOfProcessing(profiles.nav.february2021)
    expect(policy.assessment).toEqual(profiles.nav.february2021.assessment)
    expect(policy.assessment).toMatchObject({ by: 'NAV', date: '2021-02-17' })
    const page = describeProcessing(recordOfProcessing(profiles.nav.february2021))
    expect(page).toContain('Assessed by NAV on 2021-02-17: no statute lets employers see')
    expect(describeProcessing(recordOfProcessing(profiles.strict))).not.toContain('Assessed by')
    const assessment = { by: 'a*b', date: '2024-01-31', text: 'no | more', reference: 'case <1>' } as const
    const odd = definePolicy({ name: 'board', version: '4', assessment, rules: [toEmployers] })
    expect(describeProcessing(recordOfProcessing(odd))).toContain(
      'Assessed by a\\*b on 2024-01-31: no \\| more (case &lt;1>)',
    )
  })

  it('TERMS-041 GDPR 4(7) names the agency as controller of its own notes, and of nothing else', () => {
    const record = recordOfProcessing(profiles.strict)
    const ofRecipients = record.activities
      .flatMap(({ recipients }) => recipients)
      .filter(({ basis }) => basis !== 'none' && basis.controller === 'recipient')
    expect([...new Set(ofRecipients.map(({ rule }) => rule))]).toEqual(['note-own'])
    expect(ofRecipients.map(({ role, records }) => [role, records])).toEqual([
      ['agency', ['note']],
      ['platform.recruiter', ['note']],
    ])
    const rows = describeProcessing(record).split('\n')
    const notes = rows.filter((row) => row.includes('controller: recipient'))
    expect(notes).toHaveLength(2)
    expect(notes.every((row) => row.includes('note-own') && row.includes('GDPR 6(1)(f)'))).toBe(true)
  })
})

describe('the page of the record', () => {
  it('reads as tables', () => {
    expect(describeProcessing(recordOfProcessing(policy, complete))).toMatchInlineSnapshot(`
      "# Record of processing activities

      Policy board, version 3, b09e7560748604500f53a9394eae4297433fe8b33f63c8fa919b908b075c79bf.

      ## Controller

      | Part |  |
      | --- | --- |
      | Controller | Jobtorvet ApS, Havnegade 1, 8000 Aarhus, DK, privacy@jobtorvet.example, 12345678 |
      | Kind | private |
      | Representative | none |
      | Joint controllers | none |
      | Data protection officer | Ditte Holm, dpo@jobtorvet.example |

      ## Purpose: recruitment

      bringing people and jobs together

      | Records | About |
      | --- | --- |
      | cv | job seekers |

      | Category | Special | Kept |
      | --- | --- | --- |
      | existence | no | until the CV is deleted |
      | identity.name | no | until the CV is deleted |
      | health | special, GDPR 9(1) | six months |

      | Recipient | Data, at most | Basis | Notice | Source | Transfer | Void |
      | --- | --- | --- | --- | --- | --- | --- |
      | employer | cv: existence, identity.name (initials) | GDPR 6(1)(f); interest: finding staff; balancingTest: test-1 | terms | cv-employer, TERMS-022 | none | no |
      | counsellor | cv: health | GDPR 6(1)(e); statute: Employment Act § 3; article: 9(2)(a); consent: health | terms | cv-counsellor, NAV-34 | none | no |

      ## Purpose: ownAffairs

      seeing one’s own data

      | Records | About |
      | --- | --- |
      | note | job seekers |

      | Category | Special | Kept |
      | --- | --- | --- |
      | note | no | until the CV is deleted |

      Nobody but the subject.

      ## Processors

      | Processor | Task | Location | Transfer |
      | --- | --- | --- | --- |
      | Serverhuset A/S | hosting | data centre in Denmark | none |
      | Mailhouse | sending mail | Exampletown | US: standard clauses 2021/914 |

      ## Security

      - encryption at rest
      - log of every look
      "
    `)
  })

  it('keeps every text in its cell', () => {
    const hostile = 'x | y\n# heading <b>bold</b> [link](http://x.example)'
    const page = describeProcessing(recordOfProcessing(policy, { ...complete, security: [hostile] }))
    expect(page).toContain('- x \\| y \\# heading &lt;b>bold&lt;/b> \\[link\\](http://x.example)')
    expect(page.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1)
  })
})
