import { factsIn, isForSubject, type Policy, type Rule, ruleCondition, verifyPolicy, voidReasons } from '../policy'
import { categoriesOf, coveredBy, existence, quote, rolesOf, subjectRole } from '../vocabulary'
import { mergeVocabularies } from './merged-vocabulary'
import { printed } from './printed'
import { redundantRules } from './redundant-rules'
import { Sight } from './sight'
import type { Region, Space } from './space'
import { checkOptions, type ProveOptions, withOrder } from './with-order'

/** What may be hardly meant in a policy. A closed set.
 *
 * - `void-rule`: a permit that cannot stand in law (see `voidReasons`)
 * - `never-holds`, `never-applies`: a permit, a forbid whose condition no situation can meet
 * - `redundant-rule`: without it the policy discloses the same in every situation
 * - `shared-login`, `no-login`: something is seen by others than the subject without an id of their own (JI-40), or
 *   without a login (NAV-10), of a kind that has a data subject
 * - `unused-names`: names of the vocabulary that no rule says
 */
export type LintCode =
  | 'void-rule'
  | 'never-holds'
  | 'never-applies'
  | 'redundant-rule'
  | 'shared-login'
  | 'no-login'
  | 'unused-names'

/** Something in a policy that is hardly meant. */
export interface LintFinding {
  readonly code: LintCode
  readonly severity: 'error' | 'warning' | 'note'
  /** The rule that it is about, by id. */
  readonly rule?: string
  readonly message: string
}

export interface Lint {
  readonly kind: 'lint'
  /** Errors first, then warnings, then notes; within them in the order of the policy. */
  readonly findings: readonly LintFinding[]
}

/** Looks a policy through for what is hardly meant, exactly: what is called redundant is so in every situation.
 *
 * @throws UsageError `invalid-policy`; `diagram-too-large`
 */
export function lint(policy: Policy, options: ProveOptions = {}): Lint {
  checkOptions('lint', options, ['nodeLimit'])
  verifyPolicy(policy)
  const fromRegions = withOrder(mergeVocabularies([policy]), [policy], options, (space) => [
    ...idleRules(space, policy),
    ...openLogins(space, policy),
  ])
  const all = [...voidRules(policy), ...fromRegions, ...unusedNames(policy)].map((finding) => Object.freeze(finding))
  const findings = (['error', 'warning', 'note'] as const).flatMap((severity) =>
    all.filter((finding) => finding.severity === severity),
  )
  return printed<Lint>({ kind: 'lint', findings: Object.freeze(findings) }, describeLint)
}

function describeLint({ findings }: Lint): string {
  if (findings.length === 0) return 'nothing to say'
  return findings.map(({ severity, code, message }) => `${severity} ${code}: ${message}`).join('\n')
}

function voidRules(policy: Policy): readonly LintFinding[] {
  return voidReasons(policy).map(({ rule, message, cites }) => ({
    code: 'void-rule',
    severity: 'error',
    rule,
    message: `${quote(rule)}: ${message} (${cites.join(', ')})`,
  }))
}

function idleRules(space: Space, policy: Policy): readonly LintFinding[] {
  const sight = new Sight(space, policy)
  const redundant = redundantRules(space, policy)
  return policy.rules.flatMap((rule): readonly LintFinding[] => {
    const finding = (code: LintCode, what: string) => [
      { code, severity: 'warning' as const, rule: rule.id, message: `${quote(rule.id)} ${what}` },
    ]
    if (!canSpeak(space, sight, rule)) {
      return rule.kind === 'permit'
        ? finding('never-holds', 'can hold in no situation')
        : finding('never-applies', 'can apply in no situation')
    }
    return redundant.has(rule.id) ? finding('redundant-rule', 'changes nothing: without it the same is disclosed') : []
  })
}

function canSpeak(space: Space, sight: Sight, rule: Rule): boolean {
  const truths = sight.truthOf(rule)
  const speaks = rule.kind === 'permit' ? truths.true : space.outside(truths.false)
  return space.all(sight.allowed, speaks) !== space.nowhere
}

/** The test of identity, of the policy as a whole. */
function openLogins(space: Space, policy: Policy): readonly LintFinding[] {
  const { kinds: all, kindsWithoutSubject = [] } = policy.vocabulary
  const kindsOfPersons = all.filter((kind) => !kindsWithoutSubject.includes(kind))
  const sight = new Sight(space, policy)
  const others = space.outside(space.where('viewer.role', [subjectRole]))
  const shared = space.all(sight.allowed, others, space.outside(space.where('viewer.individual', [true])))
  const none = space.all(
    sight.allowed,
    others,
    space.outside(space.where('viewer.assurance', ['low', 'substantial', 'high'])),
  )
  const finding = (code: LintCode, within: Region, who: string): readonly LintFinding[] => {
    const kinds = kindsOfPersons.filter((on) => isSeen(sight, on, within))
    return kinds.length === 0
      ? []
      : [{ code, severity: 'warning', message: `${who} can see something of ${kinds.map(quote).join(', ')}` }]
  }
  return [
    ...finding('shared-login', shared, 'somebody without an id of its own'),
    ...finding('no-login', none, 'somebody who is not logged in'),
  ]
}

/** Counted or there: both are seen. */
function isSeen(sight: Sight, on: string, within: Region): boolean {
  return sight.reaches(on, existence, 1, within) !== sight.space.nowhere
}

/** Names that a vocabulary shares with other policies are no mistake; one that was meant to be used is. */
function unusedNames(policy: Policy): readonly LintFinding[] {
  const { vocabulary, rules } = policy
  const permits = rules.filter((rule) => rule.kind === 'permit')
  const asked = new Set(rules.map(ruleCondition).flatMap(factsIn))
  const flags = (prefix: string, names: readonly string[] = []) =>
    names.filter((name) => !asked.has(`${prefix}.${name}`))
  const opened = new Set(permits.flatMap(({ categories }) => categories.flatMap((name) => coveredBy(vocabulary, name))))
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['roles that no permit names', rolesOf(vocabulary).filter((role) => !permits.some((rule) => names(rule, role)))],
    [
      'purposes that no permit names',
      vocabulary.purposes.filter((name) => !permits.some((rule) => rule.purpose.includes(name))),
    ],
    [
      'record kinds that no permit names',
      vocabulary.kinds.filter((kind) => !permits.some(({ on }) => on.includes(kind))),
    ],
    ['categories that no permit opens', categoriesOf(vocabulary).filter((category) => !opened.has(category))],
    ['facts that no rule asks', Object.keys(vocabulary.facts).filter((fact) => !asked.has(fact))],
    ['consents that no rule asks', flags('consent', vocabulary.consents)],
    ['contracts that no rule asks', flags('contract', vocabulary.contracts)],
    ['notices that no rule asks', flags('informed', vocabulary.notices)],
    [
      'obligations that no permit brings',
      (vocabulary.obligations ?? []).filter((name) => !permits.some(({ obligations }) => obligations.includes(name))),
    ],
  ]
  return lists
    .filter(([, unused]) => unused.length > 0)
    .map(([what, unused]) => ({ code: 'unused-names', severity: 'note', message: `${what}: ${unused.join(', ')}` }))
}

function names(rule: Extract<Rule, { kind: 'permit' }>, role: string): boolean {
  return rule.to === '*' || rule.to.includes(role) || (role === subjectRole && isForSubject(rule))
}
