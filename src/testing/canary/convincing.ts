import type { Folded } from './fold'
import type { Match } from './needle-index'

/** Where a match stands in the text it was found in. */
export interface Place {
  readonly start: number
  readonly end: number
  /** The text between, as it stands there. */
  readonly raw: string
  /** Nothing but combining marks stands between its letters. */
  readonly together: boolean
}

export function placeOf(text: string, { at }: Folded, { from, length }: Match): Place {
  const start = at[from] ?? 0
  const last = at[from + length - 1] ?? start
  let end = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1)
  while (end < text.length && isMark.test(text.charAt(end))) end++
  const raw = text.slice(start, end)
  const letters = new Set(at.subarray(from, from + length)).size
  return { start, end, raw, together: Array.from(raw.replaceAll(marks, '')).length === letters }
}

const isMark = /\p{M}/u
const marks = /\p{M}/gu

/** Whether a match can hardly be chance. Long ones never are; short ones must look like a word or number of their own,
 * so that neither random tokens (keys, hashes, base64) nor lists of numbers look like a leak.
 */
export function isConvincing(text: string, match: Match, place: Place): boolean {
  if (match.core.ordinary) return standsAlone(text, match, place)
  if (match.core.separated !== undefined) return isSeparated(text, match, place)
  const isDigits = /^\p{N}+$/u.test(match.core.text)
  return isDigits ? areOurDigits(text, match, place) : areOurLetters(text, match, place)
}

function standsAlone(text: string, { core, length, reversed }: Match, place: Place): boolean {
  if (core.written === 'high' && (reversed || !/^\p{Lu}/u.test(place.raw))) return false
  if (core.written === 'low' && /\p{Lu}/u.test(place.raw)) return false
  if (length >= 12) return true
  if (!place.together && gap(place) > 1) return false
  return !(reversed && core.text.length < 8) && isFree(text, place, word)
}

/** Just those parts, by themselves, with one or two characters between them. */
function isSeparated(text: string, { core, reversed }: Match, place: Place): boolean {
  const parts = place.raw.match(/\p{L}[\p{L}\p{M}]*|\p{N}+/gu) ?? []
  return !reversed && parts.length === core.separated && gap(place) <= 2 && isFree(text, place, word)
}

function areOurDigits(text: string, { length, core }: Match, place: Place): boolean {
  const { raw, together } = place
  if (!together) {
    if (!isFree(text, place, digit)) return false
    const isDateLike = length === core.text.length && /^[\d\uff10-\uff19]+[-./ ][\d\uff10-\uff19]+$/.test(raw)
    const isShortDate = core.beginsId && /^\p{N}\p{N}[-./ ]\p{N}\p{N}[-./ ]\p{N}\p{N}$/u.test(raw)
    return isDateLike || isShortDate || length >= (gap(place) > 1 ? 9 : 8)
  }
  if (length >= 10) return true
  if (length >= 8) return isFree(text, place, digit)
  return isFree(text, place, unmasked) || (core.beginsId === true && isId(text, place))
}

/** Whether just four digits more make it a number of ten. */
function isId(text: string, { start, end }: Place): boolean {
  return !word.test(text.charAt(start - 1)) && /^\d{4}(?![\p{L}\p{N}])/u.test(text.slice(end, end + 5))
}

function areOurLetters(text: string, { core, length }: Match, place: Place): boolean {
  if (length >= 8) return true
  // One or two characters for each letter that is gone, and none beside it: a word of its own.
  if (core.holed) return gap(place) <= 2 && isFree(text, place, word) && !isRandomLooking(text, place)
  if (!place.together) return false
  // Random tokens are plain ASCII: a letter with a mark is no chance.
  if (/\P{ASCII}/u.test(place.raw)) return true
  if (!/^(\P{Lu}+|\P{Ll}+|\p{Lu}\P{Lu}+)$/u.test(place.raw)) return false
  return isFree(text, place, word) || !isRandomLooking(text, place)
}

const word = /[\p{L}\p{N}]/u
const digit = /\p{N}/u
/** What stands beside digits that were not masked: `x` and `*` are masks. */
const unmasked = /[a-wyz0-9]/i

function isFree(text: string, { start, end }: Place, neighbour: RegExp): boolean {
  return !neighbour.test(text.charAt(start - 1)) && !neighbour.test(text.charAt(end))
}

/** Most characters between two letters of it. */
function gap({ raw }: Place): number {
  return Math.max(...raw.split(/[\p{L}\p{N}]/u).map((between) => between.replaceAll(marks, '').length))
}

const reach = 64

/** Whether the run of characters around it could be an encoding of something, a key or a hash. */
function isRandomLooking(text: string, { start, end }: Place): boolean {
  const before = /[\w+/=-]*$/.exec(text.slice(Math.max(0, start - reach), start))?.[0] ?? ''
  const after = /^[\w+/=-]*/.exec(text.slice(end, end + reach))?.[0] ?? ''
  const token = before + text.slice(start, end) + after
  if (token.length >= 24 && /[a-z]/.test(token) && /[A-Z]/.test(token) && /\d/.test(token)) return true
  const own = (/[a-zA-Z0-9]*$/.exec(before)?.[0] ?? '') + (/^[a-zA-Z0-9]*/.exec(after)?.[0] ?? '')
  return own.length >= 18 || (own.length >= 6 && /\d/.test(own))
}
