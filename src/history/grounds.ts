import type { Notice, NoticeClause } from '../policy'
import { freezeDeep, type Issue, pointer, requireKnownKeys, UsageError } from '../vocabulary'
import { type Act, acts, unrecordedActs } from './act'
import { type EventKind, eventKinds } from './event'

/** What a consent of one scope must say to count: every purpose, every category (TK-14). */
export interface ConsentScope {
  readonly purposes: readonly string[]
  readonly categories: readonly string[]
  /** Kinds of event that end it: follow-up ends a share of one's own choice (NAV-26). */
  readonly endedBy?: readonly EventKind[]
  /** For special categories: only explicit consent counts, GDPR 9(2)(a). */
  readonly special?: boolean
}

/** Which scopes of consent each kind of event ends. */
export type ConsentEnds = Readonly<Partial<Record<EventKind, readonly string[]>>>

/** One version of a notice, as facts are computed from it. */
export interface ToldText {
  readonly notice: string
  readonly version: string
  readonly clauses: readonly ToldClause[]
}

/** `fact` is the fact that the subject was told. */
export interface ToldClause {
  readonly fact: `informed.${string}`
  readonly recipients: readonly string[]
  readonly acts: readonly Act[]
  /** For the acts `consentGiven` and `contractAgreed`: the scopes or contracts they are about; none named is any. */
  readonly about: readonly { readonly act: Act; readonly name: string }[]
}

/** What a history needs to know beside its events: the notices that were ever shown, and what each consent is for. */
export interface Grounds {
  readonly kind: 'grounds'
  readonly notices: readonly Notice[]
  readonly consents: Readonly<Record<string, ConsentScope>>
  /** The roles of the house's own people. */
  readonly staff: readonly string[]
  /** Derived from the notices. */
  readonly texts: readonly ToldText[]
  /** The facts that a subject was told a clause, for the clauses of all notices. */
  readonly informedFacts: readonly `informed.${string}`[]
  /** Derived from the scopes. */
  readonly ends: ConsentEnds
}

export interface GroundsInput {
  readonly notices: readonly Notice[]
  readonly consents: Readonly<Record<string, ConsentScope>>
  /** The roles of the house's own people, to whom alone their cases, dialogues and decisions are facts.
   * @defaultValue none
   */
  readonly staff?: readonly string[]
}

/** Collects notices and scopes of consent for a history. A trigger is an act, or `consentGiven.<scope>`, or
 * `contractAgreed.<contract>`.
 *
 * A clause tells the same in every text that has it: who was told an earlier text was told what it said, not what a later
 * one makes of the same name (JI-48).
 * @throws UsageError `invalid-grounds` with every issue: a notice that `defineNotice` did not make, a version that is
 * there twice, a clause that tells different things, an act that no history records, a scope that asks for nothing
 */
export function defineGrounds(input: GroundsInput): Grounds {
  requireKnownKeys('grounds', input, ['notices', 'consents', 'staff'])
  const { notices, consents, staff = [] } = input
  const issues = [...madeIssues(notices), ...scopeIssues(consents), ...staffIssues(staff)]
  if (issues.length === 0) issues.push(...noticeIssues(notices), ...clauseIssues(notices))
  if (issues.length > 0) throw new UsageError('invalid-grounds', 'the grounds cannot be used', issues)
  const copied = Object.fromEntries(
    Object.entries(consents).map(([scope, { purposes, categories, endedBy = [], special = false }]) => [
      scope,
      { purposes: [...purposes], categories: [...categories], endedBy: [...endedBy], special },
    ]),
  )
  const texts = notices.map(toldText)
  return freezeDeep<Grounds>({
    kind: 'grounds',
    notices: [...notices],
    consents: copied,
    staff: [...staff],
    texts,
    informedFacts: [...new Set(texts.flatMap(({ clauses }) => clauses.map(({ fact }) => fact)))],
    ends: endsOf(copied),
  })
}

/** What is no frozen notice with all its parts may have gone past the check that refuses it (JI-28). */
function madeIssues(notices: readonly Notice[]): Issue[] {
  if (!Array.isArray(notices)) return [{ code: 'wrong-type', path: '/notices', message: 'the notices are a list' }]
  return notices.flatMap((notice: Notice, i) =>
    notice?.kind === 'notice' && Object.isFrozen(notice) && notice.clauses.every(isWhole)
      ? []
      : [{ code: 'not-a-notice', path: pointer('notices', i), message: 'a notice is made by `defineNotice`' }],
  )
}

function isWhole({ recipients, categories, purposes, trigger }: NoticeClause): boolean {
  const lists = [recipients, categories, purposes, trigger]
  return lists.every((list) => Array.isArray(list) && list.length > 0 && !list.includes('*'))
}

function staffIssues(staff: readonly string[]): readonly Issue[] {
  return Array.isArray(staff) && staff.every((role) => typeof role === 'string' && role !== '*')
    ? []
    : [{ code: 'wrong-type', path: '/staff', message: 'the roles of staff are a list of names' }]
}

function clauseIssues(notices: readonly Notice[]): readonly Issue[] {
  const first = new Map<string, string>()
  return notices.flatMap(({ clauses }, i) =>
    clauses.flatMap(({ clause, categories, purposes }, j) => {
      const tells = JSON.stringify([[...categories].sort(), [...purposes].sort()])
      const known = first.get(clause) ?? tells
      first.set(clause, known)
      if (known === tells) return []
      const path = pointer('notices', i, 'clauses', j)
      return [{ code: 'clause-differs', path, message: 'another text tells something else under this name' }]
    }),
  )
}

function noticeIssues(notices: readonly Notice[]): readonly Issue[] {
  const key = ({ name, version }: Notice) => JSON.stringify([name, version])
  const twice = notices.flatMap((notice, i) =>
    notices.findIndex((other) => key(other) === key(notice)) === i
      ? []
      : [
          {
            code: 'duplicate-name',
            path: pointer('notices', i),
            message: 'this version of the notice is there already',
          },
        ],
  )
  const triggers = notices.flatMap(({ clauses }, i) =>
    clauses.flatMap(({ trigger }, j) =>
      trigger.flatMap((name, k) => {
        const [act = ''] = name.split('.')
        return isAct(act) || (unrecordedActs as readonly string[]).includes(act)
          ? []
          : [
              {
                code: 'unknown-act',
                path: pointer('notices', i, 'clauses', j, 'trigger', k),
                message: 'no history records such an act',
                hint: acts.join(', '),
              },
            ]
      }),
    ),
  )
  return [...twice, ...triggers]
}

const scopeKeys = ['purposes', 'categories', 'endedBy', 'special']

function scopeIssues(consents: Readonly<Record<string, ConsentScope>>): readonly Issue[] {
  if (typeof consents !== 'object' || consents === null) {
    return [{ code: 'wrong-type', path: '/consents', message: 'the scopes of consent are a table' }]
  }
  return Object.entries(consents).flatMap(([scope, needs]) => {
    if (typeof needs !== 'object' || needs === null) {
      return [{ code: 'wrong-type', path: pointer('consents', scope), message: 'what a scope asks for is an object' }]
    }
    const unknown = Object.keys(needs).filter((key) => !scopeKeys.includes(key))
    // What nobody reads may have been meant to end a consent.
    if (unknown.length > 0) {
      const hint = scopeKeys.join(', ')
      return [
        {
          code: 'unknown-key',
          path: pointer('consents', scope),
          message: 'there is a key here that nobody reads',
          hint,
        },
      ]
    }
    return needIssues(scope, needs)
  })
}

function needIssues(
  scope: string,
  { purposes, categories, endedBy = [], special = false }: ConsentScope,
): readonly Issue[] {
  const isList = (value: unknown) => Array.isArray(value) && value.length > 0
  if (!Array.isArray(endedBy) || typeof special !== 'boolean') {
    const message = 'what ends a consent is a list, and whether it is for special categories true or false'
    return [{ code: 'wrong-type', path: pointer('consents', scope), message }]
  }
  return [
    ...(isList(purposes) && isList(categories)
      ? []
      : [
          { code: 'empty-scope', path: pointer('consents', scope), message: 'consent is for a purpose and a category' },
        ]),
    ...endedBy.flatMap((kind, i) =>
      eventKinds.includes(kind)
        ? []
        : [
            {
              code: 'unknown-event',
              path: pointer('consents', scope, 'endedBy', i),
              message: 'there is no such kind of event',
            },
          ],
    ),
  ]
}

function toldText({ name, version, clauses }: Notice): ToldText {
  return { notice: name, version, clauses: clauses.map(toldClause) }
}

function toldClause({ clause, recipients, trigger }: NoticeClause): ToldClause {
  const parts = trigger.map((each) => {
    const dot = each.indexOf('.')
    return dot < 0 ? { act: each } : { act: each.slice(0, dot), name: each.slice(dot + 1) }
  })
  return {
    fact: `informed.${clause}`,
    recipients,
    acts: parts.flatMap(({ act }) => (isAct(act) ? [act] : [])),
    about: parts.flatMap(({ act, name }) => (isAct(act) && name !== undefined ? [{ act, name }] : [])),
  }
}

function isAct(name: string): name is Act {
  return (acts as readonly string[]).includes(name)
}

function endsOf(consents: Readonly<Record<string, ConsentScope>>): ConsentEnds {
  const ends: Partial<Record<EventKind, string[]>> = {}
  for (const [scope, { endedBy = [] }] of Object.entries(consents)) {
    for (const kind of endedBy) ends[kind] = [...(ends[kind] ?? []), scope]
  }
  return ends
}
