import type { RecordDefinition, VocabularyDefinition } from 'need-to-know'
import { z } from 'zod'

/** A definition for every record kind with one text field in each category: what a decision is compared over. */
export function plainRecords(vocabulary: VocabularyDefinition): Readonly<Record<string, RecordDefinition>> {
  const categories = Object.keys(vocabulary.categories)
  const keys = categories.map((category, i) => [`field${i}`, category] as const)
  const schema = z.object(Object.fromEntries(keys.map(([key]) => [key, z.string()])))
  const classify = Object.fromEntries(keys)
  return Object.fromEntries(vocabulary.kinds.map((kind) => [kind, { kind, schema, classify }]))
}
