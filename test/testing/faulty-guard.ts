import type { Guard, RecordMap, VocabularyDefinition } from 'need-to-know'

type Method = (...given: readonly unknown[]) => unknown

/** A guard some of whose methods are wrapped: each change gets the real method and gives another. */
export function faulty<D extends VocabularyDefinition, R extends RecordMap>(
  guard: Guard<D, R>,
  changes: Readonly<Record<string, (real: Method) => Method>>,
): Guard<D, R> {
  return new Proxy(guard, {
    get(target, key) {
      const real: unknown = Reflect.get(target, key)
      if (typeof real !== 'function') return real
      const bound: Method = (...given) => Reflect.apply(real, target, given)
      return changes[String(key)]?.(bound) ?? bound
    },
  })
}
