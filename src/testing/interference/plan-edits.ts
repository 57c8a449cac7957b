import type { EachNode, EntriesNode, FieldNode, LeafNode, ListNode, VariantsNode } from '../../enforce/field-node'
import type { Primitive } from '../../enforce/leaf-shape'
import { own } from '../../enforce/own'
import { pointer } from '../../vocabulary'
import { Dice } from '../arbitrary/dice'
import { bytesOf } from './bytes'
import { ABSENT, type Edit, type Path } from './edit'
import { freshText, freshValue, otherValues } from './other-values'
import { formIn, isThere, nestedScene, type Scene } from './scene'
import { isClosed, isHidden, isOpenVariant, isPlain, looksAlike, nestedSight } from './sight'

/** Changes to what a viewer may not see of a record, in every way that leaves what it may see as it is.
 *
 * Each depends on `seed` and on its own place only, so that a smaller record has the same changes in it. What the record
 * says to the rules may change as well: see `twinOf`.
 */
export function planEdits(scene: Scene, seed: number): readonly Edit[] {
  const planner = new Planner(seed)
  const top: Place = {
    scene,
    path: [],
    pointer: '',
    within: [],
    isClosed: !isThere(scene),
    blank: ABSENT,
  }
  planner.inside(top, scene.kind.tree, scene.source.record)
  return planner.edits
}

interface Place extends Omit<Edit, 'node' | 'to'> {
  /** Something around it is withheld: whatever stands here is not shown. */
  readonly isClosed: boolean
  /** What to put here to take away what there is. */
  readonly blank: typeof ABSENT | undefined
}

class Planner {
  readonly edits: Edit[] = []

  constructor(readonly seed: number) {}

  /** Changes a part as a whole, or parts of it. */
  plan(outer: Place, node: FieldNode, value: unknown): void {
    if (node.kind === 'again') {
      this.plan(outer, node.get(), value)
      return
    }
    const place = { ...outer, isClosed: outer.isClosed || isClosed(outer.scene, node) }
    const dice = this.#dice(place)
    const isStructure = typeof value === 'object' && value !== null
    const asWhole = node.kind === 'leaf' ? 0 : isStructure ? 25 : 60
    if (dice.chance(asWhole) && this.#replace(place, node, value, dice)) return
    this.inside(place, node, value)
  }

  /** Changes parts of a structure. */
  inside(place: Place, node: FieldNode, value: unknown): void {
    switch (node.kind) {
      case 'object':
        if (isPlain(value)) {
          for (const { key, node: inner } of node.fields) this.plan(at(place, key), inner, own(value, key))
          this.#unheardOf(place)
        }
        return
      case 'list':
        this.#list(place, node, value)
        return
      case 'tuple':
        if (!Array.isArray(value)) return
        for (const [i, item] of node.items.entries()) this.plan(at(place, i, undefined), item, value[i])
        return
      case 'entries':
        this.#entries(place, node, value)
        return
      case 'variants':
        this.#variant(place, node, value)
        return
      case 'choice': {
        const option = node.options.find((each) => fits(each, value))
        if (option !== undefined) this.inside(place, option, value)
        return
      }
      case 'each':
        this.#each(place, node, value)
        return
      case 'again':
        this.inside(place, node.get(), value)
        return
      case 'leaf':
        this.#leaf(place, node, value, this.#dice(place))
    }
  }

  #leaf(place: Place, node: LeafNode, value: unknown, dice: Dice): void {
    if (dice.chance(20)) return
    if (place.isClosed || isHidden(place.scene, node.field)) {
      this.#replace({ ...place, isClosed: true }, node, value, dice)
      return
    }
    const form = formIn(place.scene, node.field)
    if (form === 'full' && value !== undefined && dice.chance(95)) return
    this.#tryEach(
      place,
      node,
      value,
      dice.shuffled(otherValues(node, value, form, dice)).map((each) => () => each),
    )
  }

  /** Puts something else in a place, if that looks the same: another value, none, or one of the wrong kind. */
  #replace(place: Place, node: FieldNode, value: unknown, dice: Dice): boolean {
    const fresh = () => freshValue(place.scene.insides, node, dice)
    const roll = dice.below(100)
    const bare = () => (roll < 82 ? place.blank : roll < 92 ? undefined : roll < 96 ? null : 17)
    const first = roll < 55 ? fresh : bare
    const similar = () => sameLength(node, value, fresh)
    return this.#tryEach(place, node, value, [first, fresh, ...(place.isClosed ? [] : [similar]), () => place.blank])
  }

  #tryEach(place: Place, node: FieldNode, value: unknown, candidates: readonly (() => unknown)[]): boolean {
    const { scene, isClosed } = place
    for (const make of candidates) {
      const to = make()
      const other = to === ABSENT ? undefined : to
      if (isSame(other, value) || !(isClosed || looksAlike(scene, node, value, other))) continue
      this.#add(place, node, to)
      return true
    }
    return false
  }

  /** What the schema does not know is withheld from everybody. */
  #unheardOf(place: Place): void {
    const unknown = at(place, 'x-not-in-the-schema')
    const dice = this.#dice(unknown)
    if (dice.chance(20)) this.#add(unknown, undefined, freshText(dice))
  }

  #list(place: Place, node: ListNode, value: unknown): void {
    if (!Array.isArray(value)) return
    const isCounted = node.whole !== undefined && formIn(place.scene, node.whole) === 'count' && !place.isClosed
    for (const [i, item] of value.entries()) {
      this.plan(at(place, i, isCounted ? undefined : ABSENT), node.item, item)
    }
  }

  #entries(place: Place, { value: inner }: EntriesNode, value: unknown): void {
    if (!isPlain(value)) return
    for (const key of Object.keys(value)) this.plan(at(place, key, ABSENT, '*'), inner, own(value, key))
  }

  #variant(place: Place, node: VariantsNode, value: unknown): void {
    const tag = own(value, node.on)
    const option = node.options.get(tag as Primitive)
    if (option === undefined || !isPlain(value)) return
    const isHere = { ...place, isClosed: place.isClosed || !isOpenVariant(place.scene, node, tag) }
    for (const { key, node: inner } of option.fields) {
      if (key !== node.on) this.plan(at(isHere, key), inner, own(value, key))
    }
  }

  /** A nested record of which nothing is seen may go, change, or come; of others, what is withheld may change. */
  #each(place: Place, node: EachNode, value: unknown): void {
    if (!Array.isArray(value)) return
    for (const [i, item] of value.entries()) {
      const here = at(place, i)
      const nested = nestedScene(place.scene, node.record, item)
      const within = [...place.within, { path: here.path, scene: nested }]
      const dice = this.#dice(here)
      const isUnseen = place.isClosed || nestedSight(nested) === undefined
      const other = isUnseen && dice.chance(50) ? this.#unseen(place, node, dice) : item
      if (other === item) {
        this.inside(
          { ...here, scene: nested, within, isClosed: place.isClosed || !isThere(nested) },
          nested.kind.tree,
          item,
        )
      } else this.#add(here, node, other)
    }
    const end = at(place, value.length)
    const dice = this.#dice(end)
    const more = dice.chance(30) ? this.#unseen(place, node, dice) : ABSENT
    if (more !== ABSENT) this.#add(end, node, more)
  }

  /** A nested record that would not be seen here; `ABSENT` when none was found, or by choice. */
  #unseen(place: Place, { record }: EachNode, dice: Dice): unknown {
    if (dice.chance(40)) return ABSENT
    const fresh = freshValue(place.scene.insides, place.scene.insides.compiledKind(record).tree, dice)
    return place.isClosed || nestedSight(nestedScene(place.scene, record, fresh)) === undefined ? fresh : ABSENT
  }

  #add({ scene, path, pointer, within }: Place, node: FieldNode | undefined, to: unknown): void {
    this.edits.push({ scene, path, pointer, within, node, to })
  }

  #dice({ path }: { readonly path: Path }): Dice {
    return new Dice('edit', this.seed, ...path)
  }
}

function at(place: Place, key: string | number, blank: Place['blank'] = ABSENT, shown: string | number = key): Place {
  return { ...place, path: [...place.path, key], pointer: place.pointer + pointer(shown), blank }
}

/** Another list with as many items; the value itself where there is none. */
function sameLength(node: FieldNode, value: unknown, fresh: () => unknown): unknown {
  if (node.kind !== 'list' || !Array.isArray(value) || value.length > 20) return value
  const items = Array.from({ length: 20 }, fresh).flatMap((each) => (Array.isArray(each) ? (each as unknown[]) : []))
  return items.length < value.length ? value : items.slice(0, value.length)
}

function isSame(one: unknown, other: unknown): boolean {
  const isPrimitive = typeof one !== 'object' || typeof other !== 'object' || one === null || other === null
  return one === other || (!isPrimitive && bytesOf(one) === bytesOf(other))
}

function fits(node: FieldNode, value: unknown): boolean {
  const { kind } = node.kind === 'again' ? node.get() : node
  if (Array.isArray(value)) return kind === 'list' || kind === 'tuple' || kind === 'each'
  return isPlain(value) ? kind === 'object' || kind === 'entries' || kind === 'variants' : kind === 'leaf'
}
