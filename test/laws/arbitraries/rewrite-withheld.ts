import type { Choice } from './choice'
import { formAt, kindOf, nestedScene, type Scene } from './expected-view'
import type { LeafModel, Model } from './field-model'
import { type Canary, someValue } from './field-value'

/** Another record that the viewer must not be able to tell from this one: same facts, other withheld data. */
export function rewriteWithheld(choice: Choice, scene: Scene, canary: Canary): unknown {
  const { world, kind, record } = scene
  return new Rewriter(choice, canary).rewrite(scene, kindOf(world, kind).model, record)
}

class Rewriter {
  constructor(
    readonly choice: Choice,
    readonly canary: Canary,
  ) {}

  rewrite(scene: Scene, model: Model, value: unknown): unknown {
    if (model.kind === 'leaf' && model.pinned) return value
    if (this.#isClosed(scene, model)) return this.#anything(model, value)
    switch (model.kind) {
      case 'object':
        return this.#object(scene, model, value)
      case 'list':
        return model.item.kind === 'leaf' || !Array.isArray(value)
          ? value
          : value.map((item) => this.rewrite(scene, model.item, item))
      case 'tuple':
        return Array.isArray(value) ? model.items.map((item, i) => this.rewrite(scene, item, value[i])) : value
      case 'variants':
        return this.#variant(scene, model, value)
      case 'each':
        return Array.isArray(value) ? value.flatMap((item) => this.#nested(scene, model.record, item)) : value
      default:
        return value
    }
  }

  /** Whether nothing in this part can be shown: then it may be anything at all. */
  #isClosed(scene: Scene, model: Model): boolean {
    switch (model.kind) {
      case 'leaf':
        return this.#isClosedLeaf(scene, model)
      case 'branch':
        return shows(scene, model) === 'nothing'
      case 'list':
        return model.item.kind === 'leaf' ? shows(scene, model.item) === 'nothing' : this.#isClosed(scene, model.item)
      case 'object':
        return Object.values(model.fields).every((inner) => !isPinned(inner) && this.#isClosed(scene, inner))
      case 'tuple':
        return model.items.every((item) => this.#isClosed(scene, item))
      case 'entries':
        return formAt(scene, model.key, {}) !== 'full' || this.#isClosed(scene, model.value)
      case 'variants':
        return Object.values(model.options).every(({ tag }) => formAt(scene, tag.category, tag.forms) !== 'full')
      case 'tree':
        return this.#isClosedLeaf(scene, model.label)
      case 'each':
        return false
    }
  }

  #isClosedLeaf(scene: Scene, leaf: LeafModel): boolean {
    const form = formAt(scene, leaf.category, leaf.forms)
    return form === undefined || form === 'scrubbed' || form === 'count'
  }

  #object(scene: Scene, model: Extract<Model, { kind: 'object' }>, value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(model.fields)
      .map(([key, inner]) => [key, this.rewrite(scene, inner, Reflect.get(value, key))] as const)
      .filter(([, part]) => part !== undefined)
    // What the schema does not know is withheld as well.
    const unheardOf = this.choice.chance(50) ? { unheardOf: this.canary({ category: 'none' }) } : {}
    return { ...Object.fromEntries(entries), ...unheardOf }
  }

  #variant(scene: Scene, model: Extract<Model, { kind: 'variants' }>, value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    const isOpen = ({ tag }: { tag: LeafModel }) => formAt(scene, tag.category, tag.forms) === 'full'
    const type = String(Reflect.get(value, 'type'))
    const option = model.options[type]
    if (option === undefined) return value
    if (isOpen(option)) {
      return this.#isClosedLeaf(scene, option.body) ? { type, body: this.canary(option.body) } : value
    }
    const closed = Object.entries(model.options).filter(([, other]) => !isOpen(other))
    const [other, { body }] = this.choice.pick(closed)
    return this.choice.chance(30) ? undefined : { type: other, body: this.canary(body) }
  }

  /** A nested record that is not there for the viewer may go, change, or come twice. */
  #nested(scene: Scene, kind: string, record: unknown): readonly unknown[] {
    const inner = nestedScene(scene, kind, record)
    if (inner.levels['existence'] === 'full') return [rewriteWithheld(this.choice, inner, this.canary)]
    const { model } = kindOf(scene.world, kind)
    const filled = this.#fresh(model)
    const state =
      typeof record === 'object' && record !== null ? { state: Reflect.get(record, 'state') as unknown } : {}
    return this.choice.pick([[], [record], [{ ...(filled as object), ...state }], [record, record]])
  }

  /** Any value for a part that is closed: missing, another, of another shape, or one that cannot be read. */
  #anything(model: Model, value: unknown): unknown {
    const fresh = () => this.#fresh(model)
    const make = this.choice.pick([
      () => undefined,
      fresh,
      fresh,
      () => value,
      () => [fresh(), fresh()],
      () => ({ [this.canary({ category: 'none' })]: fresh() }),
      () => null,
      () => 17,
    ])
    return make()
  }

  #fresh(model: Model): unknown {
    return someValue(this.choice, model, {
      canary: this.canary,
      percentAbsent: 30,
      pinned: () => undefined,
      nested: () => ({}),
    })
  }
}

/** What a branch under one category shows of itself. */
function shows(
  scene: Scene,
  part: { readonly kind: string; readonly category: string; readonly forms: LeafModel['forms'] },
): 'nothing' | 'something' {
  const form = formAt(scene, part.category, part.forms)
  return form === undefined || form === 'scrubbed' ? 'nothing' : 'something'
}

function isPinned(model: Model): boolean {
  return model.kind === 'leaf' && model.pinned === true
}
