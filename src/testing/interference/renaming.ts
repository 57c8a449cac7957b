import type { EntriesNode, FieldNode, LeafNode } from '../../enforce/field-node'
import type { Primitive } from '../../enforce/leaf-shape'
import { own } from '../../enforce/own'
import { Masker, mask, type Shield } from '../../text'
import { pointer } from '../../vocabulary'
import { Dice } from '../arbitrary/dice'
import type { Edit } from './edit'
import { freshText } from './other-values'
import { formIn, isThere, nestedScene, type Scene } from './scene'
import { shieldOf } from './scene-mask'
import { isOpenVariant, isPlain, shownWhole } from './sight'

/** A text of a record with its place. */
interface TextPlace extends Omit<Edit, 'to' | 'node'> {
  readonly node: LeafNode
  readonly text: string
  /** Whether nothing is shown here, whatever its own category says: something around it is withheld. */
  readonly isShut: boolean
}

/** Changes that give one withheld value another name, everywhere in the record at once: where it is kept, and in every text
 * that repeats it. None where no text that is shown repeats a value that is withheld.
 */
export function renaming(scene: Scene, seed: number): readonly Edit[] {
  const texts = textsIn(
    { scene, path: [], pointer: '', within: [], isShut: !isThere(scene) },
    scene.kind.tree,
    scene.source.record,
  )
  const dice = new Dice('rename', seed)
  let made: Shield | undefined
  const shield = () => (made ??= shieldOf(shownWhole(scene)))
  const shown = texts.filter((place) => place.node.field.isMasked && isShown(place))
  for (const { node, text } of dice.shuffled(texts.filter((place) => isWithheld(place)))) {
    const masker = new Masker()
    masker.add(text, node.field.identifies === 'name')
    // What is shown in full stays as it is, and stays so in the texts that repeat it.
    const masked = (other: string) => masker.mask(other, shield)
    const repeats = ({ text: other }: TextPlace) => (other === text || masked(other) !== other) && !other.includes(mask)
    if (!shown.some(repeats)) continue
    const name = freshText(dice)
    const renamed = ({ text: other }: TextPlace) => (other === text ? name : masked(other).replaceAll(mask, name))
    return texts
      .filter((place) => repeats(place) && (isWithheld(place) || place.node.field.isMasked))
      .map((place) => ({ ...place, to: renamed(place) }))
  }
  return []
}

function isShown({ scene, node, isShut }: TextPlace): boolean {
  return !isShut && formIn(scene, node.field) === 'full'
}

function isWithheld(place: TextPlace): boolean {
  return place.node.field.identifies !== 'no' && !isShown(place)
}

type Place = Omit<TextPlace, 'node' | 'text'>

function textsIn(place: Place, node: FieldNode, value: unknown, depth = 0): readonly TextPlace[] {
  if (depth > 60) return []
  const inside = (key: string | number, inner: FieldNode, part: unknown) =>
    textsIn({ ...place, path: [...place.path, key], pointer: place.pointer + pointer(key) }, inner, part, depth + 1)
  const entry = ({ key: name, value: inner }: EntriesNode, key: string, part: unknown) => {
    const isShut = place.isShut || formIn(place.scene, name) !== 'full'
    const at = { ...place, path: [...place.path, key], pointer: place.pointer + pointer('*'), isShut }
    return textsIn(at, inner, part, depth + 1)
  }
  const items = Array.isArray(value) ? (value as readonly unknown[]) : []
  switch (node.kind) {
    case 'leaf':
      return typeof value === 'string' ? [{ ...place, node, text: value }] : []
    case 'object':
      return isPlain(value) ? node.fields.flatMap(({ key, node: inner }) => inside(key, inner, own(value, key))) : []
    case 'list':
      return items.flatMap((item, i) => inside(i, node.item, item))
    case 'tuple':
      return node.items.flatMap((inner, i) => inside(i, inner, items[i]))
    case 'entries':
      return isPlain(value) ? Object.keys(value).flatMap((key) => entry(node, key, own(value, key))) : []
    case 'variants': {
      const tag = own(value, node.on)
      const option = node.options.get(tag as Primitive)
      const isShut = place.isShut || !isOpenVariant(place.scene, node, tag)
      return option === undefined ? [] : textsIn({ ...place, isShut }, option, value, depth + 1)
    }
    case 'choice':
      return node.options.flatMap((option) => textsIn(place, option, value, depth + 1))
    case 'again':
      return textsIn(place, node.get(), value, depth + 1)
    case 'each':
      return items.flatMap((item, i) => {
        const path = [...place.path, i]
        const scene = nestedScene(place.scene, node.record, item)
        const within = [...place.within, { path, scene }]
        const isShut = place.isShut || !isThere(scene)
        const inner = { scene, path, pointer: place.pointer + pointer(i), within, isShut }
        return textsIn(inner, scene.kind.tree, item, depth + 1)
      })
  }
}
