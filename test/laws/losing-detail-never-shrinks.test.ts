import fc from 'fast-check'
import { compile, decide, type Policy, type Receipt, type Situation } from 'need-to-know'
import { type BreachLog, type BreachScope, type BreachScopeInput, breachScope } from 'need-to-know/audit'
import type { FactsRequest, History } from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { levelsOf } from '../../src/vocabulary'
import { breachOf, type Fault, faults, faultyWith, good, historyFor, own, type Story } from '../audit/breach-world'
import { poorer } from '../audit/generated-breach'
import { type Choice, choices } from './arbitraries/choice'

/** A person of the world, with all that is so of it: nothing here is computed by what is tested. */
interface Person extends Required<Story> {
  readonly name: string
  /** From this instant on it is being interviewed. */
  readonly interviewed: number
}

/** One release, and whether it was unlawful. */
interface Deed {
  readonly receipt: Receipt
  readonly person: Person
  readonly isUnlawful: boolean
}

interface World {
  readonly people: readonly Person[]
  readonly faulty: Policy
  readonly deeds: readonly Deed[]
}

const shape = { id: z.string(), subject: z.string() }
const about = { id: (r: { id: string }) => r.id, subject: (r: { subject: string }) => r.subject }
const cv = own.record('cv', {
  schema: z.object({ ...shape, name: z.string(), pay: z.number(), title: z.string(), email: z.string() }),
  ...about,
  classify: {
    ...{ id: 'meta', subject: 'meta', name: 'identity.name' },
    ...{ pay: 'pay', title: 'qualification.role', email: 'contact.email' },
  } as const,
})
const assessment = own.record('assessment', {
  schema: z.object({ ...shape, score: z.number() }),
  ...about,
  classify: { id: 'meta', subject: 'meta', score: 'score' },
})
const roles = ['employer', 'platform.consultant'] as const
const purposes = ['recruitment', 'approach'] as const
const kinds = ['cv', 'assessment'] as const
const end = 60

/** What is so of a person at an instant, before a viewer of a role: the truth. */
const truthOf = ({ presence, told, agreed, interviewed }: Person, at: number, role: string) => ({
  'cv.presence': presence,
  'contract.cvDatabase': agreed,
  // The notice names those who look for staff, and nobody else.
  'informed.terms.cvDatabase': told && role === 'employer',
  'process.stage': at >= interviewed ? ('interview' as const) : ('none' as const),
})

const situationOf = (person: Person, at: number, role: string, purpose: string): Situation => ({
  ...truthOf(person, at, role),
  ...{ 'viewer.role': role, 'viewer.assurance': 'substantial', 'viewer.individual': true, 'viewer.isSubject': false },
  ...{ purpose, act: 'view' },
})

/** Whether a policy shows anything of a kind further than it should have been, of what was disclosed. */
function exceeds(policy: Policy, kind: string, situation: Situation, seen?: Receipt['disclosed']): boolean {
  const [is, should] = [decide(policy, kind, situation), decide(good as Policy, kind, situation)]
  const rank = (category: string, level = 'withheld') => levelsOf(good.vocabulary, category).indexOf(level)
  const shown = seen ?? Object.entries(is).map(([category, level]) => ({ category, level }))
  return shown.some(({ category, level }) => rank(category, level) > Math.max(0, rank(category, should[category])))
}

function someWorld(choice: Choice): World {
  const people = choice.times(4, 6, (i) => ({
    name: `person-${i}`,
    presence: choice.pick(['online', 'offline'] as const),
    told: choice.chance(85),
    agreed: choice.chance(85),
    interviewed: 10 + choice.below(end),
  }))
  const faulty = faultyWith(...choice.atLeastOne(Object.keys(faults) as Fault[], 40))
  const guard = compile(faulty, { records: { cv, assessment }, voidRules: 'keep' })
  const deeds = choice.times(6, 14, (): Deed => {
    const person = choice.pick(people)
    const [role, purpose, kind] = [choice.pick(roles), choice.pick(purposes), choice.pick(kinds)]
    const at = 6 + choice.below(end - 6)
    const viewer = { id: `${role}-1`, role, organisation: 'dock-co', assurance: 'substantial' } as const
    const id = `${kind} of ${person.name}`
    const values = { name: 'n', pay: 1, title: 't', email: 'e', score: 1 }
    const record = { id, subject: person.name, ...values } as never
    const { receipt } = guard.disclose(kind, record, { viewer, purpose, at }, truthOf(person, at, role))
    const situation = situationOf(person, at, role, purpose)
    const isUnlawful = receipt.disclosed.length > 0 && exceeds(faulty as Policy, kind, situation, receipt.disclosed)
    return { receipt, person, isUnlawful }
  })
  return { people, faulty: faulty as Policy, deeds }
}

/** Whether anybody could have seen too much of a CV, at any instant. */
function couldBeSeen({ faulty }: World, person: Person): boolean {
  for (let at = 4; at < end; at++) {
    for (const role of roles) {
      for (const purpose of purposes) {
        if (exceeds(faulty, 'cv', situationOf(person, at, role, purpose))) return true
      }
    }
  }
  return false
}

interface Knowledge {
  readonly histories: ReadonlyMap<string, History>
  readonly stages: ReadonlySet<string>
  readonly entries: readonly (readonly [entry: unknown, deed: Deed])[]
  readonly complete: NonNullable<BreachLog['complete']>
}

const everything = ({ people, deeds }: World): Knowledge => ({
  histories: new Map(people.map((person) => [person.name, historyFor(person.name, person)])),
  stages: new Set(people.map(({ name }) => name)),
  entries: deeds.map((deed) => [deed.receipt, deed]),
  complete: [{ kinds: kinds }],
})

/** Something of what is known is lost. */
function lose(choice: Choice, { people }: World, known: Knowledge): Knowledge {
  const person = choice.pick(people)
  switch (choice.below(6)) {
    case 0:
      return { ...known, histories: new Map([...known.histories].filter(([name]) => name !== person.name)) }
    case 1: {
      // The contract, or what is known of the address.
      const histories = new Map(known.histories)
      if (histories.has(person.name))
        histories.set(person.name, historyFor(person.name, person, choice.pick([['k'], ['a'], ['o']])))
      return { ...known, histories }
    }
    case 2:
      return { ...known, stages: new Set([...known.stages].filter((name) => name !== person.name)) }
    case 3:
      return { ...known, complete: [] }
    default:
      return {
        ...known,
        entries: known.entries.map(
          ([entry, deed]) => [choice.chance(40) ? worse(choice, entry) : entry, deed] as const,
        ),
      }
  }
}

/** A receipt loses one of the parts that a release is judged by. */
function worse(choice: Choice, entry: unknown): unknown {
  if (choice.chance(60)) return poorer(choice, entry as never)
  // biome-ignore lint/suspicious/noExplicitAny: what is lost leaves no type behind
  const copy = structuredClone(entry) as any
  const part = choice.pick(['policy', 'evidence', 'act', 'assurance', 'hash', 'grounds', 'rule'])
  if (part === 'assurance') delete copy?.viewer?.assurance
  else if (part === 'hash') delete copy?.policy?.hash
  else if (part === 'grounds') for (const item of copy?.disclosed ?? []) delete item.grounds
  else if (part === 'rule')
    for (const item of copy?.disclosed ?? []) for (const each of item.grounds ?? []) delete each.rule
  else if (copy !== null) delete copy[part]
  return copy
}

function scopeOf(world: World, known: Knowledge, viewers?: BreachScopeInput['viewers']): BreachScope {
  const byName = new Map(world.people.map((person) => [person.name, person]))
  const stageOf = ({ record, at, viewer }: FactsRequest) => {
    const person = byName.get(record.subject ?? '')
    if (person === undefined || !known.stages.has(person.name)) return undefined
    return { 'process.stage': truthOf(person, at, viewer.role ?? '')['process.stage'] }
  }
  const facts = { at: stageOf, changes: (subject: string) => [byName.get(subject)?.interviewed ?? 0] }
  const input = breachOf(world.faulty, [...known.histories.values()], [], {
    facts,
    log: { entries: known.entries.map(([entry]) => entry as never), complete: known.complete },
  })
  return breachScope(viewers === undefined ? input : { ...input, viewers })
}

/** Whether anything that is left says of whom an unlawful release was: its subject, or its record and the history. */
function isNamed(known: Knowledge, [entry, { person }]: Knowledge['entries'][number]): boolean {
  // biome-ignore lint/suspicious/noExplicitAny: an entry may have lost anything
  const record = (entry as any)?.record
  if (record?.subject === person.name) return true
  return known.histories.has(person.name) && record?.id === `cv of ${person.name}`
}

/** Those of whom something was unlawfully released, as far as anything still names them; and those of whom it could be. */
function truth(world: World, known: Knowledge): ReadonlySet<string> {
  const released = known.entries.filter((each) => each[1].isUnlawful && isNamed(known, each))
  const open = world.people.filter(
    (person) => known.complete.length === 0 && known.histories.has(person.name) && couldBeSeen(world, person),
  )
  return new Set([...released.map(([, { person }]) => person.name), ...open.map(({ name }) => name)])
}

const namesIn = ({ affected }: BreachScope) => new Set(affected.subjects.map(({ subject }) => subject))
const missing = (less: ReadonlySet<string>, more: ReadonlySet<string>) => [...less].filter((each) => !more.has(each))

describe('law 12: losing detail of log, histories or facts never shrinks the affected set', () => {
  it('INV-11 JI-23 it holds everybody of whom a world that knows everything says so, whatever of that is lost', () => {
    const seen = { worlds: 0, unlawful: 0, lawful: 0, grown: 0, exact: 0, narrowed: 0, spared: 0 }
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        let known = everything(world)
        let before = scopeOf(world, known)
        seen.worlds++
        seen.unlawful += world.deeds.filter(({ isUnlawful }) => isUnlawful).length
        seen.lawful += world.deeds.filter(({ isUnlawful }) => !isUnlawful).length
        // With everything known, and a log that is complete, it is exactly those.
        expect([...namesIn(before)].sort()).toEqual([...truth(world, known)].sort())
        if (before.affected.persons.is === 'exact') seen.exact++
        seen.spared += world.people.length - namesIn(before).size
        for (let i = 0; i < 4; i++) {
          const less = lose(choice, world, known)
          const after = scopeOf(world, less)
          expect(missing(truth(world, less), namesIn(after))).toEqual([])
          // Whoever nothing names any more cannot be named; everybody else stays.
          const stay = [...namesIn(before)].filter(
            (name) =>
              less.histories.has(name) === known.histories.has(name) &&
              less.entries.every(
                (each) => each[1].person.name !== name || each[1].receipt.disclosed.length === 0 || isNamed(less, each),
              ),
          )
          expect(missing(new Set(stay), namesIn(after))).toEqual([])
          if (namesIn(after).size > namesIn(before).size) seen.grown++
          known = less
          before = after
        }
        const narrow = scopeOf(world, known, [
          { role: choice.pick(roles), purpose: choice.pick(purposes), assurance: 'substantial' },
        ])
        const released = truth(world, { ...known, complete: [{ kinds: kinds }] })
        expect(missing(released, namesIn(narrow))).toEqual([])
        if (narrow.narrowed) {
          seen.narrowed++
          expect(JSON.stringify(narrow)).not.toContain('"exact"')
        }
      }),
      { numRuns: 32 },
    )
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10)
  })

  it('finds nobody in a good log under the good policy', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const guard = compile(good, { records: { cv, assessment } })
        const entries = world.people.map((person) => {
          const viewer = { id: 'e', role: 'employer', organisation: 'dock-co', assurance: 'substantial' } as const
          const record = { id: `cv of ${person.name}`, subject: person.name, name: 'n', pay: 1, title: 't', email: 'e' }
          const facts = truthOf(person, 20, 'employer')
          return guard.disclose('cv', record, { viewer, purpose: 'recruitment', at: 20 }, facts).receipt
        })
        const histories = choice.some(world.people).map((person) => historyFor(person.name, person))
        const found = breachScope(breachOf(good as Policy, histories, entries))
        expect(found.affected).toMatchObject({ persons: { is: 'exact', count: 0 }, subjects: [] })
      }),
      { numRuns: 10 },
    )
  })
})
