import fc from 'fast-check'
import type { CompiledKind } from '../../enforce/compiled-kind'
import type { Guard } from '../../enforce/guard'
import type { RecordMap } from '../../enforce/view'
import type { Situation } from '../../semantics'
import {
  covers,
  existence,
  freezeDeep,
  pointer,
  quote,
  requireKnownKeys,
  UsageError,
  type VocabularyDefinition,
} from '../../vocabulary'
import { type AnyGuard, insidesOf } from '../arbitrary/guard-insides'
import { type Question, QuestionBuilder } from '../arbitrary/question-builder'
import { recordValues } from '../arbitrary/record-values'
import { requireConstraints } from '../arbitrary/require-constraints'
import { describeInterference, printed, valuesOf } from './describe-interference'
import { InterferenceError, type Replay } from './interference-error'
import { MuteOutputs } from './mute-outputs'
import type { NonInterferenceOptions } from './non-interference-options'
import type { NonInterference } from './non-interference-report'
import { outputsOf } from './outputs'
import { sceneOf } from './scene'
import { Tally } from './tally'
import {
  detailsOf,
  fewestChanges,
  fewestFacts,
  type TellingWay,
  type Trial,
  tellingWays,
  toldBy,
  trialOf,
} from './trial'

/** Holds that withheld data do not show (INV-05): two records with the same facts that differ only in what is withheld
 * give byte-equal views, decisions, receipts, explanations, counts, orders and errors.
 *
 * The records are made from the zod schema, requests and facts from the vocabulary and the compiled rules. In the twin,
 * everything that the decision withholds is another value, or gone, or there where it was not; where a form is shown, it is
 * another value of the same form. A record that is withheld as a whole looks like none: view, obligations, what an
 * explanation says to the viewer. What is withheld is what the compiled policy says, not the guard's decision, where that
 * says more; and nothing that is handed to the guard is changed. The same options give the same cases.
 *
 * The account of what is open and cannot be read is not compared: `unread`, `refusal`, and the lines on it in an explanation's
 * `inside`. It is for the house, and tells a value that does not fit its schema from none.
 * @throws InterferenceError `interference` when something told; `vacuous` when the cases disclosed nothing, withheld nothing
 * or never differed, when one of `categories` was not put to the test, an output of `observe` threw the same error each time,
 * or the case at `path` does not tell any more: they could not have told
 * @throws UsageError `not-a-guard`, `unknown-record-kind`, `unknown-category`, `unknown-key`, `bad-number`, `wrong-type`,
 * `invalid-constraints`, `unread-output`
 * @example
 * it('shows employers nothing that is withheld', () => {
 *   nonInterference(guard, 'cv', { request: { viewer: { role: 'employer' } } })
 * })
 */
export function nonInterference<D extends VocabularyDefinition, R extends RecordMap>(
  guard: Guard<D, R>,
  kind: keyof R & string,
  options: NonInterferenceOptions<D> = {},
): NonInterference {
  requireKnownKeys('the options of nonInterference', options, optionKeys)
  const { runs = 300, seed = 1 } = options
  requireWhole('runs', runs, 1)
  requireWhole('seed', seed, -0x8000_0000)
  requirePath(options.path)
  return new Experiment(guard as unknown as AnyGuard, kind, options).run(runs, seed)
}

const optionKeys = ['runs', 'seed', 'path', 'request', 'facts', 'observe', 'categories', 'showValues']
/** A question is asked of so many records at most. */
const mostRecords = 2
/** So many smaller cases are tried of one that tells: which changes tell is found out apart from that. */
const mostSmaller = 60

type Case = [raws: unknown[], seed: number]

interface Checked {
  readonly seed: number
  readonly numRuns: number
  readonly path: string | undefined
}

class Experiment {
  readonly #tally = new Tally()
  readonly #trial: (example: Case) => Trial
  readonly #records: fc.Arbitrary<unknown>
  readonly #outputs = new MuteOutputs()
  /** Ways in which some case told. */
  readonly #noted = new Set<TellingWay>()
  #smallerLeft = Infinity
  /** Those of the record kind and of kinds nested in it. */
  readonly #categories: readonly string[]

  constructor(
    readonly guard: AnyGuard,
    readonly kind: string,
    readonly options: NonInterferenceOptions,
  ) {
    const insides = insidesOf(guard)
    const compiled = insides.compiledKind(kind)
    const { request = {}, facts = {}, observe = {} } = options
    requireConstraints(compiled.compiled.policy.vocabulary, { request, facts })
    const heard = this.#outputs.listenTo(observe)
    const builder = new QuestionBuilder(compiled, (name) => insides.compiledKind(name), {
      request,
      facts: facts as Situation,
    })
    this.#categories = fieldCategories(builder.kinds)
    requireCovered(kind, this.#categories, options.categories ?? [])
    this.#records = recordValues(compiled.definition, (name) => insides.compiledKind(name).definition)
    this.#trial = ([raws, seed]) => {
      const question: Question = builder.build(raws, seed)
      const outputs = outputsOf(guard, kind, question.request, heard)
      return trialOf(question, outputs, (item) => sceneOf(guard, insides, compiled, question.request, item), seed)
    }
  }

  run(runs: number, seed: number): NonInterference {
    const path = this.options.path === '' ? undefined : this.options.path
    const cases = fc.tuple(
      fc.array(this.#records, { minLength: 1, maxLength: mostRecords, size: 'max' }),
      fc.noShrink(fc.nat()),
    )
    this.#check(cases, { seed, numRuns: runs, path }, ['input', 'difference'])
    // What else was told is looked into only now: what is withheld and shows is told before what shows by the whole record.
    for (const way of this.#noted) this.#check(cases, { seed, numRuns: runs, path }, [way])
    if (path !== undefined) noLonger({ seed, path })
    this.#requireSubstance({ seed, path: '' })
    return this.#report()
  }

  /** Tries the cases, or the one at a path, for some ways of telling. */
  #check(cases: fc.Arbitrary<Case>, { seed, numRuns, path }: Checked, ways: readonly TellingWay[]): void {
    this.#smallerLeft = Infinity
    const property = fc.property(cases, (example) => this.#passes(example, ways))
    // A case that is seen again stays as it was, and is the only one.
    const parameters = path === undefined ? { seed, numRuns } : { seed, numRuns: 1, path, endOnFailure: true }
    const result = checked(property, { ...parameters, verbose: 0 })
    if (result === undefined) return
    if (result.failed && result.counterexample === null) throw result.errorInstance
    const replay = { seed, path: result.counterexamplePath ?? '' }
    if (result.counterexample !== null) this.#interferes(result.counterexample[0], replay, ways)
  }

  /** Whether a case tells nothing; once one told, so many smaller ones are tried, and the rest passed over. */
  #passes(example: Case, ways: readonly TellingWay[]): boolean {
    if (this.#smallerLeft <= 0) return true
    if (this.#smallerLeft < Infinity) this.#smallerLeft--
    const trial = this.#trial(example)
    this.#count(trial)
    const told = toldBy(trial)
    const isTold = ways.some((way) => told.has(way))
    if (isTold) this.#smallerLeft = Math.min(this.#smallerLeft, mostSmaller)
    for (const way of tellingWays) if (told.has(way)) this.#noted.add(way)
    return !isTold
  }

  #count(trial: Trial): void {
    for (const { scene, edits } of trial.pairs) {
      this.#tally.add(
        scene,
        edits.some(({ node }) => node !== undefined),
      )
    }
  }

  #interferes(example: Case, replay: Replay, ways: readonly TellingWay[]): never {
    const whole = this.#trial(example)
    const told = toldBy(whole)
    const way = ways.find((each) => told.has(each)) ?? 'difference'
    const trial = way === 'difference' ? fewestChanges(whole, way) : whole
    const shown = toldBy(trial).get(way) ?? 'something that did not come out the same twice'
    const details = detailsOf(trial, way, shown)
    const { showValues, facts = {} } = this.options
    const values = showValues === true ? valuesOf(fewestFacts(trial, way, Object.keys(facts))) : undefined
    const message = describeInterference(this.kind, way, details, replay)
    const text = values === undefined ? message : `${message}\n${printed(values)}`
    throw new InterferenceError('interference', text, replay, freezeDeep(details), values)
  }

  #requireSubstance(replay: Replay): void {
    const { cases, disclosed, withheld, differing } = this.#tally
    const missing =
      disclosed === 0
        ? 'nothing was ever disclosed: give `request` a role and a purpose that a permit names, `facts` on which it holds, or raise `runs`'
        : withheld === 0
          ? 'nothing was ever withheld: give `request` a viewer who may not see everything, or raise `runs`'
          : differing === 0
            ? 'no twin ever differed: all that was withheld is what facts are read from, or raise `runs`'
            : (this.#missed() ?? this.#mute())
    if (missing === undefined) return
    const message = `of ${cases} records of ${quote(this.kind)} ${missing}`
    throw new InterferenceError('vacuous', message, replay)
  }

  /** What is missing of the categories that were to be put to the test. */
  #missed(): string | undefined {
    const { categories = [] } = this.options
    const named = this.#categories.filter((category) => categories.some((name) => covers(name, category)))
    const untried = this.#tally.untried(named).map(quote)
    if (untried.length === 0) return undefined
    return `${untried.join(', ')} ${untried.length === 1 ? 'was' : 'were'} never withheld from a viewer who saw the record: leave more of \`request\` and \`facts\` open, or raise \`runs\``
  }

  /** What is missing of the outputs of the host's. */
  #mute(): string | undefined {
    const names = this.#outputs.names().map(quote)
    if (names.length === 0) return undefined
    return `${names.join(', ')} threw the same error each time and so observed nothing: mend what is under \`observe\``
  }

  #report(): NonInterference {
    const { cases, disclosed, withheld, differing } = this.#tally
    const categories = this.#tally.categories()
    const untried = this.#tally.untried(this.#categories)
    return freezeDeep({ kind: 'non-interference', cases, disclosed, withheld, differing, categories, untried })
  }
}

/** The categories that fields of some record kinds have, sorted. */
function fieldCategories(kinds: readonly CompiledKind[]): readonly string[] {
  return [...new Set(kinds.flatMap(({ categories }) => categories))].filter((name) => name !== existence).sort()
}

function requireCovered(kind: string, known: readonly string[], names: readonly string[]): void {
  if (!Array.isArray(names)) throw new UsageError('wrong-type', `${quote('categories')} is given as a list of names`)
  const issues = names.flatMap((name, i) =>
    known.some((category) => covers(name, category))
      ? []
      : [
          {
            code: 'unknown-category',
            path: pointer('categories', i),
            message: `no field of ${quote(kind)} has the category ${quote(name)}`,
            hint: known.join(', '),
          },
        ],
  )
  if (issues.length > 0) {
    throw new UsageError('unknown-category', `${quote(kind)} has nothing of a category that is to be tried`, issues)
  }
}

function requirePath(path: unknown): void {
  if (path === undefined || path === '' || (typeof path === 'string' && /^\d+(:\d+)*$/.test(path))) return
  throw new UsageError(
    'wrong-type',
    `${quote('path')} is the text that an \`InterferenceError\` names in its \`replay\``,
  )
}

function requireWhole(name: string, value: unknown, least: number): void {
  if (Number.isSafeInteger(value) && Number(value) >= least) return
  throw new UsageError('bad-number', `${quote(name)} is a whole number, ${least} at least`)
}

/** Runs a property; undefined where the path leads to no case. */
function checked(property: fc.IProperty<[Case]>, parameters: fc.Parameters<[Case]>): fc.RunDetails<[Case]> | undefined {
  try {
    return fc.check(property, parameters) as fc.RunDetails<[Case]>
  } catch (error) {
    if (parameters.path === undefined) throw error
    return undefined
  }
}

function noLonger(replay: Replay): never {
  const message = `the case at ${quote(replay.path)} no longer tells, and no other was tried: take \`path\` away`
  throw new InterferenceError('vacuous', message, replay)
}
