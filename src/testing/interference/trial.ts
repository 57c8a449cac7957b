import { categoriesIn } from '../../enforce/disclosed-categories'
import { Judgement } from '../../enforce/judgement'
import type { DisclosureRequest } from '../../vocabulary'
import type { Item, Question } from '../arbitrary/question-builder'
import { applyEdits, type Edit } from './edit'
import type { InterferenceDetails, TellingField } from './interference-error'
import { firstDifference, type Outputs } from './outputs'
import type { Scene } from './scene'
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
}

export function trialOf(
  { request, items }: Question,
  outputs: Outputs,
  sceneFor: (item: Item) => Scene,
  seed: number,
): Trial {
  const pairs = items.map((item, i) => {
    const scene = sceneFor(item)
    return { item, scene, edits: twinOf(scene, seed + i).edits }
  })
  return { request, outputs, pairs, sceneFor }
}

/** Where records and twins come out differently; undefined where they do not. */
export function difference({ outputs, pairs }: Trial): string | undefined {
  return firstDifference(
    outputs,
    pairs.map(({ item }) => item),
    pairs.map(twinItem),
  )
}

export function twinItem({ item, edits }: Pair): Item {
  return { record: applyEdits(item.record, edits), facts: item.facts }
}

/** The trial with as few changes as still tell: halves of what is left are taken away, then single changes. */
export function fewestChanges(trial: Trial): Trial {
  let smallest = trial
  for (let size = Math.ceil(count(trial) / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < count(smallest); ) {
      const smaller = without(smallest, from, size)
      if (tells(smaller)) smallest = smaller
      else from += size
    }
  }
  return smallest
}

/** The trial with as few facts as still tell, those of `kept` apart; a fact that is left out is unknown. */
export function fewestFacts(trial: Trial, kept: readonly string[]): Trial {
  let smallest = trial
  for (const [i, { item }] of trial.pairs.entries()) {
    for (const fact of Object.keys(item.facts).filter((name) => !kept.includes(name))) {
      const smaller = withoutFact(smallest, i, fact)
      if (tells(smaller)) smallest = smaller
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
  return { ...trial, pairs }
}

function tells(trial: Trial): boolean {
  return trial.pairs.every(({ scene, edits }) => makesTwin(scene, edits)) && difference(trial) !== undefined
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
export function detailsOf(trial: Trial, shown: string): InterferenceDetails {
  const edits = trial.pairs.flatMap((pair) => pair.edits)
  const fields = new Map(edits.map((edit) => [edit.pointer, fieldOf(edit)]))
  const kinds = edits.map(({ scene }) => scene.kind.definition.kind)
  return {
    on: [...new Set(kinds)].sort().join(', '),
    shown,
    fields: [...fields.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    rules: [...new Set(edits.flatMap(rulesOn))].sort(),
  }
}

function fieldOf({ pointer, node }: Edit): TellingField {
  return { path: pointer, categories: node === undefined ? [] : [...categoriesIn(node)].sort() }
}

function rulesOn({ scene, node }: Edit): readonly string[] {
  const judgement = new Judgement(scene.kind, scene.kind.read(scene.source), scene.source.standing)
  const categories = node === undefined ? [] : [...categoriesIn(node)]
  return categories.flatMap((category) => judgement.category(category).rules)
}
