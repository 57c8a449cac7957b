import { describe, expect, it } from 'vitest'
import { type HarmTable, harmsIn, harmsOf } from '../../src/audit/breach/harm'

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

describe('what can come of several categories', () => {
  it('is each harm once, in the order of the closed set, and unknown at the end', () => {
    const seen = [
      { category: 'identity.name', level: 'year' },
      { category: 'identity.name', level: 'full' },
      { category: 'identity.photo', level: 'full' },
      { category: 'other', level: 'full' },
      { category: 'more', level: 'full' },
    ]
    expect(harmsIn(table, seen)).toEqual(['recognition', 'contact', 'identityFraud', 'unknown'])
    expect(harmsIn({ jobAd: [] }, [{ category: 'jobAd', level: 'full' }])).toEqual([])
  })
})
