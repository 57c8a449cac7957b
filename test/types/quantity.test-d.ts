import { describe, expectTypeOf, it } from 'vitest'
import { about, addQuantities, exact, type Quantity, under } from '../../src/history/quantity'

describe('the unit of a quantity', () => {
  it('is in its type, and in that of a sum', () => {
    expectTypeOf(under(500, 'cases')).toEqualTypeOf<Quantity<'cases'>>()
    expectTypeOf(addQuantities(exact(1, 'persons'), about(30_000, 'persons'))).toEqualTypeOf<Quantity<'persons'>>()
  })

  it('JI-25 is the same in all that is added', () => {
    // @ts-expect-error [ts2379] - a case of use is not a dialogue
    addQuantities(under(500, 'cases'), exact(130_000, 'dialogues'))
    const mixed: Quantity = exact(1, 'persons')
    // @ts-expect-error [ts2379] - of what unit it is, is not known
    addQuantities(exact(1, 'persons'), mixed)
  })

  it('is one of a closed list', () => {
    // @ts-expect-error [ts2345] - nobody counts these
    exact(1, 'things')
  })
})
