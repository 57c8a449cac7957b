import { localMidnight } from 'need-to-know'
import { monitor, recordOf, verify } from 'need-to-know/audit'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  type Enforced,
  type Monitored,
  replayEnforced,
  replayMonitored,
  replayUnwatched,
  type Unwatched,
} from '../../examples/replay/uwv'
import { taker } from '../../examples/replay/uwv-actors'
import { breachOf } from '../../examples/replay/uwv-breach'
import { allowance } from '../../examples/replay/uwv-desk'
import { uwvPersons } from '../../examples/replay/uwv-persons'
import { account, deskFor, isWhole, raid2019, raid2024, take } from '../../examples/replay/uwv-takings'

const cvs = 1500
let unwatched: Unwatched
let monitored: Monitored
let enforced: Enforced
beforeAll(async () => {
  unwatched = await replayUnwatched({ cvs })
  monitored = await replayMonitored({ cvs, besides: 100 })
  enforced = await replayEnforced({ cvs, accounts: 4 })
})

describe('RP-3, werk.nl in 2019 and 2024', () => {
  it('UWV-34 nothing that counts, something that watches and something that stops, side by side', () => {
    expect(unwatched.taking).toMatchObject({ released: cvs, alarmIndex: null, stoppedIndex: null })
    expect(monitored.taking).toMatchObject({ released: cvs, stoppedIndex: null, blockedIndex: null })
    expect(monitored.taking.alarmIndex).toBeGreaterThan(1)
    expect(enforced.taking.released).toBeLessThan(400)
  })

  it('UWV-33 UWV-26 says at which request somebody was told, and stops before the limit is passed', () => {
    const { alarmIndex, stoppedIndex, blockedIndex, released } = enforced.taking
    // Each CV weighs 1, or 2 where it shows who it is: what got out stays within what three vacancies ask for.
    const { base, perVacancy, perPosition } = allowance.view.account
    const positions = taker.positions.reduce((sum, each) => sum + each, 0)
    const limit = base + perVacancy * taker.positions.length + perPosition * positions
    const weights = [...uwvPersons(stoppedIndex ?? 0, 2024)].map(({ form }) => (form === 'personal' ? 2 : 1))
    const sum = (some: readonly number[]) => some.reduce((total, each) => total + each, 0)
    expect(sum(weights.slice(0, -1))).toBeLessThanOrEqual(limit)
    expect(sum(weights)).toBeGreaterThan(limit)
    expect(alarmIndex).toBe(monitored.taking.alarmIndex)
    expect(alarmIndex).toBeLessThan(stoppedIndex ?? 0)
    expect(stoppedIndex).toBeLessThan(blockedIndex ?? 0)
    expect(released).toBeGreaterThanOrEqual((stoppedIndex ?? 0) - 1)
  })

  it('UWV-30 a monitor over the log of 2019 tells afterwards when it would have fired', () => {
    expect(unwatched.alarmAfterwards).toBeGreaterThan(1)
    expect(unwatched.alarmAfterwards).toBeLessThan(400)
  })

  it('UWV-29 2019 is known to the year: the days that the replay takes lie in it, two weeks apart', () => {
    expect(new Date(raid2019.from).getUTCFullYear()).toBe(2019)
    expect(raid2019.to - raid2019.from).toBe(14 * 86_400_000)
  })

  it('UWV-04 2024 happened within one day', () => {
    expect(raid2024.from).toBeGreaterThan(localMidnight('2024-05-04', 'Europe/Amsterdam'))
    expect(raid2024.to).toBeLessThan(localMidnight('2024-05-05', 'Europe/Amsterdam'))
  })

  it('UWV-27 nobody who does honest work is stopped, or watched', () => {
    const { honest } = enforced
    // A list of fifty for each vacancy: of one employer, of a recruiter for forty, and of four accounts of the two largest.
    const lists = 1 + 40 + 4 * 20 + 4 * 3
    expect(honest).toMatchObject({ accounts: 10, requests: lists * (50 + 7 + 2), blocked: 0, watched: 0 })
    expect(honest.released).toBe(honest.requests)
    const [bakery, recruiter] = honest.used
    expect(bakery?.account).toBeGreaterThan(50)
    expect(recruiter?.account).toBeGreaterThan(allowance.view.account.most ?? Number.NaN)
  })

  it('UWV-31 UWV-32 the login of 2019 would not do in 2024, and the strong one stops nothing', async () => {
    const weak = await take(deskFor(raid2024, 'none'), { ...raid2024, assurance: 'low', cvs: 10 }, 1)
    const strong = await take(deskFor(raid2024, 'none'), { ...raid2024, cvs: 10 }, 1)
    expect([weak.released, strong.released]).toEqual([0, 10])
  })
})

describe('what follows from the log of 2024', () => {
  it('UWV-01 UWV-36 those affected are the persons whose CV this account opened, each once; what others opened is not', () => {
    expect(monitored.others).toBeGreaterThan(50)
    expect(monitored.breach).toMatchObject({ couldSee: cvs + 100, affected: cvs, narrowed: true, letters: cvs })
  })

  it('UWV-36 whoever is opened twice is one person, and gets one letter', async () => {
    const desk = deskFor(raid2024, 'monitor')
    const few = { ...raid2024, cvs: 40 }
    await take(desk, few, 2024)
    await take(desk, few, 2024)
    expect(desk.store.entries).toHaveLength(80)
    const day = { cvs: 40, besides: 5, seed: 2024, alarmed: raid2024.from, verified: true }
    expect(breachOf(desk, day)).toMatchObject({ affected: 40, letters: 40 })
  })

  it('JI-12 a log that was not found whole rules nobody out, nor does one that does not say who looked', async () => {
    const desk = deskFor(raid2024, 'monitor')
    await take(desk, { ...raid2024, cvs: 40 }, 2024)
    const day = { cvs: 40, besides: 5, seed: 2024, alarmed: raid2024.from }
    expect(breachOf(desk, { ...day, verified: false })).toMatchObject({ affected: 45, narrowed: false })
    expect(isWhole(desk.store.entries, desk.checkpoint())).toBe(true)
    expect(isWhole(desk.store.entries.slice(0, 20), desk.checkpoint())).toBe(false)
  })

  it('a letter to somebody who is only possibly concerned does not say that the CV was opened', async () => {
    const desk = deskFor(raid2024, 'monitor')
    await take(desk, { ...raid2024, cvs: 10 }, 2024)
    const { samples } = breachOf(desk, { cvs: 10, besides: 5, seed: 2024, alarmed: raid2024.from, verified: false })
    expect(samples.length).toBeGreaterThan(0)
    const possible = samples.filter((text) => text.includes('Uw cv was er mogelijk een van'))
    expect(possible.length).toBeGreaterThan(0)
    expect(possible.length).toBeLessThan(samples.length)
    for (const text of possible) expect(text).not.toContain('Uw cv was er een van')
    for (const text of monitored.breach.samples) expect(text).toContain('Uw cv was er een van')
  })

  it('JI-18 the protected addresses are those of the people who have one', () => {
    const some = [...uwvPersons(cvs, 2024)].filter((person) => person.hasProtectedAddress)
    expect(some.length).toBeGreaterThan(0)
    expect(monitored.breach.protectedAddresses).toBe(some.length)
  })

  it('UWV-09 they are split by what their CV showed', () => {
    const forms = [...uwvPersons(cvs, 2024)].map(({ form }) => form)
    expect(monitored.breach.withName).toBe(forms.filter((form) => form === 'personal').length)
    expect(monitored.breach.withoutName).toBe(forms.filter((form) => form === 'anonymous').length)
  })

  it('UWV-20 two of different forms get letters with different lists', () => {
    const { lists, samples } = monitored.breach
    expect(lists).toBeGreaterThanOrEqual(2)
    const withName = samples.filter((text) => text.includes('uw volledige naam\n'))
    expect(withName.length).toBeGreaterThan(0)
    expect(withName.length).toBeLessThan(samples.length)
    expect(new Set(samples).size).toBe(samples.length)
  })

  it('UWV-03 AMB-25 a letter says what is certain and what is probable: opened, and most probably downloaded', () => {
    for (const text of monitored.breach.samples) {
      expect(text).toContain('Het is geopend en kon worden gelezen.')
      expect(text).toContain('hoogstwaarschijnlijk ook gedownload')
    }
  })

  it('UWV-08 nothing of a benefit was seen, and no letter tells of one', () => {
    expect(monitored.breach.categories).toContain('identity.name')
    expect(monitored.breach.categories).not.toContain('status')
    for (const text of monitored.breach.samples) expect(text).not.toMatch(/uitkering|benefit/i)
  })

  it('UWV-19 every letter has consequences and advice', () => {
    for (const text of monitored.breach.samples) {
      expect(text).toMatch(/Wat kunnen de gevolgen zijn\?\n- ./)
      expect(text).toMatch(/Wat kunt u zelf doen\?\n- ./)
    }
  })

  it('UWV-10 the first report to the authority is provisional, due 72 hours after awareness, and more follows', () => {
    const { aware, due, phase, missing, openAfterwards } = monitored.breach.authority
    expect(due - aware).toBe(72 * 3_600_000)
    expect({ phase, openAfterwards }).toEqual({ phase: 'provisional', openAfterwards: true })
    expect(missing.length).toBeGreaterThan(0)
  })

  it('UWV-13 a report to the police stands beside telling the authority and the subjects', () => {
    expect(monitored.breach.tasks).toEqual(expect.arrayContaining(['authority', 'subjects', 'police']))
  })

  it('every log is whole, and one receipt less is noticed', async () => {
    expect([unwatched, monitored, enforced].map(({ verified }) => verified)).toEqual([true, true, true])
    const desk = deskFor(raid2024, 'monitor')
    await take(desk, { ...raid2024, cvs: 20 }, 1)
    expect(verify(desk.store.entries.toSpliced(7, 1)).ok).toBe(false)
  })
})

it('UWV-05 UWV-24 a party that splits over many accounts is counted as one organisation', async () => {
  const desk = deskFor(raid2024, 'enforce')
  let released = 0
  let i = 0
  for (const person of uwvPersons(3000, 7)) {
    const at = raid2024.from + i * 20_000
    const asking = { person, employer: taker, account: `${account}-${i++ % 60}`, vacancy: i % 3, at } as const
    const { view } = await desk.ask({ ...asking, assurance: 'substantial', act: 'view' })
    if (view !== null) released++
  }
  expect(released).toBeLessThan(750)
  const { alarms } = monitor(allowance, desk.store.entries.map(recordOf), (id, at) => desk.vacanciesOf(id, at))
  expect(alarms.some(({ limit }) => limit?.scope === 'organisation')).toBe(true)
})
