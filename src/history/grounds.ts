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
  /** For the act `consentGiven`: the scopes it is about; empty is any. */
  readonly scopes: readonly string[]
}

/** What a history needs to know beside its events: the notices that were ever shown, and what each consent is for. */
export interface Grounds {
  readonly kind: 'grounds'
  readonly notices: readonly Notice[]
  readonly consents: Readonly<Record<string, ConsentScope>>
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
}

/** Collects notices and scopes of consent for a history. A trigger is an act, or `consentGiven.<scope>`.
 *
 * @throws UsageError `invalid-grounds` with every issue: a version that is there twice, an act that no history records,
 * a scope that asks for nothing
 */
export function defineGrounds(input: GroundsInput): Grounds {
  requireKnownKeys('grounds', input, ['notices', 'consents'])
  const { notices, consents } = input
  const issues = [...noticeIssues(notices), ...scopeIssues(consents)]
  if (issues.length > 0) throw new UsageError('invalid-grounds', 'the grounds cannot be used', issues)
  const copied = Object.fromEntries(
    Object.entries(consents).map(([scope, { purposes, categories, endedBy = [] }]) => [
      scope,
      { purposes: [...purposes], categories: [...categories], endedBy: [...endedBy] },
    ]),
  )
  const texts = notices.map(toldText)
  return freezeDeep<Grounds>({
    kind: 'grounds',
    notices: [...notices],
    consents: copied,
    texts,
    informedFacts: [...new Set(texts.flatMap(({ clauses }) => clauses.map(({ fact }) => fact)))],
    ends: endsOf(copied),
  })
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

function scopeIssues(consents: Readonly<Record<string, ConsentScope>>): readonly Issue[] {
  return Object.entries(consents).flatMap(([scope, { purposes, categories, endedBy = [] }]) => [
    ...(purposes.length > 0 && categories.length > 0
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
  ])
}

function toldText({ name, version, clauses }: Notice): ToldText {
  return { notice: name, version, clauses: clauses.map(toldClause) }
}

function toldClause({ clause, recipients, trigger }: NoticeClause): ToldClause {
  const parts = trigger.map((each) => each.split('.'))
  return {
    fact: `informed.${clause}`,
    recipients,
    acts: parts.flatMap(([act = '']) => (isAct(act) ? [act] : [])),
    scopes: parts.flatMap(([act, scope]) => (act === 'consentGiven' && scope !== undefined ? [scope] : [])),
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
