import { type Joint, joint, type Node } from '../diagram'
import type { Levels } from '../semantics'
import { categoriesOf, existence, levelsOf, type RecordDefinition, viewerFacts } from '../vocabulary'
import { BoundedCache } from './bounded-cache'
import type { CompiledPolicy } from './compiled-policy'
import { type FactReader, type FactSource, hostFact, isSubjectFact, recordFact } from './fact-source'
import type { FieldNode } from './field-node'
import { fixViewer } from './fix-viewer'
import { formAt } from './form-at'
import { type ReadHidden, readAllHidden, readHidden } from './hidden-values'
import type { IdentityReach } from './identity-reach'
import { FULL, levelOfCode } from './level-code'
import type { ProjectionContext } from './projection-context'
import { compileProjector } from './projector'
import type { FormOf } from './projector-builder'
import { Reach } from './reach'
import type { Standing } from './standing'
import { codeOf, countVoices, type Voices, voicesFor } from './voices'
import { type Question, questionsOf, walkOf } from './walk'

/** One way a decision about a record kind can come out. */
export interface Outcome {
  readonly levels: Levels
  /** Whether the record is there for the viewer at all. */
  readonly isThere: boolean
  /** The view of a record under these levels; undefined when nothing of it can be shown. */
  readonly project: (record: unknown, context: ProjectionContext) => unknown
  /** Reads the identifying values of a record that these levels withhold; undefined where there can be none. */
  readonly hidden: () => ReadHidden | undefined
}

/** How to decide for everybody who stands where one viewer does. */
interface Viewpoint {
  readonly decide: (source: FactSource) => Outcome
  readonly weight: number
}
const weightOf = ({ weight }: Viewpoint): number => weight

/** A joint diagram larger than this is not made; the situation is read whole, and the categories decided one by one. */
const jointLimit = 20_000
/** What is kept of outcomes, of voices and of joint nodes; beyond that they are worked out again. */
const mostOutcomes = 4096
const mostVoices = 200_000
const mostJointNodes = 1_000_000

/** One record kind under one policy: decides, and hands out projectors. */
export class CompiledKind {
  readonly categories: readonly string[]
  readonly questions: readonly Question[]
  readonly readers: ReadonlyMap<string, FactReader>
  /** What a request gets that is a promise, does not say when, or names an act that there is none of. */
  readonly closed: Outcome
  readonly #allHidden = onFirstUse(() => readAllHidden(this.tree, (kind) => this.reach.identifies.has(kind)))
  readonly #outcomes = new BoundedCache<string, Outcome>(mostOutcomes)
  readonly #voices = new BoundedCache<number, ReadonlyMap<string, Voices>>(mostVoices)
  readonly #viewpoints = new BoundedCache<number, Viewpoint>(mostJointNodes)

  constructor(
    readonly compiled: CompiledPolicy,
    readonly definition: RecordDefinition,
    readonly tree: FieldNode,
    used: ReadonlySet<string>,
    readonly reach: IdentityReach,
  ) {
    this.categories = categoriesOf(compiled.policy.vocabulary).filter((name) => name === existence || used.has(name))
    this.readers = readersOf(definition)
    this.questions = questionsOf(compiled.variables, this.readers)
    this.closed = this.#makeOutcome(this.categories.map(() => 0))
  }

  /** Decides on the facts of a source; the same request, facts and record always give the same outcome. */
  decide(source: FactSource): Outcome {
    const { standing } = source
    if (isClosedTo(standing)) return this.closed
    return this.#viewpoints.get(standing.index, () => this.#viewpoint(standing), weightOf).decide(source)
  }

  /** The situation of a source, read once: a diagram value for every variable, 0 where the fact is unknown. */
  read(source: FactSource): readonly number[] {
    return this.questions.map(({ fact, values, read }, i) => {
      const fixed = source.standing.values[i]
      if (fixed !== undefined) return fixed
      return 1 + values.indexOf(read === undefined ? hostFact(source, fact) : read(source))
    })
  }

  /** As `decide`, in a situation that has been read: slower, and the same situation can then be explained. */
  decideIn(situation: readonly number[], standing: Standing): Outcome {
    if (isClosedTo(standing)) return this.closed
    const walked = new Map<Node, number>()
    const codes = this.categories.map((category) => this.#code(category, situation, standing, walked))
    const [exists = 0, ...others] = codes
    // A diagram holds this already; rules that are consulted one by one do not.
    return this.#outcome([exists, ...others.map((code) => (exists === FULL ? code : 0))])
  }

  /** Reads what an outcome withholds of a record that identifies: everything, where the record is not there for the viewer,
   * or where nothing of it is shown because of what is around it.
   */
  hidden(outcome: Outcome | undefined): ReadHidden | undefined {
    return outcome?.isThere === true ? outcome.hidden() : this.#allHidden()
  }

  /** The most that each category reaches, whatever the facts that a source does not know; who asks and why stays as it is. */
  most(source: FactSource): Levels {
    if (isClosedTo(source.standing)) return this.closed.levels
    const isAsked = (i: number) => i < viewerFacts.length
    const known = this.read(source).map((value, i) => (value === 0 && !isAsked(i) ? undefined : value))
    const reach = new Reach(this.compiled, known)
    return this.#outcome(this.categories.map((category) => reach.most(this.definition.kind, category))).levels
  }

  /** The rules that can matter to whoever stands there, by category. */
  voices(standing: Standing): ReadonlyMap<string, Voices> {
    const { compiled, definition, categories } = this
    const make = () => voicesFor(compiled, definition.kind, categories, standing)
    return this.#voices.get(standing.index, make, countVoices)
  }

  /** The diagram of a category; undefined when it would have been too large. */
  rootOf(category: string): Node | undefined {
    return this.compiled.roots.get(this.definition.kind)?.get(category)
  }

  /** Each distinct diagram is walked once; `walked` keeps what came out. */
  #code(category: string, situation: readonly number[], standing: Standing, walked: Map<Node, number>): number {
    const { diagrams, possible } = this.compiled
    const root = this.rootOf(category)
    if (root !== undefined) {
      const code = walked.get(root) ?? diagrams.evaluate(root, situation)
      walked.set(root, code)
      return code
    }
    if (diagrams.evaluate(possible, situation) !== FULL) return 0
    return codeOf(this.voices(standing).get(category), (condition) => diagrams.evaluate(condition, situation))
  }

  /** Fixes who asks and why: what is left of the diagrams depends on few facts, and is walked at once if it can be. */
  #viewpoint(standing: Standing): Viewpoint {
    const whole = this.#joint(standing)
    if (whole === undefined) return { decide: (source) => this.decideIn(this.read(source), source.standing), weight: 1 }
    const { diagrams } = this.compiled
    return { decide: this.#jointly(whole), weight: 1 + diagrams.size(whole.root) + whole.outcomes.length }
  }

  #joint(standing: Standing): Joint | undefined {
    const roots = this.categories.map((category) => this.rootOf(category)).filter((root) => root !== undefined)
    if (roots.length < this.categories.length) return undefined
    const fixed = roots.map((root) => fixViewer(this.compiled, root, standing))
    return joint(this.compiled.diagrams, fixed, jointLimit)
  }

  #jointly(whole: Joint): (source: FactSource) => Outcome {
    const walk = walkOf(this.compiled.diagrams, whole.root, this.questions)
    const outcomes = whole.outcomes.map((codes) => this.#outcome(codes))
    return (source) => outcomes[walk(source)] ?? this.closed
  }

  #outcome(codes: readonly number[]): Outcome {
    return this.#outcomes.get(codes.join(), () => this.#makeOutcome(codes))
  }

  #makeOutcome(codes: readonly number[]): Outcome {
    const { vocabulary } = this.compiled.policy
    const levels = Object.freeze(
      Object.fromEntries(
        this.categories.map((name, i) => [name, levelOfCode(levelsOf(vocabulary, name), codes[i] ?? 0)]),
      ),
    )
    const isThere = codes[0] === FULL
    const parts = onFirstUse(() => {
      const formOf: FormOf = (field) => formAt(vocabulary, field, levels[field.category] ?? 'withheld')
      const { identifies, isInside } = this.reach
      const hidden = readHidden(this.tree, formOf, (kind) => identifies.has(kind))
      const isMasking = hidden !== undefined || isInside.has(this.definition.kind)
      return { hidden, project: compileProjector(this.tree, formOf, isMasking) }
    })
    return Object.freeze({
      levels,
      isThere,
      project: (record: unknown, context: ProjectionContext) => parts().project(record, context),
      hidden: () => parts().hidden,
    })
  }
}

function onFirstUse<T>(make: () => T): () => T {
  let made: { readonly of: T } | undefined
  return () => {
    made ??= { of: make() }
    return made.of
  }
}

function isClosedTo({ asked, promised }: Standing): boolean {
  return promised !== undefined || asked.at === undefined || asked.act === undefined
}

function readersOf(definition: RecordDefinition): ReadonlyMap<string, FactReader> {
  const functions = Object.entries(definition.facts ?? {}).flatMap(([fact, read]) =>
    read === undefined ? [] : [{ fact, read }],
  )
  const fromRecord = functions.map(({ fact, read }) => [fact, recordFact(fact, read)] as const)
  return new Map([...fromRecord, ['viewer.isSubject', isSubjectFact(definition)]])
}
