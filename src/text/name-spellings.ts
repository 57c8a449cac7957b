import type { Spelling } from './spelling'

/** Words of names that are no names. */
const particles: readonly string[] = [
  ...['van', 'von', 'der', 'den', 'ten', 'ter', 'het', 'del', 'dos', 'das', 'las', 'los', 'des', 'bin', 'ibn', 'the'],
  ...[
    'della',
    'voor',
    'och',
    'and',
    't',
    's',
    'de',
    'af',
    'av',
    'la',
    'le',
    'el',
    'al',
    'di',
    'da',
    'do',
    'du',
    'zu',
    'te',
  ],
  ...['op', 'in', 'og', 'en', 'of'],
]

/** Words of two letters beside a name that are no part of it. */
const titles: readonly string[] = ['dr', 'mr', 'ms', 'ir', 'hr', 'fr', 'jr', 'sr', 'ii', 'iv']

/** How others write a person's name: whole; each part of two letters or more; and parts in one, as an address of the web has
 * them. These are two parts in a row, the first with the last, and a part with the particles before it.
 */
export function nameSpellings(value: string): readonly Spelling[] {
  const name = turned(value)
  const parts = name.split(/[^\p{L}\p{M}\p{N}'’´`]+/u).filter((part) => part !== '')
  const named = parts.filter((part, i) => isPart(part, i === parts.length - 1))
  const isWord = parts.length < 2
  return [
    { text: value, isWord, isHigh: false },
    ...(name === value ? [] : [{ text: name, isWord, isHigh: false }]),
    ...named.map((text) => ({ text, isWord: true, isHigh: letterCount(text) === 2 })),
    ...[...pairsOf(named), ...withParticles(parts)].map((text) => ({ text, isWord: true, isHigh: false })),
  ]
}

/** `Berg, Jan van den` as it is said. */
function turned(value: string): string {
  const comma = value.indexOf(',')
  return comma < 0 ? value : `${value.slice(comma + 1).trim()} ${value.slice(0, comma).trim()}`
}

/** A name does not end with a particle: in `Anh Le` it is a part. */
function isPart(part: string, isLast: boolean): boolean {
  const count = letterCount(part)
  if (count < 2) return false
  if (count === 2 && titles.includes(part.toLowerCase())) return false
  return !isParticle(part) || (isLast && count === 2 && /^\p{Lu}/u.test(part))
}

function isParticle(part: string): boolean {
  return particles.includes(part.toLowerCase().replaceAll(/[^\p{L}]/gu, ''))
}

function letterCount(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0
}

function pairsOf(named: readonly string[]): readonly string[] {
  const [first, last] = [named[0], named.at(-1)]
  if (first === undefined || last === undefined || named.length < 2) return []
  const inRow = named.slice(1).map((part, i) => `${named[i] ?? ''} ${part}`)
  return [...new Set([...inRow, `${first} ${last}`, `${last} ${first}`])]
}

function withParticles(parts: readonly string[]): readonly string[] {
  const found: string[] = []
  let before: string[] = []
  for (const part of parts) {
    if (isParticle(part)) before.push(part)
    else {
      if (before.length > 0) found.push([...before, part].join(' '))
      before = []
    }
  }
  return found
}
