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
import { constrain, type RequestConstraints, requestWith } from './request-values'
import { type Assignment, anyValue, type Goal, SituationSampler } from './situation-sampler'
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
  readonly #sampler: SituationSampler
  readonly #standings: StandingReader
  readonly #domains: ReadonlyMap<string, readonly Value[]>
  readonly #variables: ReadonlyMap<string, number>
  readonly #fixed: Assignment

  constructor(
    readonly kind: CompiledKind,
    readonly constraints: Constraints,
  ) {
    const { vocabulary } = kind.compiled.policy
    this.#standings = new StandingReader(vocabulary)
    this.#domains = domainsOf(vocabulary)
    this.#variables = new Map(kind.compiled.variables.map(({ fact, index }) => [fact, index]))
    this.#fixed = this.#fixedValues()
    this.#sampler = new SituationSampler(kind, this.#fixed)
  }

  build(raws: readonly unknown[], seed: number): Question {
    const dice = new Dice('question', seed)
    const goal = this.#sampler.goal(dice)
    const wanted = (goal === undefined ? undefined : this.#sampler.walk(goal, this.#fixed, dice)) ?? this.#fixed
    const { vocabulary } = this.kind.compiled.policy
    const drawn = requestWith(vocabulary, wanted, this.constraints.request, dice)
    const request = this.#asSubject(drawn, wanted, fillIn(raws[0], drawn))
    return { request, items: raws.map((raw) => this.#item(fillIn(raw, request), request, goal, dice)) }
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

  #item(record: unknown, request: DisclosureRequest, first: Goal | undefined, dice: Dice): Item {
    const read = this.kind.read(this.#source(record, request, this.constraints.facts))
    const held = new Map(this.#fixed)
    this.kind.questions.forEach(({ read: reader }, i) => {
      const isHeld = reader !== undefined && record !== undefined
      if (i < viewerFacts.length || isHeld) held.set(i, read[i] ?? 0)
    })
    const goals = [first, ...Array.from({ length: 6 }, () => this.#sampler.goal(dice))]
    const walked = goals
      .map((goal) => (goal === undefined ? undefined : this.#sampler.walk(goal, held, dice)))
      .find((walk) => walk !== undefined)
    return { record, facts: this.#facts(this.#nudged(this.#lessened(walked ?? held, dice), dice), dice) as HostFacts }
  }

  /** Two times in three: what was wanted, and one category withheld beside it. */
  #lessened(wanted: Assignment, dice: Dice): Assignment {
    if (dice.chance(33)) return wanted
    const goals = Array.from({ length: 4 }, () => this.#sampler.refusal(dice))
    const walks = goals.map((goal) => (goal === undefined ? undefined : this.#sampler.walk(goal, wanted, dice)))
    return walks.find((walk) => walk !== undefined) ?? wanted
  }

  /** In one of four, a fact or two that were wanted otherwise. */
  #nudged(wanted: Assignment, dice: Dice): Assignment {
    const nudged = new Map(wanted)
    for (let left = dice.chance(25) ? 1 + dice.below(2) : 0; left > 0; left--) {
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
