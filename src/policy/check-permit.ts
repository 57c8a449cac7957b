import { type Basis, type Issue, pointer, quote, subjectRole } from '../vocabulary'
import { checkKnown, checkList, unknownName } from './check-names'
import type { Permit } from './rule'
import type { RuleNames } from './rule-names'

/** What is wrong with a permit, beside what can be wrong with any rule. */
export function checkPermit(names: RuleNames, rule: Permit, path: string): readonly Issue[] {
  const { kindsWithoutSubject: withoutSubject } = names
  const mark = isOnNoPerson(rule, withoutSubject) ? 'none' : undefined
  const forSubject = mark === undefined && rule.to !== '*' && rule.to.includes(subjectRole)
  return [
    ...checkList('purpose', rule.purpose, names.purposes, `${path}/purpose`),
    ...rule.obligations.flatMap((name, i) =>
      names.obligations.has(name) ? [] : [unknownName('obligation', name, `${path}/obligations${pointer(i)}`)],
    ),
    ...(forSubject && rule.to.length > 1
      ? [
          {
            code: 'mixed-subject',
            path: `${path}/to`,
            message: 'a permit to the subject is to the subject alone',
            hint: 'write two rules: the subject needs no basis and no notice, the others do',
          },
        ]
      : []),
    ...(rule.subject === mark && !isMixed(rule, withoutSubject) ? [] : [wrongSubject(path)]),
    ...(mark === 'none' ? checkNoGround(rule, path) : []),
    ...(forSubject || mark === 'none' ? [] : checkGround(names, rule, path)),
  ]
}

/** A permit on no kind at all is on none without a data subject. */
function isOnNoPerson({ on }: Pick<Permit, 'on'>, withoutSubject: ReadonlySet<string>): boolean {
  return on.length > 0 && on.every((kind) => withoutSubject.has(kind))
}

/** One ground cannot stand for records that are about a person and for others that are about none. */
function isMixed({ on }: Permit, withoutSubject: ReadonlySet<string>): boolean {
  return on.some((kind) => withoutSubject.has(kind)) && !isOnNoPerson({ on }, withoutSubject)
}

function wrongSubject(path: string): Issue {
  return {
    code: 'mixed-kinds',
    path: `${path}/on`,
    message: 'a permit is on record kinds that have a data subject, or on those that have none',
    hint: 'write two rules; `permit` marks the second with `subject: none`',
  }
}

/** What nobody asks for would be passed over. */
function checkNoGround({ basis, notice }: Permit, path: string): readonly Issue[] {
  const message = 'records without a data subject need neither basis nor notice'
  return Object.entries({ basis, notice })
    .filter(([, given]) => given !== undefined)
    .map(([key]) => ({ code: 'needless-ground', path: `${path}/${key}`, message }))
}

function checkGround(names: RuleNames, rule: Permit, path: string): readonly Issue[] {
  const { basis, notice } = rule
  return [
    ...(basis === undefined
      ? [
          {
            code: 'no-basis',
            path: `${path}/basis`,
            message: 'a permit names its legal basis',
            hint: '`none` for a rule that had none',
          },
        ]
      : []),
    ...(notice === undefined
      ? [
          {
            code: 'no-notice',
            path: `${path}/notice`,
            message: 'a permit names its notice clause',
            hint: '`none` for a rule that had none',
          },
        ]
      : []),
    ...(notice === undefined || notice === 'none' ? [] : checkKnown('notice', notice, names.notices, `${path}/notice`)),
    ...(typeof basis === 'object' ? checkBasis(names, basis, `${path}/basis`) : []),
    ...(typeof basis === 'object' ? checkController(names, basis, rule.on, `${path}/basis/controller`) : []),
    ...(typeof basis === 'object' && 'compellingGrounds' in basis
      ? checkFlag(basis.compellingGrounds, names, `${path}/basis/compellingGrounds`)
      : []),
  ]
}

/** The host stands on its own basis for all but the records that recipients keep with it. */
function checkController(
  { kindsOfRecipients }: RuleNames,
  { controller }: Exclude<Basis, 'none'>,
  on: readonly string[],
  path: string,
): readonly Issue[] {
  if (controller !== 'recipient' || on.every((kind) => kindsOfRecipients.has(kind))) return []
  const message = 'a recipient is the controller of those record kinds alone that it keeps for itself'
  return [{ code: 'not-the-controller', path, message, hint: '`kindsOfRecipients` of the vocabulary lists them' }]
}

function checkFlag(name: string | undefined, { domains }: RuleNames, path: string): readonly Issue[] {
  const domain = name === undefined ? undefined : domains.get(name)
  if (name === undefined || domain === undefined) return [unknownName('fact', name ?? '', path)]
  return domain.has(true) ? [] : [{ code: 'unknown-value', path, message: `${quote(name)} is never \`true\`` }]
}

function checkBasis({ consents, contracts }: RuleNames, basis: Exclude<Basis, 'none'>, path: string): readonly Issue[] {
  const { special } = basis
  return [
    ...(basis.article === '6(1)(a)' ? checkKnown('consent', basis.consent, consents, `${path}/consent`) : []),
    ...(basis.article === '6(1)(b)' ? checkKnown('contract', basis.contract, contracts, `${path}/contract`) : []),
    ...(special?.article === '9(2)(a)'
      ? checkKnown('consent', special.consent, consents, `${path}/special/consent`)
      : []),
  ]
}
