import { defineAllowance, type LogRecord, monitor, openMonitor } from 'need-to-know/audit'
import { recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { day, decisionOn, hour, receiptOf, refusedOf, start } from './receipt-of'

const flat = (base: number) => ({ base, perVacancy: 0, perPosition: 0 })
const allowance = defineAllowance({
  view: { account: flat(10), organisation: flat(100), vacancy: { base: 100, perPosition: 0 } },
  weights: [],
  canaries: ['nobody'],
  exempt: ['support'],
})
const vacancies = Object.freeze([Object.freeze({ id: 'v0', positions: 1 })])
const vacanciesOf = () => vacancies
const views = (count: number, parts: object = {}): readonly LogRecord[] =>
  Array.from({ length: count }, (_, i) => receiptOf({ subject: `s${i}`, vacancy: 'v0', ...parts }))
const firings = (records: Iterable<LogRecord>) =>
  monitor(allowance, records, vacanciesOf).alarms.map(({ alert, index, account }) => [alert, index, account])

describe('monitoring', () => {
  it('UWV-30 counts views and downloads per account, organisation and window; UWV-36 events and persons', () => {
    const midnight = Math.floor(start / day) * day
    const { counts, unjudged } = monitor(
      allowance,
      [
        ...views(3, { act: 'download' }),
        ...views(3),
        ...views(2, { account: 'acc-2' }),
        ...views(2, { account: 'acc-2', at: start + day }),
        ...views(9, { account: 's0', role: 'subject', subject: 's0' }),
        ...views(9, { role: 'support' }),
        ...views(9, { shows: 'existence' }),
        refusedOf(receiptOf(), 'policy'),
        receiptOf({ organisation: undefined }),
      ],
      vacanciesOf,
    )
    expect(
      counts.map(({ scope, id, act, from, events, subjects }) => [scope, id, act, from - midnight, events, subjects]),
    ).toEqual([
      ['account', 'acc-1', 'view', 0, 7, 4],
      ['account', 'acc-1', 'download', 0, 3, 3],
      ['account', 'acc-2', 'view', 0, 2, 2],
      ['account', 'acc-2', 'view', day, 2, 2],
      ['organisation', 'org-1', 'view', 0, 8, 3],
      ['organisation', 'org-1', 'view', day, 2, 2],
      ['organisation', 'org-1', 'download', 0, 3, 3],
    ])
    expect(counts.every(({ from, to }) => to - from === day)).toBe(true)
    expect(unjudged).toBe(1)
  })

  it('UWV-33 says at which event each alarm fires, each once in a window', () => {
    expect(firings(views(50))).toEqual([
      ['watch', 8, 'acc-1'],
      ['exhausted', 10, 'acc-1'],
      ['abuse', 30, 'acc-1'],
    ])
    expect(firings([...views(9), ...views(9, { at: start + 2 * day })])).toEqual([
      ['watch', 8, 'acc-1'],
      ['watch', 17, 'acc-1'],
    ])
  })

  it('UWV-33 fires where a gate refused as well, and at every canary', () => {
    const refused = [refusedOf(receiptOf(), 'disproportionate'), refusedOf(receiptOf(), 'wrong-purpose')]
    expect(firings([...refused, ...refused])).toEqual([
      ['exhausted', 0, 'acc-1'],
      ['abuse', 1, 'acc-1'],
    ])
    expect(firings([decisionOn('x', 'block', start), ...views(2, { subject: 'nobody' })])).toEqual([
      ['canary', 1, 'acc-1'],
      ['canary', 2, 'acc-1'],
    ])
  })

  it('UWV-30 UWV-33 counts what is released to an account that is blocked, and says so once in a window', () => {
    const blocked = decisionOn('acc-1', 'block', start - 1)
    const { alarms, counts, unjudged } = monitor(
      allowance,
      [blocked, ...views(4), ...views(2, { at: start + 2 * day }), ...views(1, { account: 'acc-2' })],
      vacanciesOf,
    )
    expect(alarms.map(({ alert, index, account, limit }) => [alert, index, account, limit])).toEqual([
      ['abuse', 1, 'acc-1', undefined],
      ['abuse', 5, 'acc-1', undefined],
    ])
    expect(counts.flatMap(({ scope, id, events }) => (scope === 'account' ? [[id, events]] : []))).toEqual([
      ['acc-1', 4],
      ['acc-1', 2],
      ['acc-2', 1],
    ])
    expect(unjudged).toBe(0)
  })

  it('UWV-33 fires at a canary that was asked for, whoever refused it', () => {
    const asked = receiptOf({ subject: 'nobody' })
    const refusals = ['policy', 'blocked', 'disproportionate', 'unaccountable'] as const
    expect(firings(refusals.map((refusal) => refusedOf(asked, refusal)))).toEqual([
      ['canary', 0, 'acc-1'],
      ['canary', 1, 'acc-1'],
      ['exhausted', 2, 'acc-1'],
      ['canary', 2, 'acc-1'],
      ['canary', 3, 'acc-1'],
    ])
  })

  it('UWV-30 UWV-33 sees 150,000 views by one account in the first few hundred, while it goes on', () => {
    const watching = openMonitor(defineAllowance({}, recruitment.vocabulary), vacanciesOf)
    const fired: (readonly [string, number])[] = []
    for (let i = 0; i < 150_000; i++) {
      const at = start + Math.floor((i / 150_000) * 16 * hour)
      const found = watching.observe(receiptOf({ subject: `s${i}`, vacancy: 'v0', at }))
      fired.push(...found.map(({ alert }) => [alert, i] as const))
    }
    expect(fired.slice(0, 3)).toEqual([
      ['watch', 140],
      ['exhausted', 175],
      ['abuse', 525],
    ])
    const { counts, alarms } = watching.report()
    expect(alarms).toHaveLength(fired.length)
    expect(counts.reduce((sum, { scope, events }) => sum + (scope === 'account' ? events : 0), 0)).toBe(150_000)
  })
})
