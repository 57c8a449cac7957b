import { inspect } from 'node:util'
import { seal } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openGuard, request } from './open-record'

const secret = 'c4nary'
const sealed = seal('cv', { name: secret, list: [secret] })

describe('a sealed record', () => {
  it.each<readonly [string, unknown]>([
    ['as text', `${sealed}`],
    ['added to text', `CV: ${String(sealed)}`],
    ['as JSON', JSON.stringify({ sealed })],
    ['inspected', inspect(sealed, { showHidden: true, depth: 9, getters: true })],
    ['inspected without its own printer', inspect(sealed, { showHidden: true, customInspect: false, depth: 9 })],
    ['inspected in a proxy', inspect(new Proxy(sealed, {}), { showProxy: true, depth: 9 })],
    ['inspected in a list', inspect([[sealed]], { depth: 9 })],
    ['spread', JSON.stringify([{ ...sealed }, [...sealed]])],
    ['cloned', JSON.stringify(structuredClone(sealed))],
    ['enumerated', JSON.stringify([Object.entries(sealed), Reflect.ownKeys(sealed)])],
    ['in an error', String(new Error(`cannot read ${sealed}`).stack)],
    ['its prototype', inspect(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(sealed)), { depth: 9 })],
  ])('holds nothing %s', (_, printed) => {
    expect(String(printed)).not.toContain(secret)
  })

  it('prints as `[sealed cv]`', () => {
    expect([`${sealed}`, JSON.stringify(sealed), inspect(sealed), `${[...sealed]}`]).toEqual([
      '[sealed cv]',
      '"[sealed cv]"',
      '[sealed cv]',
      '[sealed cv]',
    ])
  })

  it('is frozen, and nothing reachable from it opens it', () => {
    expect(Object.isFrozen(sealed)).toBe(true)
    expect(Reflect.get(sealed.constructor, 'open')).toBeUndefined()
  })

  it('opens for disclose, view and discloseAll of its own kind, and for no other', () => {
    const schema = z.object({ name: z.string() })
    const guard = openGuard({
      schema,
      classify: { name: 'open' },
      categories: { open: {} },
      nested: { note: { schema, classify: { name: 'open' } } },
    })
    expect(guard.view('cv', sealed, request)).toEqual({ name: secret })
    expect(guard.disclose('cv', sealed, request).view).toEqual({ name: secret })
    expect([...guard.discloseAll('cv', [sealed], request, () => ({}))].map(({ view }) => view)).toEqual([
      { name: secret },
    ])
    expect(guard.view('note', sealed as never, request)).toBeNull()
    expect(guard.disclose('note', sealed as never, request).receipt.disclosed).toEqual([])
  })
})
