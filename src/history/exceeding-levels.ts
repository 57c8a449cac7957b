import type { Levels } from '../semantics'
import { categoriesOf, levelsOf, type VocabularyDefinition } from '../vocabulary'
import type { ExposedCategory } from './exposure'

const nothing: readonly ExposedCategory[] = Object.freeze([])

/** Finds where one set of levels stands above another; equal answers are the same frozen list. */
export class ExceedingLevels {
  readonly #vocabulary: VocabularyDefinition
  readonly #known = new Map<Levels, Map<Levels, readonly ExposedCategory[]>>()
  readonly #lists = new Map<string, readonly ExposedCategory[]>()

  constructor(vocabulary: VocabularyDefinition) {
    this.#vocabulary = vocabulary
  }

  /** The categories that `seen` shows further than `allowed`; what `allowed` does not name it does not allow. */
  of(seen: Levels, allowed: Levels): readonly ExposedCategory[] {
    const bySeen = this.#known.get(seen) ?? new Map<Levels, readonly ExposedCategory[]>()
    this.#known.set(seen, bySeen)
    const known = bySeen.get(allowed) ?? this.#interned(this.#compare(seen, allowed))
    bySeen.set(allowed, known)
    return known
  }

  #compare(seen: Levels, allowed: Levels): readonly ExposedCategory[] {
    return categoriesOf(this.#vocabulary).flatMap((category) => {
      const levels = levelsOf(this.#vocabulary, category)
      const [is = 'withheld', may = 'withheld'] = [seen[category], allowed[category]]
      return levels.indexOf(is) > Math.max(0, levels.indexOf(may)) ? [{ category, seen: is, allowed: may }] : []
    })
  }

  #interned(list: readonly ExposedCategory[]): readonly ExposedCategory[] {
    if (list.length === 0) return nothing
    const key = JSON.stringify(list)
    const interned = this.#lists.get(key) ?? Object.freeze(list.map((each) => Object.freeze(each)))
    this.#lists.set(key, interned)
    return interned
  }
}
