import { describe, expect, it } from 'vitest'
import { type HarmTable, harmsOf } from '../../src/audit/breach/harm'

const table: HarmTable = {
  '*': ['recognition'],
  identity: ['contact'],
  'identity.name': { initials: ['recognition'], full: ['identityFraud'] },
}

describe('what can come of a category', () => {
  it.each([
    ['identity.name', 'full', ['identityFraud']],
    ['identity.name', 'initials', ['recognition']],
    ['identity.photo', 'full', ['contact']],
    ['identityOther', 'full', ['recognition']],
  ])('is said by the longest name that covers it: %s at %s', (category, level, harms) => {
    expect(harmsOf(table, category, level)).toEqual(harms)
  })

  it('is not known where the table says nothing: no level, no category, nothing inherited', () => {
    expect(harmsOf(table, 'identity.name', 'year')).toBeUndefined()
    expect(harmsOf(table, 'identity.name', 'constructor')).toBeUndefined()
    expect(harmsOf({ identity: ['contact'] }, 'constructor', 'full')).toBeUndefined()
  })
})
