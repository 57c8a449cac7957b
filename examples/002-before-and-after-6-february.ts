// A dialogue answered under the old notice and one under the new, before and after 6 February 2019.
import { compile, type RecordOf, type RequestOf } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'

type Definition = typeof recruitment.vocabulary.definition
const dialogue: RecordOf<typeof recruitment.records, 'dialogue'> = {
  id: 'd-1',
  subjectId: 's-1',
  consultantId: 'c-1',
  vacancy: { id: 'v-1', organisation: 'fjord-freight', title: 'Dispatcher' },
  invitedAt: '2019-01-20T09:00:00Z',
  answer: 'interested',
  name: 'Asta Holmgaard',
  cvId: 'cv-7001',
  comment: 'I cannot start before June because of my treatment.',
  messages: [],
}

const employer = (at: string): RequestOf<Definition> => ({
  viewer: { id: 'e-1', role: 'employer', organisation: 'fjord-freight', assurance: 'substantial' },
  purpose: 'recruitment',
  at: Date.parse(at),
})

function show(at: string, wasToldOfEmployer: boolean): void {
  const request = employer(at)
  const policy = profiles.jobindex.dialogueTimeline.at(request.at)
  if (policy === undefined) return
  // `keep`: the rule of 2009 could never stand in law, and is replayed as it was.
  const guard = compile(policy, { records: recruitment.records, voidRules: 'keep' })
  const view = guard.view('dialogue', dialogue, request, {
    'address.protected': false,
    'address.graded': false,
    'subject.restricted': false,
    'consent.interest': true,
    'informed.jobmatch.employer': wasToldOfEmployer,
  })
  console.log(`${at.slice(0, 10)}, told: ${wasToldOfEmployer}:`, view?.name, '|', view?.comment)
}

show('2019-02-05T12:00:00+01:00', false)
show('2019-02-06T12:00:00+01:00', false)
show('2019-02-06T12:00:00+01:00', true)

/* prints:
2019-02-05, told: false: Asta Holmgaard | I cannot start before June because of my treatment.
2019-02-06, told: false: undefined | undefined
2019-02-06, told: true: Asta Holmgaard | undefined
*/
