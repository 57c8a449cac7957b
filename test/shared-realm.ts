import { afterAll, expect } from 'vitest'

/** What every file of a worker shares: a change that a file leaves behind would decide the tests of another. */
const realm = () => ({
  builtIns: [Object, Array, Function, String, Number, BigInt, Boolean, Date, Map, Set, Promise, RegExp, Error].map(
    ({ name, prototype }) => [name, Reflect.ownKeys(prototype), Array.isArray(prototype) ? prototype.length : 0],
  ),
  // The clock is compared as a function, and not read.
  functions: [
    console.log,
    console.error,
    Reflect.get(Date, 'now'),
    Math.random,
    JSON.parse,
    JSON.stringify,
    setTimeout,
  ],
  folder: process.cwd(),
  timeZone: process.env['TZ'],
})

const before = realm()

afterAll(() => expect(realm()).toEqual(before))
