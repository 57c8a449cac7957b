import { type Day, distinct, fullReadings, monthReadings, shortReadings, two } from './day-readings'
import { draft, readingOf, type Shape } from './draft'
import type { Draw } from './draw'
import type { Core } from './needle'

/** Days that nobody writes by chance: first those of the 19th century, then years still lived in, then years to come. */
type Century = (draw: Draw) => number

const past: Century = (draw) => 1801 + draw.below(98)
const recent: Century = (draw) => 1931 + draw.below(69)
const future: Century = (draw) => 2301 + draw.below(600)
const centuries = [past, recent, future] as const

// No day of the month below 13: it could be read as a month.
const someDay = (draw: Draw, century: Century): Day => ({
  year: century(draw),
  month: 1 + draw.below(12),
  day: 13 + draw.below(16),
})

const dayLength = 86_400_000

/** Other ways to write a day; those on either side of it count too, since an instant is on another day elsewhere. */
function readings(day: Day, instant: number | undefined): readonly Core[] {
  const noon = Date.UTC(day.year, day.month - 1, day.day, 12)
  const beside = [dayOf(noon - dayLength), dayOf(noon + dayLength)]
  const at = instant ?? Date.UTC(day.year, day.month - 1, day.day)
  const counts = [at, Math.floor(at / 1000)].map((count) => String(Math.abs(count)))
  return distinct([
    ...fullReadings(day),
    ...shortReadings(day),
    ...monthReadings(day),
    ...beside.flatMap(fullReadings).map((core) => ({ ...core, form: 'day beside' })),
    ...counts.map((text) => readingOf(text, 'epoch')),
  ]).filter(({ text }) => text !== `${day.year}${two(day.month)}${two(day.day)}`)
}

export function dayOf(instant: number): Day {
  const date = new Date(instant)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

const dateShapes = centuries.map(
  (century): Shape<string> =>
    (_, draw) => {
      const day = someDay(draw, century)
      const text = `${day.year}-${two(day.month)}-${two(day.day)}`
      return { ...draft(text), cores: [...draft(text).cores, ...readings(day, undefined)] }
    },
)

const monthShapes = centuries.map(
  (century): Shape<string> =>
    (_, draw) => {
      const [year, month] = [century(draw), 1 + draw.below(12)]
      const made = draft(`${year}-${two(month)}`)
      return { ...made, cores: [...made.cores, ...monthReadings({ year, month })] }
    },
)

const momentForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/

/** As the value there is written: with or without seconds, fractions and zone. */
const momentShapes = centuries.map(
  (century): Shape<string> =>
    (original, draw) => {
      const [, seconds, fraction, zone = ''] = momentForm.exec(original) ?? ['', ':00', undefined, 'Z']
      const day = someDay(draw, century)
      const [hour, minute, second, milli] = [draw.below(24), draw.below(60), draw.below(60), draw.below(1000)]
      const text = [
        `${day.year}-${two(day.month)}-${two(day.day)}T${two(hour)}:${two(minute)}`,
        seconds === undefined ? '' : `:${two(second)}`,
        fraction === undefined
          ? ''
          : `.${String(milli)
              .padStart(3, '0')
              .padEnd(fraction.length - 1, '0')
              .slice(0, fraction.length - 1)}`,
      ].join('')
      const at = Date.UTC(day.year, day.month - 1, day.day, hour, minute, seconds === undefined ? 0 : second)
      const date = text.slice(0, 10)
      const cores = [...draft(date).cores, readingOf(text.replaceAll('T', ''), 'digits'), ...readings(day, at)]
      return { value: text + zone, text: text + zone, cores }
    },
)

export const instantShapes: readonly Shape<string>[] = [...momentShapes, ...dateShapes, ...monthShapes]

export const momentShape: Shape<string> = (original, draw) => momentShapes[0]?.(original, draw)
export const dateShape: Shape<string> = (original, draw) => dateShapes[0]?.(original, draw)
export const monthShape: Shape<string> = (original, draw) => monthShapes[0]?.(original, draw)

/** Markers for `Date` objects. */
export const dateObjectShapes: readonly Shape<Date>[] = centuries.map((century) => (_, draw) => {
  const day = someDay(draw, century)
  const [hour, minute, second, milli] = [draw.below(24), draw.below(60), draw.below(60), draw.below(1000)]
  const instant = Date.UTC(day.year, day.month - 1, day.day, hour, minute, second, milli)
  const value = new Date(instant)
  const text = value.toISOString()
  return { value, text, cores: [...draft(text, text.slice(0, 10)).cores, ...readings(day, instant)] }
})

export const isMoment = (text: string) => momentForm.test(text)
