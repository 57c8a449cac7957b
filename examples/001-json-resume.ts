// One JSON Resume, the sample that its schema package ships, in anonymous form: seen by four.

import resume from '@jsonresume/schema/sample.resume.json' with { type: 'json' }
import { compile, type FactsInput, type RequestOf } from 'need-to-know'
import { jsonResume, profiles, recruitment } from 'need-to-know/recruitment'

type Definition = typeof recruitment.vocabulary.definition
const guard = compile(profiles.strict, { records: { ...recruitment.records, cv: jsonResume } })

const facts: FactsInput<Definition> = {
  'cv.form': 'anonymous',
  'cv.presence': 'online',
  'address.protected': false,
  'address.graded': false,
  'organisation.registered': true,
  'account.active': true,
  'relation.blocked': false,
  'subject.restricted': false,
  'subject.objected': false,
  'contract.cvDatabase': true,
  'informed.terms.cvDatabase': true,
  'informed.terms.staff': true,
}

const ask = (role: RequestOf<Definition>['viewer']['role'], id: string): RequestOf<Definition> => ({
  viewer: { id, role, organisation: 'org-1', assurance: 'substantial' },
  purpose: role === 'subject' ? 'ownAffairs' : 'recruitment',
  at: Date.parse('2026-03-01T09:00:00Z'),
  record: { id: 'resume-1', subject: 'richard' },
})

for (const [role, id] of [
  ['employer', 'e-1'],
  ['agency', 'a-1'],
  ['platform.consultant', 'c-1'],
  ['subject', 'richard'],
] as const) {
  const view = guard.view('cv', resume, ask(role, id), facts)
  console.log(role)
  console.log('  basics:', Object.keys(view?.basics ?? {}).join(', '))
  console.log('  work:  ', Object.keys(view?.work?.[0] ?? {}).join(', '))
}

/* prints:
employer
  basics: label
  work:   position, startDate, endDate
agency
  basics: label
  work:   position, startDate, endDate
platform.consultant
  basics: name, label, email, phone, url, summary, profiles
  work:   name, location, description, position, url, startDate, endDate, summary, highlights
subject
  basics: name, label, image, email, phone, url, summary, location, profiles
  work:   name, location, description, position, url, startDate, endDate, summary, highlights
*/
