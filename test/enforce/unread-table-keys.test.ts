import { entries } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { expectNoUnhandledRejection } from '../unhandled-rejections'
import { openGuard, request } from './open-record'

const secret = 'c4nary'
const guard = openGuard({
  schema: z.object({ name: z.string(), t: z.record(z.string(), z.number()), title: z.string().optional() }),
  classify: { name: 'name', t: entries('key', 'open'), title: 'open' },
  categories: { name: { identifying: true }, key: {}, open: {} },
  levels: { name: 'withheld' },
})
const unreadable: readonly (readonly [string, () => object])[] = [
  ['an accessor', () => Object.defineProperty({}, 'name', { enumerable: true, get: () => secret })],
  ['a hidden property', () => Object.defineProperty({}, 'name', { value: secret })],
  ['a promise', () => ({ name: Promise.resolve(secret) })],
  ['a promise that rejects', () => ({ name: Promise.reject(new Error(secret)) })],
  ['a map', () => ({ name: new Map([['first', secret]]) })],
]

describe('keys of a table that may repeat what cannot be read', () => {
  expectNoUnhandledRejection()

  it.each(unreadable)('are unreadable beside %s, and so is a record that shows nothing else', (_, named) => {
    const record = Object.assign(named(), { t: { x: 1, y: 2 } })
    const { view, unread, refusal, receipt } = guard.disclose('cv', record as never, request)
    expect({ view, unread, refusal, on: receipt.refusal }).toEqual({
      view: null,
      unread: ['/t/*'],
      refusal: 'unreadable',
      on: 'unreadable',
    })
    expect(guard.view('cv', Object.assign(named(), { t: { x: 1 } }) as never, request)).toBeNull()
  })

  it('are named beside the texts that are', () => {
    const record = Object.assign(unreadable[0]?.[1]() ?? {}, { t: { x: 1 }, title: 'cook' })
    expect(guard.disclose('cv', record as never, request).unread).toEqual(['/t/*', '/title'])
  })

  it('are not where the table has none, nor where they repeat a value that is read: those are withheld', () => {
    const empty = Object.assign(unreadable[0]?.[1]() ?? {}, { t: {} })
    expect(guard.disclose('cv', empty as never, request)).toMatchObject({ unread: [], refusal: 'policy' })
    const read = guard.disclose('cv', { name: secret, t: { x: 1, [`of ${secret}`]: 2 } }, request)
    expect(read).toMatchObject({ view: { t: { x: 1 } }, unread: [] })
  })
})
