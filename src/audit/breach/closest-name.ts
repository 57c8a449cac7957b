import { covers } from '../../vocabulary'

/** Of names of categories and prefixes, the longest that covers a category; `*` covers all, and is the shortest. */
export function closestName(names: Iterable<string>, category: string): string | undefined {
  const [closest] = [...names].filter((name) => covers(name, category)).sort((a, b) => reach(b) - reach(a))
  return closest
}

function reach(name: string): number {
  return name === '*' ? 0 : name.length
}
