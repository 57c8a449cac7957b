import { compile, type Policy, type Receipt } from 'need-to-know'
import { evidence, facts } from 'need-to-know/history'
import { recruitment } from 'need-to-know/recruitment'
import { fullCv } from '../../recruitment/full-cv'
import { houseFacts, policies } from './open-store'
import { historyOf, organisations, personOf, recordId, subjectId, viewers } from './population'

/** What a viewer asks for. */
export interface Wish {
  readonly purpose: string
  readonly act: Receipt['act']
}

/** A look at the CV of a subject, by numbers. A subject whose CV was taken down has it no more. */
export interface Look {
  readonly account: number
  readonly subject: number
  readonly at: number
  readonly wish: Wish
  readonly isTakenDown: boolean
}

const guards = new Map<Policy | undefined, ReturnType<typeof guardOf>>()

function guardOf(policy: Policy) {
  const pseudonymKey = new TextEncoder().encode('a secret of sixteen bytes or more')
  return compile(policy as never, { records: recruitment.records, voidRules: 'keep', pseudonymKey } as never)
}

/** The receipt of a guard of the policy that was in force, on the facts that the history of the subject has at the instant. */
export function receiptOf({ account, subject, at, wish, isTakenDown }: Look): Receipt {
  const policy = policies.at(at)
  if (policy === undefined) throw new RangeError('no policy was in force')
  const guard = guards.get(policy) ?? guardOf(policy)
  guards.set(policy, guard)
  const viewer = viewers[account] as Receipt['viewer']
  const record = { kind: 'cv', id: recordId(subject), subject: subjectId(subject) }
  const history = historyOf(subject)
  const asked = { viewer, record, at, purpose: wish.purpose }
  const { form } = personOf(subject)
  const cv = { ...fullCv, id: record.id, subjectId: record.subject, form, presence: isTakenDown ? 'deleted' : 'online' }
  const { 'cv.form': _form, 'cv.presence': _presence, ...known } = facts(history, asked)
  const standing = evidence(history, asked)
  const request = { viewer, ...wish, at, ...(Object.keys(standing).length > 0 && { evidence: standing }) }
  return guard.disclose('cv', cv as never, request as never, { ...known, ...houseFacts } as never).receipt
}

/** Numbers the looks that differ in viewer, subject and instant alone: what the guard decides on is the same. */
export function kindOfLook({ account, subject, at, isTakenDown }: Look, wish: number): number {
  const { form, agreed, blocked } = personOf(subject)
  const isBlocked = blocked?.organisation === account % organisations && at >= blocked.at
  const policy = policies.entries.findLastIndex(({ from }) => at >= from)
  const role = ['employer', 'agency', 'platform.consultant'].indexOf(viewers[account]?.role ?? '')
  const parts = [form === 'personal', agreed, isBlocked, isTakenDown].map(Number)
  return [policy, role, ...parts].reduce((number, part) => 3 * number + part, wish)
}
