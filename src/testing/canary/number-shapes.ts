import { type Draft, draft, type Shape } from './draft'
import { digits } from './letters'
import { numberReadings, wholeReadings } from './number-readings'

/** The shortest number that counts as found: shorter ones stand everywhere by chance. */
const fewest = 6

const signed = (original: number, text: string): Draft => {
  const shown = original < 0 ? `-${text}` : text
  const made = draft(shown)
  return { ...made, value: Number(shown), cores: [...made.cores, ...numberReadings(Number(text))] }
}

const whole = (length: number, ending = ''): Shape<number> => {
  return (original, draw) => signed(original, digits(draw, length - ending.length) + ending)
}

const asLong: Shape<number> = (original, draw) => {
  const { length } = String(Math.trunc(Math.abs(original)))
  return length >= fewest && length <= 15 ? signed(original, digits(draw, length)) : undefined
}

/** A digit that is not zero at the end, so that none is lost when it is printed. */
const fraction = (before: number, after: number): Shape<number> => {
  return (original, draw) =>
    signed(original, `${digits(draw, before)}.${digits(draw, after - 1)}${draw.from('123456789')}`)
}

const wholes = [whole(9), asLong, whole(7), whole(6), whole(9, '0'), whole(9, '00'), whole(9, '000'), whole(7, '00')]
const fractions = [fraction(6, 3), fraction(7, 2), fraction(4, 2), fraction(3, 4), fraction(2, 6), fraction(1, 6)]

/** Markers for a number: integers for integers, of the same sign. None for what is not finite. */
export function numberShapes(original: number): readonly Shape<number>[] {
  if (!Number.isFinite(original)) return []
  if (!Number.isInteger(original)) return fractions
  return Math.abs(original) >= 1e9 ? [asLong, ...wholes] : wholes
}

/** Markers for a bigint, as long as it is, or longer. */
export const bigintShapes: readonly Shape<bigint>[] = [20, 12, 9, 7, 6].map((length) => (original, draw) => {
  const text = digits(draw, length)
  const value = original < 0n ? -BigInt(text) : BigInt(text)
  const made = draft(String(value), text)
  return { ...made, value, cores: [...made.cores, ...wholeReadings(BigInt(text))] }
})
