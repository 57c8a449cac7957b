import { covers, type Issue, pointer, quote } from '../vocabulary'
import { hasNoSubject, isForSubject } from './legal-ground'
import type { Notice, NoticeClause } from './notice'
import type { Policy } from './policy'
import { type Permit, releasedBy } from './rule'
import type { Timeline } from './timeline'

/** Where a policy goes further than the notices in force with it say.
 *
 * `path` begins with `/policies`, or with `/notices` and the place of the timeline; it goes on as a JSON Pointer into
 * that timeline.
 *
 * - `notice-silent`: no notice in force has the clause that a permit stands on
 * - `notice-outrun`: a notice has the clause, and it leaves out a role, a category or a purpose of the permit
 * - `starts-differ`: a policy begins when no notice does, or a notice when no policy does
 */
export interface NoticeFinding extends Issue {
  readonly code: 'notice-silent' | 'notice-outrun' | 'starts-differ'
  /** The policy in force and its version; absent when a notice begins while none is. */
  readonly policy?: string
  readonly version?: string
  /** The id of the permit. */
  readonly rule?: string
  readonly clause?: string
  /** From when on: milliseconds since 1970-01-01T00:00Z. */
  readonly from: number
  readonly cites: readonly string[]
}

/** Holds policies against the notices that were in force with them (JI-44; GDPR 5(1)(a), 24): each permit to anyone but
 * the subject is told of, and both change at the same instants. Empty: they do and they are.
 *
 * Of several notices that have a clause, each must tell all: nobody knows which one a subject was shown. Findings come
 * by instant, then in the order of the policy; what goes on after a policy or a notice has changed is found again.
 */
export function lintNotices(
  policies: Timeline<Policy>,
  notices: Timeline<Notice> | readonly Timeline<Notice>[],
): readonly NoticeFinding[] {
  const texts = 'kind' in notices ? [notices] : notices
  return Object.freeze(
    changesIn([policies, ...texts]).flatMap((from) => [
      ...startFindings(policies, texts, from),
      ...permitFindings(policies, texts, from),
    ]),
  )
}

/** The instants at which something begins or ends: between two of them nothing changes. */
function changesIn(timelines: readonly Timeline<unknown>[]): readonly number[] {
  const instants = timelines.flatMap(({ entries }) => entries.flatMap(({ from, until }) => [from, until ?? from]))
  return [...new Set(instants)].sort((a, b) => a - b)
}

type Found = Omit<NoticeFinding, 'policy' | 'version' | 'from'>

function finding(policy: Policy | undefined, from: number, found: Found): NoticeFinding {
  const of = policy === undefined ? {} : { policy: policy.name, version: policy.version }
  return Object.freeze({ ...found, ...of, from, cites: Object.freeze(found.cites) })
}

function startFindings(
  policies: Timeline<Policy>,
  texts: readonly Timeline<Notice>[],
  from: number,
): readonly NoticeFinding[] {
  const begun = startsAt(policies, '/policies', from)
  const told = texts.flatMap((text, i) => startsAt(text, `/notices${pointer(i)}`, from))
  if (begun.length > 0 && told.length > 0) return []
  const message = told.length > 0 ? 'a notice begins when no policy does' : 'a policy begins when no notice does'
  const cites = ['GDPR 5(1)(a)', 'GDPR 24', 'JI-44']
  return [...begun, ...told].map((path) =>
    finding(policies.at(from), from, { code: 'starts-differ', path, message, cites }),
  )
}

/** Where the entry stands that begins at an instant; `path` is where its timeline does. */
function startsAt(timeline: Timeline<unknown>, path: string, from: number): readonly string[] {
  return timeline.entries.flatMap((entry, i) => (entry.from === from ? [path + pointer('entries', i)] : []))
}

function permitFindings(
  policies: Timeline<Policy>,
  texts: readonly Timeline<Notice>[],
  from: number,
): readonly NoticeFinding[] {
  const policy = policies.at(from)
  if (policy === undefined) return []
  const entry = policies.entries.findLastIndex((each) => each.from <= from)
  const inForce = texts.flatMap((text) => text.at(from) ?? [])
  return policy.rules.flatMap((rule, i) => {
    if (rule.kind !== 'permit' || isForSubject(rule) || hasNoSubject(rule)) return []
    const path = `/policies${pointer('entries', entry, 'value', 'rules', i)}`
    return untold(policy, rule, inForce, path).map((found) => finding(policy, from, found))
  })
}

function untold(policy: Policy, permit: Permit, inForce: readonly Notice[], path: string): readonly Found[] {
  const { id: rule, notice: name = 'none' } = permit
  const told = inForce.flatMap((notice) => {
    const clause = notice.clauses.find((each) => each.clause === name)
    return clause === undefined || name === 'none' ? [] : [{ notice, clause }]
  })
  if (told.length > 0) return told.flatMap(({ notice, clause }) => outrun(policy, permit, notice, clause, path))
  const message =
    name === 'none' ? 'the permit stands on no notice' : `no notice in force has the clause ${quote(name)}`
  const cites = ['GDPR 5(1)(a)', 'GDPR 13(1)(e)', 'GDPR 24', 'JI-08', 'JI-44']
  return [
    {
      code: 'notice-silent',
      path: `${path}/notice`,
      message,
      rule,
      ...(name === 'none' ? {} : { clause: name }),
      cites,
    },
  ]
}

/** What a clause leaves out of a permit, name by name. */
function outrun(policy: Policy, permit: Permit, notice: Notice, told: NoticeClause, path: string): readonly Found[] {
  const { id: rule } = permit
  const { clause } = told
  const roles = permit.to === '*' ? ['*'] : permit.to
  const left = [
    ...without(roles, told.recipients).map((name) => ['to', 'role', name] as const),
    ...releasedBy(policy.vocabulary, permit)
      .filter((category) => !told.categories.some((name) => covers(name, category)))
      .map((name) => ['categories', 'category', name] as const),
    ...without(permit.purpose, told.purposes).map((name) => ['purpose', 'purpose', name] as const),
  ]
  const cites = ['GDPR 5(1)(a)', 'GDPR 13(1)', 'GDPR 24', 'JI-28', 'JI-44']
  return left.map(([part, what, name]) => {
    const message = `clause ${quote(clause)} of notice ${quote(notice.name)} does not name the ${what} ${quote(name)}`
    return { code: 'notice-outrun', path: `${path}/${part}`, message, rule, clause, cites }
  })
}

/** `*` is never told of: everybody is no recipient. */
function without(names: readonly string[], told: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => name === '*' || !told.includes(name))
}
