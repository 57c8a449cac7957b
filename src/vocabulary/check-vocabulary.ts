import { existence, type PartialSituation, subjectRole, type Value, type VocabularyDefinition } from './definition'
import { asSets, builtInFacts, domainsOf } from './facts'
import { type Issue, pointer, quote } from './issue'

const nameShape = /^[A-Za-z][\w-]*(\.[A-Za-z][\w-]*)*$/
const longest = 200
/** Bounds the work that a hostile document can ask for; the largest vocabularies in use have tens. */
const mostNames = 1000
const lists = ['roles', 'purposes', 'kinds', 'consents', 'contracts', 'notices', 'obligations'] as const
/** Lists that mark some of the record kinds. */
const marks = ['kindsWithoutSubject', 'kindsOfRecipients'] as const
/** Names that would collide with an object's own machinery wherever a table is keyed by them. */
const hostileNames: readonly string[] = ['__proto__', 'constructor', 'prototype']

/** All that is wrong with a vocabulary; empty when it can be used. */
export function checkVocabulary(vocabulary: VocabularyDefinition): readonly Issue[] {
  const domains = asSets(domainsOf(vocabulary))
  return [
    ...lists.flatMap((list) => checkNames(list, vocabulary[list] ?? [])),
    ...checkAuthorities(vocabulary),
    ...marks.flatMap((mark) => checkMarked(mark, vocabulary[mark] ?? [], vocabulary.kinds)),
    ...checkCategories(vocabulary),
    ...checkFacts(vocabulary),
    ...(vocabulary.impossible ?? []).flatMap((situation, i) => checkImpossible(domains, situation, i)),
  ]
}

function checkNames(list: string, names: readonly string[], path = pointer(list)): readonly Issue[] {
  if (names.length > mostNames) return tooMany(path)
  const first = new Map(names.map((name, i) => [name, i] as const).reverse())
  return names.flatMap((name, i) => [
    ...checkName(name, `${path}${pointer(i)}`),
    ...((first.get(name) ?? i) < i
      ? [{ code: 'duplicate-name', path: `${path}${pointer(i)}`, message: `${quote(name)} is listed twice` }]
      : []),
  ])
}

function checkMarked(mark: string, names: readonly string[], kinds: readonly string[]): readonly Issue[] {
  const known = new Set(kinds)
  const strangers = names.flatMap((name, i) =>
    known.has(name)
      ? []
      : [{ code: 'unknown-record-kind', path: pointer(mark, i), message: `there is no record kind ${quote(name)}` }],
  )
  return [...checkNames(mark, names), ...strangers]
}

function tooMany(path: string): readonly Issue[] {
  return [{ code: 'too-many', path, message: `there are more than ${mostNames} names here` }]
}

function checkName(name: string, path: string): readonly Issue[] {
  const good =
    name.length <= longest && nameShape.test(name) && !name.split('.').some((part) => hostileNames.includes(part))
  if (good) return []
  const hint = `letters, digits, \`_\` and \`-\`, beginning with a letter, parts joined by dots, ${longest} at most`
  return [{ code: 'bad-name', path, message: `${quote(name)} cannot be a name`, hint }]
}

/** The subject is told what it did itself: it is no authority. */
function checkAuthorities({ roles, authorities = [] }: VocabularyDefinition): readonly Issue[] {
  const strangers = authorities.flatMap((role, i): readonly Issue[] =>
    role !== subjectRole && roles.includes(role)
      ? []
      : [{ code: 'unknown-role', path: pointer('authorities', i), message: `${quote(role)} is no role of a viewer` }],
  )
  return [...checkNames('authorities', authorities), ...strangers]
}

function checkCategories(vocabulary: VocabularyDefinition): readonly Issue[] {
  const entries = Object.entries(vocabulary.categories)
  if (entries.length > mostNames) return tooMany(pointer('categories'))
  return entries.flatMap(([name, { forms = [] }]) => {
    const path = pointer('categories', name)
    const reserved = name === existence || name.startsWith(`${existence}.`)
    return [
      ...checkName(name, path),
      ...(reserved ? [{ code: 'reserved-name', path, message: `every record kind has \`${existence}\` already` }] : []),
      ...checkNames('forms', forms, `${path}/forms`),
      ...forms
        .filter((form) => form === 'withheld' || form === 'full')
        .map((form) => ({
          code: 'reserved-name',
          path: `${path}/forms`,
          message: `every category has ${quote(form)} already`,
        })),
    ]
  })
}

function checkFacts(vocabulary: VocabularyDefinition): readonly Issue[] {
  const reserved: readonly string[] = builtInFacts
  const entries = Object.entries(vocabulary.facts)
  if (entries.length > mostNames) return tooMany(pointer('facts'))
  return entries.flatMap(([name, domain]) => {
    const path = pointer('facts', name)
    const taken = reserved.includes(name) || /^(consent|contract|informed)\./.test(name)
    return [
      ...checkName(name, path),
      ...(taken ? [{ code: 'reserved-name', path, message: `${quote(name)} is a fact of every vocabulary` }] : []),
      ...(domain === 'flag' ? [] : checkDomain(domain, path)),
    ]
  })
}

function checkDomain(domain: readonly string[], path: string): readonly Issue[] {
  if (domain.length < 2) return [{ code: 'bad-domain', path, message: 'an enumeration needs two values or more' }]
  return checkNames('values', domain, path)
}

function checkImpossible(
  domains: ReadonlyMap<string, ReadonlySet<Value>>,
  situation: PartialSituation,
  i: number,
): readonly Issue[] {
  const entries = Object.entries(situation)
  if (entries.length === 0) {
    return [{ code: 'empty', path: pointer('impossible', i), message: 'this would make every situation impossible' }]
  }
  return entries.flatMap(([fact, values]) => {
    const path = pointer('impossible', i, fact)
    const domain = domains.get(fact)
    if (domain === undefined) return [{ code: 'unknown-fact', path, message: `there is no fact ${quote(fact)}` }]
    if ([values].flat().length === 0) {
      return [{ code: 'empty', path, message: `${quote(fact)} is compared with nothing` }]
    }
    return [values]
      .flat()
      .filter((value) => !domain.has(value))
      .map((value) => ({ code: 'unknown-value', path, message: `${quote(fact)} is never ${quote(value)}` }))
  })
}
