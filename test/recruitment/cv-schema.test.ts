import { cvSchema } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { fullCv } from './full-cv'

/** Whether the schema takes a full CV with one part in place of another. */
const takes = (part: object) => cvSchema.safeParse({ ...fullCv, ...part }).success
const job = (period: object) => ({ work: [{ title: 'Dispatcher', ...period }] })

describe('a CV as real systems hold it', () => {
  it.each([
    ['an instant with an offset', { updatedAt: '2019-01-15T07:52:35.456+01:00' }],
    ['an instant in UTC', { updatedAt: '2019-01-15T07:52:35Z' }],
    ['no end, written as null', job({ from: '2017-08', to: null })],
    ['no end', job({ from: '2017-08' })],
    ['a day', job({ from: '2004-07-01', to: '2005-06-30' })],
    ['a year', job({ from: '2004' })],
    ['an instant as the beginning', job({ from: '2004-07-01T00:00:00+02:00' })],
  ])('%s is taken', (_, part) => expect(takes(part)).toBe(true))

  it.each([
    ['a sentence', job({ from: '2010, Fjord Freight, ask for Asta Holm' })],
    ['a month that does not exist', job({ from: '2010-13' })],
    ['a day that does not exist', job({ from: '2010-02-30' })],
    ['an instant without its offset', { updatedAt: '2019-01-15T07:52:35' }],
  ])('%s is not', (_, part) => expect(takes(part)).toBe(false))
})
