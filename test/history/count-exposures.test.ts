import fc from 'fast-check'
import type { Policy } from 'need-to-know'
import { countExposures, type Exposure, exact, exposures } from 'need-to-know/history'
import { profiles } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { choices } from '../laws/arbitraries/choice'
import { always, happens, historyOf } from './story'

const exposure = (changes: Partial<Exposure> = {}, ...categories: readonly string[]): Exposure => ({
  kind: 'exposure',
  subject: 'ida',
  record: { kind: 'cv', id: 'cv-1' },
  viewer: { role: 'employer', organisation: undefined },
  from: 1,
  to: 2,
  policy: { name: 'old', version: '1' },
  categories: categories.map((category) => ({ category, seen: 'full', allowed: 'withheld' })),
  ...changes,
})

describe('a count of exposures', () => {
  it('JI-25 counts a person and a record once, however often they were exposed', () => {
    const count = countExposures([
      exposure({}, 'existence', 'address'),
      exposure({ from: 5, to: 9 }, 'existence'),
      exposure({ viewer: { role: 'agency', organisation: 'nordlys' } }, 'existence'),
      exposure({ record: { kind: 'cv', id: 'cv-2' } }, 'existence'),
      exposure({ record: { kind: 'dialogue', id: 'cv-1' } }, 'identity.name'),
      exposure({ subject: 'jon', record: { kind: 'cv', id: 'cv-9' } }, 'existence'),
    ])
    expect(count).toEqual({
      persons: exact(2, 'persons'),
      records: exact(4, 'records'),
      intervals: exact(6, 'intervals'),
      byCategory: {
        existence: exact(2, 'persons'),
        address: exact(1, 'persons'),
        'identity.name': exact(1, 'persons'),
      },
    })
  })

  it('JI-25 counts records of two persons apart, whatever their ids', () => {
    const records = (...found: readonly Exposure[]) => countExposures(found).records.count
    expect(records(exposure(), exposure({ subject: 'jon' }))).toBe(2)
    expect(
      records(exposure({ record: { kind: 'cv', id: 'a b' } }), exposure({ record: { kind: 'cv a', id: 'b' } })),
    ).toBe(2)
  })

  it('JI-25 keeps each count in its own unit, and has no sum of them', () => {
    const count = countExposures([exposure({}, 'existence')])
    const { byCategory, ...units } = count
    expect(Object.values(units).map(({ unit }) => unit)).toEqual(['persons', 'records', 'intervals'])
    expect(Object.values(byCategory).map(({ unit }) => unit)).toEqual(['persons'])
    expect(Object.isFrozen(count) && Object.isFrozen(byCategory)).toBe(true)
  })

  it('of nothing is nothing', () => {
    expect(countExposures([])).toEqual({
      persons: exact(0, 'persons'),
      records: exact(0, 'records'),
      intervals: exact(0, 'intervals'),
      byCategory: {},
    })
  })

  it('may have categories that JavaScript has a use for', () => {
    const { byCategory } = countExposures([
      exposure({}, 'constructor', '__proto__'),
      exposure({ subject: 'jon' }, 'constructor'),
    ])
    expect(Object.entries(byCategory)).toEqual([
      ['constructor', exact(2, 'persons')],
      ['__proto__', exact(1, 'persons')],
    ])
  })

  it('JI-25 counts the persons of each category, whichever categories they were exposed in together', () => {
    const names = ['existence', 'address', 'identity.name', 'contact.email']
    fc.assert(
      fc.property(choices, (choice) => {
        const found = choice.times(0, 25, (i) =>
          exposure({ subject: `person ${choice.below(6)}`, from: i }, ...choice.atLeastOne(names, 40)),
        )
        const { byCategory, persons, intervals } = countExposures(found.values())
        const seen = [...new Set(found.flatMap(({ categories }) => categories.map(({ category }) => category)))]
        expect(Object.keys(byCategory)).toEqual(seen)
        for (const name of seen) {
          const exposed = found.filter(({ categories }) => categories.some(({ category }) => category === name))
          expect(byCategory[name]).toEqual(exact(new Set(exposed.map(({ subject }) => subject)).size, 'persons'))
        }
        expect([persons.count, intervals.count]).toEqual([
          new Set(found.map(({ subject }) => subject)).size,
          found.length,
        ])
      }),
      { numRuns: 100 },
    )
  })

  it('AMB-01 JI-25 counts what is found as it is found: two persons, three CVs, one of them exposed twice', () => {
    const cv = (subject: string, id: string, at: number) =>
      happens('cvCreated', { subject, actor: { kind: 'subject', id: subject }, cv: id, at })
    const story = [
      cv('ida', 'cv-1', 10),
      cv('ida', 'cv-2', 10),
      cv('jon', 'cv-3', 11),
      happens('cvPresenceSet', { presence: 'offline', at: 20 }),
      happens('cvPresenceSet', { at: 30 }),
    ]
    const viewer = { role: 'employer', assurance: 'low', purpose: 'recruitment' }
    const found = exposures(always<Policy>(profiles.werknl.practice2011), [historyOf(story)], {
      against: profiles.strict as Policy,
      viewers: [viewer],
    })
    expect(countExposures(found)).toMatchObject({
      persons: { count: 2 },
      records: { count: 3 },
      intervals: { count: 4 },
      byCategory: { existence: { count: 2 } },
    })
  })
})
