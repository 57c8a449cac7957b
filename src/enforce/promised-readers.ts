import { isPromise, type RecordDefinition } from '../vocabulary'
import { attempt } from './attempt'
import { absent, type FactSource } from './fact-source'

/** The functions of a record definition that give a promise of a record where a value is meant: facts, `id`, `subject`. */
export function promisedReaders(
  { id, subject, facts = {} }: RecordDefinition,
  { record, standing }: FactSource,
): readonly string[] {
  if (record === absent) return []
  const readers = [...Object.entries(facts), ['id', id] as const, ['subject', subject] as const]
  const promised = readers.filter(([, read]) => {
    return isPromise(attempt(() => (read === 'none' ? undefined : read?.(record as never, standing.asked as never))))
  })
  return promised.map(([name]) => name)
}
