import { type Form, isSimpleForm, levelsOf, type VocabularyDefinition } from '../vocabulary'
import type { FieldCategory } from './field-node'

/** The form a field takes at a level of its category: its own, the level's namesake, or that of a lower level. */
export function formAt(vocabulary: VocabularyDefinition, field: FieldCategory, level: string): Form | undefined {
  const levels = levelsOf(vocabulary, field.category)
  for (let i = levels.indexOf(level); i > 0; i--) {
    const name = levels[i] ?? 'withheld'
    const own = Object.hasOwn(field.forms, name) ? field.forms[name] : undefined
    if (own !== undefined) return own
    if (isSimpleForm(name)) return name
  }
  return undefined
}
