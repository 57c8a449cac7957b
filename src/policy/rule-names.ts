import {
  asSets,
  categoriesOf,
  domainsOf,
  levelsOf,
  prefixesOf,
  rolesOf,
  type Value,
  type VocabularyDefinition,
} from '../vocabulary'

/** How many levels the tables of one policy's rules may look up. The largest policies in use look up some thousands. */
const mostLookups = 500_000

/** The names of a vocabulary, ready to be asked for. Looked up, not searched: a document may hold a million names. */
export class RuleNames {
  readonly domains: ReadonlyMap<string, ReadonlySet<Value>>
  readonly roles: ReadonlySet<string>
  readonly kinds: ReadonlySet<string>
  readonly kindsWithoutSubject: ReadonlySet<string>
  readonly kindsOfRecipients: ReadonlySet<string>
  readonly purposes: ReadonlySet<string>
  readonly consents: ReadonlySet<string>
  readonly contracts: ReadonlySet<string>
  readonly notices: ReadonlySet<string>
  readonly obligations: ReadonlySet<string>
  /** What a name in a rule covers. */
  readonly covered: ReadonlyMap<string, readonly string[]>
  readonly levels: ReadonlyMap<string, ReadonlySet<string>>
  readonly #without = new Map<string, Map<string, readonly string[]>>()
  #lookups = 0

  constructor(vocabulary: VocabularyDefinition) {
    const categories = categoriesOf(vocabulary)
    this.domains = asSets(domainsOf(vocabulary))
    this.roles = new Set(rolesOf(vocabulary))
    this.kinds = new Set(vocabulary.kinds)
    this.kindsWithoutSubject = new Set(vocabulary.kindsWithoutSubject)
    this.kindsOfRecipients = new Set(vocabulary.kindsOfRecipients)
    this.purposes = new Set(vocabulary.purposes)
    this.consents = new Set(vocabulary.consents)
    this.contracts = new Set(vocabulary.contracts)
    this.notices = new Set(vocabulary.notices)
    this.obligations = new Set(vocabulary.obligations)
    this.covered = coverage(categories)
    this.levels = new Map(categories.map((name) => [name, new Set(levelsOf(vocabulary, name))]))
  }

  hasLevel(category: string, level: string): boolean {
    return this.levels.get(category)?.has(level) ?? false
  }

  /** The categories under a name that do not have a level; sought once. */
  without(name: string, level: string): readonly string[] {
    const known = this.#without.get(level) ?? new Map<string, readonly string[]>()
    this.#without.set(level, known)
    const found = known.get(name) ?? (this.covered.get(name) ?? []).filter((each) => !this.hasLevel(each, level))
    known.set(name, found)
    return found
  }

  /** Tells of a name in a table whether it covers anything that the names of a rule cover. */
  related(names: readonly string[]): (name: string) => boolean {
    const known = names.filter((name) => this.covered.has(name))
    const named = new Set(known)
    const above = new Set(known.flatMap(prefixesOf))
    return (name) => {
      if (!this.covered.has(name)) return false
      if (name === '*') return known.length > 0
      return named.has('*') || above.has(name) || prefixesOf(name).some((prefix) => named.has(prefix))
    }
  }

  /** Whether so many levels more may be looked up. */
  mayLookUp(count: number): boolean {
    this.#lookups += count
    return this.#lookups <= mostLookups
  }
}

function coverage(categories: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const covered = new Map<string, string[]>([['*', [...categories]]])
  for (const category of categories) {
    for (const name of prefixesOf(category)) {
      const under = covered.get(name)
      if (under === undefined) covered.set(name, [category])
      else under.push(category)
    }
  }
  return covered
}
