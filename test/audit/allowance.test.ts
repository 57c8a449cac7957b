import fc from 'fast-check'
import { UsageError, vocabulary } from 'need-to-know'
import {
  type AccountDecision,
  type Allowance,
  type AllowanceInput,
  defineAllowance,
  type Limit,
  mergeUsage,
  monitor,
  type OpenVacancy,
  openMonitor,
  openUsage,
  usageOf,
} from 'need-to-know/audit'
import { recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { limitFor } from '../../src/audit/allowance/limit'
import { Measure } from '../../src/audit/allowance/measure'
import { roomsFor } from '../../src/audit/allowance/rooms'
import { UsageBook } from '../../src/audit/allowance/usage-book'
import { day, decisionOn, hour, type ReceiptParts, receiptOf, refusedOf, start } from './receipt-of'

const words = recruitment.vocabulary
const open = (count: number, positions = 1): readonly OpenVacancy[] =>
  Array.from({ length: count }, (_, i) => ({ id: `v${i}`, positions }))

const flat = (base: number) => ({ base, perVacancy: 0, perPosition: 0 })
const wide = { account: flat(1000), organisation: flat(1000), vacancy: { base: 1000, perPosition: 0 } }
/** Room for five, and for ten from each organisation; nothing weighs more than once. */
const five = defineAllowance({
  view: { ...wide, account: flat(5), organisation: flat(10) },
  download: { ...wide, account: flat(3) },
  weights: [],
})

/** Somebody who asks, and a gate that stops where it must. */
function desk(allowance = five, vacancies: readonly OpenVacancy[] = open(1)) {
  const counter = openUsage(allowance)
  const ask = (parts: ReceiptParts, listed = vacancies) => {
    const receipt = receiptOf({ vacancy: 'v0', ...parts })
    const weighing = counter.weigh(receipt, listed)
    counter.count(weighing.refusal === undefined ? receipt : refusedOf(receipt, weighing.refusal))
    return weighing
  }
  const askFor = (count: number, parts: ReceiptParts = {}, from = 0) =>
    Array.from({ length: count }, (_, i) => ask({ subject: `s${from + i}`, ...parts }).refusal ?? 'released')
  return { counter, ask, askFor }
}

const released = (outcomes: readonly string[]) => outcomes.filter((outcome) => outcome === 'released').length

describe('what is counted', () => {
  it('UWV-02 a download counts as a view as well, a view never as a download', () => {
    const { askFor, ask } = desk()
    askFor(2, { act: 'download' })
    expect(ask({ subject: 's2' }).at).toMatchObject({ act: 'view', used: 3 })
    expect(ask({ subject: 's3', act: 'download' }).at).toMatchObject({ act: 'download', used: 3, limit: 3 })
    expect(ask({ subject: 's4' }).refusal).toBeUndefined()
    expect(ask({ subject: 's10' })).toMatchObject({ refusal: 'disproportionate', at: { act: 'view', used: 6 } })
    expect(ask({ subject: 's1', act: 'download' }).refusal).toBeUndefined()
  })

  it('UWV-35 a list that shows content is a view, and one that shows none is nothing', () => {
    const { askFor, ask } = desk()
    expect(released(askFor(50, { act: 'list', shows: 'existence' }))).toBe(50)
    expect(released(askFor(9, { act: 'list' }))).toBe(5)
    expect(ask({ subject: 's99', act: 'view' }).refusal).toBe('disproportionate')
  })

  it('UWV-36 the same person counts once, however often and in however many records', () => {
    const { askFor, ask } = desk()
    for (let i = 0; i < 100; i++) expect(ask({ subject: 's0', record: `cv-${i % 3}` }).refusal).toBeUndefined()
    expect(released(askFor(10))).toBe(5)
    expect(ask({ subject: 's0' }).refusal).toBeUndefined()
  })

  it('a person seen lightly and then heavily counts with the heavier', () => {
    const { ask } = desk(defineAllowance({ view: { ...wide, account: flat(5) } }, words))
    expect(ask({ shows: 'light' }).at?.used).toBe(1)
    expect(ask({ shows: 'heavy' }).at?.used).toBe(2)
    expect(ask({ shows: 'light' }).at?.used).toBe(2)
    expect(ask({ subject: 's2', shows: 'heavy' }).at?.used).toBe(4)
    expect(ask({ subject: 's3', shows: 'heavy' }).refusal).toBe('disproportionate')
    expect(ask({ subject: 's3', shows: 'light' }).refusal).toBeUndefined()
  })

  it('neither the subject nor an exempt role is limited or counted', () => {
    const { counter, askFor, ask } = desk(defineAllowance({ ...five, exempt: ['subject', 'support'] }))
    expect(released(askFor(20, { role: 'support' }))).toBe(20)
    expect(ask({ account: 's7', role: 'subject', subject: 's7', organisation: undefined }).refusal).toBeUndefined()
    expect(counter.usage().counters).toEqual([])
  })

  it("one's own record takes room in every role but that of the subject (GDPR 15)", () => {
    const { counter, ask } = desk()
    const own = { account: 's7', subject: 's7' }
    expect(ask({ ...own, role: 'subject' }).at).toBeUndefined()
    expect(counter.usage().counters).toEqual([])
    expect(ask({ ...own, role: 'employer' }).at).toMatchObject({ used: 1 })
    expect(ask({ ...own, role: 'employer', organisation: undefined })).toMatchObject({
      refusal: 'allowance-unknown',
      unknown: 'organisation',
    })
  })

  it('no role is exempt unless it is said: only what is their own is free for those who have one', () => {
    const { ask, askFor } = desk(defineAllowance({ view: five.view, weights: [] }))
    expect(defineAllowance({}).exempt).toEqual([])
    expect(released(askFor(20, { role: 'subject' }))).toBe(5)
    expect(ask({ subject: 'acc-1', role: 'subject' }).refusal).toBeUndefined()
  })

  it('an act that there is none of counts as the one that tells most', () => {
    const { askFor } = desk()
    expect(released(askFor(9, { act: 'print' as never }))).toBe(3)
  })

  it('what was refused for another reason counts for nothing', () => {
    const { counter, askFor } = desk()
    for (let i = 0; i < 100; i++) counter.count(receiptOf({ subject: `x${i}`, refusal: 'policy' }))
    expect(released(askFor(10))).toBe(5)
  })

  it('a release whose link was erased still takes its place', () => {
    const { counter, askFor } = desk()
    for (let i = 0; i < 3; i++) counter.count(receiptOf({ subject: undefined, record: undefined }))
    expect(released(askFor(10))).toBe(2)
  })
})

describe('the window', () => {
  it('UWV-04 slides: midnight gives nothing back, and a day later does, to the millisecond', () => {
    const { askFor } = desk()
    expect(released(askFor(10, { at: start + 17 * hour }))).toBe(5)
    expect(released(askFor(1, { at: start + 19 * hour }, 100))).toBe(0)
    expect(released(askFor(1, { at: start + 17 * hour + day - 1 }, 200))).toBe(0)
    expect(released(askFor(9, { at: start + 17 * hour + day }, 300))).toBe(5)
  })

  it('a clock that goes back gives nothing back', () => {
    const { askFor } = desk()
    expect(released(askFor(5, { at: start }))).toBe(5)
    expect(released(askFor(5, { at: start - 5 * hour }, 5))).toBe(0)
    expect(released(askFor(5, { at: start - 5 * day }, 5))).toBe(0)
  })

  it('what is asked about an instant that may be forgotten cannot be judged', () => {
    const counter = openUsage(defineAllowance({}, words))
    for (let i = 0; i < 15_000; i++)
      counter.count(receiptOf({ account: `a${i}`, subject: `s${i}`, at: start + i * hour }))
    const late = receiptOf({ account: 'new', at: start + 100 * hour })
    expect(counter.weigh(late, open(1)).refusal).toBe('allowance-unknown')
    const now = receiptOf({ account: 'new', at: start + 15_000 * hour })
    expect(counter.weigh(now, open(1)).refusal).toBeUndefined()
  })

  it('one clock that runs ahead neither forgets for the others nor stops them', () => {
    const { counter, askFor } = desk(defineAllowance({ ...five, view: { ...five.view, organisation: flat(1e6) } }))
    askFor(5)
    for (let i = 0; i < 15_000; i++) {
      const at = i % 2 === 0 ? start : start + 4000 * day
      counter.count(receiptOf({ account: `a${i}`, organisation: `b${i}`, subject: `s${i}`, at }))
    }
    expect(askFor(1, { subject: 'new' })).toEqual(['disproportionate'])
    expect(askFor(1, { account: 'a0', organisation: 'c', subject: 'new' })).toEqual(['released'])
  })

  it('a request is judged that comes late by just under half a window, and by all that the window held', () => {
    const { counter, ask } = desk(defineAllowance({ ...five, view: { ...five.view, organisation: flat(1e6) } }))
    for (let i = 0; i < 200; i++)
      counter.count(receiptOf({ account: `a${i % 3}`, subject: `s${i}`, at: start + i * hour }))
    for (let i = 0; i < 40; i++) {
      const at = start + (200 + i) * hour
      expect(counter.weigh(receiptOf({ account: `b${i}`, vacancy: 'v0', at: at - 11 * hour }), open(1)).refusal).toBe(
        undefined,
      )
      counter.count(receiptOf({ account: 'a0', subject: `t${i}`, at }))
    }
    expect(ask({ account: 'a0', at: start + 228 * hour, subject: 'new' })).toMatchObject({ at: { used: 36 } })
  })

  it('so it is where thousands of releases come in a moment', () => {
    const counter = openUsage(defineAllowance({}, words))
    for (let i = 0; i < 5000; i++)
      counter.count(receiptOf({ account: `a${i}`, subject: `s${i}`, at: start + i, vacancy: 'v0' }))
    const asked = (late: number) =>
      counter.weigh(receiptOf({ account: 'new', organisation: 'other', at: start - late }), open(1)).refusal
    expect(asked(day / 2 - 5000)).toBeUndefined()
    expect(asked(day)).toBe('allowance-unknown')
  })

  it('a few releases far ahead, one after the other, stop nobody', () => {
    const { counter, askFor } = desk()
    askFor(2)
    for (let i = 1; i < 5; i++)
      counter.count(receiptOf({ account: 'ahead', organisation: 'b', at: start + i * 365 * day }))
    expect(askFor(4, {}, 2)).toEqual(['released', 'released', 'released', 'disproportionate'])
  })

  it('a small host, too, keeps the ids of a few windows only', () => {
    const small = defineAllowance({}, words)
    const counter = openUsage(small)
    for (let i = 0; i < 2000; i++) {
      counter.count(receiptOf({ subject: `s${i}`, vacancy: 'v0', at: start + i * day }))
      const text = JSON.stringify(counter.usage().counters)
      if (i % 50 === 0) expect(new Set(text.match(/"s\d+"/g)).size).toBeLessThan(20)
    }
    const asked = receiptOf({ subject: 'new', vacancy: 'v0', at: start + 2000 * day - 1 })
    expect(counter.weigh(asked, open(1))).toMatchObject({ at: { used: 2 } })
  })

  it('what is idle is dropped: memory follows the window, not the log', () => {
    const allowance = defineAllowance({}, words)
    const counter = openUsage(allowance)
    for (let i = 0; i < 20_000; i++)
      counter.count(receiptOf({ account: `a${i}`, subject: `s${i}`, at: start + i * hour }))
    expect(counter.usage().counters.length).toBeLessThan(36_000)
    expect(counter.size).toBe(20_000)
  })
})

describe('limits', () => {
  it('UWV-05 UWV-24 count per account, and per organisation, so that splitting does not escape', () => {
    const { askFor } = desk()
    expect(released(askFor(10, { account: 'a1' }))).toBe(5)
    expect(released(askFor(10, { account: 'a2' }, 10))).toBe(5)
    expect(released(askFor(10, { account: 'a3' }, 20))).toBe(0)
    expect(released(askFor(10, { account: 'b1', organisation: 'org-2' }, 30))).toBe(5)
  })

  it('UWV-06 UWV-22 the same amount is too much for one vacancy and not for twenty', () => {
    const views = (vacancies: number) => {
      const { askFor } = desk(defineAllowance({}, words), open(vacancies))
      return released(askFor(250))
    }
    const spread = (vacancies: number) => {
      const { ask } = desk(defineAllowance({}, words), open(vacancies))
      const outcomes = Array.from({ length: 400 }, (_, i) => ask({ subject: `s${i}`, vacancy: `v${i % vacancies}` }))
      return outcomes.filter(({ refusal }) => refusal === undefined).length
    }
    expect(views(1)).toBe(175)
    expect(spread(1)).toBe(175)
    expect(spread(20)).toBe(400)
  })

  const limit = fc.record({
    base: fc.integer({ min: 0, max: 50 }),
    perVacancy: fc.integer({ min: 0, max: 9 }),
    perPosition: fc.integer({ min: 0, max: 9 }),
    most: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }),
  })

  it('UWV-22 more vacancies or positions never lower a limit', () => {
    const count = fc.nat({ max: 500 })
    fc.assert(
      fc.property(limit, count, count, count, count, (each: Limit, v, p, moreV, moreP) => {
        expect(limitFor(each, v + moreV, p + moreP)).toBeGreaterThanOrEqual(limitFor(each, v, p))
      }),
    )
  })

  it('UWV-22 whoever is let through is let through with more vacancies, or more positions, as well', () => {
    const vacancy = { base: 20, perPosition: 3 }
    fc.assert(
      fc.property(limit, limit, fc.nat(60), fc.nat(4), fc.nat(4), fc.nat(3), (account, organisation, n, v, more, p) => {
        const allowance = defineAllowance({ view: { account, organisation, vacancy }, exempt: [] }, words)
        const counter = openUsage(allowance)
        for (let i = 0; i < n; i++) counter.count(receiptOf({ subject: `s${i}`, vacancy: 'v0' }))
        const asked = receiptOf({ subject: 'another', vacancy: 'v0' })
        const before = counter.weigh(asked, open(v + 1, 1))
        const after = counter.weigh(asked, open(v + 1 + more, 1 + p))
        if (before.refusal === undefined) expect(after.refusal).toBeUndefined()
      }),
    )
  })

  it('UWV-23 what is booked on one vacancy is judged against that one, whoever books it', () => {
    const allowance = defineAllowance({ view: { ...wide, vacancy: { base: 2, perPosition: 2 } }, weights: [] })
    const { askFor } = desk(allowance, open(40, 2))
    expect(released(askFor(20, { vacancy: 'v0' }))).toBe(6)
    expect(released(askFor(20, { vacancy: 'v0', account: 'a2' }, 100))).toBe(0)
    expect(released(askFor(20, { vacancy: 'v1' }, 200))).toBe(6)
  })

  it('UWV-23 what names no vacancy, or none that is open, counts together on the base', () => {
    const account = { base: 4, perVacancy: 10, perPosition: 0 }
    const allowance = defineAllowance({ view: { ...wide, account }, weights: [] })
    const { askFor, ask } = desk(allowance, open(5))
    expect(released(askFor(2, { vacancy: undefined }))).toBe(2)
    expect(released(askFor(2, { need: { kind: 'case', id: 'c' }, vacancy: undefined }, 10))).toBe(2)
    expect(released(askFor(3, { vacancy: undefined }, 20))).toBe(0)
    const others = Array.from({ length: 9 }, (_, i) => ask({ subject: `t${i}`, vacancy: `made-up-${i}` }).refusal)
    expect(others.every((refusal) => refusal === 'disproportionate')).toBe(true)
    expect(released(askFor(9, { vacancy: 'v1' }, 40))).toBe(9)
  })

  it('UWV-21 with a vacancy there are downloads, without one there are none', () => {
    expect(desk(defineAllowance({}, words)).askFor(1, { act: 'download' })).toEqual(['released'])
    const none = desk(defineAllowance({}, words), [])
    expect(none.askFor(30, { act: 'download' })).toEqual(Array(30).fill('disproportionate'))
    expect(none.askFor(1)).toEqual(['released'])
  })

  it('UWV-21 whom somebody has downloaded already, nobody downloads again once no vacancy asks for it', () => {
    const { ask } = desk(defineAllowance({}, words))
    expect(ask({ act: 'download' }).refusal).toBeUndefined()
    expect(ask({ act: 'download' }, []).refusal).toBe('disproportionate')
    expect(ask({ act: 'download' }, [{ id: 'other', positions: 1 }]).refusal).toBe('disproportionate')
    expect(ask({ act: 'view' }, []).refusal).toBeUndefined()
  })

  it('a count that is estimated does not tell that a person takes no room, so nothing is let through past the limit', () => {
    const many = defineAllowance({ view: { ...wide, account: flat(50) }, weights: [], exactUpTo: 10 })
    const counter = openUsage(many)
    for (let i = 0; i < 60; i++) counter.count(receiptOf({ subject: `s${i}`, vacancy: 'v0' }))
    expect(counter.weigh(receiptOf({ subject: 's1', vacancy: 'v0' }), open(1)).refusal).toBe('disproportionate')
    const exact = openUsage(defineAllowance({ ...many, exactUpTo: 4096 }))
    for (let i = 0; i < 60; i++) exact.count(receiptOf({ subject: `s${i}`, vacancy: 'v0' }))
    expect(exact.weigh(receiptOf({ subject: 's1', vacancy: 'v0' }), open(1)).refusal).toBeUndefined()
  })

  it('UWV-26 the release that would pass the limit is refused before it is made', () => {
    const { counter, askFor } = desk()
    const outcomes = askFor(8)
    expect(outcomes.slice(0, 6)).toEqual([...Array(5).fill('released'), 'disproportionate'])
    const [account] = counter.usage().counters.filter(({ scope }) => scope === 'account')
    expect(account?.state).toMatchObject({ kind: 'exact', tiers: [{ length: 5 }] })
  })

  it('says when it gets close, and to which limit', () => {
    const { ask } = desk()
    const verdicts = Array.from({ length: 6 }, (_, i) => ask({ subject: `s${i}` }))
    expect(verdicts.map(({ verdict }) => verdict)).toEqual([
      'within',
      'within',
      'within',
      'within',
      'watch',
      'exhausted',
    ])
    expect(verdicts[4]).toMatchObject({ alerts: ['watch'], at: { scope: 'account', act: 'view', used: 5, limit: 5 } })
    expect(verdicts[5]).toMatchObject({ alerts: ['exhausted'], refusal: 'disproportionate' })
  })
})

describe('abuse', () => {
  it('UWV-25 asking far beyond the limit is a wrong purpose, whatever purpose was declared', () => {
    const { askFor } = desk()
    const outcomes = askFor(20, { purpose: 'recruitment' })
    expect(outcomes.indexOf('wrong-purpose')).toBe(15)
    expect(outcomes.slice(5, 15)).toEqual(Array(10).fill('disproportionate'))
  })

  it('UWV-11 blocks the account for all acts and purposes, even for what it has seen', () => {
    const { askFor, ask } = desk()
    askFor(16)
    expect(ask({ subject: 's0' }).refusal).toBe('blocked')
    expect(ask({ subject: 's0', act: 'download', purpose: 'approach' }).refusal).toBe('blocked')
    expect(ask({ act: 'list', shows: 'existence' }).refusal).toBe('blocked')
    expect(ask({ subject: 's0', at: start + 400 * day }).refusal).toBe('blocked')
  })

  it('UWV-12 other accounts of the organisation go on', () => {
    const { askFor } = desk()
    askFor(16)
    expect(askFor(2, { account: 'colleague' })).toEqual(['released', 'released'])
  })

  it('UWV-14 suspicion blocks; a recorded decision undoes it, and forgets what was asked for, not what was shown', () => {
    const { counter, askFor } = desk()
    askFor(16)
    counter.count(decisionOn('acc-1', 'unblock', start + 1))
    const again = askFor(17, { at: start + 2 }, 100)
    expect(again.indexOf('released')).toBe(-1)
    expect(again.indexOf('wrong-purpose')).toBe(15)
    expect(again[16]).toBe('blocked')
  })

  it('UWV-14 the later entry of a log counts, whatever instant it bears', () => {
    const { counter, askFor, ask } = desk()
    counter.count(decisionOn('acc-1', 'unblock', start + 365 * day))
    counter.count(decisionOn('acc-1', 'block', start - 5 * hour))
    expect(ask({ subject: 's0' }).refusal).toBe('blocked')
    counter.count(decisionOn('acc-1', 'unblock', start - 9 * hour))
    expect(ask({ subject: 's0' }).refusal).toBeUndefined()
    expect(askFor(16).at(-1)).toBe('wrong-purpose')
    expect(ask({ subject: 's0' }).refusal).toBe('blocked')
  })

  it('UWV-14 a decision forgets nothing that is asked for after it, whatever instant it bears', () => {
    const { counter, askFor } = desk()
    askFor(10)
    counter.count(decisionOn('acc-1', 'unblock', start + 365 * day))
    expect(askFor(20, { at: start + 1 }, 100).indexOf('wrong-purpose')).toBe(15)
    counter.count(decisionOn('acc-1', 'unblock', start + 2))
    expect(askFor(20, { at: start + 3 }, 200).indexOf('wrong-purpose')).toBe(15)
  })

  it('UWV-14 a decision at no instant lets nobody in, and keeps out', () => {
    const { counter, ask } = desk()
    counter.count(decisionOn('acc-1', 'block', Number.NaN))
    expect(ask({}).refusal).toBe('blocked')
    counter.count(decisionOn('acc-1', 'unblock', Number.NaN))
    expect(ask({}).refusal).toBe('blocked')
  })

  it('UWV-14 between two logs the later instant counts, and of one instant the block', () => {
    const isBlocked = (one: readonly AccountDecision[], other: readonly AccountDecision[]) => {
      const usages = [usageOf(five, one), usageOf(five, other)] as const
      const outcomes = [mergeUsage(five, ...usages), mergeUsage(five, usages[1], usages[0])].map(
        (usage) => openUsage(five, usage).weigh(receiptOf(), open(1)).refusal,
      )
      expect(outcomes[0]).toBe(outcomes[1])
      return outcomes[0] === 'blocked'
    }
    const [block, unblock] = [decisionOn('acc-1', 'block', start), decisionOn('acc-1', 'unblock', start)]
    expect(isBlocked([block], [unblock])).toBe(true)
    expect(isBlocked([block], [{ ...unblock, at: start + 1 }])).toBe(false)
    expect(isBlocked([{ ...block, at: start + 2 }], [{ ...unblock, at: start + 1 }])).toBe(true)
    expect(isBlocked([{ ...block, at: start + 2 }, unblock], [{ ...block, at: start - 1 }])).toBe(false)
    expect(isBlocked([unblock], [])).toBe(false)
    expect(isBlocked([block], [])).toBe(true)
  })

  it('UWV-11 a merged usage blocks who is blocked anew, even if an unblock is dated ahead', () => {
    const one = usageOf(five, [decisionOn('acc-1', 'unblock', start + 365 * day)])
    const other = usageOf(five, [decisionOn('acc-1', 'block', start), decisionOn('acc-2', 'block', start)])
    const counter = openUsage(five, mergeUsage(five, one, other))
    expect(counter.weigh(receiptOf(), open(1)).refusal).toBeUndefined()
    counter.count(decisionOn('acc-1', 'block', start + 1))
    expect(counter.weigh(receiptOf(), open(1)).refusal).toBe('blocked')
  })

  it('UWV-14 the decision of the same instant counts: it lets in what volume blocked, and keeps out what was let in', () => {
    const { counter, askFor, ask } = desk()
    askFor(16)
    counter.count(decisionOn('acc-1', 'unblock', start))
    expect(ask({ subject: 's0' }).refusal).toBeUndefined()
    counter.count(decisionOn('acc-1', 'block', start))
    expect(ask({ subject: 's0' }).refusal).toBe('blocked')
  })

  it('UWV-14 a decision blocks, too, without any volume', () => {
    const { counter, askFor } = desk()
    counter.count(decisionOn('acc-1', 'block', start - 1))
    expect(askFor(1)).toEqual(['blocked'])
    counter.count(decisionOn('acc-1', 'unblock', start))
    expect(askFor(1)).toEqual(['released'])
  })

  it('UWV-32 strong login changes nothing', () => {
    const weighings = ['none', 'low', 'substantial', 'high'].map((assurance) => {
      const { ask } = desk()
      return Array.from({ length: 20 }, (_, i) => ask({ subject: `s${i}`, assurance }))
    })
    for (const each of weighings) expect(each).toEqual(weighings[0])
    expect(weighings[3]?.at(-1)?.refusal).toBe('blocked')
  })

  it('downloads without a vacancy are refused, and are abuse only by how many are asked for', () => {
    const { askFor } = desk(defineAllowance({}, words), [])
    const outcomes = askFor(300, { act: 'download', vacancy: undefined })
    expect(outcomes.indexOf('wrong-purpose')).toBe(225)
  })
})

describe('canaries', () => {
  const allowance = defineAllowance({ ...five, canaries: ['s-canary'] })

  it('alert at once, whatever the verdict, and refuse nothing', () => {
    const { ask, askFor } = desk(allowance)
    expect(ask({ subject: 's-canary' })).toMatchObject({ verdict: 'within', alerts: ['canary'], refusal: undefined })
    askFor(4)
    expect(ask({ subject: 's-canary', account: 'acc-1' })).toMatchObject({ alerts: ['watch', 'canary'] })
    askFor(16)
    expect(ask({ subject: 's-canary' })).toMatchObject({ refusal: 'blocked', alerts: ['canary'] })
    expect(ask({ subject: 's-canary', role: 'subject', account: 'x' }).alerts).toEqual(['canary'])
    expect(ask({ subject: 's1', account: 'y', organisation: 'z' }).alerts).toEqual([])
  })

  it('are told by the record, too', () => {
    const { ask } = desk(defineAllowance({ ...five, canaries: ['cv-canary'] }))
    expect(ask({ record: 'cv-canary' }).alerts).toEqual(['canary'])
    expect(ask({ record: 'cv-2' }).alerts).toEqual([])
  })
})

describe('what cannot be judged', () => {
  it.each([
    ['no viewer', { account: undefined }, open(1), 'account'],
    ['a viewer without a name', { account: ' ' }, open(1), 'account'],
    ['no organisation', { organisation: undefined }, open(1), 'organisation'],
    ['no instant', { at: undefined }, open(1), 'instant'],
    ['an instant that is none', { at: Number.NaN }, open(1), 'instant'],
    ['nobody it is about', { subject: undefined, record: undefined }, open(1), 'subject'],
    ['vacancies that are not known', {}, undefined, 'vacancies'],
    ['vacancies that are no list', {}, { length: 3 }, 'vacancies'],
    ['negative positions', {}, [{ id: 'v0', positions: -1 }], 'vacancies'],
    ['positions that are no number', {}, [{ id: 'v0', positions: Number.NaN }], 'vacancies'],
    ['endless positions', {}, [{ id: 'v0', positions: Number.POSITIVE_INFINITY }], 'vacancies'],
    ['a vacancy twice', {}, [...open(1), ...open(1)], 'vacancies'],
    ['a vacancy without an id', {}, [{ positions: 1 }], 'vacancies'],
    ['a vacancy that is none', {}, [null], 'vacancies'],
    ['one frozen vacancy twice', {}, Object.freeze([...open(1), ...open(1)].map(Object.freeze)), 'vacancies'],
  ] as const)('is refused: %s', (_, parts, vacancies, unknown) => {
    const counter = openUsage(five)
    expect(counter.weigh(receiptOf(parts), vacancies as never)).toEqual({
      verdict: 'exhausted',
      alerts: [],
      refusal: 'allowance-unknown',
      unknown,
    })
  })
})

describe('positions', () => {
  it("UWV-22 an organisation's own word on them raises its limits only as far as the host has set", () => {
    const account = { base: 0, perVacancy: 0, perPosition: 1 }
    const input = { view: { account, organisation: flat(1e6), vacancy: { base: 1e6, perPosition: 0 } }, weights: [] }
    const shownOf = (positions: number, mostPositions?: number) => {
      const allowance = defineAllowance(mostPositions === undefined ? input : { ...input, mostPositions })
      return released(desk(allowance, open(1, positions)).askFor(60))
    }
    expect([shownOf(3), shownOf(10), shownOf(11), shownOf(100_000)]).toEqual([3, 10, 10, 10])
    expect([shownOf(100_000, 40), shownOf(2, 40), shownOf(7, 0)]).toEqual([40, 2, 0])
    const vacancy = { base: 0, perPosition: 1 }
    const ofVacancy = { ...input.view, account: flat(1e6), vacancy }
    expect(released(desk(defineAllowance({ ...input, view: ofVacancy }), open(1, 500)).askFor(60))).toBe(10)
  })
})

describe('defineAllowance', () => {
  const issuesOf = (input: unknown) => {
    try {
      defineAllowance(input as never)
    } catch (error) {
      if (error instanceof UsageError) return [error.code, ...error.issues.map(({ code, path }) => `${code} ${path}`)]
    }
    return undefined
  }

  it('fills in what is left out, and freezes all of it', () => {
    const allowance = defineAllowance({ view: { account: flat(5) } })
    expect(allowance).toMatchObject({ kind: 'allowance', window: day, abuse: 3, view: { account: { base: 5 } } })
    expect(allowance.view.unbooked).toEqual(flat(5))
    expect(Object.isFrozen(allowance.view.account) && Object.isFrozen(allowance.weights)).toBe(true)
    expect(defineAllowance(allowance)).toEqual(allowance)
    expect(defineAllowance(JSON.parse(JSON.stringify(allowance)))).toEqual(allowance)
  })

  it('weighs what the vocabulary marks as identifying, by default, and nothing by its name', () => {
    const marked = vocabulary({
      ...{ roles: ['reader'], purposes: ['reading'], kinds: ['file'], facts: {} },
      categories: { 'who.name': { identifying: true }, 'identity.shoeSize': {}, 'who.diet': {} },
    })
    expect(defineAllowance({}).weights).toBe('identifying')
    expect(defineAllowance({}, marked).weights).toEqual([{ categories: ['who.name'], weight: 2 }])
    const counted = defineAllowance({}, words).weights.flatMap(({ categories }) => categories)
    const identifying = Object.entries(words.definition.categories).filter(([, each]) => 'identifying' in each)
    expect(counted).toEqual(identifying.map(([name]) => name))
    expect(identifying.length).toBeGreaterThan(5)
  })

  it('is refused where its weights are of no category, or nothing says which categories identify', () => {
    const bare = vocabulary({
      roles: ['reader'],
      purposes: ['reading'],
      kinds: ['file'],
      facts: {},
      categories: { a: {} },
    })
    const issuesIn = (input: AllowanceInput, given = bare) => {
      try {
        defineAllowance(input, given as never)
      } catch (error) {
        if (error instanceof UsageError) return error.issues.map(({ code, path }) => `${code} ${path}`)
      }
      return undefined
    }
    expect(issuesIn({})).toEqual(['no-weights /weights'])
    const weights = [{ categories: ['identity', 'a', 'contact'], weight: 2 }]
    expect(issuesIn({ weights })).toEqual([
      'unknown-category /weights/0/categories/0',
      'unknown-category /weights/0/categories/2',
    ])
    expect(issuesIn({ weights: [{ categories: ['a'], weight: 2 }] })).toBeUndefined()
    // That every subject counts once is a choice, where it is said.
    expect(issuesIn({ weights: [] })).toBeUndefined()
    for (const count of [openUsage, (each: Allowance) => openMonitor(each, () => [])]) {
      expect(() => count(defineAllowance({}))).toThrow(expect.objectContaining({ code: 'invalid-allowance' }))
    }
  })

  it('says everything that is wrong with one at once', () => {
    const wrong = {
      window: 0,
      watch: 2,
      view: { account: { base: -1 } },
      weights: [{ categories: [], weight: 0.5 }],
      no: 1,
    }
    expect(issuesOf(wrong)).toEqual([
      'invalid-allowance',
      'unknown-key ',
      'wrong-shape /view/account/base',
      'wrong-type /view/account/perPosition',
      'wrong-type /view/account/perVacancy',
      'wrong-shape /watch',
      'wrong-shape /weights/0/categories',
      'wrong-shape /weights/0/weight',
      'wrong-shape /window',
    ])
    expect(issuesOf({ window: Number.NaN })).toEqual(['invalid-allowance'])
    expect(issuesOf(() => 1)).toEqual(['invalid-allowance'])
    const twice = [
      { categories: ['a'], weight: 2 },
      { categories: ['b', 'a'], weight: 3 },
    ]
    expect(issuesOf({ weights: twice })).toEqual(['invalid-allowance', 'duplicate-name /weights/1/categories/1'])
  })
})

describe('an allowance that did not come from defineAllowance', () => {
  const vacanciesOf = () => open(1)
  const openers: readonly (readonly [string, (allowance: Allowance) => unknown])[] = [
    ['openUsage', (allowance) => openUsage(allowance)],
    ['usageOf', (allowance) => usageOf(allowance, [])],
    ['mergeUsage', (allowance) => mergeUsage(allowance, usageOf(five, []), usageOf(five, []))],
    ['openMonitor', (allowance) => openMonitor(allowance, vacanciesOf)],
    ['monitor', (allowance) => monitor(allowance, [], vacanciesOf)],
  ]

  it.each(openers)('is refused where it cannot be used: %s', (_, opened) => {
    const account = { base: Number.NaN, perVacancy: 0, perPosition: 0 }
    const wrong = [
      { ...five, window: Number.NaN },
      { ...five, window: '24h' },
      { ...five, view: { ...five.view, account } },
      { ...five, abuse: Number.NaN },
      { ...five, limits: 5 },
      undefined,
      new Proxy(five, {
        ownKeys: () => {
          throw new Error('Ida Holm, Havnegade 1')
        },
      }),
    ]
    for (const allowance of wrong) {
      expect(() => opened(allowance as never)).toThrow(expect.objectContaining({ code: 'invalid-allowance' }))
    }
    expect(() => opened(five)).not.toThrow()
  })

  it('is filled in where something is left out', () => {
    const counter = openUsage({ view: { account: flat(1) }, weights: [] } as never)
    counter.count(receiptOf({ subject: 's0', vacancy: 'v0' }))
    expect(counter.weigh(receiptOf({ vacancy: 'v0' }), open(1)).refusal).toBe('disproportionate')
  })

  it('is kept as it was, whatever becomes of it later', () => {
    const mutable = JSON.parse(JSON.stringify(five)) as { window: number; view: { account: { base: number } } }
    const { ask } = desk(mutable as never)
    const watching = openMonitor(mutable as never, vacanciesOf)
    mutable.window = Number.NaN
    mutable.view.account.base = 1e9
    const outcomes = Array.from({ length: 9 }, (_, i) => ask({ subject: `s${i}` }).refusal)
    expect(outcomes.filter((refusal) => refusal === undefined)).toHaveLength(5)
    const alarms = Array.from({ length: 9 }, (_, i) => receiptOf({ subject: `s${i}`, vacancy: 'v0' })).flatMap((each) =>
      watching.observe(each),
    )
    expect(alarms.map(({ alert }) => alert)).toContain('exhausted')
  })

  it('lets nothing through where a limit is no number', () => {
    const nan = { base: Number.NaN, perVacancy: 0, perPosition: 0 }
    const limits = { account: nan, organisation: nan, vacancy: nan, unbooked: nan }
    const book = new UsageBook(new Measure(five, [1]))
    const asked = {
      account: 'a',
      organisation: 'o',
      subject: 's',
      vacancy: 'v0',
      at: start,
      tier: 0,
      after: start - day,
    }
    const openings = { vacancies: 1, positions: 1, positionsOf: new Map([['v0', 1]]) }
    const rooms = roomsFor(book, { ...five, view: limits }, { ...asked, acts: ['view'] }, openings)
    expect(rooms.map(({ isExhausted }) => isExhausted)).toEqual([true, true, true])
  })
})

describe('a stored usage', () => {
  it('that is malformed, or was counted in another way, is not gone on from', () => {
    const usage = usageOf(five, [receiptOf()])
    const codeOf = (given: unknown, allowance = five) => {
      try {
        openUsage(allowance, given as never)
      } catch (error) {
        return error instanceof UsageError ? error.code : error
      }
      return undefined
    }
    expect(codeOf(usage)).toBeUndefined()
    expect(codeOf({ ...usage, size: -1 })).toBe('invalid-usage')
    expect(
      codeOf({ ...usage, counters: [{ ...usage.counters[0], state: { kind: 'exact', tiers: [[['s', 'now']]] } }] }),
    ).toBe('invalid-usage')
    expect(codeOf(null)).toBe('invalid-usage')
    const telling = () => {
      throw new Error('Ida Holm, Havnegade 1')
    }
    expect(codeOf(new Proxy({ ...usage }, { get: telling, ownKeys: telling }))).toBe('invalid-usage')
    expect(codeOf({ ...usage, counters: new Proxy([], { get: telling }) })).toBe('invalid-usage')
    expect(codeOf(usage, defineAllowance({ ...five, window: hour }))).toBe('other-allowance')
    expect(codeOf(usage, defineAllowance({ ...five, weights: [{ categories: ['a'], weight: 2 }] }))).toBe(
      'other-allowance',
    )
  })
})
