import fc from 'fast-check'
import type { Policy } from 'need-to-know'
import { type Actor, type Event, type EventKind, facts, type History, type HistoryFacts } from 'need-to-know/history'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { directionOf } from '../../src/history/authority'
import { actors, happens, recruiterOf, written } from '../history/story'
import { type Choice, choiceOfSeed, choices } from './arbitraries/choice'
import { isFresh, seed } from './arbitraries/depth'
import { actorOf, cvs, organisations, subjects } from './arbitraries/history-event'
import { historyFrom, someStory } from './arbitraries/history-story'
import { LevelLookup } from './arbitraries/level-lookup'
import { raised, withhold } from './arbitraries/levels'

/** The policies that an employer is let in by, with the record kinds that each speaks of. */
const policies = [
  { policy: profiles.strict, kinds: ['cv', 'dialogue'] },
  { policy: profiles.jobindex.terms2018, kinds: ['cv'] },
  { policy: profiles.jobindex.february2019, kinds: ['dialogue'] },
  { policy: profiles.nav.february2021, kinds: ['cv'] },
  { policy: profiles.werknl.rules2011, kinds: ['cv'] },
  { policy: profiles.werknl.redesign, kinds: ['cv'] },
].map(({ policy, kinds }) => ({ name: policy.name, kinds, lookup: new LevelLookup(policy as Policy) }))
const words = recruitment.vocabulary.definition

interface Sight {
  readonly viewer: { readonly id: string; readonly role: string; readonly organisation: string }
  readonly record: { readonly kind: string; readonly id: string; readonly subject: string }
  readonly purpose: string
}

/** Who may look at what of a subject. */
const sightsOf = (subject: string): readonly Sight[] =>
  organisations.flatMap((organisation) => {
    const employer = { id: 'account-1', role: 'employer', organisation }
    const dialogue = { kind: 'dialogue', id: `${subject} at ${organisation}`, subject }
    const [first, second] = cvs.map((id) => ({ kind: 'cv', id, subject }))
    return [
      { viewer: employer, record: first, purpose: 'recruitment' },
      { viewer: employer, record: second, purpose: 'recruitment' },
      { viewer: employer, record: first, purpose: 'approach' },
      { viewer: { ...employer, role: 'agency' }, record: first, purpose: 'recruitment' },
      { viewer: employer, record: dialogue, purpose: 'recruitment' },
      { viewer: employer, record: dialogue, purpose: 'serviceQuality' },
    ].flatMap(({ record, ...sight }) => (record === undefined ? [] : [{ ...sight, record }]))
  })

const factsAt = (history: History, sight: Sight, at: number): HistoryFacts =>
  facts(history, { ...sight, at, vacancy: `vacancy of ${sight.viewer.organisation}` })

/** The levels that each policy gives, by its name. */
function levelsFor({ viewer, record, purpose }: Sight, known: HistoryFacts) {
  const situation = {
    ...known,
    'viewer.role': viewer.role,
    'viewer.assurance': 'substantial',
    'viewer.individual': true,
    act: 'view',
    'viewer.isSubject': false,
    purpose,
  }
  return policies
    .filter(({ kinds }) => kinds.includes(record.kind))
    .map(({ name, lookup }) => ({ name, levels: lookup.of(record.kind, situation) }))
}

/** What stands higher, policy by policy, after than before. */
function raisedBetween(sight: Sight, before: HistoryFacts, after: HistoryFacts): readonly string[] {
  const was = levelsFor(sight, before)
  return levelsFor(sight, after).flatMap(({ name, levels }, i) =>
    raised(words, was[i]?.levels ?? {}, levels).map((category) => `${name}: ${category}`),
  )
}

/** One event on a subject, or an attempt at one, and what was known of that subject before and after it. */
interface Step {
  readonly event: Event
  readonly tookEffect: boolean
  readonly sights: readonly { readonly sight: Sight; readonly before: HistoryFacts; readonly after: HistoryFacts }[]
}

/** How many stories there are to pick from: to look at one through all eyes is most of the work. */
const storiesTold = 100
const told = new Map<number, readonly Step[]>()

/** The steps of one of the stories of this seed, each told once; under `npm run thorough` of one that is new. */
function someSteps(choice: Choice): readonly Step[] {
  if (isFresh) return [...stepsOf(someStory(choice))]
  const number = choice.below(storiesTold)
  const steps = told.get(number) ?? [...stepsOf(someStory(choiceOfSeed(seed + number)))]
  told.set(number, steps)
  return steps
}

/** The steps of a story, each looked at through the eyes of everybody who may look at its subject. */
function* stepsOf(story: readonly Event[]): Generator<Step> {
  let before = historyFrom([])
  for (const event of story) {
    const after = historyFrom([event], {}, before)
    if (after === before) continue
    if ('subject' in event && isOn(event.subject, event)) {
      const sights = sightsOf(event.subject).map((sight) => ({
        sight,
        before: factsAt(before, sight, event.at),
        after: factsAt(after, sight, event.at),
      }))
      yield { event, tookEffect: after.events.length > before.events.length, sights }
    }
    before = after
  }
}

/** What each finding is about. All else that it alters becomes false: a subject is known by it that nothing was known of, or
 * an act of the subject has ended.
 */
const speaksOf: Readonly<Partial<Record<EventKind, readonly (keyof HistoryFacts)[]>>> = {
  registered: [],
  registrationEnded: [],
  followUpEnded: ['subject.followUp'],
  followUpAbsent: ['subject.followUp'],
  noticeShown: ['dialogue.answer'],
  contactRequested: [],
  noteWritten: [],
  addressProtectionLapsed: [],
  addressProtectionAbsent: ['address.protected', 'address.graded'],
  // Of an address that nothing was known of, a protection says also which one it is not.
  addressProtectionSet: ['address.protected', 'address.graded'],
  jobmatchMade: ['dialogue.answer', 'vacancy.own'],
  // Of the house's own people: facts to them alone.
  caseAssigned: ['case.own'],
  caseEnded: ['case.own'],
  dialogueAssigned: ['dialogue.own', 'dialogue.covering'],
  dialogueCovered: ['dialogue.covering'],
  dialogueCoverEnded: ['dialogue.covering'],
  // The one exception of the law: it opens matching to staff.
  objectionOverridden: ['objection.overridden'],
}
/** Facts of which it is the false that opens: only an act of the subject itself makes that known. */
const openWhenFalse: readonly string[] = ['subject.restricted', 'subject.objected', 'relation.blocked']

/** By the subject itself: another subject is somebody else. */
const isBySubject = (event: Event) =>
  event.actor.kind === 'subject' && 'subject' in event && event.actor.id === event.subject
const changed = (before: HistoryFacts, after: HistoryFacts) =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => before[name as keyof HistoryFacts] !== after[name as keyof HistoryFacts],
  ) as (keyof HistoryFacts)[]
const isUnknownAddress = (before: HistoryFacts) => before['address.graded'] === undefined

describe('law 11: only the subject can widen a disclosure, but for one recorded decision; anybody entitled can narrow it', () => {
  it('TK-22 INV-09 what nobody but others than the subject did shows nothing of it, whatever they did', () => {
    let [opened, acts] = [0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        const story = someStory(choice)
        if (sightings(historyFrom(story)).length > 0) opened++
        const without = historyFrom(story.map((event) => ({ ...event, actor: somebodyElse(choice, event) }) as Event))
        expect(sightings(without)).toEqual([])
        acts += without.events.length
      }),
      { numRuns: 50 },
    )
    // With the subject's own hand, the same stories open something.
    expect(opened).toBeGreaterThan(25)
    expect(acts).toBeGreaterThan(300)
  })

  it('INV-09 TK-15 an act of anybody else that would widen is an attempt, and an attempt changes no fact', () => {
    let attempts = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const story = someStory(choice, { strangers: 25 })
        for (const { event, tookEffect, sights } of stepsOf(story)) {
          if (!tookEffect) {
            attempts++
            for (const { before, after } of sights) expect(after).toEqual(before)
          } else if (!isBySubject(event) && directionOf(event) === 'widening') {
            // A counsellor shares by an agreement of the subject; a restriction of one's own can be lifted.
            expect(['cvShared', 'restrictionLifted']).toContain(event.kind)
          }
        }
        const all = historyFrom(story)
        const effective = historyFrom(all.events)
        expect(effective.attempts).toEqual([])
        for (const sight of subjects.flatMap(sightsOf)) {
          const at = choice.below(60)
          expect(factsAt(effective, sight, at)).toEqual(factsAt(all, sight, at))
        }
      }),
      { numRuns: 40 },
    )
    expect(attempts).toBeGreaterThan(80)
  })

  it('INV-09 no event that somebody else records raises a level, but for findings, agreed shares and restrictions lifted', () => {
    const counts = { raisedBySubject: 0, others: 0, shared: 0, lifted: 0 }
    fc.assert(
      fc.property(choices, (choice) => {
        for (const { event, sights } of someSteps(choice)) {
          for (const { sight, before, after } of sights) {
            const higher = raisedBetween(sight, before, after)
            if (isBySubject(event)) {
              if (higher.length > 0) counts.raisedBySubject++
              continue
            }
            counts.others++
            if (event.kind === 'cvShared') {
              expect(
                changed(before, after).filter((name) => !name.startsWith('share.') && !name.startsWith('informed.')),
              ).toEqual([])
              if (higher.length > 0) counts.shared++
            } else if (event.kind === 'restrictionLifted') {
              expect(changed(before, after).filter((name) => name !== 'subject.restricted')).toEqual([])
              if (higher.length > 0) counts.lifted++
            } else if (speaksOf[event.kind] === undefined) expect(higher).toEqual([])
          }
        }
      }),
      { numRuns: 80 },
    )
    expect(counts.raisedBySubject).toBeGreaterThan(60)
    expect(counts.others).toBeGreaterThan(6_000)
    expect(counts.shared + counts.lifted).toBeGreaterThan(0)
  })

  it('INV-09 a finding tells the fact that it is about, and stands for no act of the subject', () => {
    let [findings, raising] = [0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        for (const { event, sights } of someSteps(choice)) {
          const about = speaksOf[event.kind]
          if (about === undefined || isBySubject(event)) continue
          for (const { sight, before, after } of sights) {
            findings++
            for (const name of changed(before, after)) {
              if (about.includes(name)) continue
              expect([event.kind, name, after[name]]).toEqual([event.kind, name, false])
              expect(openWhenFalse).not.toContain(name)
            }
            if (raisedBetween(sight, before, after).length === 0) continue
            raising++
            // No higher than what was known before allows at the most open value of that fact.
            const most = mostOpen(sight, before, about)
            for (const { name, levels } of levelsFor(sight, after)) {
              expect(raised(words, most[name] ?? {}, levels)).toEqual([])
            }
          }
        }
      }),
      { numRuns: 45 },
    )
    expect(findings).toBeGreaterThan(3_000)
    expect(raising).toBeGreaterThan(4)
  })

  it('INV-09 TERMS-082 one exception: a decision of staff that overrides an objection, which is a fact to staff and alters nothing else', () => {
    const roles = ['platform.consultant', 'counsellor', 'employer', 'agency', 'visitor', 'authority']
    let [overridden, tried] = [0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        const story = someStory(choice, { strangers: 0 })
        const history = historyFrom([...story, ...objectedTo(story)])
        for (const subject of subjects) {
          const actor = choice.pick(Object.values(actors))
          const [decision] = written([happens('objectionOverridden', { subject, actor })], 900)
          const after = historyFrom(decision === undefined ? [] : [decision], {}, history)
          const isDecided = after.events.length > history.events.length
          if (isDecided) overridden++
          else tried++
          if (isDecided) expect(actor.kind).toBe('staff')
          for (const role of roles) {
            for (const sight of sightsOf(subject)) {
              const seen = { ...sight, viewer: { ...sight.viewer, role } }
              const isStaff = role === 'platform.consultant' || role === 'counsellor'
              const alters = isDecided && isStaff ? ['objection.overridden'] : []
              expect(changed(factsAt(history, seen, 2_000), factsAt(after, seen, 2_000))).toEqual(alters)
            }
          }
        }
      }),
      { numRuns: 40 },
    )
    expect(Math.min(overridden, tried)).toBeGreaterThan(4)
  })

  it('TK-15 INV-09 what narrows raises nothing, whoever records it, and is recorded by others than the subject, too', () => {
    let [narrowing, lowered] = [0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        for (const { event, tookEffect, sights } of someSteps(choice)) {
          if (!tookEffect || directionOf(event) !== 'narrowing') continue
          for (const { sight, before, after } of sights) {
            // The subject's own no is an answer that can be counted; one that staff note was told nothing (JI-48).
            if (event.kind === 'invitationAnswered' && isBySubject(event)) continue
            // The first word on an address is a finding as well.
            if (event.kind === 'addressProtectionSet' && isUnknownAddress(before)) continue
            narrowing++
            expect(raisedBetween(sight, before, after)).toEqual([])
            if (!isBySubject(event) && raisedBetween(sight, after, before).length > 0) lowered++
          }
        }
      }),
      { numRuns: 140 },
    )
    expect(narrowing).toBeGreaterThan(800)
    expect(lowered).toBeGreaterThan(12)
  })

  it('what happens to one subject is nothing to another', () => {
    let events = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const story = someStory(choice)
        const [subject = '', other = ''] = choice.chance(50) ? subjects : [...subjects].reverse()
        const all = historyFrom(story)
        const alone = historyFrom(all.events.filter((event) => !isOn(other, event)))
        for (const at of all.events.map((event) => event.at).slice(-6)) {
          for (const sight of sightsOf(subject)) expect(factsAt(all, sight, at)).toEqual(factsAt(alone, sight, at))
        }
        events += all.events.filter((event) => isOn(other, event)).length
      }),
      { numRuns: 60 },
    )
    expect(events).toBeGreaterThan(200)
  })
})

/** An objection of everybody, after a story. */
function objectedTo(story: readonly Event[]): readonly Event[] {
  const last = Math.max(...story.map(({ at }) => at))
  return subjects.flatMap((subject) =>
    written([happens('objectionMade', { subject, actor: actorOf(subject) })], last + (subject === 'ida' ? 1 : 2)),
  )
}

/** Whether an event concerns a subject alone: an application is part of its vacancy, too. */
function isOn(subject: string, event: Event): boolean {
  return 'subject' in event && event.subject === subject && event.kind !== 'applicationSent'
}

/** Everything that anybody can see at any instant at which something happened. */
function sightings(history: History): readonly string[] {
  const instants = [...new Set(history.events.map(({ at }) => at))]
  return subjects.flatMap(sightsOf).flatMap((sight) =>
    instants.flatMap((at) =>
      levelsFor(sight, factsAt(history, sight, at))
        .filter(({ levels }) => !withhold(levels))
        .map(({ name }) => `${name} at ${at}: ${sight.viewer.role} sees ${sight.record.kind}`),
    ),
  )
}

/** Whoever recorded an event, unless it was the subject: then somebody else, who claims the same. */
function somebodyElse(choice: Choice, event: Event): Actor {
  if (!isBySubject(event)) return event.actor
  const others: readonly Actor[] = [
    actors.staff,
    actors.system,
    actors.authority,
    recruiterOf(choice.pick(organisations)),
    ...subjects.filter((subject) => subject !== event.actor.id).map(actorOf),
  ]
  return choice.pick(others)
}

/** For each policy the highest levels that any values of some facts would give, with all else as it was known. */
function mostOpen(sight: Sight, before: HistoryFacts, about: readonly (keyof HistoryFacts)[]) {
  const values = (name: keyof HistoryFacts) => (name === 'dialogue.answer' ? ['none', 'interested'] : [true, false])
  const cases = about.reduce<readonly HistoryFacts[]>(
    (found, name) => found.flatMap((known) => values(name).map((value) => ({ ...known, [name]: value }))),
    [before],
  )
  const most: Record<string, Record<string, string>> = {}
  for (const known of cases) {
    for (const { name, levels } of levelsFor(sight, known)) {
      const highest = most[name] ?? {}
      for (const category of raised(words, highest, levels)) highest[category] = levels[category] ?? 'withheld'
      most[name] = highest
    }
  }
  return most
}
