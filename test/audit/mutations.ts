/** Plain JSON, as an entry is when it comes from a store. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export interface Mutation {
  /** A JSON pointer, and what is done there. */
  readonly what: string
  readonly value: Json
}

/** A document in every way in which it differs in one place: each leaf changed and of another type, each member and item
 * left out, each object and list with one more, each list in another order.
 */
export function mutationsOf(value: Json, path = ''): readonly Mutation[] {
  if (Array.isArray(value)) return mutationsOfList(value, path)
  if (typeof value === 'object' && value !== null)
    return mutationsOfObject(value as { readonly [key: string]: Json }, path)
  return otherLeaves(value).map((other) => ({ what: `${path} is ${JSON.stringify(other)}`, value: other }))
}

function otherLeaves(value: Json): readonly Json[] {
  const others: readonly Json[] = [null, true, false, 0, '', 'forged', [], {}, [value], { forged: value }]
  const near: readonly Json[] =
    typeof value === 'string'
      ? [`${value} `, value.slice(1), value.toUpperCase(), value.toLowerCase(), value.split('').reverse().join('')]
      : typeof value === 'number'
        ? [value + 1, -value, value / 2, String(value)]
        : []
  const written = new Map([...near, ...others].map((other) => [JSON.stringify(other), other]))
  written.delete(JSON.stringify(value))
  return [...written.values()]
}

function mutationsOfList(list: readonly Json[], path: string): readonly Mutation[] {
  const at = (i: number) => `${path}/${i}`
  const inside = list.flatMap((item, i) =>
    mutationsOf(item, at(i)).map(({ what, value }) => ({ what, value: list.toSpliced(i, 1, value) })),
  )
  const removed = list.map((_, i) => ({ what: `${at(i)} is left out`, value: list.toSpliced(i, 1) }))
  const doubled = list.map((item, i) => ({ what: `${at(i)} is there twice`, value: list.toSpliced(i, 0, item) }))
  const swapped = list.slice(1).flatMap((item, i) => {
    const before = list[i]
    return before === undefined || JSON.stringify(before) === JSON.stringify(item)
      ? []
      : [{ what: `${at(i)} changes places with the next`, value: list.toSpliced(i, 2, item, before) }]
  })
  const wrapped = [{ what: `${path} is an object`, value: { ...list } as Json }]
  return [
    ...inside,
    ...removed,
    ...doubled,
    ...swapped,
    ...wrapped,
    { what: `${path} has one more`, value: [...list, 'forged'] },
  ]
}

function mutationsOfObject(object: { readonly [key: string]: Json }, path: string): readonly Mutation[] {
  const inside = Object.entries(object).flatMap(([key, member]) =>
    mutationsOf(member, `${path}/${key}`).map(({ what, value }) => ({ what, value: { ...object, [key]: value } })),
  )
  const removed = Object.keys(object).map((key) => {
    const { [key]: _, ...rest } = object
    return { what: `${path}/${key} is left out`, value: rest }
  })
  const renamed = Object.keys(object).map((key) => {
    const { [key]: member, ...rest } = object
    return { what: `${path}/${key} has another name`, value: { ...rest, [`${key}s`]: member ?? null } }
  })
  const others: readonly Mutation[] = [
    { what: `${path} has a key more`, value: { ...object, forged: 'forged' } },
    { what: `${path} is null`, value: null },
    { what: `${path} is a list`, value: [object] },
    { what: `${path} is text`, value: 'forged' },
  ]
  return [...inside, ...removed, ...renamed, ...others]
}
