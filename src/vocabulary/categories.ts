import { existence, existenceForms, type VocabularyDefinition } from './definition'

/** Every category, `existence` first, then in declaration order. */
export function categoriesOf(vocabulary: VocabularyDefinition): readonly string[] {
  return [existence, ...Object.keys(vocabulary.categories)]
}

/** The levels of a category, ordered from least to most disclosed. */
export function levelsOf(vocabulary: VocabularyDefinition, category: string): readonly string[] {
  const forms = category === existence ? existenceForms : (vocabulary.categories[category]?.forms ?? [])
  return ['withheld', ...forms, 'full']
}

/** Whether a rule on `name` covers `category`: the category itself, or one below it. `*` covers all. */
export function covers(name: string, category: string): boolean {
  return name === '*' || name === category || category.startsWith(`${name}.`)
}

/** The categories a name in a rule covers; none when the name is unknown. */
export function coveredBy(vocabulary: VocabularyDefinition, name: string): readonly string[] {
  return categoriesOf(vocabulary).filter((category) => covers(name, category))
}

/** The names that cover a category, from the longest: itself, and each that it stands below. */
export function prefixesOf(category: string): readonly string[] {
  const names = [category]
  for (let end = category.lastIndexOf('.'); end > 0; end = category.lastIndexOf('.', end - 1))
    names.push(category.slice(0, end))
  return names
}
