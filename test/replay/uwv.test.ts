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
import { allowance } from '../../examples/replay/uwv-desk'
import { uwvPersons } from '../../examples/replay/uwv-persons'
import { account, deskFor, raid2019, raid2024, take } from '../../examples/replay/uwv-takings'

const cvs = 1500
let unwatched: Unwatched
let monitored: Monitored
let enforced: Enforced
beforeAll(async () => {
  unwatched = await replayUnwatched({ cvs })
  monitored = await replayMonitored({ cvs, besides: 100 })
  enforced = await replayEnforced({ cvs })
})

describe('RP-3, werk.nl in 2019 and 2024', () => {
  it('UWV-34 nothing that counts, something that watches and something that stops, side by side', () => {
    expect(unwatched.taking).toMatchObject({ released: cvs, alarmIndex: null, stoppedIndex: null })
    expect(monitored.taking).toMatchObject({ released: cvs, stoppedIndex: null, blockedIndex: null })
    expect(monitored.taking.alarmIndex).toBeGreaterThan(1)
    expect(enforced.taking.released).toBeLessThan(200)
  })

  it('UWV-33 UWV-26 says at which request somebody was told, and stops before the limit is passed', () => {
    const { alarmIndex, stoppedIndex, blockedIndex, released } = enforced.taking
    expect(alarmIndex).toBe(monitored.taking.alarmIndex)
    expect(alarmIndex).toBeLessThan(stoppedIndex ?? 0)
    expect(stoppedIndex).toBeLessThan(blockedIndex ?? 0)
    expect(released).toBeGreaterThanOrEqual((stoppedIndex ?? 0) - 1)
  })

  it('UWV-30 a monitor over the log of 2019 tells afterwards when it would have fired', () => {
    expect(unwatched.alarmAfterwards).toBeGreaterThan(1)
    expect(unwatched.alarmAfterwards).toBeLessThan(200)
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
    expect(honest).toMatchObject({ accounts: 201, blocked: 0, watched: 0 })
    expect(honest.released).toBe(honest.requests)
    expect(honest.requests).toBeGreaterThan(20_000)
  })

  it('UWV-31 UWV-32 the login of 2019 would not do in 2024, and the strong one stops nothing', async () => {
    const weak = await take(deskFor(raid2024, 'none'), { ...raid2024, assurance: 'low', cvs: 10 }, 1)
    const strong = await take(deskFor(raid2024, 'none'), { ...raid2024, cvs: 10 }, 1)
    expect([weak.released, strong.released]).toEqual([0, 10])
  })
})

describe('what follows from the log of 2024', () => {
  it('UWV-01 UWV-36 those affected are the persons whose CV was opened, each once, and no others', () => {
    expect(monitored.breach).toMatchObject({ couldSee: cvs + 100, affected: cvs, narrowed: true, letters: cvs })
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

  it('UWV-08 no letter tells of a benefit', () => {
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
  expect(alarms.some(({ limit }) => limit?.scope !== 'account')).toBe(true)
})
