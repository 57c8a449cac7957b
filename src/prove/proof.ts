import type { Counterexample } from './counterexample'
import { printed } from './printed'
import { wrapped } from './wrapped'

/** What became of a claim.
 *
 * `situations` counts those that the claim speaks of, over every fact of the vocabulary, *unknown* being a value of each;
 * situations that the vocabulary calls impossible are not counted. A claim that speaks of none is vacuous, and does not
 * hold.
 */
export type Proof = Held | Vacuous | Refuted

export interface Held {
  readonly kind: 'proof'
  readonly holds: true
  readonly situations: bigint
}
export interface Vacuous {
  readonly kind: 'proof'
  readonly holds: false
  readonly vacuous: true
  readonly situations: bigint
}
export interface Refuted {
  readonly kind: 'proof'
  readonly holds: false
  readonly vacuous: false
  readonly situations: bigint
  /** In how many of them it fails. */
  readonly violating: bigint
  readonly counterexample: Counterexample
}

export function held(situations: bigint): Held {
  return printed({ kind: 'proof', holds: true, situations }, ({ situations }) => `holds in all ${inWords(situations)}`)
}

export function vacuous(): Vacuous {
  const data = { kind: 'proof', holds: false, vacuous: true, situations: 0n } as const
  return printed<Vacuous>(data, () => 'vacuous: there is no situation that the claim speaks of')
}

export function refuted(situations: bigint, violating: bigint, counterexample: Counterexample): Refuted {
  const data = { kind: 'proof', holds: false, vacuous: false, situations, violating, counterexample } as const
  return printed<Refuted>(data, describeRefuted)
}

function describeRefuted({ situations, violating, counterexample }: Refuted): string {
  const often = violating === situations ? 'all' : `${grouped(violating)} of`
  return [`fails in ${often} ${inWords(situations)}`, ...wrapped(counterexample.sentence, 2)].join('\n')
}

export function inWords(situations: bigint): string {
  return `${grouped(situations)} situation${situations === 1n ? '' : 's'}`
}

/** Digits in groups of three; a number that nobody reads out in full as a power of ten. */
export function grouped(number: bigint): string {
  const digits = String(number)
  if (digits.length > 15) return `${digits[0]}.${digits.slice(1, 3)} × 10^${digits.length - 1}`
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, ',')
}
