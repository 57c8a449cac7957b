import type { FieldCategory, FieldNode } from '../../enforce/field-node'
import type { Primitive } from '../../enforce/leaf-shape'
import { own } from '../../enforce/own'
import { existence, type Form } from '../../vocabulary'
import { formIn, isThere, nestedScene, type Scene } from './scene'
import { acceptedBy, isOpenVariant, isPlain, nestedSight } from './sight'

/** In how many cases a record held something of a category. */
export interface CategoryCount {
  /** That was shown in full, in part, or not at all, in a record that the viewer saw. */
  readonly disclosed: number
  readonly inPart: number
  readonly withheld: number
  /** In a record that was withheld as a whole. */
  readonly unseen: number
}

type Counts = { -readonly [how in keyof CategoryCount]: CategoryCount[how] }

/** What the cases put to the test. */
export class Tally {
  cases = 0
  disclosed = 0
  withheld = 0
  differing = 0
  readonly #categories = new Map<string, Counts>()

  /** Counts one case. A request that no rule could answer, for it names no instant or no act, shows nothing of the rules. */
  add(scene: Scene, isDifferent: boolean): void {
    this.cases++
    if (isDifferent) this.differing++
    const { asked } = scene.source.standing
    if (asked.at === undefined || asked.act === undefined) return
    const { disclosed, inPart, withheld } = new Findings().record(scene)
    if (!isThere(scene)) {
      this.withheld++
      for (const category of withheld) this.#count(category).unseen++
      return
    }
    if (nestedSight(scene) !== undefined) this.disclosed++
    if (inPart.size + withheld.size > 0) this.withheld++
    for (const category of disclosed) this.#count(category).disclosed++
    for (const category of inPart) this.#count(category).inPart++
    for (const category of withheld) this.#count(category).withheld++
  }

  /** Those of some categories that were never withheld, in part at least, from a viewer who saw the record. */
  untried(categories: readonly string[]): readonly string[] {
    return categories.filter((category) => {
      const counts = this.#categories.get(category)
      return counts === undefined || counts.inPart + counts.withheld === 0
    })
  }

  /** By name, sorted. */
  categories(): Readonly<Record<string, CategoryCount>> {
    const sorted = [...this.#categories].sort(([a], [b]) => (a < b ? -1 : 1))
    return Object.fromEntries(sorted.map(([category, counts]) => [category, { ...counts }]))
  }

  #count(category: string): Counts {
    const counts = this.#categories.get(category) ?? { disclosed: 0, inPart: 0, withheld: 0, unseen: 0 }
    this.#categories.set(category, counts)
    return counts
  }
}

/** The categories of which a record holds something, by how much of that is shown. */
class Findings {
  readonly disclosed = new Set<string>()
  readonly inPart = new Set<string>()
  readonly withheld = new Set<string>()

  record(scene: Scene): this {
    const isOpen = isThere(scene)
    this.#side(isOpen ? 'full' : undefined).add(existence)
    this.#part(scene, scene.kind.tree, scene.source.record, isOpen)
    return this
  }

  #part(scene: Scene, node: FieldNode, value: unknown, isOpen: boolean): void {
    if (value === undefined || value === null) return
    switch (node.kind) {
      case 'leaf':
        if (acceptedBy(node.shape, value) !== undefined) this.#field(scene, node.field, isOpen)
        return
      case 'object':
        if (isPlain(value))
          for (const { key, node: inner } of node.fields) this.#part(scene, inner, own(value, key), isOpen)
        return
      case 'list':
        if (Array.isArray(value)) for (const item of value) this.#part(scene, node.item, item, isOpen)
        return
      case 'tuple':
        if (Array.isArray(value))
          for (const [i, item] of node.items.entries()) this.#part(scene, item, value[i], isOpen)
        return
      case 'entries':
        if (!isPlain(value)) return
        for (const key of Object.keys(value)) {
          this.#field(scene, node.key, isOpen)
          this.#part(scene, node.value, own(value, key), isOpen && formIn(scene, node.key) === 'full')
        }
        return
      case 'variants': {
        const tag = own(value, node.on)
        const option = node.options.get(tag as Primitive)
        if (option !== undefined) this.#part(scene, option, value, isOpen && isOpenVariant(scene, node, tag))
        return
      }
      case 'choice':
        for (const option of node.options) this.#part(scene, option, value, isOpen)
        return
      case 'each':
        if (!Array.isArray(value)) return
        for (const item of value) {
          if (isOpen) this.record(nestedScene(scene, node.record, item))
          else this.withheld.add(existence)
        }
        return
      case 'again':
        this.#part(scene, node.get(), value, isOpen)
    }
  }

  #field(scene: Scene, field: FieldCategory, isOpen: boolean): void {
    this.#side(isOpen ? formIn(scene, field) : undefined).add(field.category)
  }

  #side(form: Form | undefined): Set<string> {
    if (form === 'full') return this.disclosed
    // Scrubbed text is left out of views.
    return form === undefined || form === 'scrubbed' ? this.withheld : this.inPart
  }
}
