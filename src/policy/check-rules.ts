import {
  coveredBy,
  domainsOf,
  type Issue,
  levelsOf,
  pointer,
  rolesOf,
  subjectRole,
  type Value,
  type VocabularyDefinition,
} from '../vocabulary'
import { type Condition, foldCondition } from './condition'
import { concerns, type LevelTable, levelFor, type Permit, type Rule } from './rule'

/** All that is wrong with the rules of a policy, names first of all; empty when they can be compiled.
 *
 * Whether a permit can stand in law is not asked here: see `voidReasons`.
 */
export function checkRules(vocabulary: VocabularyDefinition, rules: readonly Rule[]): readonly Issue[] {
  const check = ruleChecker(vocabulary)
  return rules.flatMap((rule, i) => {
    const path = pointer('rules', i)
    const twice = rules.findIndex(({ id }) => id === rule.id) < i
    const duplicate = twice
      ? [{ code: 'duplicate-rule', path: `${path}/id`, message: `there are two rules \`${rule.id}\`` }]
      : []
    return [...duplicate, ...check(rule, path)]
  })
}

/** Checks one rule; `path` is where it stands. */
export function ruleChecker(vocabulary: VocabularyDefinition): (rule: Rule, path: string) => readonly Issue[] {
  const domains = domainsOf(vocabulary)
  const roles = rolesOf(vocabulary)
  return (rule, path) => [
    ...(rule.id === '' ? [{ code: 'bad-name', path: `${path}/id`, message: 'a rule needs an id' }] : []),
    ...(rule.source.length === 0
      ? [
          {
            code: 'no-source',
            path: `${path}/source`,
            message: 'a rule says where it comes from',
            hint: 'a requirement id or an article',
          },
        ]
      : []),
    ...(rule.to === '*' ? [] : checkList('role', rule.to, roles, `${path}/to`)),
    ...(rule.on === '*' ? [] : checkList('record kind', rule.on, vocabulary.kinds, `${path}/on`)),
    ...checkCategories(vocabulary, rule, path),
    ...(rule.when === undefined ? [] : checkCondition(rule.when, domains, `${path}/when`)),
    ...(rule.kind === 'permit' ? checkPermit(vocabulary, rule, path) : []),
  ]
}

function checkList(what: string, names: readonly string[], known: readonly string[], path: string): readonly Issue[] {
  if (names.length === 0) return [{ code: 'empty', path, message: `a rule names at least one ${what}` }]
  return names.flatMap((name, i) => (known.includes(name) ? [] : [unknownName(what, name, `${path}${pointer(i)}`)]))
}

function unknownName(what: string, name: string, path: string): Issue {
  return { code: `unknown-${what.replaceAll(' ', '-')}`, path, message: `there is no ${what} \`${name}\`` }
}

function checkCategories(vocabulary: VocabularyDefinition, rule: Rule, path: string): readonly Issue[] {
  if (rule.categories.length === 0) {
    return [{ code: 'empty', path: `${path}/categories`, message: 'a rule names at least one category' }]
  }
  const unknown = rule.categories.flatMap((name, i) =>
    coveredBy(vocabulary, name).length === 0 ? [unknownName('category', name, `${path}/categories${pointer(i)}`)] : [],
  )
  return [...unknown, ...checkLevels(vocabulary, rule, path)]
}

function checkLevels(vocabulary: VocabularyDefinition, rule: Rule, path: string): readonly Issue[] {
  const key = rule.kind === 'permit' ? 'level' : 'cap'
  const table: LevelTable = rule.kind === 'permit' ? rule.level : rule.cap
  const covered = [...new Set(rule.categories.flatMap((name) => coveredBy(vocabulary, name)))]
  const stray =
    typeof table === 'string'
      ? []
      : Object.keys(table).filter((name) => !covered.some((c) => coveredBy(vocabulary, name).includes(c)))
  return [
    ...stray.map((name) => unknownName('category', name, `${path}/${key}${pointer(name)}`)),
    ...covered.flatMap((category): readonly Issue[] => {
      const level = levelFor(rule, category)
      if (level === undefined)
        return [{ code: 'no-level', path: `${path}/${key}`, message: `no level is named for \`${category}\`` }]
      if (levelsOf(vocabulary, category).includes(level)) return []
      const hint = `its levels are ${levelsOf(vocabulary, category).join(', ')}`
      return [
        { code: 'unknown-level', path: `${path}/${key}`, message: `\`${category}\` has no level \`${level}\``, hint },
      ]
    }),
  ]
}

function checkCondition(
  condition: Condition,
  domains: ReadonlyMap<string, readonly Value[]>,
  path: string,
): readonly Issue[] {
  return foldCondition<readonly Issue[]>(condition, {
    is: (fact, values) => checkIs(fact, values, domains.get(fact), path),
    all: (parts) => parts.flat(),
    any: (parts) => parts.flat(),
    not: (part) => part,
  })
}

function checkIs(
  fact: string,
  values: readonly Value[],
  domain: readonly Value[] | undefined,
  path: string,
): readonly Issue[] {
  if (domain === undefined) return [unknownName('fact', fact, path)]
  if (values.length === 0) return [{ code: 'empty', path, message: `\`${fact}\` is compared with nothing` }]
  return values
    .filter((value) => !domain.includes(value))
    .map((value) => ({ code: 'unknown-value', path, message: `\`${fact}\` is never \`${String(value)}\`` }))
}

function checkPermit(vocabulary: VocabularyDefinition, rule: Permit, path: string): readonly Issue[] {
  const forSubject = rule.to !== '*' && rule.to.includes(subjectRole)
  return [
    ...checkList('purpose', rule.purpose, vocabulary.purposes, `${path}/purpose`),
    ...rule.obligations.flatMap((name, i) =>
      (vocabulary.obligations ?? []).includes(name)
        ? []
        : [unknownName('obligation', name, `${path}/obligations${pointer(i)}`)],
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
    ...(forSubject ? [] : checkGround(vocabulary, rule, path)),
  ]
}

function checkGround(vocabulary: VocabularyDefinition, rule: Permit, path: string): readonly Issue[] {
  const { basis, notice } = rule
  const consents = [
    ...(typeof basis === 'object' && basis.article === '6(1)(a)' ? [basis.consent] : []),
    ...(typeof basis === 'object' && basis.special?.article === '9(2)(a)' ? [basis.special.consent] : []),
  ]
  const contracts = typeof basis === 'object' && basis.article === '6(1)(b)' ? [basis.contract] : []
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
    ...(notice === undefined || notice === 'none'
      ? []
      : checkList('notice', [notice], vocabulary.notices ?? [], `${path}/notice`)),
    ...consents.flatMap((name) => checkList('consent', [name], vocabulary.consents ?? [], `${path}/basis`)),
    ...contracts.flatMap((name) => checkList('contract', [name], vocabulary.contracts ?? [], `${path}/basis`)),
  ]
}

/** Whether a rule says anything about a category of the kind: rules that do not are never consulted for it. */
export function rulesFor<R extends Rule>(rules: readonly R[], kind: string, category: string): readonly R[] {
  return rules.filter((rule) => concerns(rule, kind, category))
}
