const PREFIX = '(?:JI|NAV|TERMS|UWV|TK|INV)'
const MENTION = new RegExp(`\\b(${PREFIX})-(\\d+)((?:(?:\\s*,\\s*|\\s+and\\s+)-\\d+)*)`, 'g')
const RANGE = new RegExp(`\\b(${PREFIX})-(\\d+)\\s*(?:to|…|–|\\.\\.\\.?)\\s*(?:\\1)?-?(\\d+)`, 'g')

/** The requirement ids that a test name stands for. `JI-33 to JI-36` and `JI-33 to -36` stand for all four;
 * `TERMS-033, -034` for both. Ids are returned as written: whether they exist is another question. */
export function idsInTitle(title: string): string[] {
  const ids = new Set<string>()
  const rest = title.replace(RANGE, (_, prefix: string, first: string, last: string) => {
    for (let n = Number(first); n <= Number(last); n++) ids.add(`${prefix}-${String(n).padStart(first.length, '0')}`)
    return ''
  })
  for (const [, prefix, number, more] of rest.matchAll(MENTION)) {
    ids.add(`${prefix}-${number}`)
    for (const [next] of (more ?? '').matchAll(/\d+/g)) ids.add(`${prefix}-${next}`)
  }
  return [...ids]
}
