import { type Joint, joint, type Node } from '../diagram'
import type { Levels } from '../semantics'
import { categoriesOf, existence, levelsOf, type RecordDefinition } from '../vocabulary'
import type { CompiledPolicy } from './compiled-policy'
import { type FactReader, type FactSource, hostFact, isSubjectFact, recordFact } from './fact-source'
import type { FieldNode } from './field-node'
import { fixViewer } from './fix-viewer'
import { formAt } from './form-at'
import { FULL, levelOfCode } from './level-code'
import type { ProjectionContext } from './projection-context'
import { compileProjector } from './projector'
import type { Standing } from './standing'
import { codeOf, type Voices, voicesFor } from './voices'
import { type Question, questionsOf, walkOf } from './walk'

/** One way a decision about a record kind can come out. */
export interface Outcome {
  readonly levels: Levels
  /** Whether the record is there for the viewer at all. */
  readonly isThere: boolean
  /** The view of a record under these levels; undefined when nothing of it can be shown. */
  readonly project: (record: unknown, context: ProjectionContext) => unknown
}

/** A joint diagram larger than this is not made; the situation is read whole, and the categories decided one by one. */
const jointLimit = 20_000
/** Outcomes and viewpoints that are kept; beyond that they are worked out again. */
const mostKept = 4096

/** One record kind under one policy: decides, and hands out projectors. */
export class CompiledKind {
  readonly categories: readonly string[]
  readonly questions: readonly Question[]
  readonly readers: ReadonlyMap<string, FactReader>
  /** What a request without an instant gets. */
  readonly closed: Outcome
  readonly #outcomes = new Map<string, Outcome>()
  readonly #voices = new Map<number, ReadonlyMap<string, Voices>>()
  readonly #viewpoints = new Map<number, (source: FactSource) => Outcome>()

  constructor(
    readonly compiled: CompiledPolicy,
    readonly definition: RecordDefinition,
    readonly tree: FieldNode,
    used: ReadonlySet<string>,
  ) {
    this.categories = categoriesOf(compiled.policy.vocabulary).filter((name) => name === existence || used.has(name))
    this.readers = readersOf(definition)
    this.questions = questionsOf(compiled.variables, this.readers)
    this.closed = this.#makeOutcome(this.categories.map(() => 0))
  }

  /** Decides on the facts of a source; the same request, facts and record always give the same outcome. */
  decide(source: FactSource): Outcome {
    const { standing } = source
    if (!standing.hasInstant) return this.closed
    return (this.#viewpoints.get(standing.index) ?? this.#viewpoint(standing))(source)
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
    if (!standing.hasInstant) return this.closed
    const [exists = 0, ...others] = this.categories.map((category) => this.#code(category, situation, standing))
    // A diagram holds this already; rules that are consulted one by one do not.
    return this.#outcome([exists, ...others.map((code) => (exists === FULL ? code : 0))])
  }

  /** The rules that can matter to whoever stands there, by category. */
  voices(standing: Standing): ReadonlyMap<string, Voices> {
    const known = this.#voices.get(standing.index)
    if (known !== undefined) return known
    const voices = voicesFor(this.compiled, this.definition.kind, this.categories, standing)
    if (this.#voices.size >= mostKept) this.#voices.clear()
    this.#voices.set(standing.index, voices)
    return voices
  }

  /** The diagram of a category; undefined when it would have been too large. */
  rootOf(category: string): Node | undefined {
    return this.compiled.roots.get(this.definition.kind)?.get(category)
  }

  #code(category: string, situation: readonly number[], standing: Standing): number {
    const { diagrams, possible } = this.compiled
    const root = this.rootOf(category)
    if (root !== undefined) return diagrams.evaluate(root, situation)
    if (diagrams.evaluate(possible, situation) !== FULL) return 0
    return codeOf(this.voices(standing).get(category), (condition) => diagrams.evaluate(condition, situation))
  }

  /** Fixes who asks and why: what is left of the diagrams depends on few facts, and is walked at once if it can be. */
  #viewpoint(standing: Standing): (source: FactSource) => Outcome {
    const whole = this.#joint(standing)
    const decide =
      whole === undefined
        ? (source: FactSource) => this.decideIn(this.read(source), source.standing)
        : this.#jointly(whole)
    if (this.#viewpoints.size >= mostKept) this.#viewpoints.clear()
    this.#viewpoints.set(standing.index, decide)
    return decide
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
    const key = codes.join()
    const known = this.#outcomes.get(key)
    if (known !== undefined) return known
    const outcome = this.#makeOutcome(codes)
    if (this.#outcomes.size >= mostKept) this.#outcomes.clear()
    this.#outcomes.set(key, outcome)
    return outcome
  }

  #makeOutcome(codes: readonly number[]): Outcome {
    const { vocabulary } = this.compiled.policy
    const levels = Object.freeze(
      Object.fromEntries(
        this.categories.map((name, i) => [name, levelOfCode(levelsOf(vocabulary, name), codes[i] ?? 0)]),
      ),
    )
    const isThere = codes[0] === FULL
    let project: Outcome['project'] = (record, context) => {
      project = compileProjector(this.tree, (field) => formAt(vocabulary, field, levels[field.category] ?? 'withheld'))
      return project(record, context)
    }
    return Object.freeze({
      levels,
      isThere,
      project: (record: unknown, context: ProjectionContext) => project(record, context),
    })
  }
}

function readersOf(definition: RecordDefinition): ReadonlyMap<string, FactReader> {
  const functions = Object.entries(definition.facts ?? {}).flatMap(([fact, read]) =>
    read === undefined ? [] : [{ fact, read }],
  )
  const fromRecord = functions.map(({ fact, read }) => [fact, recordFact(fact, read)] as const)
  return new Map([...fromRecord, ['viewer.isSubject', isSubjectFact(definition.subject)]])
}
