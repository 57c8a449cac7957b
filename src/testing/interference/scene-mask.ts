import type { CompiledKind } from '../../enforce/compiled-kind'
import type { FactSource } from '../../enforce/fact-source'
import type { FieldCategory } from '../../enforce/field-node'
import { type ReadHidden, readHidden } from '../../enforce/hidden-values'
import { nestedSource } from '../../enforce/nested-source'
import { type HiddenIn, recordMask } from '../../enforce/record-mask'
import { Shield } from '../../text'
import type { Form } from '../../vocabulary'
import type { GuardInsides } from '../arbitrary/guard-insides'

/** A text as the viewer of a scene may see it; undefined where what is withheld of its record cannot be read.
 *
 * `shown` gives what is shown in full of the record, once; without it nothing is left whole.
 */
export type MaskText = (text: string, shown?: () => Iterable<string>) => string | undefined

/** A record as somebody looks at it, before anything is masked. */
interface Unmasked {
  readonly insides: GuardInsides
  readonly kind: CompiledKind
  readonly source: FactSource
}

/** The mask of an outermost record: its withheld values are read when the first text asks for it. */
export function sceneMask(
  { insides, kind, source }: Unmasked,
  formOf: (field: FieldCategory) => Form | undefined,
): MaskText {
  const { identifies } = kind.reach
  const hiddenIn: HiddenIn = (name, record, outer, isShut) => {
    const nested = insides.compiledKind(name)
    const inner = nestedSource(nested, record, outer.kind, outer.source)
    return { kind: nested, source: inner, read: nested.hidden(isShut ? undefined : nested.decide(inner)) }
  }
  let mask: MaskText | undefined
  const made = (read: ReadHidden | undefined): MaskText => {
    if (read === undefined) return (text) => text
    const masker = recordMask({ kind, source, read }, hiddenIn)
    let shield: Shield | undefined
    return (text, shown) => masker?.mask(text, shown && (() => (shield ??= shieldOf(shown()))))
  }
  return (text, shown) => {
    mask ??= made(readHidden(kind.tree, formOf, (name) => identifies.has(name)))
    return mask(text, shown)
  }
}

/** What leaves values whole in the texts that repeat them. */
export function shieldOf(values: Iterable<string>): Shield {
  const shield = new Shield()
  for (const value of values) shield.add(value)
  return shield
}
