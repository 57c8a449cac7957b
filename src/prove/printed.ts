/** A result as plain frozen data that prints itself.
 *
 * `String(result)` is for a terminal; `JSON.stringify(result)` writes numbers of situations, which are bigints, as decimal
 * texts. Neither way is enumerable: a result compares and spreads as its data.
 */
export function printed<T extends object>(data: T, text: (data: T) => string): Readonly<T> {
  Object.defineProperty(data, 'toString', { value: () => text(data) })
  Object.defineProperty(data, 'toJSON', { value: () => jsonOf(data) })
  return Object.freeze(data)
}

function jsonOf(data: object): object {
  const texts = Object.entries(data).map(([key, value]) => [key, typeof value === 'bigint' ? String(value) : value])
  return Object.fromEntries(texts)
}
