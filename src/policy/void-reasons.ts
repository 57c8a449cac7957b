import { type Basis, coveredBy, type Issue, isMarked, pointer } from '../vocabulary'
import { hasNoSubject, isForSubject } from './legal-ground'
import type { Policy } from './policy'
import { type Permit, releasedBy } from './rule'

/** Why a permit can never stand in law. `cites` names at least one article of the GDPR and one requirement. */
export interface VoidReason extends Issue {
  readonly rule: string
  readonly cites: readonly string[]
}

/** The void permits of a policy, each with every reason, in rule order. Empty: the policy can be compiled as it is. */
export function voidReasons(policy: Policy): readonly VoidReason[] {
  return policy.rules.flatMap((rule, i) =>
    rule.kind === 'permit' ? reasonsFor(policy, rule, pointer('rules', i)) : [],
  )
}

type Finding = readonly [code: string, message: string, ...cites: readonly string[]]

function reasonsFor(policy: Policy, permit: Permit, path: string): readonly VoidReason[] {
  if (isForSubject(permit) || hasNoSubject(permit)) return []
  const findings = [
    ...basisFindings(permit.basis ?? 'none', policy),
    ...noticeFindings(permit),
    ...recipientFindings(permit),
    ...specialFindings(permit, policy),
    ...nationalNumberFindings(permit, policy),
  ]
  return findings.map(([code, message, ...cites]) => ({ rule: permit.id, code, path, message, cites }))
}

function basisFindings(basis: Basis, policy: Policy): readonly Finding[] {
  if (basis === 'none')
    return [['void-no-basis', 'the permit stands on no legal basis', 'GDPR 6(1)', 'JI-17', 'NAV-04']]
  if (basis.article === '6(1)(a)' && basis.conditionOf !== undefined) {
    return [['void-forced-consent', 'consent on which a service depends is not freely given', 'GDPR 7(4)', 'NAV-35']]
  }
  if ((basis.article === '6(1)(e)' || basis.article === '6(1)(c)') && isBlank(basis.statute)) {
    return [
      [
        'void-no-statute',
        'a public task or legal obligation is laid down in a statute, and none is named',
        'GDPR 6(3)',
        'NAV-15',
      ],
    ]
  }
  if (basis.article === '6(1)(f)') return interestFindings(basis, policy)
  return []
}

function interestFindings(
  { balancingTest, controller }: Extract<Basis, { article: '6(1)(f)' }>,
  policy: Policy,
): readonly Finding[] {
  const open: readonly Finding[] =
    policy.controller === 'public-authority' && controller !== 'recipient'
      ? [
          [
            'void-authority-interest',
            'a public authority cannot rely on legitimate interest in its tasks',
            'GDPR 6(1)',
            'NAV-15',
          ],
        ]
      : []
  const weighed: readonly Finding[] = isBlank(balancingTest)
    ? [
        [
          'void-no-balancing-test',
          'a legitimate interest was never weighed against the interests of the subject',
          'GDPR 6(1)(f)',
          'NAV-04',
        ],
      ]
    : []
  return [...open, ...weighed]
}

function noticeFindings(permit: Permit): readonly Finding[] {
  const none = (permit.notice ?? 'none') === 'none'
  return none
    ? [['void-no-notice', 'no notice tells the subject of this recipient', 'GDPR 13(1)(e)', 'JI-08', 'JI-16']]
    : []
}

function recipientFindings(permit: Permit): readonly Finding[] {
  if (permit.to !== '*') return []
  return [
    [
      'void-wildcard-recipient',
      'everybody is not a recipient that a subject can have been told of',
      'GDPR 13(1)(e)',
      'GDPR 25(2)',
      'NAV-19',
    ],
  ]
}

function specialFindings(permit: Permit, policy: Policy): readonly Finding[] {
  const covered = permit.categories.flatMap((name) => coveredBy(policy.vocabulary, name))
  if (!covered.some((category) => isMarked(policy.vocabulary, category, 'special'))) return []
  const special = typeof permit.basis === 'object' ? permit.basis.special : undefined
  if (special === undefined) {
    return [['void-special-category', 'a special category is disclosed without an exception', 'GDPR 9(1)', 'TERMS-061']]
  }
  if ('statute' in special && isBlank(special.statute)) {
    return [['void-no-statute', 'the exception for a special category names no statute', 'GDPR 9(2)', 'TERMS-061']]
  }
  return []
}

/** Member states lay down the conditions (GDPR 87): a permit that names no statute meets none. */
function nationalNumberFindings({ basis, ...permit }: Permit, policy: Policy): readonly Finding[] {
  const released = releasedBy(policy.vocabulary, permit)
  if (!released.some((category) => isMarked(policy.vocabulary, category, 'nationalNumber'))) return []
  const statutes = typeof basis === 'object' ? [basis.nationalNumber?.statute, statuteOf(basis)] : []
  if (statutes.some((statute) => !isBlank(statute))) return []
  return [
    [
      'void-national-number',
      'a national identification number is disclosed, and no statute is named that allows it',
      'GDPR 87',
      'TERMS-049',
    ],
  ]
}

function statuteOf(basis: Exclude<Basis, 'none'>): string | undefined {
  return 'statute' in basis ? basis.statute : undefined
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === ''
}
