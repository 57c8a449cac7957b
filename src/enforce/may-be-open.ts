import { existence } from '../vocabulary'
import { attempt } from './attempt'
import { absent, type FactSource } from './fact-source'
import { isStructure } from './is-structure'
import type { Judgement } from './judgement'
import { FULL } from './level-code'
import { recordObject } from './record-object'

/** Whether a record is closed for no other reason than that it cannot be read: it is there, it is no object that its schema
 * could read (text, a promise, a seal of another copy), and some facts that it might hold would open it.
 */
export function mayBeOpen({ kind, situation, outcome }: Judgement, { record }: FactSource): boolean {
  if (outcome.isThere || outcome === kind.closed || record === absent || record === undefined) return false
  const { tree, readers, compiled } = kind
  const names = tree.kind === 'object' ? tree.fields.map(({ key }) => key) : undefined
  const isRead = attempt(() =>
    names === undefined ? isStructure(record) : recordObject(record, [], names) !== undefined,
  )
  const root = kind.rootOf(existence)
  if (isRead === true || root === undefined) return false
  const isHeld = (variable: number) => readers.has(compiled.variables[variable]?.fact ?? '')
  return compiled.diagrams.nearest(root, situation, (code) => code === FULL, isHeld) !== undefined
}
