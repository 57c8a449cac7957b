import type { CompiledKind } from '../../enforce/compiled-kind'
import { type FactSource, subjectOf } from '../../enforce/fact-source'
import { StandingReader } from '../../enforce/standing'
import type { Situation } from '../../semantics'
import {
  type DisclosureRequest,
  derivedFacts,
  domainsOf,
  type FactsInput,
  type Value,
  type VocabularyDefinition,
  viewerFacts,
} from '../../vocabulary'
import { Dice } from './dice'
import { kindsWithin, mapNested } from './kinds-within'
import { constrain, type RequestConstraints, requestWith } from './request-values'
import { type Assignment, anyValue, type Goal, SituationSampler } from './situation-sampler'
import { suited } from './suited'
import { fillIn } from './viewer-words'

/** Facts as a host passes them. */
export type HostFacts = Situation & FactsInput<VocabularyDefinition>

/** A record and the facts about it, for one request. */
export interface Item {
  readonly record: unknown
  readonly facts: HostFacts
}

/** One viewer's request, and the records that it is made for. */
export interface Question {
  readonly request: DisclosureRequest
  readonly items: readonly Item[]
}

/** What every question has in common. */
export interface Constraints {
  readonly request: RequestConstraints
  readonly facts: Situation
}

/** Makes questions of raw records and a number: the request and the facts are those in which something is at stake. */
export class QuestionBuilder {
  /** The record kind, and those nested in it. */
  readonly kinds: readonly CompiledKind[]
  readonly #sampler: SituationSampler
  readonly #standings: StandingReader
  readonly #domains: ReadonlyMap<string, readonly Value[]>
  readonly #variables: ReadonlyMap<string, number>
  readonly #fixed: Assignment

  constructor(
    readonly kind: CompiledKind,
    readonly kindOf: (name: string) => CompiledKind,
    readonly constraints: Constraints,
  ) {
    const { vocabulary } = kind.compiled.policy
    this.kinds = kindsWithin(kind, kindOf)
    this.#standings = new StandingReader(vocabulary)
    this.#domains = domainsOf(vocabulary)
    this.#variables = new Map(kind.compiled.variables.map(({ fact, index }) => [fact, index]))
    this.#fixed = this.#fixedValues()
    this.#sampler = new SituationSampler(this.kinds)
  }

  build(raws: readonly unknown[], seed: number): Question {
    const dice = new Dice('question', seed)
    const goal = this.#sampler.goal(this.#fixed, dice)
    const wanted = (goal === undefined ? undefined : this.#sampler.walk(goal, this.#fixed, dice)) ?? this.#fixed
    const { vocabulary } = this.kind.compiled.policy
    const drawn = requestWith(vocabulary, wanted, this.constraints.request, dice)
    const request = this.#asSubject(drawn, wanted, fillIn(raws[0], drawn))
    const items = raws.map((raw, i) => this.#item(fillIn(raw, request), request, i === 0 ? goal : undefined, dice))
    return { request, items }
  }

  /** Request and facts where there is no record yet: what it would say is free. */
  withoutRecord(seed: number): Question {
    return this.build([undefined], seed)
  }

  /** Where the viewer is wanted to be the subject, it takes the subject's id. */
  #asSubject(request: DisclosureRequest, wanted: Assignment, record: unknown): DisclosureRequest {
    const isSubject = this.#indexOf('viewer.isSubject')
    if (isSubject === undefined || wanted.get(isSubject) !== 2) return request
    const subject = subjectOf(this.kind.definition, this.#source(record, request, {}))
    const id = subject ?? 'u1'
    const named = subject === undefined ? { record: { ...request.record, subject: id } } : {}
    return constrain({ ...request, ...named, viewer: { ...request.viewer, id } }, this.constraints.request)
  }

  /** The record, changed where its own facts are read so that a goal can be reached, and the facts with which it is. */
  #item(drawn: unknown, request: DisclosureRequest, first: Goal | undefined, dice: Dice): Item {
    const source = this.#source(drawn, request, this.constraints.facts)
    const viewer = this.#held(source, false)
    for (let tries = 0; tries < 4; tries++) {
      const goal = (tries === 0 ? first : undefined) ?? this.#sampler.goal(viewer, dice)
      if (goal === undefined) break
      const wanted = this.#sampler.walk(goal, viewer, dice)
      if (wanted === undefined) continue
      const record = this.#suited(source, wanted, dice)
      const walked = this.#sampler.walk(goal, this.#held({ ...source, record }, true), dice)
      if (walked === undefined) continue
      return { record: this.#suitedWithin(record, request, walked, dice), facts: this.#hostFacts(walked, dice) }
    }
    return { record: drawn, facts: this.#hostFacts(this.#held(source, true), dice) }
  }

  /** What request and record say, as diagram values. */
  #held(source: FactSource, byRecord: boolean): Assignment {
    const held = new Map(this.#fixed)
    const read = this.kind.read(source)
    this.kind.questions.forEach(({ read: reader }, i) => {
      const isHeld = byRecord && reader !== undefined && source.record !== undefined
      if (i < viewerFacts.length || isHeld) held.set(i, read[i] ?? 0)
    })
    return held
  }

  #suited(source: FactSource, wanted: Assignment, dice: Dice): unknown {
    if (source.record === undefined || dice.chance(10)) return source.record
    return suited(this.kind, source, wanted, dice)
  }

  /** The same of most of the records nested in a record. */
  #suitedWithin(record: unknown, request: DisclosureRequest, wanted: Assignment, dice: Dice): unknown {
    if (this.kinds.length === 1) return record
    const change = (name: string, nested: unknown): unknown => {
      const kind = this.kindOf(name)
      const other = dice.chance(70) ? suited(kind, this.#source(nested, request, {}), wanted, dice) : nested
      return mapNested(kind.tree, other, change)
    }
    return mapNested(this.kind.tree, record, change)
  }

  #hostFacts(wanted: Assignment, dice: Dice): HostFacts {
    return this.#facts(this.#nudged(wanted, dice), dice) as HostFacts
  }

  /** In one of seven, a fact or two that were wanted otherwise. */
  #nudged(wanted: Assignment, dice: Dice): Assignment {
    const nudged = new Map(wanted)
    for (let left = dice.chance(15) ? 1 + dice.below(2) : 0; left > 0; left--) {
      const variable = dice.pick([...wanted.keys()]) ?? 0
      nudged.set(variable, dice.below(1 + (this.kind.compiled.variables[variable]?.values.length ?? 0)))
    }
    return nudged
  }

  #facts(wanted: Assignment, dice: Dice): Situation {
    const facts = [...this.#domains]
      .filter(([fact]) => !derivedFacts.includes(fact))
      .map(([fact, values]) => [fact, this.#value(fact, values, wanted, dice)] as const)
      .filter(([, value]) => value !== undefined)
    return { ...Object.fromEntries(facts), ...this.constraints.facts }
  }

  #value(fact: string, values: readonly Value[], wanted: Assignment, dice: Dice): Value | undefined {
    const variable = this.#indexOf(fact)
    const known = variable === undefined ? undefined : wanted.get(variable)
    // What a record says is mostly left to it; said otherwise, it would be a contradiction, and unknown.
    if (this.kind.readers.has(fact)) return dice.chance(5) ? dice.pick(values) : undefined
    return values[(known ?? anyValue(fact, values, dice)) - 1]
  }

  #source(record: unknown, request: DisclosureRequest, facts: Situation): FactSource {
    return { facts, record, standing: this.#standings.read(request) }
  }

  /** What the constraints say, as diagram values. */
  #fixedValues(): Assignment {
    const { request, facts } = this.constraints
    const said = {
      'viewer.role': request.viewer?.role,
      purpose: request.purpose,
      'viewer.assurance': request.viewer?.assurance,
      act: request.act,
      ...facts,
    }
    const values = Object.entries(said).flatMap(([fact, value]) => {
      const variable = this.#indexOf(fact)
      if (variable === undefined || value === undefined || this.kind.readers.has(fact)) return []
      return [[variable, 1 + (this.#domains.get(fact) ?? []).indexOf(value)] as const]
    })
    return new Map(values)
  }

  #indexOf(fact: string): number | undefined {
    return this.#variables.get(fact)
  }
}
