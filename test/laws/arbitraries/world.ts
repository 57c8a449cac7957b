import {
  compile,
  type DisclosureRequest,
  type Guard,
  type Policy,
  type RecordDefinition,
  type VocabularyDefinition,
} from 'need-to-know'
import type { z } from 'zod'
import { domainsOf, type Value } from '../../../src/vocabulary'
import { type Choice, choiceOfSeed } from './choice'
import { isFresh, seed } from './depth'
import { classificationOf, type LeafModel, type Model, schemaOf, someModel } from './field-model'
import { numberedCanaries, someValue, type ValueOptions } from './field-value'
import { somePolicy } from './policy'
import { someRequest } from './request'
import { type HostFacts, someFacts } from './situation'
import { someVocabulary } from './vocabulary'

export type ObjectModel = Extract<Model, { kind: 'object' }>
export type AnyGuard = Guard<VocabularyDefinition, Readonly<Record<string, RecordDefinition>>>

/** The model of a kind, and the fact that its records hold under `state`. */
export interface KindModel {
  readonly model: ObjectModel
  readonly fact: string
}

/** Everything one case of a law needs: vocabulary, policy, record kinds, guard. */
export interface World {
  readonly vocabulary: VocabularyDefinition
  readonly policy: Policy
  readonly kinds: Readonly<Record<string, KindModel>>
  readonly records: Readonly<Record<string, RecordDefinition>>
  readonly guard: AnyGuard
}

export const pseudonymKey = new TextEncoder().encode('a secret of sixteen bytes or more')

/** How many worlds there are to pick from: to make one takes ten times as long as to ask it something. */
const worldsMade = 300
const made = new Map<number, World>()

/** One of the worlds of this seed, each made once; under `npm run thorough` one that nobody has asked before. */
export function someWorld(choice: Choice): World {
  if (isFresh) return freshWorld(choice)
  const number = choice.below(worldsMade)
  const world = made.get(number) ?? freshWorld(choiceOfSeed(seed + number))
  made.set(number, world)
  return world
}

/** A world of CVs that hold notes that hold notes. The kinds have a fact each in their records, and a CV its subject. */
function freshWorld(choice: Choice): World {
  const vocabulary = someVocabulary(choice)
  const kinds = {
    cv: someKind(choice, vocabulary, 'fact0', 'notes'),
    note: someKind(choice, vocabulary, 'fact1', 'replies'),
  }
  return worldOf(vocabulary, somePolicy(choice, vocabulary), kinds)
}

/** The world with these parts; compiled anew. */
export function worldOf(vocabulary: VocabularyDefinition, policy: Policy, kinds: World['kinds']): World {
  const schemas = new Map<string, () => z.ZodType>()
  const made = new Map<string, z.ZodType>()
  for (const [kind, { model }] of Object.entries(kinds)) {
    schemas.set(kind, () => {
      const schema = made.get(kind) ?? schemaOf(model, schemas)
      made.set(kind, schema)
      return schema
    })
  }
  const records = Object.fromEntries(
    Object.entries(kinds).map(([kind, { model, fact }]): [string, RecordDefinition] => {
      const schema = schemas.get(kind)?.() ?? schemaOf(model, schemas)
      const state = (record: unknown) => stateOf(record, domainsOf(vocabulary).get(fact) ?? [])
      const facts = { [fact]: state } as NonNullable<RecordDefinition['facts']>
      const about = kind === 'cv' ? { id: (record: unknown) => text(record, 'id'), subject: subjectOf } : {}
      return [kind, { kind, schema, classify: classificationOf(model), facts, ...about }]
    }),
  )
  return { vocabulary, policy, kinds, records, guard: compile(policy, { records, voidRules: 'keep', pseudonymKey }) }
}

function someKind(choice: Choice, vocabulary: VocabularyDefinition, fact: string, nested: string): KindModel {
  const pinned = (): LeafModel => ({
    kind: 'leaf',
    type: 'text',
    category: choice.pick(Object.keys(vocabulary.categories)),
    forms: {},
    pinned: true,
  })
  const fields = choice.times(2, 6, (i) => [`field${i}`, someModel(choice, vocabulary, 2)] as const)
  const notes = choice.chance(60) ? { [nested]: { kind: 'each' as const, record: 'note' } } : {}
  const about = nested === 'notes' ? { id: pinned(), subject: pinned() } : {}
  return {
    fact,
    model: { kind: 'object', fields: { ...about, state: pinned(), ...Object.fromEntries(fields), ...notes } },
  }
}

/** What a record says of its fact: the name of a value under `state`. */
export function stateOf(record: unknown, domain: readonly Value[]): Value | undefined {
  const state = text(record, 'state')
  return domain.find((value) => String(value) === state)
}

export function subjectOf(record: unknown): string | undefined {
  const subject = text(record, 'subject')
  return subject === 'nobody' ? undefined : subject
}

function text(record: unknown, key: string): string | undefined {
  if (typeof record !== 'object' || record === null || !Object.hasOwn(record, key)) return undefined
  const value: unknown = Reflect.get(record, key)
  return typeof value === 'string' ? value : undefined
}

/** One question to a world: a record, a request, facts. */
export interface Question {
  readonly record: Readonly<Record<string, unknown>>
  readonly request: DisclosureRequest
  readonly facts: HostFacts
}

export function someQuestion(choice: Choice, world: World): Question {
  const { vocabulary, kinds } = world
  const facts: Record<string, Value | undefined> = { ...someFacts(choice, vocabulary) }
  // What a record says is mostly left to it; where the host says otherwise, that is a contradiction.
  for (const { fact } of Object.values(kinds)) if (choice.chance(80)) delete facts[fact]
  return {
    record: someRecord(choice, world, 'cv'),
    request: someRequest(choice, vocabulary),
    facts: facts as HostFacts,
  }
}

/** A record of a kind, every leaf with a text of its own. */
export function someRecord(
  choice: Choice,
  world: World,
  kind: string,
  options: Partial<ValueOptions> = {},
): Readonly<Record<string, unknown>> {
  return recordOfKind(choice, world, kind, { canary: numberedCanaries(), percentAbsent: 20, ...options }, 2)
}

function recordOfKind(
  choice: Choice,
  world: World,
  kind: string,
  options: Pick<ValueOptions, 'canary' | 'percentAbsent'>,
  depth: number,
): Readonly<Record<string, unknown>> {
  const found = world.kinds[kind]
  if (found === undefined) throw new RangeError(`no kind ${kind}`)
  const domain = domainsOf(world.vocabulary).get(found.fact) ?? []
  const fields = Object.entries(found.model.fields).filter(([, { kind }]) => depth > 0 || kind !== 'each')
  const state = choice.chance(90) ? String(choice.pick(domain)) : 'unheard of'
  const about = { state, id: 'r1', subject: choice.pick(['anna', 'bo', 'nobody']) }
  const values = someValue(
    choice,
    { kind: 'object', fields: Object.fromEntries(fields) },
    {
      ...options,
      pinned: () => undefined,
      nested: (inner) => recordOfKind(choice, world, inner, options, depth - 1),
    },
  )
  const pinned = Object.keys(found.model.fields).filter((key) => key in about)
  return {
    ...(values as Readonly<Record<string, unknown>>),
    ...Object.fromEntries(pinned.map((key) => [key, about[key as keyof typeof about]])),
  }
}
