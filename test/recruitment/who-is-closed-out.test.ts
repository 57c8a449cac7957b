import { readFileSync } from 'node:fs'
import { compile, type Policy } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { columns, type Facts, type Request } from './cv-cells'

type RecruitmentPolicy = Policy<typeof recruitment.vocabulary.definition>

const page = readFileSync(new URL('../../docs/recruitment.md', import.meta.url), 'utf8')
const stated = [
  ...page.matchAll(/^\| `([a-zA-Z0-9.]+)` \| (closes|does not) \| (closes|does not) \| (closes|does not) \|$/gm),
]
const all: readonly RecruitmentPolicy[] = [
  profiles.strict,
  ...Object.values(profiles.jobindex),
  ...Object.values(profiles.nav),
  ...Object.values(profiles.werknl),
].filter((entry): entry is RecruitmentPolicy => 'kind' in entry && entry.kind === 'policy')

const { consents = [], contracts = [], notices = [] } = recruitment.vocabulary.definition
const flags = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, true]))
const open: Facts = {
  ...columns.find(({ name }) => name === 'personal, online')?.facts,
  ...flags(consents.map((name) => `consent.${name}`)),
  ...flags(contracts.map((name) => `contract.${name}`)),
  ...flags(notices.map((name) => `informed.${name}`)),
  'cv.form': 'personal',
  'cv.presence': 'online',
  'subject.followUp': false,
  'organisation.activeVacancy': true,
  'vacancy.own': true,
  'dialogue.answer': 'interested',
}
const viewer = { id: 'recruiter-1', role: 'employer', organisation: 'company-1', assurance: 'substantial' } as const
const asked: Request = { viewer, purpose: 'recruitment', at: 0 }
const { id: _, ...nobody } = viewer

describe('what closes a record to those who look for staff', () => {
  it('is stated for every profile', () => {
    expect(stated.map(([, name]) => name).sort()).toEqual(all.map(({ name }) => name).sort())
  })

  it.each(all.map((policy) => [policy.name, policy] as const))('is what the page says: %s', (name, policy) => {
    const guard = compile(policy, {
      records: recruitment.records,
      voidRules: 'keep',
      pseudonymKey: new TextEncoder().encode('a secret of sixteen bytes or more'),
    })
    const isOpen = (request: Request, known: Facts = open) =>
      (['cv', 'dialogue'] as const).some((kind) => guard.decide(kind, request, known).existence === 'full')
    expect(isOpen(asked)).toBe(true)
    const found = [
      isOpen(asked, { ...open, 'account.active': false }),
      isOpen({ ...asked, viewer: nobody }),
      isOpen({ ...asked, viewer: { ...viewer, assurance: 'none' } }),
    ].map((shown) => (shown ? 'does not' : 'closes'))
    expect(stated.find(([, stands]) => stands === name)?.slice(2)).toEqual(found)
  })
})
