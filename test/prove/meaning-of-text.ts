import type { Value } from '../../src/vocabulary'

type Domains = ReadonlyMap<string, readonly Value[]>
type Holds = (valueOf: (fact: string) => Value | undefined) => boolean

/** What a description of cases says, read by a grammar of its own; throws where it can be read in no way or in two.
 *
 * `and` and `or` at the same depth cannot both be meant, so brackets must stand between them.
 */
export function meaningOfText(text: string, domains: Domains): Holds {
  if (text === 'always') return () => true
  if (text === 'never') return () => false
  const test = meaningOfTest(text, domains)
  if (test !== undefined) return test
  const [conjuncts, alternatives] = [piecesOf(text, ' and '), piecesOf(text, ' or ')]
  if (conjuncts.length > 1 && alternatives.length > 1) throw new Error(`and beside or: ${text}`)
  if (conjuncts.length > 1) return every(conjuncts.map((piece) => meaningOfText(piece, domains)))
  if (alternatives.length > 1) return some(alternatives.map((piece) => meaningOfText(piece, domains)))
  if (text.startsWith('(') && text.endsWith(')')) return meaningOfText(text.slice(1, -1), domains)
  throw new Error(`no meaning: ${text}`)
}

const every =
  (parts: readonly Holds[]): Holds =>
  (valueOf) =>
    parts.every((part) => part(valueOf))
const some =
  (parts: readonly Holds[]): Holds =>
  (valueOf) =>
    parts.some((part) => part(valueOf))

/** Splits where no bracket is open. */
function piecesOf(text: string, by: string): readonly string[] {
  const pieces: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')') depth--
    if (depth !== 0 || !text.startsWith(by, at)) continue
    pieces.push(text.slice(start, at))
    start = at + by.length
  }
  return [...pieces, text.slice(start)]
}

/** The first word is a fact; the rest says which of its values are meant. */
function meaningOfTest(text: string, domains: Domains): Holds | undefined {
  const negated = /^not (\S+)$/.exec(text)?.[1] ?? ''
  if (domains.has(negated)) return (valueOf) => valueOf(negated) === false
  const [fact = '', ...words] = text.split(' ')
  const domain = domains.get(fact)
  if (domain === undefined) return undefined
  if (words.length === 0) return (valueOf) => valueOf(fact) === true
  const meant = valuesMeant(words.join(' '), domain)
  return meant === undefined ? undefined : (valueOf) => meant.includes(valueOf(fact))
}

function valuesMeant(said: string, domain: readonly Value[]): readonly (Value | undefined)[] | undefined {
  const named = (name: string) => domain.find((value) => String(value) === name.replaceAll('`', ''))
  const least = /^(at least|is unknown or at least) (\S+)$/.exec(said)
  if (least !== null) {
    const from = domain.findIndex((value) => value === named(least[2] ?? ''))
    return from < 0 ? undefined : [...domain.slice(from), ...(least[1] === 'at least' ? [] : [undefined])]
  }
  if (said === 'is known') return domain
  const but = /^is (unknown or|known but) (?:not|none of) (.+)$/.exec(said)
  if (but !== null) {
    const others = (but[2] ?? '').split(', ').map(named)
    if (others.includes(undefined)) return undefined
    return [...domain.filter((value) => !others.includes(value)), ...(but[1] === 'unknown or' ? [undefined] : [])]
  }
  if (!said.startsWith('is ')) return undefined
  const names = said.slice('is '.length).split(/, | or /)
  const isListed = names.every(
    (name, index) => named(name) !== undefined || (name === 'unknown' && index === names.length - 1),
  )
  return isListed ? names.map((name) => (name === 'unknown' ? undefined : named(name))) : undefined
}
