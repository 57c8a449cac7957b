// The same facts from a history of events and from a host's own tables; and a coach who may not open a CV.
import { isDeepStrictEqual } from 'node:util'
import { compile } from 'need-to-know'
import { appendAll, facts, openHistory, organisationState, subjectState } from 'need-to-know/history'
import { profiles, recruitment } from 'need-to-know/recruitment'

const { grounds } = recruitment
const at = Date.UTC(2018, 4, 1)
const actor = { kind: 'subject', id: 'asta' } as const
const board = { kind: 'system', id: 'board' } as const
const coach = { kind: 'staff', id: 'coach-7' } as const
const subject = 'asta'
const cv = 'cv-1'
const notice = { name: 'jobindex.terms', version: '2018-05-24' }

// With events: what happened, in order.
const appended = appendAll(openHistory({ grounds, complete: true }), [
  { id: '1', at, actor: board, kind: 'organisationRegistered', organisation: 'dock-co', as: 'employer' },
  { id: '2', at, actor: board, kind: 'noticeShown', subject, notice, act: 'cvCreated' },
  { id: '3', at, actor, kind: 'contractAgreed', subject, contract: 'cvDatabase' },
  { id: '4', at, actor, kind: 'cvCreated', subject, cv, form: 'anonymous', presence: 'online' },
  { id: '5', at, actor: board, kind: 'addressProtectionAbsent', subject },
  { id: '6', at, actor: coach, kind: 'cvFormSet', subject, cv, form: 'personal' },
])
if (!appended.ok) throw new Error(appended.issues.map(({ code, path }) => `${path} ${code}`).join())
const { history, attempts } = appended
console.log(attempts.map(({ alarm, event }) => `event ${event.id}: ${alarm}`))

// Without: what the tables say now.
const states = {
  kind: 'states',
  grounds,
  organisation: organisationState({ id: 'dock-co', registeredAs: 'employer' }),
  vacancies: [],
  subject: subjectState({
    id: 'asta',
    complete: true,
    cvs: [{ id: cv, presence: 'online', form: 'anonymous', formSetBy: 'subject', told: [notice] }],
    contracts: [{ name: 'cvDatabase' }],
    addressProtection: 'none',
  }),
} as const

const viewer = { id: 'e-1', role: 'employer', organisation: 'dock-co', assurance: 'substantial' } as const
const request = { viewer, purpose: 'recruitment', record: { kind: 'cv', id: cv, subject }, at } as const
const found = facts(history, request)
console.log('equal:', isDeepStrictEqual(found, facts(states, request)), Object.keys(found).length)

const guard = compile(profiles.jobindex.terms2018, { records: recruitment.records })
const levels = guard.decide('cv', request, found)
console.log(levels['existence'], levels['qualification.skill'], levels['identity.name'])

/* prints:
[ 'event 6: unauthorised-form-change' ]
equal: true 43
full full withheld
*/
