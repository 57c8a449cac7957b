import { defineAllowance, type OpenVacancy, openUsage } from 'need-to-know/audit'
import { recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../examples/replay/random'
import {
  allowanceFor,
  type Customer,
  customers,
  listLength,
  opened,
  takenAlong,
} from '../../examples/replay/uwv-actors'
import { hour, type ReceiptParts, receiptOf, refusedOf, start } from './receipt-of'

const allowance = defineAllowance({}, recruitment.vocabulary)
const open = (count: number, positions = 1): readonly OpenVacancy[] =>
  Object.freeze(Array.from({ length: count }, (_, i) => Object.freeze({ id: `v${i}`, positions })))

/** What becomes of requests at a gate with the allowance that comes in the box. */
function outcomesOf(requests: Iterable<ReceiptParts>, vacancies: readonly OpenVacancy[], given = allowance) {
  const counter = openUsage(given)
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

/** Everybody on the lists of a day, those to be opened and taken along as well; of each twenty persons nine show who they are. */
function* honestDay(customer: Customer): Generator<ReceiptParts> {
  const { employer, accounts, lists } = customer
  const random = seeded(7)
  for (let user = 0; user < accounts; user++) {
    for (let list = 0; list < lists; list++) {
      const vacancy = `v${(user * lists + list) % employer.positions.length}`
      for (let place = 0; place < listLength; place++) {
        const person = random.below(20_000)
        const shows = person % 20 < 9 ? 'heavy' : 'light'
        const parts = { account: `u${user}`, organisation: employer.id, vacancy, subject: `s${person}`, shows } as const
        yield { ...parts, act: 'list' }
        if (place < opened) yield { ...parts, act: 'view' }
        if (place < takenAlong) yield { ...parts, act: 'download' }
      }
    }
  }
}

const vacanciesOf = ({ employer }: Customer): readonly OpenVacancy[] =>
  Object.freeze(employer.positions.map((positions, i) => Object.freeze({ id: `v${i}`, positions })))

/** 0.5 % of 150,000. */
const halfAPercent = 750

describe('the allowance in the box', () => {
  it('UWV-26 UWV-33 lets one account with three vacancies have 375 of 150,000, and says so before', () => {
    const { released, firstAlert, firstRefusal } = outcomesOf(everybody(3), open(3))
    expect({ released, firstAlert, firstRefusal }).toEqual({ released: 375, firstAlert: 300, firstRefusal: 375 })
    expect(outcomesOf(everybody(3, { shows: 'heavy' }), open(3)).released).toBe(187)
    expect(outcomesOf(everybody(3, { act: 'download' }), open(3)).released).toBe(90)
  })

  const claims = [0, 1, 3, 50, 1000].flatMap((vacancies) => [1, 10, 100_000].map((positions) => [vacancies, positions]))
  it.each(claims as [number, number][])(
    'UWV-26 UWV-19 a raid by one account gets under 0.5 % of 150,000, with %i vacancies of %i positions that it claims',
    (vacancies, positions) => {
      for (const parts of [{}, { shows: 'heavy' }, { act: 'download' }, { act: 'list' }] as const) {
        const raid = everybody(Math.max(1, vacancies), parts, 3000)
        expect(outcomesOf(raid, open(vacancies, positions)).released).toBeLessThan(halfAPercent)
      }
    },
  )

  it('UWV-26 gets so many, and no more, however many it asks for', () => {
    expect(outcomesOf(everybody(1000), open(1000, 50)).released).toBe(700)
    expect(outcomesOf(everybody(1000, { shows: 'heavy' }), open(1000, 50)).released).toBe(350)
    expect(outcomesOf(everybody(1000, { act: 'download' }), open(1000, 50)).released).toBe(300)
  })

  it('UWV-05 UWV-24 what an organisation with fifty accounts could take: 700 with three vacancies, 15,000 with a thousand', () => {
    function* split(vacancies: number, parts: ReceiptParts = {}, count = 150_000) {
      let i = 0
      for (const each of everybody(vacancies, parts, count)) yield { ...each, account: `a${i++ % 50}` }
    }
    expect(outcomesOf(split(3), open(3)).released).toBe(700)
    const pretended = outcomesOf(split(1000, {}, 60_000), open(1000, 50)).released
    expect(pretended / 15_000).toBeCloseTo(1, 1)
    expect(outcomesOf(split(1000, { shows: 'heavy' }, 60_000), open(1000, 50)).released / 7500).toBeCloseTo(1, 1)
  })

  it('UWV-27 is enough for whoever works through seven lists of fifty in a day', () => {
    for (const lists of [1, 2, 5, 7]) {
      const positions = Array.from({ length: lists }, () => 1)
      const customer: Customer = { employer: { id: 'o', as: 'employer', positions }, accounts: 1, lists }
      expect([lists, outcomesOf(honestDay(customer), vacanciesOf(customer))]).toMatchObject([
        lists,
        { refused: 0, watched: 0 },
      ])
    }
  })

  it.each(customers.map((customer) => [customer.employer.id, customer] as const))(
    'UWV-27 %s is not stopped, or watched, with the `most` that it needs; without it, it is stopped',
    (_, customer) => {
      const own = outcomesOf(honestDay(customer), vacanciesOf(customer), allowanceFor(customer))
      expect(own).toMatchObject({ refused: 0, watched: 0 })
      const inTheBox = outcomesOf(honestDay(customer), vacanciesOf(customer))
      expect(inTheBox.refused > 0).toBe(customer.most !== undefined)
    },
  )
})
