import { pointer } from '../../vocabulary'

/** One key of a record that is data: the name of a person in a table by name, for instance. */
export interface DataKey {
  /** JSON Pointer of the table, with `*` in the place of the key: it does not say what it is about. */
  readonly path: string
  readonly key: string
}

/** Names of fields are written like names of programs: all else is taken for data. A key that is one word cannot be told. */
export const isDataKey = (key: string) => !/^[A-Za-z_$][\w$-]*$/.test(key)

const deepest = 200

/** The keys of a record that are data, at any depth; those of lists are no keys. */
export function keysOf(record: unknown): readonly DataKey[] {
  const found: DataKey[] = []
  const walk = (value: unknown, path: string, depth: number): void => {
    if (typeof value !== 'object' || value === null || value instanceof Date || depth > deepest) return
    for (const key of Object.keys(value)) {
      const isData = !Array.isArray(value) && isDataKey(key)
      if (isData) found.push({ path: `${path}/*`, key })
      walk(Reflect.get(value, key), path + (isData ? '/*' : pointer(key)), depth + 1)
    }
  }
  walk(record, '', 0)
  return found
}

/** A JSON Pointer with `*` for every key that is data. */
export function withoutDataKeys(path: string): string {
  return path
    .split('/')
    .map((part) =>
      part === '' || /^\d{1,6}$/.test(part) || !isDataKey(part.replaceAll('~1', '/').replaceAll('~0', '~'))
        ? part
        : '*',
    )
    .join('/')
}
