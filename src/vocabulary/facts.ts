import { acts, assuranceLevels, subjectRole, type Value, type VocabularyDefinition } from './definition'

const flag: readonly Value[] = Object.freeze([false, true])

/** The facts derived from the request, in the order in which diagrams ask them. */
export const viewerFacts = ['viewer.role', 'purpose', 'viewer.assurance', 'viewer.individual', 'act'] as const

/** Whether a fact is one of who asks and why. */
export function isViewerFact(fact: string): boolean {
  return (viewerFacts as readonly string[]).includes(fact)
}

/** Facts every vocabulary has: who asks and why, and what GDPR 6(1)(d) and 21 turn on. */
export const builtInFacts = [...viewerFacts, 'viewer.isSubject', 'subject.objected', 'subject.vitalInterest'] as const

/** Facts a host may not supply: the library derives them from the request and the record. */
export const derivedFacts: readonly string[] = [...viewerFacts, 'viewer.isSubject']

/** Every role, the subject's included. */
export function rolesOf(vocabulary: VocabularyDefinition): readonly string[] {
  return vocabulary.roles.includes(subjectRole) ? vocabulary.roles : [...vocabulary.roles, subjectRole]
}

/** The domain of every fact, in declaration order: its values from lowest to highest. *Unknown* is not listed. */
export function domainsOf(vocabulary: VocabularyDefinition): ReadonlyMap<string, readonly Value[]> {
  const flags = [
    'viewer.isSubject',
    ...prefixed('consent', vocabulary.consents),
    ...prefixed('contract', vocabulary.contracts),
    ...prefixed('informed', vocabulary.notices),
    'subject.objected',
    'subject.vitalInterest',
  ]
  return new Map<string, readonly Value[]>([
    ['viewer.role', rolesOf(vocabulary)],
    ['purpose', vocabulary.purposes],
    ['viewer.assurance', assuranceLevels],
    ['viewer.individual', flag],
    ['act', acts],
    ...Object.entries(vocabulary.facts).map(([name, domain]) => [name, domain === 'flag' ? flag : domain] as const),
    ...flags.map((name) => [name, flag] as const),
  ])
}

/** Domains as sets: a document may ask for many values of large ones. */
export function asSets(domains: ReadonlyMap<string, readonly Value[]>): ReadonlyMap<string, ReadonlySet<Value>> {
  return new Map([...domains].map(([fact, values]) => [fact, new Set(values)]))
}

function prefixed(prefix: string, names: readonly string[] = []): readonly string[] {
  return names.map((name) => `${prefix}.${name}`)
}
