import { attempt } from '../../enforce/attempt'

/** Where in a record, from its root. */
export type Path = readonly string[]

/** More parts than this, and a function reads the whole record. */
const mostParts = 12

/** The parts of a record that a function comes by, innermost ones only; those that are not there, too. */
export function partsRead(record: unknown, read: (record: unknown) => unknown): readonly Path[] {
  const found = new Map<string, Path>()
  attempt(() => read(traced(record, [], (path) => found.set(JSON.stringify(path), path))))
  const paths = [...found.values()]
  const isInnermost = (path: Path) =>
    !paths.some((other) => other.length > path.length && path.every((key, i) => key === other[i]))
  return paths.filter(isInnermost).slice(0, mostParts)
}

function traced(value: unknown, path: Path, note: (path: Path) => void): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return new Proxy(value, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key)
      if (typeof key === 'symbol' || typeof member === 'function') return member
      const inner = [...path, key]
      note(inner)
      return traced(member, inner, note)
    },
  })
}

/** A copy of a record with something else in one place; with undefined, nothing. What there is no place for is left out. */
export function withPart(record: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (typeof record !== 'object' || record === null) return record
  if (Array.isArray(record)) return record.map((item, i) => (String(i) === key ? withPart(item, rest, value) : item))
  const { [key]: member, ...others } = record as Readonly<Record<string, unknown>>
  const changed = withPart(member, rest, value)
  return changed === undefined ? others : { ...record, [key]: changed }
}
