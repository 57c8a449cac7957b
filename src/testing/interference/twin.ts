import { bytesOf } from './bytes'
import { applyEdits, type Edit, partAt } from './edit'
import { planEdits } from './plan-edits'
import { renaming } from './renaming'
import { idOf, nestedScene, type Scene, sayingOf, withRecord } from './scene'
import { nestedSight } from './sight'

/** A record that the viewer must not be able to tell from another, and what is different in it. */
export interface Twin {
  readonly record: unknown
  readonly edits: readonly Edit[]
}

/** Changes what is withheld of a scene's record. What it says to the rules stays as it is: its facts, its subject, the id
 * under which receipts book it, and the same of each nested record that is seen.
 */
export function twinOf(scene: Scene, seed: number): Twin {
  const { record } = scene.source
  const before = standingOf(scene)
  const isAlike = (edits: readonly Edit[]) => standingOf(withRecord(scene, applyEdits(record, edits))) === before
  const harmless = planEdits(scene, seed).filter((edit) => saysTheSame(scene, edit))
  const kept = isAlike(harmless) ? harmless : together(harmless, isAlike)
  const edits = withRenaming(scene, kept, seed, isAlike)
  return { record: applyEdits(record, edits), edits }
}

/** Adds that a withheld value is renamed in the whole record, where a text that is shown repeats one: what else was changed
 * in those places gives way. */
function withRenaming(
  scene: Scene,
  edits: readonly Edit[],
  seed: number,
  isAlike: (edits: readonly Edit[]) => boolean,
): readonly Edit[] {
  const renamed = renaming(scene, seed).filter((edit) => saysTheSame(scene, edit))
  if (renamed.length === 0) return edits
  const isApart = ({ path }: Edit) => !renamed.some((other) => other.path.every((key, i) => key === (path[i] ?? key)))
  const both = [...edits.filter(isApart), ...renamed]
  return isAlike(both) ? both : isAlike(renamed) ? renamed : edits
}

/** Whether some of a twin's changes make a twin as well. */
export function makesTwin(scene: Scene, edits: readonly Edit[]): boolean {
  return standingOf(withRecord(scene, applyEdits(scene.source.record, edits))) === standingOf(scene)
}

/** Whether the record says to the rules what it said, and so does each nested record that the change is in. */
function saysTheSame(top: Scene, edit: Edit): boolean {
  const changed = applyEdits(top.source.record, [edit])
  let scene = withRecord(top, changed)
  if (sayingOf(scene) !== sayingOf(top) || idOf(scene) !== idOf(top)) return false
  for (const { path, scene: before } of edit.within) {
    scene = nestedScene(scene, before.kind.definition.kind, partAt(changed, path))
    if (sayingOf(scene) !== sayingOf(before)) return false
  }
  return true
}

/** Changes that do no harm one by one can do so together: those are kept that go with the ones before. */
function together(edits: readonly Edit[], isAlike: (edits: readonly Edit[]) => boolean): readonly Edit[] {
  const kept: Edit[] = []
  for (const edit of edits) if (isAlike([...kept, edit])) kept.push(edit)
  return kept
}

function standingOf(scene: Scene): string {
  return bytesOf([sayingOf(scene), idOf(scene), nestedSight(scene)?.shown])
}
