import type { Policy } from '../policy'
import type { Levels } from '../semantics'
import { type FactsInput, freezeDeep, type RequestOf, UsageError, type VocabularyDefinition } from '../vocabulary'
import type { CompiledKind } from './compiled-kind'
import { DecisionReader } from './decision'
import { type Disclosure, receiptOf, type Shown } from './disclosure'
import { type Explanation, explain, missingFacts } from './explanation'
import { absent, type FactSource } from './fact-source'
import { own } from './own'
import type { ProjectionContext } from './projection-context'
import { pseudonym } from './pseudonym'
import { Sealed } from './seal'
import { StandingReader } from './standing'
import type { RecordInput, RecordMap, ViewOf } from './view'

/** A compiled policy over record definitions: answers of a record what a viewer may see.
 *
 * Every call takes the record kind first; an unknown kind is a `UsageError` (`unknown-record-kind`). Nothing else
 * throws: what is unknown, malformed or cannot be read is not shown. The caller's objects are not changed.
 */
export interface Guard<D extends VocabularyDefinition, R extends RecordMap> {
  readonly kind: 'guard'
  readonly policy: Policy<D>
  /** The redacted view, the decision behind it, the receipt of it, and what it obliges to. */
  disclose<K extends keyof R & string>(
    kind: K,
    record: RecordInput<R, K> | Sealed<K, RecordInput<R, K>>,
    request: RequestOf<D>,
    facts?: FactsInput<D>,
  ): Disclosure<ViewOf<D, R, K>>
  /** The view alone, and no trace of it: for searching and sorting, and for tests. What is shown needs `disclose`. */
  view<K extends keyof R & string>(
    kind: K,
    record: RecordInput<R, K> | Sealed<K, RecordInput<R, K>>,
    request: RequestOf<D>,
    facts?: FactsInput<D>,
  ): ViewOf<D, R, K> | null
  /** One level for each category of the record kind, in vocabulary order. Equal decisions are the same frozen object. */
  decide(kind: keyof R & string, request: RequestOf<D>, facts?: FactsInput<D>): Levels
  /** Which rules, basis and notice; what is not known; what would change it. For the house and for the viewer. */
  explain(kind: keyof R & string, request: RequestOf<D>, facts?: FactsInput<D>): Explanation
  /** Discloses one record after the other, as they are asked for. */
  discloseAll<K extends keyof R & string>(
    kind: K,
    records: Iterable<RecordInput<R, K> | Sealed<K, RecordInput<R, K>>>,
    request: RequestOf<D>,
    factsOf: (record: RecordInput<R, K> | Sealed<K, RecordInput<R, K>>) => FactsInput<D>,
  ): IterableIterator<Disclosure<ViewOf<D, R, K>>>
  /** The facts that can still make a difference to this request when some are known, in the order they would be asked. */
  requiredFacts(kind: keyof R & string, request: RequestOf<D>, facts?: FactsInput<D>): readonly string[]
}

/** The one implementation behind every guard; knows nothing of the types of records. */
export class RecordGuard {
  readonly kind = 'guard'
  readonly #kinds: ReadonlyMap<string, GuardedKind>
  readonly #standings: StandingReader

  constructor(
    readonly policy: Policy,
    kinds: ReadonlyMap<string, CompiledKind>,
    readonly pseudonymKey: Uint8Array | undefined,
  ) {
    this.#standings = new StandingReader(policy.vocabulary)
    this.#kinds = new Map([...kinds].map(([name, kind]) => [name, guarded(kind)]))
    Object.defineProperty(this, 'pseudonymKey', { enumerable: false })
    Object.freeze(this)
  }

  disclose(kind: string, record: unknown, request: unknown, facts: unknown = noFacts): Disclosure {
    const source = this.#source(kind, record, request, facts)
    const nested: Shown[] = []
    const shown = this.#show(this.#kind(kind), source, nested)
    const receipt = receiptOf(shown, nested, source)
    const decision = shown.reader.decision(shown.situation, shown.outcome)
    return Object.freeze({ kind: 'disclosure', view: shown.view, decision, receipt, obligations: receipt.obligations })
  }

  view(kind: string, record: unknown, request: unknown, facts: unknown = noFacts): unknown {
    return this.#project(this.#kind(kind), this.#source(kind, record, request, facts)) ?? null
  }

  decide(kind: string, request: unknown, facts: unknown = noFacts): Levels {
    return this.#kind(kind).compiled.decide(this.#source(kind, absent, request, facts)).levels
  }

  explain(kind: string, request: unknown, facts: unknown = noFacts): Explanation {
    const { compiled, reader } = this.#kind(kind)
    const source = this.#source(kind, absent, request, facts)
    const situation = compiled.read(source)
    return explain(compiled, reader, situation, compiled.decideIn(situation, source.standing))
  }

  *discloseAll(
    kind: string,
    records: Iterable<unknown>,
    request: unknown,
    factsOf: (record: unknown) => unknown,
  ): IterableIterator<Disclosure> {
    for (const record of records) yield this.disclose(kind, record, request, factsOrNone(factsOf, record))
  }

  requiredFacts(kind: string, request: unknown, facts: unknown = noFacts): readonly string[] {
    const { compiled } = this.#kind(kind)
    const source = this.#source(kind, absent, request, facts)
    return freezeDeep(missingFacts(compiled, compiled.categories, compiled.read(source)))
  }

  #kind(name: string): GuardedKind {
    const kind = this.#kinds.get(name)
    if (kind === undefined) throw new UsageError('unknown-record-kind', 'the guard has no record kind of that name')
    return kind
  }

  #source(kind: string, record: unknown, request: unknown, facts: unknown): FactSource {
    const raw = record === absent ? absent : (Sealed.open(record, kind) ?? undefined)
    return { facts, record: raw, request, standing: this.#standings.read(request) }
  }

  /** The view, by the shortest way. */
  #project(kind: GuardedKind, source: FactSource, outer?: GuardContext): unknown {
    const outcome = kind.compiled.decide(source)
    if (!outcome.isThere) return undefined
    return outcome.project(source.record, new GuardContext(this, kind, source, undefined, outer))
  }

  /** The view with the situation it was decided in, so that a receipt can be written. */
  #show(kind: GuardedKind, source: FactSource, trace: Shown[], outer?: GuardContext): Shown {
    const { compiled, reader } = kind
    const situation = compiled.read(source)
    const outcome = compiled.decideIn(situation, source.standing)
    const inner: Shown[] = []
    const context = new GuardContext(this, kind, source, inner, outer)
    const view = (outcome.isThere ? outcome.project(source.record, context) : undefined) ?? null
    for (const shown of inner) trace.push(shown)
    return { kind: compiled, reader, situation, outcome, view }
  }

  /** The view of a nested record; where there is a trace to keep, what was shown is added to it. */
  showNested({ kind, source }: NestedRecord, trace: Shown[] | undefined, outer: GuardContext): unknown {
    const nested = this.#kinds.get(kind)
    if (nested === undefined) return undefined
    if (trace === undefined) return this.#project(nested, source, outer)
    const shown = this.#show(nested, source, trace, outer)
    if (shown.view === null) return undefined
    trace.push(shown)
    return shown.view
  }

  /** The facts a nested record starts from: the host's, and what the record around it says, but not what its own kind reads. */
  nestedSource(kind: string, record: unknown, outer: GuardedKind, source: FactSource): NestedRecord {
    const facts: Record<string, unknown> = Object.assign(Object.create(null), readable(source.facts))
    for (const [fact, read] of outer.compiled.readers) facts[fact] = read(source)
    const inherited = facts['viewer.isSubject'] as boolean | undefined
    for (const fact of this.#kinds.get(kind)?.compiled.readers.keys() ?? []) delete facts[fact]
    return { kind, source: { ...source, facts, record, request: withoutRecord(source.request), inherited } }
  }
}

const noFacts = Object.freeze({})

interface NestedRecord {
  readonly kind: string
  readonly source: FactSource
}

export interface GuardedKind {
  readonly compiled: CompiledKind
  readonly reader: DecisionReader
}

function guarded(compiled: CompiledKind): GuardedKind {
  return { compiled, reader: new DecisionReader(compiled) }
}

/** What the function throws may hold values of the record; it goes no further, and the facts are unknown. */
function factsOrNone(factsOf: (record: unknown) => unknown, record: unknown): unknown {
  try {
    return factsOf(record)
  } catch {
    return noFacts
  }
}

function readable(facts: unknown): object {
  try {
    return { ...(facts as object) }
  } catch {
    return {}
  }
}

/** What a request says of the record is said of the outer one. */
function withoutRecord(request: unknown): unknown {
  try {
    return own(request, 'record') === undefined ? request : { ...(request as object), record: undefined }
  } catch {
    return undefined
  }
}

/** How many recursive parts may be open at once. */
const deepest = 64
/** How many recursive parts, or nested records, are followed: a getter can grow new ones for ever. */
const mostParts = 100_000

/** Serves one projection of one record. One is made for every view, so it holds little until it is asked for more. */
class GuardContext implements ProjectionContext {
  #depth = 0
  #count = 0
  #met: Set<unknown> | undefined

  constructor(
    readonly guard: RecordGuard,
    readonly kind: GuardedKind,
    readonly source: FactSource,
    readonly trace: Shown[] | undefined,
    readonly outer: GuardContext | undefined,
  ) {}

  pseudonym(identifier: string): string | undefined {
    const key = this.guard.pseudonymKey
    return key === undefined
      ? undefined
      : pseudonym(key, this.source.standing, this.kind.compiled.definition.kind, identifier)
  }

  nested(kind: string, record: unknown): unknown {
    if (!this.#mayNest(record)) return undefined
    return this.guard.showNested(this.guard.nestedSource(kind, record, this.kind, this.source), this.trace, this)
  }

  /** A kind that nests itself ends where a record is met again inside itself, or when they are too deep or too many. */
  #mayNest(record: unknown): boolean {
    let depth = 0
    let outermost: GuardContext = this
    for (let open: GuardContext | undefined = this; open !== undefined; open = open.outer) {
      if (open.source.record === record || ++depth > deepest) return false
      outermost = open
    }
    return ++outermost.#count <= mostParts
  }

  enter(part: unknown): boolean {
    this.#met ??= new Set()
    if (this.#depth >= deepest || this.#met.has(part) || ++this.#count > mostParts) return false
    if (typeof part === 'object' && part !== null) this.#met.add(part)
    this.#depth++
    return true
  }

  leave(): void {
    this.#depth--
  }

  restart(): void {
    this.#depth = 0
    this.#met = undefined
    if (this.trace !== undefined) this.trace.length = 0
  }
}
