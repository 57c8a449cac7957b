import { distinct } from './day-readings'
import { readingOf } from './draft'
import { type Core, window } from './needle'

/** A positive number as programs print it: rounded, in hundredths, in hexadecimal, with an exponent. */
export function numberReadings(value: number): readonly Core[] {
  const plain = String(value).replaceAll(/\D/g, '')
  const rounded = Array.from({ length: 7 }, (_, places) => value.toFixed(places))
  const cents = [String(Math.round(value * 100)), (value * 100).toFixed(2)]
  const readings = [
    ...rounded.map((text) => readingOf(text, 'rounded')),
    ...cents.map((text) => readingOf(text, 'times a hundred')),
  ]
  const exponents = [value.toExponential(), value.toExponential(2), value.toPrecision(window)]
  return distinct([
    ...readings,
    ...exponents.map((text) => readingOf(text, 'exponent')),
    ...(Number.isInteger(value) ? wholeReadings(BigInt(value)) : []),
  ]).filter(({ text }) => text !== plain && text.length >= window)
}

/** In hexadecimal, with and without `0x`: letters and digits as any token has them, so they stand by themselves. */
export function wholeReadings(value: bigint): readonly Core[] {
  const hex = value.toString(16)
  return [hex, `0x${hex}`]
    .map((text): Core => ({ ...readingOf(text, 'hexadecimal'), ordinary: true }))
    .filter(({ text }) => text.length >= window)
}
