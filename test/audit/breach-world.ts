import { type Policy, type Receipt, timeline } from 'need-to-know'
import type { BreachScopeInput, LogRecord } from 'need-to-know/audit'
import { appendAll, type History, openHistory } from 'need-to-know/history'
import { recruitment } from 'need-to-know/recruitment'

/** The words of a host with a fact, categories and a record kind of its own. */
export const own = recruitment.vocabulary.extend({
  kinds: ['assessment'],
  facts: { 'process.stage': ['none', 'interview'] },
  categories: { pay: {}, score: {} },
})

const ground = {
  to: 'employer',
  purpose: 'recruitment',
  basis: { article: '6(1)(b)', contract: 'cvDatabase' },
  notice: 'terms.cvDatabase',
  source: 'terms 4.2',
} as const

const { permit, fact } = own

/** What should have been: an employer sees CVs that are online, and nothing of pay or of assessments. */
export const inOrder = [
  permit({
    ...ground,
    id: 'cv',
    on: 'cv',
    categories: ['existence', 'qualification'],
    when: fact('cv.presence').is('online'),
  }),
  permit({ ...ground, id: 'staff', to: 'platform.consultant', on: 'cv', categories: ['existence', 'qualification'] }),
] as const

/** What went wrong, one by one. */
export const faults = {
  pay: permit({ ...ground, id: 'oops-pay', on: 'cv', categories: 'pay', when: fact('process.stage').is('interview') }),
  score: permit({ ...ground, id: 'oops-score', on: 'assessment', categories: ['existence', 'score'] }),
  offline: permit({ ...ground, id: 'oops-offline', on: 'cv', categories: ['existence', 'qualification'] }),
  staff: permit({ ...ground, id: 'oops-staff', to: 'platform.consultant', on: 'cv', categories: 'contact' }),
  purpose: permit({
    ...{ ...ground, purpose: 'approach', id: 'oops-purpose', on: 'cv' },
    categories: ['existence', 'identity.name'],
  }),
  void: permit({ ...ground, basis: 'none', notice: 'none', id: 'oops-void', on: 'cv', categories: 'contact.email' }),
} as const
export type Fault = keyof typeof faults

export const good = own.definePolicy({ name: 'board', version: '1', rules: [...inOrder] })
export const faultyWith = (...names: readonly Fault[]) =>
  own.definePolicy({ name: 'board', version: '2', rules: [...inOrder, ...names.map((name) => faults[name])] })

export interface Story {
  readonly presence?: 'online' | 'offline'
  /** The subject had been told of employers when it made its CV. */
  readonly told?: boolean
  readonly agreed?: boolean
}

/** A subject with one CV, made at 4. */
export function historyFor(
  subject: string,
  { presence = 'online', told = true, agreed = true }: Story = {},
  dropped: readonly string[] = [],
): History {
  const actor = { kind: 'subject', id: subject } as const
  const board = { kind: 'system', id: 'board' } as const
  const notice = { name: 'jobindex.terms', version: '2018-05-24' } as const
  const events = [
    { id: 'o', at: 1, actor: board, kind: 'organisationRegistered', organisation: 'dock-co', as: 'employer' },
    ...(told ? [{ id: 'n', at: 2, actor: board, kind: 'noticeShown', subject, notice, act: 'cvCreated' }] : []),
    ...(agreed ? [{ id: 'k', at: 3, actor, kind: 'contractAgreed', subject, contract: 'cvDatabase' }] : []),
    { id: 'c', at: 4, actor, kind: 'cvCreated', subject, cv: `cv of ${subject}`, form: 'anonymous', presence },
    { id: 'a', at: 5, actor: board, kind: 'addressProtectionAbsent', subject },
  ].filter(({ id }) => !dropped.includes(id))
  const added = appendAll(openHistory({ grounds: recruitment.grounds }), events)
  if (!added.ok) throw new Error(JSON.stringify(added.issues))
  return added.history
}

export type Looks = Partial<Omit<Receipt, 'kind' | 'viewer' | 'record' | 'disclosed'>> & {
  readonly of: string
  readonly kind?: string
  readonly saw: Readonly<Record<string, string>>
  readonly rule?: string
  readonly role?: string
}

/** A receipt as a gate under the faulty policy would have written it. */
export function looked({ of, kind = 'cv', saw, rule = 'cv', role = 'employer', ...changes }: Looks): Receipt {
  const disclosed = Object.entries(saw).map(([category, level]) => ({
    ...{ record: kind, category, level },
    grounds: [{ rule, basis: ground.basis, notice: ground.notice }],
  }))
  return {
    kind: 'receipt',
    viewer: { id: 'e-1', role, organisation: 'dock-co', assurance: 'substantial' },
    ...{ purpose: 'recruitment', act: 'view', need: undefined, at: 20 },
    record: { kind, id: `${kind} of ${of}`, subject: of },
    policy: { name: good.name, version: good.version, hash: good.hash },
    ...{ disclosed, evidence: undefined, refusal: undefined, obligations: [] },
    ...changes,
  }
}

export const policyOf = ({ name, version, hash }: Policy) => ({ policy: { name, version, hash } })

/** The scope of a breach under a policy, with a log that is complete. */
export const breachOf = (
  faulty: Policy,
  histories: readonly History[],
  entries: readonly LogRecord[],
  more: Partial<BreachScopeInput> = {},
): BreachScopeInput => ({
  timeline: timeline<Policy>([{ from: 0, value: faulty }]),
  histories,
  against: good as Policy,
  log: { entries, complete: [{ kinds: own.definition.kinds }] },
  ...more,
})
