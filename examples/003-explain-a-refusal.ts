// Why an employer sees nothing: for the house in full, for the employer always in the same words.
import { compile } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'

const guard = compile(profiles.strict, { records: recruitment.records })
const request = {
  viewer: { id: 'e-1', role: 'employer', organisation: 'fjord-freight', assurance: 'substantial' },
  purpose: 'recruitment',
  at: Date.parse('2026-03-01T09:00:00Z'),
} as const

const { inside, outside, categories } = guard.explain('dialogue', request, {
  'vacancy.own': true,
  'dialogue.answer': 'interested',
  'cv.presence': 'online',
  'consent.interest': true,
  'informed.jobmatch.employer': false,
  'address.graded': false,
  'address.protected': false,
  'account.active': true,
  'organisation.registered': true,
  'relation.blocked': false,
  'subject.restricted': false,
})
console.log('inside: ', inside.split('\n')[0])
console.log('change: ', categories['existence']?.wouldChange)
console.log('outside:', outside)

const nothingKnown = guard.explain('dialogue', request, {})
console.log('not there:', nothingKnown.outside)
console.log('still to be found out:', guard.requiredFacts('dialogue', request).join(', '))

/* prints:
inside:  the record: withheld (no permit holds; more if informed.jobmatch.employer were so)
change:  [ { fact: 'informed.jobmatch.employer', from: false, to: true } ]
outside: There is nothing here for you to see.
not there: There is nothing here for you to see.
still to be found out: cv.presence, subject.objected, address.graded, organisation.registered, vacancy.own, dialogue.answer, address.protected, informed.jobmatch.counts, subject.restricted, relation.blocked, account.active, consent.interest, consent.interestAddress, informed.jobmatch.employer, informed.jobmatch.employerAddress
*/
