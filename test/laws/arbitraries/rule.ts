import type { Basis, Forbid, Permit, VocabularyDefinition } from 'need-to-know'
import { categoriesOf, coveredBy, domainsOf, existence, levelsOf, rolesOf } from '../../../src/vocabulary'
import type { Choice } from './choice'
import { someCondition } from './condition'

/** A permit on any basis, void ones included. */
export function somePermit(choice: Choice, vocabulary: VocabularyDefinition, id: string): Permit {
  const forSubject = choice.chance(10)
  const categories = someCategories(choice, vocabulary)
  const to = forSubject ? ['subject'] : choice.chance(8) ? ('*' as const) : choice.atLeastOne(vocabulary.roles, 70)
  return {
    kind: 'permit',
    id,
    to,
    on: choice.atLeastOne(vocabulary.kinds, 75),
    categories,
    level: someLevels(choice, vocabulary, categories, 60),
    purpose: choice.atLeastOne(vocabulary.purposes, 80),
    ...(choice.chance(45) ? { when: someCondition(choice, domainsOf(vocabulary)) } : {}),
    ...(forSubject ? {} : { basis: someBasis(choice, vocabulary), notice: someNotice(choice, vocabulary) }),
    obligations: choice.some(vocabulary.obligations ?? [], 30),
    source: ['generated'],
  }
}

/** A forbid: a cap for all or some roles, kinds and categories. */
export function someForbid(choice: Choice, vocabulary: VocabularyDefinition, id: string): Forbid {
  const categories = choice.chance(30) ? ['*'] : someCategories(choice, vocabulary)
  return {
    kind: 'forbid',
    id,
    to: choice.chance(50) ? '*' : choice.atLeastOne(rolesOf(vocabulary)),
    on: choice.chance(50) ? '*' : choice.atLeastOne(vocabulary.kinds),
    categories,
    cap: someLevels(choice, vocabulary, categories, 10),
    when: someCondition(choice, domainsOf(vocabulary)),
    source: ['generated'],
  }
}

/** `existence` is in most rules: without it nothing else shows. Prefixes and the star stand for several. */
function someCategories(choice: Choice, vocabulary: VocabularyDefinition): readonly string[] {
  if (choice.chance(20)) return ['*']
  const fields = categoriesOf(vocabulary).filter((category) => category !== existence)
  const named = choice.atLeastOne(fields, 60).map((name) => (choice.chance(25) ? (name.split('.')[0] ?? name) : name))
  return [...new Set([...(choice.chance(80) ? [existence] : []), ...named])]
}

function someLevels(
  choice: Choice,
  vocabulary: VocabularyDefinition,
  categories: readonly string[],
  percentFull: number,
): string | Readonly<Record<string, string>> {
  if (choice.chance(percentFull / 2)) return 'full'
  if (choice.chance(10)) return 'withheld'
  const covered = [...new Set(categories.flatMap((name) => coveredBy(vocabulary, name)))]
  const level = (category: string) =>
    choice.chance(category === existence ? percentFull + 30 : percentFull)
      ? 'full'
      : choice.pick(levelsOf(vocabulary, category))
  return Object.fromEntries(covered.map((category) => [category, level(category)]))
}

function someNotice(choice: Choice, { notices = [] }: VocabularyDefinition): string {
  return choice.chance(20) ? 'none' : choice.pick(notices)
}

function someBasis(choice: Choice, { contracts = [] }: VocabularyDefinition): Basis {
  const special = choice.chance(30) ? { special: someException(choice) } : {}
  const bases: readonly Basis[] = [
    'none',
    { article: '6(1)(a)', consent: 'form', ...special },
    { article: '6(1)(a)', consent: 'form', conditionOf: 'the service', ...special },
    { article: '6(1)(c)', statute: 'Act 1', ...special },
    { article: '6(1)(c)', ...special },
    { article: '6(1)(d)', ...special },
    { article: '6(1)(e)', statute: 'Act 2', ...special },
    { article: '6(1)(e)', ...special },
    { article: '6(1)(f)', interest: 'matching', balancingTest: 'test 1', ...special },
    { article: '6(1)(f)', interest: 'matching', ...special },
    ...contracts.map((contract): Basis => ({ article: '6(1)(b)', contract, ...special })),
  ]
  return choice.pick(bases)
}

function someException(choice: Choice) {
  return choice.pick([
    { article: '9(2)(a)', consent: 'form' },
    { article: '9(2)(b)', statute: 'Act 3' },
    { article: '9(2)(c)' },
    { article: '9(2)(e)' },
  ] as const)
}
