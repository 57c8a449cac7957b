import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import type { JobindexResult } from '../../examples/replay/jobindex'
import { jobindexDialogues } from '../../examples/replay/jobindex-dialogues'
import type { NavReplay } from '../../examples/replay/nav'
import { closing, launch, type NavPerson, navPersons, sourceSizes } from '../../examples/replay/nav-persons'
import { replayTermsWalk, type TermsWalkReplay } from '../../examples/replay/terms-walk'
import type { UwvReplay } from '../../examples/replay/uwv'
import { replayWerknl, type WerknlReplay } from '../../examples/replay/werknl'

interface Output {
  readonly replays: readonly [JobindexResult, NavReplay, WerknlReplay, UwvReplay, TermsWalkReplay]
}

// One run for all, as a user starts it.
let output: Output
beforeAll(async () => {
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'replay', '--', '--json'], {
    maxBuffer: 2 ** 24,
  })
  output = JSON.parse(stdout) as Output
})

describe('the replays through the command a user runs', () => {
  it('RP-1 RP-2 RP-3 RP-4 RP-5 are one JSON object with one member, and all of them in it', () => {
    expect(Object.keys(output)).toEqual(['replays'])
    expect(output.replays.map(({ id }) => id)).toEqual(['jobindex', 'nav', 'werknl-2011', 'uwv', 'terms-walk'])
  })

  it('say how long each took, and how much memory', () => {
    for (const replay of output.replays) {
      expect(replay).toMatchObject({ seconds: expect.any(Number), megabytes: expect.any(Number) })
    }
  })
})

describe('the totals of the sources', () => {
  it('RP-1 RP-2 RP-3 JI-04 NAV-30 UWV-34 are 130,000, 400,000 and 150,000: what people chose to do moves none', () => {
    const [jobindex, nav, , uwv] = output.replays
    expect([jobindex.breach.affected, jobindex.unlawful.persons]).toEqual([130_000, 130_000])
    expect([nav.registered, nav.affected]).toEqual([400_000, 400_000])
    expect([uwv.breach.affected, uwv.letters]).toEqual([150_000, 150_000])
  })
})

describe('RP-1, the Jobindex dialogues at full size', () => {
  const cases = [...jobindexDialogues(130_000, 2009)]
  const count = (holds: (each: (typeof cases)[number]) => boolean) => cases.filter(holds).length
  const legacy = 'jobindex.legacy2009'
  const others = ['jobindex.february2019', 'strict'] as const

  it('JI-04 AMB-01 replays 130,000 dialogues of as many persons, through the command a user runs', () => {
    const [replay] = output.replays
    expect(replay).toMatchObject({ id: 'jobindex', subjects: 130_000, dialogues: 130_000 })

    const everyone = ['address', 'contact.email', 'contact.phone', 'dialogue.answer', 'identity.name', 'recordId']
    for (const category of everyone) expect(replay.exposed[legacy]?.[category]).toEqual({ full: 130_000 })
    const comments = count(({ dialogue }) => dialogue.comment !== undefined)
    expect(comments).toBeGreaterThan(1000)
    expect(replay.exposed[legacy]?.['dialogue.comment']).toEqual({ full: comments })

    const protectedAddresses = count(({ hasProtectedAddress }) => hasProtectedAddress)
    expect(protectedAddresses).toBeGreaterThan(100)
    expect(replay.protectedAddressExposed[legacy]).toBe(protectedAddresses)

    // JI-48: what was answered under the old notice stays closed, whatever the rules say now.
    for (const name of others) {
      expect(Object.values(replay.exposed[name] ?? {}).flatMap(Object.keys)).toEqual([])
      expect(replay.protectedAddressExposed[name]).toBe(0)
    }
    expect(Object.values(replay.exposedToOthers)).toEqual([0, 0, 0])
  })

  it('JI-45 JI-46 shows under the new rules who said yes, had the subjects been told: no comment, no address', () => {
    const [{ told }] = output.replays
    const saidYes = count(({ dialogue, consent }) => dialogue.answer === 'interested' && consent !== undefined)
    const half = count(({ dialogue, consent }) => (dialogue.answer === 'interested') !== (consent !== undefined))
    expect(saidYes).toBeGreaterThan(10_000)
    expect(half).toBeGreaterThan(1000)
    for (const name of others) {
      const { exposed, exposedToOthers } = told
      const shown = ['existence', 'identity.name', 'contact.email', 'contact.phone', 'dialogue.answer']
      for (const category of shown) expect(exposed[name]?.[category]).toEqual({ full: saidYes })
      for (const category of ['dialogue.comment', 'dialogue.message', 'address']) {
        expect(exposed[name]?.[category]).toEqual({})
      }
      expect(exposed[name]?.['recordId']).toEqual({ pseudonym: saidYes })
      expect(exposedToOthers[name]).toBe(0)
    }
  })

  it('RP-1 JI-03 JI-17 finds all 130,000 from the rules of 2009 alone, and every field that they showed', () => {
    const [{ unlawful }] = output.replays
    expect(unlawful).toMatchObject({ persons: 130_000, dialogues: 130_000, intervals: 130_000 })
    const shown = ['existence', 'identity.name', 'contact.email', 'contact.phone', 'address', 'recordId']
    const said = ['dialogue.vacancy', 'dialogue.answer', 'dialogue.comment', 'dialogue.message']
    for (const category of [...shown, ...said]) expect(unlawful.byCategory[category]).toBe(130_000)
  })

  it('RP-1 JI-16 tells what nobody was told of from what had no basis', () => {
    const [{ unlawful }] = output.replays
    expect(unlawful.rules).toEqual([{ rule: 'dialogue-employer-2009', codes: ['void-no-basis', 'void-no-notice'] }])
  })
})

describe('RP-1, whom it touched', () => {
  it('RP-1 JI-11 JI-12 JI-14 the log names no dialogue: all 130,000 are affected, and "under 500" stays what it is', () => {
    const [{ breach }] = output.replays
    expect(breach).toEqual({
      affected: 130_000,
      confirmed: 0,
      observed: 'under 500 cases',
      attributable: 0,
      unattributable: breach.unattributable,
    })
    expect(breach.unattributable).toBeGreaterThan(400)
    expect(breach.unattributable).toBeLessThan(500)
  })

  it('RP-1 with a log that names them, only those whose dialogue was used are', () => {
    const [{ breach, withGoodLog }] = output.replays
    const uses = breach.unattributable
    expect(withGoodLog).toMatchObject({ affected: uses, confirmed: uses, attributable: uses, unattributable: 0 })
  })
})

describe('RP-2, the CV base of NAV at full size', () => {
  const nav = () => output.replays[1]
  const tally = countPersons()

  it('RP-2 NAV-01 NAV-16 NAV-22 closes every CV under follow-up at the instant of the switch', () => {
    expect(tally.underFollowUp).toBe(200_000)
    expect(nav()).toMatchObject({ visibleBefore: tally.underFollowUp, visibleAfter: 0 })
    expect(nav().source.underFollowUp).toBe('just under 200,000 persons')
  })

  it('RP-2 NAV-23 NAV-24 leaves those visible who chose to share and are not under follow-up', () => {
    expect(tally.sharers).toBe(30_000)
    expect(nav()).toMatchObject({ voluntaryVisibleBefore: tally.sharers, voluntaryVisibleAfter: tally.sharers })
    expect(nav().source.voluntary).toBe('about 30,000 persons')
  })

  it('RP-2 NAV-14 NAV-29 NAV-30 affects everybody who was registered since the launch, ended cases included', () => {
    expect(tally.registered).toBe(400_000)
    expect(tally.ended).toBe(200_000)
    expect(nav()).toMatchObject({ registered: tally.registered, affected: tally.registered })
    expect(nav().source.registered).toBe('about 400,000 persons')
  })

  it('RP-2 NAV-31 has the followed-up among the affected, and does not add them', () => {
    const { affected, affectedUnderFollowUp } = nav()
    expect(affectedUnderFollowUp).toBe(tally.underFollowUp)
    expect(affected - affectedUnderFollowUp).toBe(tally.ended)
  })

  it('RP-2 counts intervals apart from persons: one of any employer, one more where a company is named', () => {
    expect(nav().affectedIntervals).toBe(tally.registered + tally.shared)
  })

  it('RP-2 shows of the sharers, too, what they had not chosen to share', () => {
    expect(nav().onlyFieldsExposed).toEqual({ persons: tally.sharers, categories: ['identity.birthDate'] })
  })

  it('RP-2 NAV-35 keeps no CV under follow-up open for a consent: thousands were made to give one, or gave it meanwhile', () => {
    const { madeTo, ownAccord } = tally
    expect(madeTo).toBeGreaterThan(1000)
    expect(ownAccord).toBeGreaterThan(1000)
    expect(nav().consented).toEqual({
      madeTo: { persons: madeTo, standing: 0, visibleAfter: 0 },
      ofOwnAccord: { persons: ownAccord, standing: ownAccord, visibleAfter: 0 },
    })
  })

  it('RP-2 NAV-23 NAV-38 shows no CV that was taken offline, and none to a blocked account', () => {
    expect(nav().later.wentOffline).toEqual({ persons: 100, seenJustBefore: 100, seenOffline: 0 })
    expect(nav().seenByBlockedAccount).toBe(0)
  })

  it('RP-2 shows nobody who lacks one thing, beside the persons of the source and in none of their figures', () => {
    const none = { persons: 10, seen: 0 }
    const whole = { persons: 10, seen: 10 }
    expect(nav().lacking).toEqual({
      choice: { nothing: whole, consent: none, notice: none },
      share: { nothing: whole, share: none, presence: none, consent: none, notice: none },
    })
  })

  it('RP-2 NAV-33 closes more than half of the base', () => {
    const { cvs, closed } = nav().base
    expect({ cvs, closed }).toEqual({ cvs: tally.underFollowUp + tally.sharers, closed: tally.underFollowUp })
    expect(closed / cvs).toBeGreaterThan(0.5)
  })

  it('RP-2 NAV-18 NAV-19 opens a CV by a share to the company that it names, and to nobody else', () => {
    const { shared, sharedWithoutAgreement } = nav().later
    expect(tally.shared).toBe(400)
    expect(shared).toEqual({
      persons: tally.shared,
      seenBeforeTheShare: 0,
      seenByTheCompanyNamed: tally.shared,
      seenByAnybodyElse: 0,
    })
    const { unagreed } = tally
    expect(unagreed).toBe(100)
    expect(sharedWithoutAgreement).toEqual({ persons: unagreed, seen: 0, alarms: { 'no-agreement': unagreed } })
  })

  it('RP-2 NAV-26 closes the CV of a sharer who comes under follow-up; its end reopens nothing, a new choice does', () => {
    const { followedUpLater, followUpEnded, choseAnew } = tally
    expect([followedUpLater, followUpEnded, choseAnew]).toEqual([300, 150, 50])
    expect(nav().later.followedUpLater).toEqual({
      persons: followedUpLater,
      seenJustBefore: followedUpLater,
      seenUnderFollowUp: 0,
      followUpEnded,
      seenAfterItsEnd: 0,
      choseAnew,
      seenAfterTheChoice: choseAnew,
    })
  })

  it('RP-2 NAV-27 leaves every decision on job ads as it was', () => {
    expect(nav().jobAds).toEqual({ decisions: 6, readable: 2, changed: 0 })
  })

  it('RP-2 JI-18 keeps graded addresses closed throughout: none of them is visible or affected', () => {
    expect(nav().graded).toEqual({ persons: tally.graded, visible: 0, affected: 0 })
    expect(tally.graded).toBeGreaterThan(0)
  })
})

describe('RP-4 and RP-5 through the command', () => {
  it('RP-4 comes out as in one process', () => {
    const [, , werknl] = output.replays
    expect(unmeasured(werknl)).toEqual(unmeasured(JSON.parse(JSON.stringify(replayWerknl()))))
    expect(werknl).toMatchObject({ exposedIntervals: 1, strictExposed: 0, isBreach: true })
    expect(werknl.findings).toHaveLength(2)
  })

  it('RP-5 comes out as in one process: no cell differs', () => {
    const [, , , , walk] = output.replays
    expect(unmeasured(walk)).toEqual(unmeasured(JSON.parse(JSON.stringify(replayTermsWalk()))))
    expect(walk.mismatches).toBe(0)
    expect(walk.cells).toBeGreaterThan(10_000)
  })
})

function unmeasured(replay: object): object {
  return { ...replay, seconds: undefined, megabytes: undefined }
}

/** The persons of the replay counted by their plain data: no history, no policy. */
function countPersons() {
  const tally = {
    registered: 0,
    underFollowUp: 0,
    ended: 0,
    sharers: 0,
    graded: 0,
    shared: 0,
    unagreed: 0,
    followedUpLater: 0,
    followUpEnded: 0,
    choseAnew: 0,
    madeTo: 0,
    ownAccord: 0,
  }
  for (const person of navPersons(sourceSizes, 2021)) {
    if (person.group === 'sharers') tally.sharers++
    if (person.group === 'graded') tally.graded++
    if (isRegisteredInWindow(person)) countRegistered(person)
    countLater(person.later)
  }
  return tally

  function countRegistered({ endedAt, followedUpAt, consented }: NavPerson) {
    tally.registered++
    if (endedAt !== undefined) tally.ended++
    else if (followedUpAt !== undefined && followedUpAt < closing) {
      tally.underFollowUp++
      if (consented?.kind === 'madeTo') tally.madeTo++
      if (consented?.kind === 'ofOwnAccord') tally.ownAccord++
    }
  }

  function countLater(later: NavPerson['later']) {
    if (later.kind === 'shared') tally.shared++
    if (later.kind === 'sharedWithoutAgreement') tally.unagreed++
    if (later.kind !== 'followedUpLater') return
    tally.followedUpLater++
    if (later.endsAt !== undefined) tally.followUpEnded++
    if (later.choosesAt !== undefined) tally.choseAnew++
  }
}

function isRegisteredInWindow({ group, joinedAt, endedAt = Number.POSITIVE_INFINITY }: NavPerson): boolean {
  const isJobSeeker = group !== 'sharers' && group !== 'undecided' && group !== 'graded'
  return isJobSeeker && joinedAt < closing && endedAt > launch
}

describe('RP-3, werk.nl in 2019 and 2024 at full size', () => {
  const uwv = () => output.replays[3]

  it('UWV-28 UWV-01 UWV-34 117,000 downloads and 150,000 views get out, and fewer than 0.5 % where it is enforced', () => {
    const { released } = uwv()
    expect(released).toMatchObject({ none: 117_000, monitor: 150_000 })
    expect(released.enforce).toBeLessThan(750)
    expect(released.enforce).toBeGreaterThan(50)
  })

  it('UWV-33 the alarm comes within the first few hundred, and in 2019 nobody is told', () => {
    const { alarmIndex } = uwv()
    expect(alarmIndex.none).toBeNull()
    expect(alarmIndex.monitor).toBeLessThan(500)
    expect(alarmIndex.enforce).toBe(alarmIndex.monitor)
  })

  it('UWV-27 UWV-36 no honest request is refused; each of the 150,000 gets a letter, and nobody else does', () => {
    const { honestBlocked, letters, breach, verified } = uwv()
    expect({ honestBlocked, letters, verified }).toEqual({ honestBlocked: 0, letters: 150_000, verified: true })
    expect(breach).toMatchObject({ couldSee: 160_000, affected: 150_000, withName: expect.any(Number) })
    expect(breach.withName + breach.withoutName).toBe(150_000)
  })
})
