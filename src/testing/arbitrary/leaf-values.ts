import fc from 'fast-check'
import { z } from 'zod'
import type { SchemaLike } from '../../vocabulary'
import { viewerWords } from './viewer-words'

/** Values of one leaf of a schema. */
export interface LeafValues {
  /** What the schema accepts, as far as trying finds it. */
  readonly proper: fc.Arbitrary<unknown>
  /** The same, mostly words that the request says of the viewer; the same as `proper` where no such word is accepted. */
  readonly echoing: fc.Arbitrary<unknown>
}

/** Texts that the schema of a leaf accepts: each way of writing is tried, and those that ever pass are kept.
 *
 * Formats are not read from the schema: an e-mail address, a date, a regular expression and a refinement are all the same
 * here. What none of the ways can satisfy is given a word that the schema refuses.
 */
export function textValues(schema: SchemaLike): LeafValues {
  const accepts = (value: unknown) => isAccepted(schema, value)
  const { minimum = 0, maximum = 200 } = lengthsOf(schema)
  const fitted = (text: string) => text.padEnd(minimum, 'x').slice(0, maximum)
  const passing = ways.map((way) => (n: number) => fitted(way(n))).filter((way) => trials.some((n) => accepts(way(n))))
  const [first = word] = passing
  const sample = trials.map((n) => first(n)).find(accepts) ?? first(0)
  const isFree = trials.every((n) => accepts(fitted(word(n)))) && viewerWords.every(accepts)
  const number = fc.nat({ max: 9999 })
  const proper = isFree
    ? number.map((n) => freeText(n, fitted))
    : fc.tuple(fc.nat({ max: Math.max(0, passing.length - 1) }), number).map(([way, n]) => {
        const text = (passing[way] ?? first)(n)
        return accepts(text) ? text : sample
      })
  return { proper, echoing: isFree ? fc.constantFrom(...viewerWords) : proper }
}

/** Numbers that the schema of a leaf accepts. */
export function numberValues(schema: SchemaLike): LeafValues {
  const { minimum, maximum } = lengthsOf(schema)
  const from = minimum ?? 0
  const span = Math.max(0, Math.min(10_000, (maximum ?? from + 10_000) - from))
  const ways = [
    (n: number) => 1900 + (n % 130),
    (n: number) => n,
    (n: number) => n / 8,
    (n: number) => -n,
    (n: number) => [0, 1e9, -1e9, 0.1][n % 4] ?? 0,
    (n: number) => Math.ceil(from) + (n % (Math.floor(span) + 1)),
    (n: number) => from + span * ((n % 1000) / 1000),
  ].filter((way) => trials.some((n) => isAccepted(schema, way(n))))
  const [first = (n: number) => n] = ways
  const sample = trials.map((n) => first(n)).find((n) => isAccepted(schema, n)) ?? first(0)
  const proper = fc.tuple(fc.nat({ max: Math.max(0, ways.length - 1) }), fc.nat({ max: 9999 })).map(([way, n]) => {
    const value = (ways[way] ?? first)(n)
    return isAccepted(schema, value) ? value : sample
  })
  return { proper, echoing: proper }
}

/** Whether a schema accepts a value as it is. A check of the host's that throws does not. */
export function isAccepted(schema: SchemaLike, value: unknown): boolean {
  try {
    return z.safeParse(schema as unknown as z.ZodType, value).success
  } catch {
    return false
  }
}

interface Bounds {
  readonly minimum?: number
  readonly maximum?: number
}

/** The least and greatest length, or number, that a schema's checks name. */
export function lengthsOf(schema: SchemaLike): Bounds {
  const { minimum, maximum } = (schema._zod as unknown as { readonly bag?: Bounds }).bag ?? {}
  // A list keeps its bounds with its checks.
  const checks = (schema._zod.def as { readonly checks?: readonly Check[] }).checks ?? []
  const named = (bound: 'minimum' | 'maximum' | 'length') =>
    checks.map(({ _zod: { def } }) => def[bound]).find((value) => value !== undefined)
  const least = minimum ?? named('minimum') ?? named('length')
  const most = maximum ?? named('maximum') ?? named('length')
  return {
    ...(Number.isFinite(least) ? { minimum: Number(least) } : {}),
    ...(Number.isFinite(most) ? { maximum: Number(most) } : {}),
  }
}

interface Check {
  readonly _zod: { readonly def: { readonly minimum?: number; readonly maximum?: number; readonly length?: number } }
}

const trials: readonly number[] = [0, 1, 7, 42, 365, 1234, 5678, 9999]
const given = ['Asta', 'Bo', 'Dagny', 'Egil', 'Frøydis', 'Gunnar', 'Helle', 'Ivar'] as const
const family = ['Holm', 'Kvist', 'Lind', 'Mo', 'Næss', 'Østby', 'Prip', 'Quist'] as const

function word(n: number): string {
  return `${given[n % 8]} ${family[(n >> 3) % 8]}${n < 64 ? '' : ` ${n >> 6}`}`
}

const digits = (n: number, length: number) => String(n).padStart(length, '0').slice(-length)
const day = (n: number) => `${1930 + (n % 95)}-${digits(1 + (n % 12), 2)}-${digits(1 + (n % 28), 2)}`
const time = (n: number) => `${digits(n % 24, 2)}:${digits(n % 60, 2)}:00`
const hex = (n: number, length: number) => (n * 7919 + 1).toString(16).padStart(length, '0').slice(-length)

/** Ways of writing a text, each of another format; `n` is 0 to 9,999. */
export const ways: readonly ((n: number) => string)[] = [
  word,
  (n) => `p${n}@mail.example`,
  (n) => `https://board.example/p/${n}`,
  day,
  (n) => `${day(n)}T${time(n)}Z`,
  (n) => day(n).slice(0, 7),
  (n) => day(n).slice(0, 4),
  time,
  (n) => `P${1 + (n % 400)}D`,
  (n) => `${hex(n, 8)}-${hex(n, 4)}-4${hex(n, 3)}-8${hex(n, 3)}-${hex(n, 12)}`,
  (n) => String(n),
  (n) => digits(n, 4),
  (n) => digits(n, 8),
  (n) => digits(n, 11),
  (n) => `+4500${digits(n, 6)}`,
  (n) => `192.0.2.${n % 256}`,
  (n) => `2001:db8::${(n % 65_535).toString(16)}`,
  (n) => hex(n, 32),
  (n) => `w${n}`,
  (n) => `W${n}`,
  (n) => `${String.fromCharCode(65 + (n % 26))}${String.fromCharCode(65 + ((n >> 5) % 26))}`,
  (n) => 'x'.repeat(n % 64),
  (n) => ['👍', '🎉', '🌲'][n % 3] ?? '👍',
]

/** A word mostly; now and then the empty text, a date, a word of the viewer's, a text of one character or half of one, a
 * long one, or one with markup and control characters. */
function freeText(n: number, fitted: (text: string) => string): string {
  const special = n % 20
  if (special === 13) return viewerWords[(n >> 5) % 3] ?? ''
  if (special === 14) return fitted(day(n))
  if (special === 15) return fitted('')
  if (special === 17) return fitted(word(n).padEnd(200, ' y'))
  if (special === 18) return fitted(`<i>${word(n)} & "co"</i>\u0007\u202e`)
  if (special === 16) return fitted(n % 40 === 16 ? '\ud800' : 'É')
  return fitted(word(n))
}
