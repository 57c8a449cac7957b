import { lawful, timeline } from 'need-to-know'
import { append, type Exposure, exposures } from 'need-to-know/history'
import { profiles } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { navExposures, replayNav } from '../../examples/replay/nav'
import { navHistory } from '../../examples/replay/nav-history'
import { closing, launch, type NavPerson, type NavSizes, navPersons } from '../../examples/replay/nav-persons'

const sizes: NavSizes = { followedUp: 150, ended: 140, sharers: 120, graded: 20, endedBefore: 30, undecided: 40 }
const none: NavSizes = { followedUp: 0, ended: 0, sharers: 0, graded: 0, endedBefore: 0, undecided: 0 }
const persons = [...navPersons(sizes, 7)]
const found = [...navExposures(persons.map(navHistory))]
const replayed = replayNav({ sizes, seed: 7 })
const group = (name: keyof NavSizes) => persons.filter((person) => person.group === name)

/** By the plain data of a person, and no event. */
const wasRegistered = ({ group, joinedAt, endedAt = Number.POSITIVE_INFINITY }: NavPerson) =>
  group !== 'sharers' && group !== 'undecided' && joinedAt < closing && endedAt > launch

describe('RP-2, the CV base of NAV', () => {
  it.each([
    [3, { followedUp: 10, ended: 0, sharers: 0, graded: 0, endedBefore: 0, undecided: 0 }],
    [4, { followedUp: 0, ended: 12, sharers: 5, graded: 3, endedBefore: 2, undecided: 1 }],
    [5, { followedUp: 61, ended: 17, sharers: 29, graded: 4, endedBefore: 11, undecided: 13 }],
  ])('RP-2 counts from histories what the persons were made to be: seed %i', (seed, sizes) => {
    const { followedUp, ended, sharers, graded, undecided } = sizes
    expect(replayNav({ seed, sizes })).toMatchObject({
      registered: followedUp + ended,
      visibleBefore: followedUp,
      visibleAfter: 0,
      voluntaryVisibleBefore: sharers,
      voluntaryVisibleAfter: sharers,
      affected: followedUp + ended + undecided,
      affectedUnderFollowUp: followedUp,
      onlyFieldsExposed: { persons: sharers },
      base: { cvs: followedUp + sharers + undecided, closed: followedUp + undecided },
      graded: { persons: graded, visible: 0, affected: 0 },
    })
  })

  it('RP-2 NAV-30 NAV-32 affects who was registered within the window, for as long as it was, ended cases included', () => {
    const affected = new Set(found.filter(seesTheCv).map(({ subject }) => subject))
    const undecided = group('undecided').map(({ id }) => id)
    const expected = persons.filter((person) => wasRegistered(person) && person.group !== 'graded').map(({ id }) => id)
    expect([...affected].sort()).toEqual([...expected, ...undecided].sort())
    const stretches = new Map(found.filter(seesTheCv).map(({ subject, from, to }) => [subject, { from, to }]))
    for (const { id, joinedAt, endedAt = closing } of group('ended')) {
      expect(stretches.get(id)).toEqual({ from: Math.max(joinedAt, launch), to: endedAt })
    }
  })

  it('RP-2 NAV-14 finds the same persons under what was lawful of the old rules as under the new assessment', () => {
    const viewers = [
      {
        role: 'employer',
        assurance: 'substantial',
        purpose: 'recruitment',
        facts: { 'organisation.registered': true, 'account.active': true },
      },
    ]
    const { legacy } = profiles.nav
    const old = timeline([{ from: launch, value: legacy }])
    const under = (against: typeof legacy) => [
      ...exposures(old, persons.map(navHistory), { against, viewers, window: { from: launch, to: closing } }),
    ]
    const subjects = (all: readonly Exposure[]) => [...new Set(all.map(({ subject }) => subject))]
    expect(subjects(under(lawful(legacy)))).toEqual(subjects(found))
    expect(under(legacy)).toEqual([])
  })

  it('RP-2 NAV-12 NAV-25 keeps open only what a stored choice opens: neither registration nor a CV that is there', () => {
    for (const person of group('sharers')) {
      const given = navHistory(person).events.find(({ kind }) => kind === 'consentGiven')
      expect(given).toMatchObject({
        at: person.joinedAt,
        actor: { kind: 'subject', id: person.id },
        consent: { scope: 'sharing', notice: { name: 'nav.cvBase', version: '2019-02' } },
      })
    }
    const uninvolved = [...group('followedUp'), ...group('undecided')].filter(
      ({ consented }) => consented === undefined,
    )
    for (const person of uninvolved) {
      const before = navHistory({ ...person, later: { kind: 'nothing' } }).events
      expect(before.some(({ kind }) => kind === 'consentGiven')).toBe(false)
    }
    expect(replayed.base).toEqual({ cvs: 150 + 120 + 40, closed: 150 + 40 })
  })

  it('RP-2 NAV-35 keeps a consent that a person was made to give as an attempt, and one of its own accord as given', () => {
    const under = [...group('followedUp'), ...group('ended')]
    const outcomes = (kind: 'madeTo' | 'ofOwnAccord') =>
      under
        .filter(({ consented }) => consented?.kind === kind)
        .map((person) => navHistory({ ...person, later: { kind: 'nothing' } }))
        .map(({ events, attempts }) => [
          events.filter(({ kind }) => kind === 'consentGiven').length,
          ...attempts.map(({ alarm }) => alarm),
        ])
    expect(outcomes('madeTo').length).toBeGreaterThan(0)
    expect(new Set(outcomes('madeTo').map(String))).toEqual(new Set(['0,not-freely-given']))
    expect(outcomes('ofOwnAccord').length).toBeGreaterThan(0)
    expect(new Set(outcomes('ofOwnAccord').map(String))).toEqual(new Set(['1']))
  })

  it('RP-2 NAV-35 AMB-23 shows no CV under follow-up for a consent: made to, it never stands; given freely, it waits', () => {
    const consenting = (kind: 'madeTo' | 'ofOwnAccord') =>
      group('followedUp').filter(({ consented }) => consented?.kind === kind).length
    const [made, own] = [consenting('madeTo'), consenting('ofOwnAccord')]
    expect(replayed.consented).toEqual({
      madeTo: { persons: made, standing: 0, visibleAfter: 0 },
      ofOwnAccord: { persons: own, standing: own, visibleAfter: 0 },
    })
    expect(replayed.visibleAfter).toBe(0)
  })

  it('RP-2 NAV-38 shows no CV to a blocked account of a company that sees all of them otherwise', () => {
    expect(replayed.base.cvs).toBeGreaterThan(0)
    expect(replayed.seenByBlockedAccount).toBe(0)
  })

  it('RP-2 NAV-23 shows no CV that its owner took offline, though the consent stands', () => {
    const { later } = replayNav({ sizes: { ...none, sharers: 320 }, seed: 7 })
    expect(later.wentOffline).toEqual({ persons: 20, seenJustBefore: 20, seenOffline: 0 })
  })

  it('RP-2 NAV-21 closes without any act: nothing happens to anybody at the closing', () => {
    const events = persons.flatMap((person) => [...navHistory(person).events])
    expect(events.length).toBeGreaterThan(1000)
    expect(events.filter(({ at }) => at === closing)).toEqual([])
    const untouched = persons
      .filter(({ later }) => later.kind === 'nothing')
      .flatMap((person) => navHistory(person).events)
    expect(untouched.every(({ at }) => at < closing)).toBe(true)
    expect(replayed).toMatchObject({ visibleBefore: 150, visibleAfter: 0 })
  })

  it('RP-2 NAV-19 takes no share with everybody, and none with nobody', () => {
    const [person] = group('followedUp')
    if (person === undefined) throw new Error('there is nobody under follow-up')
    const history = navHistory({ ...person, later: { kind: 'nothing' } })
    const agreed = (organisations: readonly string[]) =>
      append(history, {
        kind: 'shareAgreed',
        id: 'event-x',
        at: closing,
        actor: { kind: 'subject', id: person.id },
        subject: person.id,
        agreement: 'agreement-1',
        organisations,
      })
    expect([agreed(['*']).ok, agreed([]).ok, agreed(['company-1']).ok]).toEqual([false, false, true])
  })

  it('RP-2 makes the same persons from the same seed, and others from another', () => {
    expect([...navPersons(sizes, 7)]).toEqual(persons)
    expect([...navPersons(sizes, 8)]).not.toEqual(persons)
  })
})

function seesTheCv({ categories }: Exposure): boolean {
  return categories.some(({ category }) => category === 'existence')
}
