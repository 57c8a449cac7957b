import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { expectNoUnhandledRejection } from '../unhandled-rejections'
import { openGuard, request } from './open-record'

const guard = openGuard({
  schema: z.object({
    o: z.object({ a: z.string(), b: z.string() }),
    l: z.array(z.string()),
    t: z.string(),
    u: z.string(),
  }),
  classify: { o: 'there', l: 'there', t: 'open', u: 'open' },
  categories: { there: { forms: ['present'] }, open: {} },
  levels: { there: 'present' },
})

const called = () => {
  throw new Error('an accessor was called')
}
const accessor = { enumerable: true, configurable: true, get: called }
const failing = () => Promise.reject(new Error('c4nary'))
class Accessors {
  get a(): string {
    return called()
  }
}
class Twin {
  a = 'x'
}
/** As an ORM has it: its own bookkeeping as data, what the schema names behind accessors. */
class Row extends Accessors {
  readonly dataValues = { a: 'x' }
}
class Mixed extends Accessors {
  b = 'x'
}

const answers: readonly (readonly [string, 'o' | 'l', () => unknown, boolean, boolean])[] = [
  ['an object', 'o', () => ({ a: 'x' }), true, false],
  ['an empty object', 'o', () => ({}), false, false],
  ['an instance with data of its own', 'o', () => new Twin(), true, false],
  ['an instance with accessors', 'o', () => new Accessors(), false, true],
  ['an instance that keeps the data behind accessors', 'o', () => new Row(), false, true],
  ['an instance with data and an accessor', 'o', () => new Mixed(), true, false],
  ['an object with an accessor', 'o', () => Object.defineProperty({}, 'a', accessor), false, true],
  ['an object with an accessor beside data', 'o', () => Object.defineProperty({ b: 'x' }, 'a', accessor), true, false],
  ['an object with a hidden property', 'o', () => Object.defineProperty({}, 'a', { value: 'x' }), false, true],
  ['an object that inherits', 'o', () => Object.create({ a: 'x' }), false, true],
  ['an object with a promise', 'o', () => ({ a: failing() }), false, true],
  ['an object with a promise beside data, and behind it', 'o', () => ({ a: 'x', b: failing() }), true, false],
  ['a promise', 'o', failing, false, true],
  ['a promise with data of its own', 'o', () => Object.assign(failing(), { a: 'x' }), false, true],
  ['a list', 'l', () => ['x'], true, false],
  ['an empty list', 'l', () => [], false, false],
  ['a list with an accessor', 'l', () => Object.defineProperty([], 0, accessor), false, true],
  ['a list of promises', 'l', () => [failing(), failing()], false, true],
]

describe('`present` of what is read in part, or not at all', () => {
  expectNoUnhandledRejection()

  it.each(answers)('%s', (_, key, made, isPresent, isUnread) => {
    const { view, unread } = guard.disclose('cv', { t: 't', [key]: made() } as never, request)
    expect({ view, unread }).toEqual({
      view: { o: false, l: false, t: 't', [key]: isPresent },
      unread: isUnread ? [`/${key}`] : [],
    })
    expect(guard.view('cv', { t: 't', [key]: made() } as never, request)).toEqual(view)
    // The careful reading answers the same.
    const careful = guard.disclose('cv', { t: 't', u: 7, [key]: made() } as never, request)
    expect(careful.view).toEqual(view)
  })
})
