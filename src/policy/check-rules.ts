import { type Issue, pointer, quote, type Value, type VocabularyDefinition } from '../vocabulary'
import { checkList, unknownName } from './check-names'
import { checkPermit } from './check-permit'
import { type Condition, deepestCondition, foldCondition, isTooDeep } from './condition'
import { type LevelTable, levelFor, type Rule } from './rule'
import { RuleNames } from './rule-names'

/** All that is wrong with the rules of a policy, names first of all; empty when they can be compiled.
 *
 * Whether a permit can stand in law is not asked here: see `voidReasons`.
 */
export function checkRules(vocabulary: VocabularyDefinition, rules: readonly Rule[]): readonly Issue[] {
  const check = ruleChecker(vocabulary)
  const first = new Map(rules.map(({ id }, i) => [id, i] as const).reverse())
  const issues: Issue[] = []
  for (const [i, rule] of rules.entries()) {
    const path = pointer('rules', i)
    if (first.get(rule.id) !== i) {
      issues.push({ code: 'duplicate-rule', path: `${path}/id`, message: `there are two rules ${quote(rule.id)}` })
    }
    for (const issue of check(rule, path)) issues.push(issue)
    if (issues.length > mostIssues && i < rules.length - 1) {
      return [
        ...issues,
        { code: 'too-many', path: '/rules', message: 'more is wrong with the rules than is listed here' },
      ]
    }
  }
  return issues
}

/** With so many, what else is wrong is not looked for. */
const mostIssues = 10_000

/** What is wrong with what a policy is called. */
export function checkTitle({ name, version }: { readonly name: string; readonly version: string }): readonly Issue[] {
  return Object.entries({ name, version })
    .filter(([, text]) => text.trim() === '')
    .map(([key]) => ({ code: 'empty', path: pointer(key), message: `a policy has a ${key}` }))
}

/** Checks one rule; `path` is where it stands. */
export function ruleChecker(vocabulary: VocabularyDefinition): (rule: Rule, path: string) => readonly Issue[] {
  const names = new RuleNames(vocabulary)
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
    ...(rule.on === '*' ? [] : checkList('record kind', rule.on, names.kinds, `${path}/on`)),
    ...checkCategories(names, rule, path),
    ...(rule.when === undefined ? [] : checkCondition(rule.when, names.domains, `${path}/when`)),
    ...(rule.kind === 'permit' ? checkPermit(names, rule, path) : []),
  ]
}

function checkCategories(names: RuleNames, rule: Rule, path: string): readonly Issue[] {
  if (rule.categories.length === 0) {
    return [{ code: 'empty', path: `${path}/categories`, message: 'a rule names at least one category' }]
  }
  const unknown = rule.categories.flatMap((name, i) =>
    names.covered.has(name) ? [] : [unknownName('category', name, `${path}/categories${pointer(i)}`)],
  )
  return [...unknown, ...checkLevels(names, rule, path)]
}

function checkLevels(names: RuleNames, rule: Rule, path: string): readonly Issue[] {
  const key = rule.kind === 'permit' ? 'level' : 'cap'
  const table: LevelTable = rule.kind === 'permit' ? rule.level : rule.cap
  if (typeof table === 'string') {
    const without = new Set(rule.categories.flatMap((name) => names.without(name, table)))
    return [...without].map((category) => unknownLevel(names, table, category, `${path}/${key}`))
  }
  const isSpokenOf = names.related(rule.categories)
  const stray = Object.keys(table).filter((name) => !isSpokenOf(name))
  const strayIssues = stray.map((name) => unknownName('category', name, `${path}/${key}${pointer(name)}`))
  // A table of strays is mended first: the levels of the others are not looked for among them.
  if (stray.length > names.covered.size) return strayIssues
  const categories = new Set(rule.categories.flatMap((name) => names.covered.get(name) ?? []))
  if (!names.mayLookUp(categories.size)) {
    const message = 'the tables of levels speak of more categories than can be looked up'
    return [...strayIssues, { code: 'too-many', path: `${path}/${key}`, message, hint: 'name one level for a prefix' }]
  }
  return [...strayIssues, ...[...categories].flatMap((category) => checkLevel(names, rule, category, `${path}/${key}`))]
}

function checkLevel(names: RuleNames, rule: Rule, category: string, path: string): readonly Issue[] {
  const level = levelFor(rule, category)
  if (level === undefined) return [{ code: 'no-level', path, message: `no level is named for ${quote(category)}` }]
  return names.hasLevel(category, level) ? [] : [unknownLevel(names, level, category, path)]
}

function unknownLevel(names: RuleNames, level: string, category: string, path: string): Issue {
  const levels = [...(names.levels.get(category) ?? [])]
  const more = levels.length > mostHinted ? ', …' : ''
  const message = `${quote(category)} has no level ${quote(level)}`
  return {
    code: 'unknown-level',
    path,
    message,
    hint: `its levels are ${levels.slice(0, mostHinted).join(', ')}${more}`,
  }
}

const mostHinted = 20

/** What is wrong with a condition over facts with these domains. */
export function checkCondition(
  condition: Condition,
  domains: ReadonlyMap<string, ReadonlySet<Value>>,
  path: string,
): readonly Issue[] {
  if (isTooDeep(condition)) {
    return [
      { code: 'too-deep', path, message: `conditions stand inside one another more than ${deepestCondition} deep` },
    ]
  }
  const issues: Issue[] = []
  const nothing = () => undefined
  const is = (fact: string, values: readonly Value[]): void => {
    for (const issue of checkIs(fact, values, domains.get(fact), path)) issues.push(issue)
  }
  foldCondition<unknown>(condition, { is, all: nothing, any: nothing, not: nothing })
  return issues
}

function checkIs(
  fact: string,
  values: readonly Value[],
  domain: ReadonlySet<Value> | undefined,
  path: string,
): readonly Issue[] {
  if (domain === undefined) return [unknownName('fact', fact, path)]
  if (values.length === 0) return [{ code: 'empty', path, message: `${quote(fact)} is compared with nothing` }]
  return values
    .filter((value) => !domain.has(value))
    .map((value) => ({ code: 'unknown-value', path, message: `${quote(fact)} is never ${quote(value)}` }))
}
