// Two people, one of whom a log says was seen: whom a breach touched, by a log that is complete and by one that is not.
import { type Receipt, timeline } from 'need-to-know'
import { breachScope } from 'need-to-know/audit'
import { appendAll, openHistory } from 'need-to-know/history'
import { profiles, recruitment } from 'need-to-know/recruitment'

const { practice2011, redesign } = profiles.werknl

function historyOf(subject: string, form: 'anonymous' | 'personal') {
  const about = {
    id: subject,
    subject,
    cv: `cv of ${subject}`,
    at: 10,
    actor: { kind: 'subject', id: subject },
  } as const
  const created = { ...about, kind: 'cvCreated', form, presence: 'online' } as const
  const added = appendAll(openHistory({ grounds: recruitment.grounds, complete: true }), [created])
  if (!added.ok) throw new Error('refused')
  return added.history
}

/** As a gate would have written it. */
const { name, version, hash } = practice2011
const viewer = { id: 'person-1', role: 'employer', organisation: 'dock-co', assurance: 'substantial' } as const
const nothing = { need: undefined, evidence: undefined, refusal: undefined, obligations: [] }
const seen: Receipt = {
  ...{ kind: 'receipt', viewer, purpose: 'recruitment', act: 'view', at: 20, policy: { name, version, hash } },
  record: { kind: 'cv', id: 'cv of asta', subject: 'asta' },
  disclosed: [{ record: 'cv', category: 'identity.name', level: 'full', grounds: [] }],
  ...nothing,
}

for (const complete of [[{ kinds: ['cv'] }], []]) {
  const { affected, couldSee } = breachScope({
    timeline: timeline([{ from: 0, value: practice2011 }]),
    histories: [historyOf('asta', 'personal'), historyOf('bo', 'anonymous')],
    against: redesign,
    viewers: [{ role: 'employer', assurance: 'substantial', purpose: 'recruitment' }],
    log: { entries: [seen], complete },
  })
  console.log(`${affected.persons.count} of ${couldSee.persons.count}`)
  for (const { subject, certainty, categories } of affected.subjects) {
    console.log(`  ${subject}: ${certainty}, ${categories.length} categories`)
  }
}
/* prints:
1 of 2
  asta: confirmed, 1 categories
2 of 2
  asta: confirmed, 1 categories
  bo: possible, 9 categories
*/
