import { existence } from '../vocabulary'
import type { MergedVocabulary } from './merged-vocabulary'
import type { Places } from './places'

/** The viewers of some places in words. */
export function describeRoles(roles: Places['roles']): string {
  return roles === '*' ? 'everybody' : roles.join(', ')
}

/** Record kinds and categories in words; a prefix stands for all that it covers. */
export function describeThings(
  { on, categories }: Pick<Places, 'on' | 'categories'>,
  vocabulary: MergedVocabulary,
): string {
  return `${on.join(', ')}: ${describeCategories(categories, vocabulary)}`
}

export function describeCategories(categories: readonly string[], { categories: all }: MergedVocabulary): string {
  if (categories.length === all.length) return 'everything'
  const rest = new Set(categories)
  const names: string[] = []
  for (const category of categories) {
    if (!rest.has(category)) continue
    const prefix = prefixesOf(category).find((name) => below(all, name).every((each) => rest.has(each))) ?? category
    for (const each of below(all, prefix)) rest.delete(each)
    names.push(prefix === existence ? 'that it is there' : prefix)
  }
  return names.join(', ')
}

/** The category and what it lies under, widest first. */
function prefixesOf(category: string): readonly string[] {
  const parts = category.split('.')
  return parts.map((_, i) => parts.slice(0, i + 1).join('.'))
}

function below(categories: readonly string[], name: string): readonly string[] {
  return categories.filter((category) => category === name || category.startsWith(`${name}.`))
}
