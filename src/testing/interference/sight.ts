import { attempt } from '../../enforce/attempt'
import type {
  EntriesNode,
  FieldCategory,
  FieldNode,
  LeafNode,
  ListNode,
  ObjectNode,
  VariantsNode,
} from '../../enforce/field-node'
import { formProjector, isFiller, showsText } from '../../enforce/form-projector'
import { acceptLeaf } from '../../enforce/leaf-projector'
import type { LeafShape, Primitive } from '../../enforce/leaf-shape'
import { own } from '../../enforce/own'
import type { Pseudonyms } from '../../enforce/projection-context'
import { bytesOf } from './bytes'
import { formIn, isThere, nestedScene, type Scene, sayingOf } from './scene'

/** What a viewer may learn of a part of a record. `real` when it shows that there is something. */
export interface Sight {
  readonly shown: unknown
  readonly real: boolean
}

/** What a viewer may learn of a part of a record; undefined: nothing, as if the part were not there.
 *
 * Read from schema, classification and levels, not by the projector: the two are tested against one another. Where it
 * is hard to say it tells two values apart that a view may show alike, never the other way round.
 */
export function sightOf(scene: Scene, node: FieldNode, value: unknown): Sight | undefined {
  if (value === undefined && node.kind !== 'leaf' && !('whole' in node && node.whole !== undefined)) return undefined
  switch (node.kind) {
    case 'leaf':
      return leaf(scene, node, value)
    case 'object':
      return whole(scene, node.whole, value) ?? object(scene, node, value)
    case 'list':
      return whole(scene, node.whole, value) ?? list(scene, node, value)
    case 'tuple':
      return Array.isArray(value)
        ? together(node.items.map((item, i) => [String(i), sightOf(scene, item, value[i] ?? undefined)] as const))
        : undefined
    case 'entries':
      return entries(scene, node, value)
    case 'variants':
      return variant(scene, node, value)
    case 'choice':
      return together(node.options.map((option, i) => [String(i), sightOf(scene, option, value)] as const))
    case 'each':
      return each(scene, node.record, value)
    case 'again':
      return sightOf(scene, node.get(), value)
  }
}

/** Whether two values look the same. */
export function looksAlike(scene: Scene, node: FieldNode, one: unknown, other: unknown): boolean {
  return bytesOf(sightOf(scene, node, one)?.shown) === bytesOf(sightOf(scene, node, other)?.shown)
}

/** Whether nothing in a part can be shown, whatever it holds. */
export function isClosed(scene: Scene, node: FieldNode, met: readonly FieldNode[] = []): boolean {
  if (met.includes(node)) return true
  const isClosedIn = (inner: FieldNode) => isClosed(scene, inner, [...met, node])
  switch (node.kind) {
    case 'leaf':
      return isHidden(scene, node.field)
    case 'object':
      return (node.whole === undefined || isHidden(scene, node.whole)) && node.fields.every((f) => isClosedIn(f.node))
    case 'list':
      return node.whole === undefined ? isClosedIn(node.item) : showsNothing(scene, node.whole)
    case 'tuple':
      return node.items.every(isClosedIn)
    case 'entries':
      return formIn(scene, node.key) !== 'full' || isClosedIn(node.value)
    case 'variants':
      return [...node.options.keys()].every((tag) => !isOpenVariant(scene, node, tag))
    case 'choice':
      return node.options.every(isClosedIn)
    case 'each':
      return false
    case 'again':
      return isClosedIn(node.get())
  }
}

/** Whether the tag of a variant may be read: nothing of the variant is shown otherwise. */
export function isOpenVariant(scene: Scene, { on, options }: VariantsNode, tag: unknown): boolean {
  const node = options.get(tag as Primitive)?.fields.find(({ key }) => key === on)?.node
  return node?.kind === 'leaf' && formIn(scene, node.field) === 'full'
}

export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

/** Whether one value of a field is hidden; a list may still be counted. */
export function isHidden(scene: Scene, field: FieldCategory): boolean {
  return showsNothing(scene, field) || formIn(scene, field) === 'count'
}

function showsNothing(scene: Scene, field: FieldCategory): boolean {
  const form = formIn(scene, field)
  return form === undefined || form === 'scrubbed'
}

function leaf(scene: Scene, { field, shape }: LeafNode, value: unknown): Sight | undefined {
  const form = formIn(scene, field)
  if (form === undefined || form === 'scrubbed' || form === 'count') return undefined
  const found = acceptedBy(shape, value)
  const isMasked = field.isMasked && typeof found === 'string' && shape.types.includes('string') && showsText(form)
  const accepted = isMasked ? maskedIn(scene, found) : found
  if (form === 'full') {
    if (field.isShield && isTextual(found)) scene.whole?.add(String(found))
    return real(accepted)
  }
  if (typeof form === 'object' && form.kind === 'constant') return { shown: form.text, real: false }
  const shown = formProjector(form)(accepted, readable)
  return isFiller(form) ? { shown, real: shown === true } : real(shown)
}

/** A text as the view has it: what is shown in full of the outermost record is left whole in it. */
function maskedIn(scene: Scene, text: string): string | undefined {
  return scene.mask(text, scene.whole === undefined ? () => shownWhole(scene.outermost ?? scene) : undefined)
}

/** What a record shows in full, and leaves whole in the texts that repeat it. */
export function shownWhole(scene: Scene): ReadonlySet<string> {
  const whole = new Set<string>()
  nestedSight({ ...scene, whole })
  return whole
}

function isTextual(value: unknown): value is string | number | bigint {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
}

/** The value of a leaf; undefined for what it cannot hold. */
export function acceptedBy(shape: LeafShape, value: unknown): unknown {
  return attempt(() => acceptLeaf(shape)(value))
}

/** A pseudonym tells whether two identifiers are the same, so it shows the identifier itself here. */
const readable: Pseudonyms = { pseudonym: (identifier) => identifier }

/** A branch under one category, where its form speaks of the branch and not of what is in it. */
function whole(scene: Scene, field: FieldCategory | undefined, value: unknown): Sight | undefined {
  const form = field === undefined ? undefined : formIn(scene, field)
  if (typeof form === 'object' && form.kind === 'constant') return { shown: form.text, real: false }
  if (form !== 'present') return undefined
  const isThere = typeof value === 'object' && value !== null && Object.keys(value).length > 0
  return { shown: isThere, real: isThere }
}

function object(scene: Scene, { fields }: ObjectNode, value: unknown): Sight | undefined {
  if (!isPlain(value)) return undefined
  return together(fields.map(({ key, node }) => [key, sightOf(scene, node, own(value, key))] as const))
}

function list(scene: Scene, { whole, item }: ListNode, value: unknown): Sight | undefined {
  if (!Array.isArray(value)) return undefined
  const form = whole === undefined ? undefined : formIn(scene, whole)
  if (form === 'count') return real(value.length)
  // What is the same whether or not there is something is not shown once for each item.
  const isSameForAll = item.kind === 'leaf' && isFillerLeaf(scene, item)
  return isSameForAll ? undefined : inOrder(value.map((each) => sightOf(scene, item, each)))
}

function isFillerLeaf(scene: Scene, { field }: LeafNode): boolean {
  const form = formIn(scene, field)
  return form !== undefined && isFiller(form)
}

function entries(scene: Scene, { key, value: inner }: EntriesNode, value: unknown): Sight | undefined {
  if (!isPlain(value) || formIn(scene, key) !== 'full') return undefined
  const isMasked = (name: string) => key.isMasked && maskedIn(scene, name) !== name
  const names = Object.keys(value).filter((name) => !isMasked(name))
  const seen = names.map((name) => [name, sightOf(scene, inner, own(value, name))] as const)
  if (key.isShield) for (const [name, sight] of seen) if (sight?.real) scene.whole?.add(name)
  return together(seen)
}

function variant(scene: Scene, node: VariantsNode, value: unknown): Sight | undefined {
  const tag = own(value, node.on)
  const option = node.options.get(tag as Primitive)
  return option !== undefined && isOpenVariant(scene, node, tag) ? object(scene, option, value) : undefined
}

function each(scene: Scene, kind: string, value: unknown): Sight | undefined {
  if (!Array.isArray(value)) return undefined
  return inOrder(
    value.map((item) => {
      const nested = nestedScene(scene, kind, item)
      const sight = nestedSight(nested)
      // A receipt says on what ground a nested record was shown, so what it says to the rules is part of the sight.
      return sight === undefined ? undefined : real([sayingOf(nested), sight.shown])
    }),
  )
}

/** What may be learnt of a record, nested or not. */
export function nestedSight(scene: Scene): Sight | undefined {
  const sight = isThere(scene) ? sightOf(scene, scene.kind.tree, scene.source.record) : undefined
  return sight?.real ? sight : undefined
}

function real(shown: unknown): Sight | undefined {
  return shown === undefined ? undefined : { shown, real: true }
}

/** Parts that stand in places of their own: nothing, when nothing shows that there is any. */
function together(parts: readonly (readonly [string, Sight | undefined])[]): Sight | undefined {
  const seen = parts.flatMap(([key, sight]) => (sight === undefined ? [] : [[key, sight] as const]))
  if (!seen.some(([, sight]) => sight.real)) return undefined
  return { shown: seen.map(([key, sight]) => [key, sight.shown]), real: true }
}

/** Parts in a list: those of which nothing is shown leave no gap. */
function inOrder(parts: readonly (Sight | undefined)[]): Sight | undefined {
  const seen = parts.filter((sight) => sight?.real)
  return seen.length === 0 ? undefined : { shown: seen.map((sight) => sight?.shown), real: true }
}
