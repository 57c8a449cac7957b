import {
  type Basis,
  categoriesOf,
  coveredBy,
  domainsOf,
  type Issue,
  levelsOf,
  pointer,
  quote,
  rolesOf,
  subjectRole,
  type Value,
  type VocabularyDefinition,
} from '../vocabulary'
import { type Condition, deepestCondition, foldCondition, isTooDeep } from './condition'
import { type LevelTable, levelFor, type Permit, type Rule } from './rule'

/** All that is wrong with the rules of a policy, names first of all; empty when they can be compiled.
 *
 * Whether a permit can stand in law is not asked here: see `voidReasons`.
 */
export function checkRules(vocabulary: VocabularyDefinition, rules: readonly Rule[]): readonly Issue[] {
  const check = ruleChecker(vocabulary)
  const first = new Map(rules.map(({ id }, i) => [id, i] as const).reverse())
  return rules.flatMap((rule, i) => {
    const path = pointer('rules', i)
    const duplicate =
      first.get(rule.id) === i
        ? []
        : [{ code: 'duplicate-rule', path: `${path}/id`, message: `there are two rules ${quote(rule.id)}` }]
    return [...duplicate, ...check(rule, path)]
  })
}

/** What is wrong with what a policy is called. */
export function checkTitle({ name, version }: { readonly name: string; readonly version: string }): readonly Issue[] {
  return Object.entries({ name, version })
    .filter(([, text]) => text.trim() === '')
    .map(([key]) => ({ code: 'empty', path: pointer(key), message: `a policy has a ${key}` }))
}

/** The names of a vocabulary, ready to be asked for. */
interface Names {
  readonly vocabulary: VocabularyDefinition
  readonly domains: ReadonlyMap<string, readonly Value[]>
  readonly roles: readonly string[]
  /** What a name in a rule covers. Looked up, not searched: a document may hold a million names. */
  readonly covered: ReadonlyMap<string, readonly string[]>
  readonly levels: ReadonlyMap<string, readonly string[]>
}

function namesOf(vocabulary: VocabularyDefinition): Names {
  const prefixes = categoriesOf(vocabulary).flatMap(prefixesOf)
  const covered = new Map(['*', ...new Set(prefixes)].map((name) => [name, coveredBy(vocabulary, name)]))
  const levels = new Map(categoriesOf(vocabulary).map((name) => [name, levelsOf(vocabulary, name)]))
  return { vocabulary, domains: domainsOf(vocabulary), roles: rolesOf(vocabulary), covered, levels }
}

function prefixesOf(category: string): readonly string[] {
  const parts = category.split('.')
  return parts.map((_, i) => parts.slice(0, i + 1).join('.'))
}

/** Checks one rule; `path` is where it stands. */
export function ruleChecker(vocabulary: VocabularyDefinition): (rule: Rule, path: string) => readonly Issue[] {
  const names = namesOf(vocabulary)
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
    ...(rule.to === '*' ? [] : checkList('role', rule.to, names.roles, `${path}/to`)),
    ...(rule.on === '*' ? [] : checkList('record kind', rule.on, vocabulary.kinds, `${path}/on`)),
    ...checkCategories(names, rule, path),
    ...(rule.when === undefined ? [] : checkCondition(rule.when, names.domains, `${path}/when`)),
    ...(rule.kind === 'permit' ? checkPermit(vocabulary, rule, path) : []),
  ]
}

function checkList(what: string, names: readonly string[], known: readonly string[], path: string): readonly Issue[] {
  if (names.length === 0) return [{ code: 'empty', path, message: `a rule names at least one ${what}` }]
  return names.flatMap((name, i) => (known.includes(name) ? [] : [unknownName(what, name, `${path}${pointer(i)}`)]))
}

function unknownName(what: string, name: string, path: string): Issue {
  return { code: `unknown-${what.replaceAll(' ', '-')}`, path, message: `there is no ${what} ${quote(name)}` }
}

function checkCategories(names: Names, rule: Rule, path: string): readonly Issue[] {
  if (rule.categories.length === 0) {
    return [{ code: 'empty', path: `${path}/categories`, message: 'a rule names at least one category' }]
  }
  const unknown = rule.categories.flatMap((name, i) =>
    names.covered.has(name) ? [] : [unknownName('category', name, `${path}/categories${pointer(i)}`)],
  )
  return [...unknown, ...checkLevels(names, rule, path)]
}

function checkLevels({ covered, levels }: Names, rule: Rule, path: string): readonly Issue[] {
  const key = rule.kind === 'permit' ? 'level' : 'cap'
  const table: LevelTable = rule.kind === 'permit' ? rule.level : rule.cap
  const categories = new Set([...new Set(rule.categories)].flatMap((name) => covered.get(name) ?? []))
  const isStray = (name: string) => !(covered.get(name) ?? []).some((category) => categories.has(category))
  const stray = typeof table === 'string' ? [] : Object.keys(table).filter(isStray)
  const strayIssues = stray.map((name) => unknownName('category', name, `${path}/${key}${pointer(name)}`))
  // A table of strays is mended first: the levels of the others are not looked for among them.
  if (stray.length > covered.size) return strayIssues
  return [
    ...strayIssues,
    ...[...categories].flatMap((category) => checkLevel(levels.get(category) ?? [], rule, category, `${path}/${key}`)),
  ]
}

function checkLevel(levels: readonly string[], rule: Rule, category: string, path: string): readonly Issue[] {
  const level = levelFor(rule, category)
  if (level === undefined) return [{ code: 'no-level', path, message: `no level is named for ${quote(category)}` }]
  if (levels.includes(level)) return []
  const message = `${quote(category)} has no level ${quote(level)}`
  return [{ code: 'unknown-level', path, message, hint: `its levels are ${levels.join(', ')}` }]
}

/** What is wrong with a condition over facts with these domains. */
export function checkCondition(
  condition: Condition,
  domains: ReadonlyMap<string, readonly Value[]>,
  path: string,
): readonly Issue[] {
  if (isTooDeep(condition)) {
    return [
      { code: 'too-deep', path, message: `conditions stand inside one another more than ${deepestCondition} deep` },
    ]
  }
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
  if (values.length === 0) return [{ code: 'empty', path, message: `${quote(fact)} is compared with nothing` }]
  return values
    .filter((value) => !domain.includes(value))
    .map((value) => ({ code: 'unknown-value', path, message: `${quote(fact)} is never ${quote(value)}` }))
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
      : checkKnown('notice', notice, vocabulary.notices, `${path}/notice`)),
    ...(typeof basis === 'object' ? checkBasis(vocabulary, basis, `${path}/basis`) : []),
  ]
}

function checkBasis(vocabulary: VocabularyDefinition, basis: Exclude<Basis, 'none'>, path: string): readonly Issue[] {
  const { consents, contracts } = vocabulary
  const { special } = basis
  return [
    ...(basis.article === '6(1)(a)' ? checkKnown('consent', basis.consent, consents, `${path}/consent`) : []),
    ...(basis.article === '6(1)(b)' ? checkKnown('contract', basis.contract, contracts, `${path}/contract`) : []),
    ...(special?.article === '9(2)(a)'
      ? checkKnown('consent', special.consent, consents, `${path}/special/consent`)
      : []),
  ]
}

function checkKnown(what: string, name: string, known: readonly string[] = [], path: string): readonly Issue[] {
  return known.includes(name) ? [] : [unknownName(what, name, path)]
}
