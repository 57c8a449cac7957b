import type { Policy } from '../policy'
import type { Levels } from '../semantics'
import { freezeDeep, hush, type Issue, promisesIn, sortIssues, UsageError } from '../vocabulary'
import { attempt } from './attempt'
import { checkCall, promiseAt } from './check-call'
import type { CompiledKind } from './compiled-kind'
import { type Disclosure, receiptOf, refusalOf, type Shown } from './disclosure'
import { type Explanation, explain, missingFacts } from './explanation'
import { absent, type FactSource, subjectOf } from './fact-source'
import type { FieldNode } from './field-node'
import { Judgement } from './judgement'
import { mayBeOpen } from './may-be-open'
import { nestedSource } from './nested-source'
import { ProjectionRun } from './projection-run'
import { promisedPlaces } from './promised-places'
import { promisedReaders } from './promised-readers'
import { pseudonym } from './pseudonym'
import type { Hiding } from './record-mask'
import { isSealLike } from './record-object'
import { openSealed } from './seal'
import { StandingReader } from './standing'
import { UnreadParts } from './unread-parts'

/** The one implementation behind every guard; knows nothing of the types of records. */
export class RecordGuard {
  readonly kind = 'guard'
  readonly #kinds: ReadonlyMap<string, CompiledKind>
  readonly #standings: StandingReader
  readonly #pseudonymKey: Uint8Array | undefined

  constructor(
    readonly policy: Policy,
    kinds: ReadonlyMap<string, CompiledKind>,
    pseudonymKey: Uint8Array | undefined,
  ) {
    this.#kinds = kinds
    this.#standings = new StandingReader(policy.vocabulary)
    this.#pseudonymKey = pseudonymKey
    Object.freeze(this)
  }

  disclose(kind: string, record: unknown, request: unknown, facts: unknown = noFacts): Disclosure {
    const source = this.#source(kind, record, request, facts)
    const { shown, nested, unread, refusal } = this.#reading(this.#kind(kind), source)
    const receipt = receiptOf(shown, nested, source, refusal)
    const decision = shown.judgement.decision()
    const { view, subject } = shown
    const { obligations } = receipt
    const aboutOthers = nested.some((each) => isAboutPerson(each) && (each.subject ?? noSubject) !== subject)
    return Object.freeze({ kind: 'disclosure', view, decision, receipt, obligations, refusal, unread, aboutOthers })
  }

  view(kind: string, record: unknown, request: unknown, facts: unknown = noFacts): unknown {
    return this.#project(this.#kind(kind), this.#source(kind, record, request, facts)) ?? null
  }

  decide(kind: string, request: unknown, facts: unknown = noFacts): Levels {
    return this.#kind(kind).decide(this.#source(kind, absent, request, facts)).levels
  }

  most(kind: string, request: unknown, facts: unknown = noFacts): Levels {
    return this.#kind(kind).most(this.#source(kind, absent, request, facts))
  }

  explain(kind: string, request: unknown, facts: unknown = noFacts, record: unknown = absent): Explanation {
    if (record === absent) return explain(this.#judgement(kind, request, facts))
    const source = this.#source(kind, record, request, facts)
    const compiled = this.#kind(kind)
    const { shown, unread, refusal } = this.#reading(compiled, source)
    const isSealed = attempt(() => isSealLike(source.record)) === true
    const promised = promisedReaders(compiled.definition, source)
    return explain(shown.judgement, { refusal, unread, isSealed, promised })
  }

  discloseAll(
    kind: string,
    records: Iterable<unknown>,
    request: unknown,
    factsOf: (record: unknown) => unknown,
  ): IterableIterator<Disclosure> {
    // Asked for here: an iterator would keep the mistake to itself until its first record.
    this.#kind(kind)
    return this.#discloseEach(kind, records, request, factsOf)
  }

  *#discloseEach(
    kind: string,
    records: Iterable<unknown>,
    request: unknown,
    factsOf: (record: unknown) => unknown,
  ): IterableIterator<Disclosure> {
    for (const record of records)
      yield this.disclose(
        kind,
        record,
        request,
        attempt(() => factsOf(record)),
      )
  }

  requiredFacts(kind: string, request: unknown, facts: unknown = noFacts): readonly string[] {
    const judgement = this.#judgement(kind, request, facts)
    return freezeDeep(missingFacts(judgement, judgement.kind.categories))
  }

  check(kind: string, request: unknown, facts: unknown = noFacts, record: unknown = absent): readonly Issue[] {
    const { tree } = this.#kind(kind)
    const places = record === absent ? [] : promisedPlaces(tree, openSealed(record, kind), (name) => this.#treeOf(name))
    return sortIssues([
      ...checkCall(this.policy.vocabulary, request, facts),
      ...places.map((path) => promiseAt(`/record${path}`)),
      ...(record === absent || places.includes('') ? [] : this.#checkUnread(kind, request, facts, record)),
    ])
  }

  #checkUnread(kind: string, request: unknown, facts: unknown, record: unknown): readonly Issue[] {
    const { unread } = this.disclose(kind, record, request, facts)
    return unread.map((path) => ({ code: 'unreadable', path: `/record${path}`, message: 'this cannot be read' }))
  }

  #treeOf(kind: string): FieldNode | undefined {
    return this.#kinds.get(kind)?.tree
  }

  /** The insides of one record kind, for the test kit. No part of `Guard`: a host has no use for it. */
  compiledKind(name: string): CompiledKind {
    return this.#kind(name)
  }

  /** Record kind → the categories that its fields are classified under, for gates. No part of `Guard` either. */
  classified(): ReadonlyMap<string, readonly string[]> {
    return new Map([...this.#kinds].map(([name, { categories }]) => [name, categories]))
  }

  #kind(name: string): CompiledKind {
    const kind = this.#kinds.get(name)
    if (kind === undefined) throw new UsageError('unknown-record-kind', 'the guard has no record kind of that name')
    return kind
  }

  #judgement(name: string, request: unknown, facts: unknown, record: unknown = absent): Judgement {
    const kind = this.#kind(name)
    const source = this.#source(name, record, request, facts)
    return new Judgement(kind, kind.read(source), source.standing)
  }

  #source(kind: string, record: unknown, request: unknown, facts: unknown): FactSource {
    const raw = record === absent ? absent : openSealed(record, kind)
    const standing = this.#standings.read(request)
    // A rejected promise ends no process, wherever it is given; the record's own is unreadable further on.
    hush(raw)
    const places = promisesIn(facts, 1)
    if (places.length === 0) return { facts, record: raw, standing }
    const promisedFacts = places.flat()
    if (promisedFacts.length > 0) return { facts, record: raw, standing: { ...standing, promisedFacts } }
    return { facts, record: raw, standing: { ...standing, promised: [...(standing.promised ?? []), '/facts'] } }
  }

  /** The view, by the shortest way. */
  #project(kind: CompiledKind, source: FactSource, outer?: ProjectionRun): unknown {
    const outcome = kind.decide(source)
    if (!outcome.isThere) return undefined
    return outcome.project(source.record, new ProjectionRun(this, kind, source, undefined, outer, undefined, outcome))
  }

  /** What a record shows, and what of it cannot be read; why, where it shows nothing. */
  #reading(kind: CompiledKind, source: FactSource) {
    const nested: Shown[] = []
    const parts = new UnreadParts()
    const shown = this.#show(kind, source, nested, parts)
    const unread = mayBeOpen(shown.judgement, source) ? theRecordItself : parts.paths()
    return { shown, nested, unread, refusal: refusalOf(shown, unread) }
  }

  /** The view with the situation it was decided in, so that a receipt can be written. */
  #show(kind: CompiledKind, source: FactSource, trace: Shown[], unread: UnreadParts, outer?: ProjectionRun): Shown {
    const judgement = new Judgement(kind, kind.read(source), source.standing)
    const { isThere, project } = judgement.outcome
    const inner: Shown[] = []
    const run = new ProjectionRun(this, kind, source, inner, outer, unread, judgement.outcome)
    const view = (isThere ? project(source.record, run) : undefined) ?? null
    for (const shown of inner) trace.push(shown)
    return { judgement, view, subject: subjectOf(kind.definition, source) }
  }

  /** The view of a record nested in that of a run; where there is a trace to keep, what was shown is added to it. */
  showNested(name: string, record: unknown, run: ProjectionRun): unknown {
    const kind = this.#kinds.get(name)
    if (kind === undefined) return undefined
    const source = nestedSource(kind, record, run.kind, run.source)
    return run.descend(record, { projector: kind, source }, () => this.#showEach(kind, source, run))
  }

  #showEach(kind: CompiledKind, source: FactSource, run: ProjectionRun): unknown {
    const { trace, unread } = run
    if (trace === undefined || unread === undefined) return this.#project(kind, source, run)
    const shown = this.#show(kind, source, trace, unread, run)
    if (shown.view === null) return undefined
    trace.push(shown)
    return shown.view
  }

  /** What reads the withheld values of a record nested in another; of one that is not there, that is everything. */
  hiddenIn(name: string, record: unknown, outer: Hiding, isShut: boolean): Hiding | undefined {
    const kind = this.#kinds.get(name)
    if (kind === undefined) return undefined
    const source = nestedSource(kind, record, outer.kind, outer.source)
    return { kind, source, read: kind.hidden(isShut ? undefined : kind.decide(source)) }
  }

  /** The pseudonym of an identifier in a record of a kind; undefined without a key. */
  pseudonym(kind: string, identifier: string, { standing }: FactSource): string | undefined {
    const key = this.#pseudonymKey
    return key === undefined ? undefined : pseudonym(key, standing.asked.viewer, kind, identifier)
  }
}

/** Stands for a person who is not known: never the same as another. */
const noSubject = Symbol('no subject')

function isAboutPerson({ judgement }: Shown): boolean {
  return judgement.kind.definition.subject !== 'none'
}

const noFacts = Object.freeze({})
const theRecordItself: readonly string[] = Object.freeze([''])
