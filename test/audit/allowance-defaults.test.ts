import { defineAllowance, type OpenVacancy, openUsage } from 'need-to-know/audit'
import { recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { day, hour, type ReceiptParts, receiptOf, refusedOf, start } from './receipt-of'

const allowance = defineAllowance({}, recruitment.vocabulary)
const open = (count: number, positions = 1): readonly OpenVacancy[] =>
  Object.freeze(Array.from({ length: count }, (_, i) => Object.freeze({ id: `v${i}`, positions })))

/** What becomes of requests at a gate with the allowance that comes in the box. */
function outcomesOf(requests: Iterable<ReceiptParts>, vacancies: readonly OpenVacancy[]) {
  const counter = openUsage(allowance)
  const tally = { released: 0, watched: 0, refused: 0, firstAlert: -1, firstRefusal: -1 }
  let index = 0
  for (const parts of requests) {
    const receipt = receiptOf(parts)
    const { refusal, verdict, alerts } = counter.weigh(receipt, vacancies)
    counter.count(refusal === undefined ? receipt : refusedOf(receipt, refusal))
    if (refusal === undefined) tally.released++
    else tally.refused++
    if (verdict === 'watch') tally.watched++
    if (alerts.length > 0 && tally.firstAlert < 0) tally.firstAlert = index
    if (refusal !== undefined && tally.firstRefusal < 0) tally.firstRefusal = index
    index++
  }
  return tally
}

/** A scraper: everybody in the store, one after the other, spread evenly over a day and over the vacancies there are. */
function* everybody(vacancies: number, parts: ReceiptParts = {}, count = 150_000): Generator<ReceiptParts> {
  for (let i = 0; i < count; i++) {
    const at = start + Math.floor((i / count) * 16 * hour)
    yield { subject: `s${i}`, vacancy: `v${i % vacancies}`, at, ...parts }
  }
}

/** A recruiter's day: lists of twenty, of which a few are opened in full and fewer are taken along. */
function* honestDay(account: string, organisation: string, vacancies: readonly number[], from: number, at: number) {
  for (const [i, vacancy] of vacancies.entries()) {
    for (let j = 0; j < 20; j++) {
      const person = { account, organisation, vacancy: `v${vacancy}`, subject: `s${from + i * 12 + j}` }
      yield { ...person, act: 'list', at: at + i * 600_000 + j } as const
      if (j < 7) yield { ...person, shows: 'heavy', at: at + i * 600_000 + j * 30_000 } as const
      if (j < 2) yield { ...person, shows: 'heavy', act: 'download', at: at + i * 600_000 + j * 40_000 } as const
    }
  }
}

describe('the allowance in the box', () => {
  it('UWV-26 UWV-33 lets one account with three vacancies have 195 of 150,000, and says so within two hundred', () => {
    const { released, firstAlert, firstRefusal } = outcomesOf(everybody(3), open(3))
    expect({ released, firstAlert, firstRefusal }).toEqual({ released: 195, firstAlert: 156, firstRefusal: 195 })
    expect(outcomesOf(everybody(3, { shows: 'heavy' }), open(3)).released).toBe(97)
    expect(outcomesOf(everybody(3, { act: 'download' }), open(3)).released).toBe(90)
  })

  it('UWV-05 UWV-26 splitting it over fifty accounts gets less than half a percent', () => {
    function* split() {
      let i = 0
      for (const parts of everybody(3)) yield { ...parts, account: `a${i++ % 50}` }
    }
    expect(outcomesOf(split(), open(3)).released).toBe(700)
  })

  it('UWV-26 nor do pretended vacancies get all of it: an account has a most', () => {
    expect(outcomesOf(everybody(1000, { shows: 'heavy' }), open(1000, 50)).released).toBe(1000)
  })

  it('UWV-27 never stops a recruiter with forty vacancies, or watches one, for a whole day', () => {
    const vacancies = Array.from({ length: 40 }, (_, i) => i)
    const { released, watched, refused } = outcomesOf(honestDay('r', 'o', vacancies, 0, start), open(40))
    expect({ released, watched, refused }).toEqual({ released: 40 * 29, watched: 0, refused: 0 })
  })

  it('UWV-27 never stops an agency of two hundred with three hundred vacancies, or watches it, for three days', () => {
    function* days() {
      for (let date = 0; date < 3; date++) {
        const desks = Array.from({ length: 200 }, (_, user) => {
          const vacancies = Array.from({ length: 12 }, (_, i) => (user * 7 + i) % 300)
          return honestDay(`u${user}`, 'agency', vacancies, user * 97 + date * 11, start + date * day)
        })
        const requests = desks.flatMap((desk) => [...desk])
        yield* requests.sort((a, b) => a.at - b.at)
      }
    }
    const { released, watched, refused } = outcomesOf(days(), open(300))
    expect({ released, watched, refused }).toEqual({ released: 3 * 200 * 12 * 29, watched: 0, refused: 0 })
  })
})
