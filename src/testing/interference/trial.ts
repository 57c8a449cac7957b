import { categoriesIn } from '../../enforce/disclosed-categories'
import { Judgement } from '../../enforce/judgement'
import { type DisclosureRequest, existence } from '../../vocabulary'
import type { Item, Question } from '../arbitrary/question-builder'
import { bytesOf } from './bytes'
import { applyEdits, type Edit } from './edit'
import type { InterferenceDetails, TellingField } from './interference-error'
import { firstDifference, type Outputs, type Results, readOutputs, tellsExistence } from './outputs'
import { idOf, isThere, type Scene, withRecord } from './scene'
import { makesTwin, twinOf } from './twin'

/** A record of a trial: the scene of it, and what is different in its twin. */
export interface Pair {
  readonly item: Item
  readonly scene: Scene
  readonly edits: readonly Edit[]
}

/** One question, asked of records and of their twins. */
export interface Trial {
  readonly request: DisclosureRequest
  readonly outputs: Outputs
  readonly pairs: readonly Pair[]
  readonly sceneFor: (item: Item) => Scene
  /** Request, records and facts as they were before anybody was asked. */
  readonly before: string
}

/** Ways in which a trial can tell, the gravest first. A closed set.
 *
 * - `input`: something that was handed in was changed
 * - `difference`: a record and its twin came out differently
 * - `decision`: the decision says more than the policy
 * - `existence`: a record that is withheld as a whole came out otherwise than none
 */
export const tellingWays = ['input', 'difference', 'decision', 'existence'] as const
export type TellingWay = (typeof tellingWays)[number]

/** Each way in which a trial tells, with the output where it shows. */
export type Told = ReadonlyMap<TellingWay, string>

export function trialOf(
  { request, items }: Question,
  outputs: Outputs,
  sceneFor: (item: Item) => Scene,
  seed: number,
): Trial {
  const before = bytesOf([request, items])
  const pairs = items.map((item, i) => {
    const scene = sceneFor(item)
    return { item, scene, edits: twinOf(scene, seed + i).edits }
  })
  return { request, outputs, pairs, sceneFor, before }
}

/** What a trial tells, and where it shows. */
export function toldBy(trial: Trial): Told {
  const { outputs, pairs, request, before } = trial
  const items = pairs.map(({ item }) => item)
  // All of one lot before anything of the other: what a guard remembers of the last record shows as well.
  const results = readOutputs(outputs, items)
  const difference = firstDifference(results, readOutputs(outputs, pairs.map(twinItem)))
  const ways: readonly (readonly [TellingWay, string | undefined])[] = [
    ['input', bytesOf([request, items]) === before ? undefined : 'input'],
    ['difference', difference],
    ['decision', pairs.some(({ scene }) => scene.overstated.length > 0) ? 'decision' : undefined],
    ['existence', withheldWhole(trial, results)],
  ]
  return new Map(ways.flatMap(([way, shown]) => (shown === undefined ? [] : [[way, shown] as const])))
}

/** Where a record that is withheld as a whole can be told from none. */
function withheldWhole({ outputs, pairs }: Trial, results: Results): string | undefined {
  return pairs
    .filter(({ scene }) => !isThere(scene) && !isThere(nobodys(scene)))
    .map(({ scene, item }) =>
      tellsExistence(
        outputs,
        results,
        pairs.findIndex((pair) => pair.item === item),
        item.facts,
        idOf(scene),
      ),
    )
    .find((told) => told !== undefined)
}

/** The scene of no record at all, where the request and the host say the same. */
function nobodys(scene: Scene): Scene {
  const without = withRecord(scene, undefined)
  return { ...without, levels: scene.kind.decide(without.source).levels }
}

export function twinItem({ item, edits }: Pair): Item {
  return { record: applyEdits(item.record, edits), facts: item.facts }
}

/** The trial with as few changes as still tell in one way: halves of what is left are taken away, then single changes. */
export function fewestChanges(trial: Trial, way: TellingWay): Trial {
  let smallest = trial
  for (let size = Math.ceil(count(trial) / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < count(smallest); ) {
      const smaller = without(smallest, from, size)
      if (tells(smaller, way)) smallest = smaller
      else from += size
    }
  }
  return smallest
}

/** The trial with as few facts as still tell, those of `kept` apart; a fact that is left out is unknown. */
export function fewestFacts(trial: Trial, way: TellingWay, kept: readonly string[]): Trial {
  let smallest = trial
  for (const [i, { item }] of trial.pairs.entries()) {
    for (const fact of Object.keys(item.facts).filter((name) => !kept.includes(name))) {
      const smaller = withoutFact(smallest, i, fact)
      if (tells(smaller, way)) smallest = smaller
    }
  }
  return smallest
}

function withoutFact(trial: Trial, of: number, fact: string): Trial {
  const pairs = trial.pairs.map((pair, i) => {
    if (i !== of) return pair
    const { [fact]: _, ...facts } = pair.item.facts
    const item = { ...pair.item, facts }
    return { ...pair, item, scene: trial.sceneFor(item) }
  })
  const before = bytesOf([trial.request, pairs.map(({ item }) => item)])
  return { ...trial, pairs, before }
}

function tells(trial: Trial, way: TellingWay): boolean {
  return trial.pairs.every(({ scene, edits }) => makesTwin(scene, edits)) && toldBy(trial).has(way)
}

function count({ pairs }: Trial): number {
  return pairs.reduce((sum, { edits }) => sum + edits.length, 0)
}

/** The trial without `size` of its changes, from the one numbered `from` on. */
function without(trial: Trial, from: number, size: number): Trial {
  let number = 0
  const isKept = () => {
    const n = number++
    return n < from || n >= from + size
  }
  return { ...trial, pairs: trial.pairs.map((pair) => ({ ...pair, edits: pair.edits.filter(isKept) })) }
}

/** What a trial tells, and by what: names, paths and rules, never a value. */
export function detailsOf(trial: Trial, way: TellingWay, shown: string): InterferenceDetails {
  if (way !== 'difference') return wholeRecord(trial, way, shown)
  const edits = trial.pairs.flatMap((pair) => pair.edits)
  const fields = new Map(edits.map((edit) => [edit.pointer, fieldOf(edit)]))
  const kinds = edits.map(({ scene }) => scene.kind.definition.kind)
  return {
    on: [...new Set(kinds)].sort().join(', '),
    shown,
    fields: [...fields.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    rules: [
      ...new Set(edits.flatMap(({ scene, node }) => rulesOn(scene, node === undefined ? [] : categoriesIn(node)))),
    ].sort(),
  }
}

/** What is told of a record, and by no single field of it. */
function wholeRecord({ pairs }: Trial, way: TellingWay, shown: string): InterferenceDetails {
  const telling = pairs.flatMap(({ scene }) => {
    const told = way === 'decision' ? scene.overstated : way === 'existence' && !isThere(scene) ? [existence] : []
    return told.map((category) => ({ scene, category }))
  })
  const categories = [...new Set(telling.map(({ category }) => category))].sort()
  const rules = telling.flatMap(({ scene, category }) => rulesOn(scene, [category]))
  const on = pairs[0]?.scene.kind.definition.kind ?? ''
  return { on, shown, fields: [{ path: '', categories }], rules: [...new Set(rules)].sort() }
}

function fieldOf({ pointer, node }: Edit): TellingField {
  return { path: pointer, categories: node === undefined ? [] : [...categoriesIn(node)].sort() }
}

function rulesOn({ kind, source }: Scene, categories: Iterable<string>): readonly string[] {
  const judgement = new Judgement(kind, kind.read(source), source.standing)
  return [...categories].flatMap((category) => judgement.category(category).rules)
}
