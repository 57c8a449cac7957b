import { type CategoryDefinition, existence, existenceForms, type VocabularyDefinition } from './definition'

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

/** Whether a category has a mark: its own, or that of a category that it stands below. A part of health data is health data. */
export function isMarked(
  { categories }: VocabularyDefinition,
  category: string,
  mark: 'special' | 'nationalNumber' | 'identifying',
): boolean {
  return prefixesOf(category).some((name) => markOf(categories, name)[mark] === true)
}

/** What is said of a category: its own word, or that of the nearest category that it stands below. */
export function isAboutPersons({ categories }: VocabularyDefinition, category: string): boolean | undefined {
  return prefixesOf(category)
    .map((name) => markOf(categories, name).personal)
    .find((said) => said !== undefined)
}

/** A category need not stand under one that is declared. */
function markOf(categories: VocabularyDefinition['categories'], name: string): CategoryDefinition {
  return (Object.hasOwn(categories, name) && categories[name]) || {}
}
