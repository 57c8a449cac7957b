import type { Choice } from './choice'
import type { LeafModel, Model } from './field-model'

/** Makes the text of one leaf; each call gives another. */
export type Canary = (leaf: { readonly category: string }) => string

export interface ValueOptions {
  readonly canary: Canary
  /** The value of a leaf that facts are read from. */
  readonly pinned: () => unknown
  /** A nested record of the kind named. */
  readonly nested: (kind: string) => unknown
  /** Chance in a hundred that an optional part is missing. */
  readonly percentAbsent: number
}

/** A value of a model: parts may be missing, lists have none to three items. */
export function someValue(choice: Choice, model: Model, options: ValueOptions): unknown {
  const { canary, percentAbsent } = options
  const isThere = () => !choice.chance(percentAbsent)
  switch (model.kind) {
    case 'leaf':
      return model.pinned ? options.pinned() : leafValue(choice, model, canary)
    case 'object':
      return Object.fromEntries(
        Object.entries(model.fields)
          .filter(([, inner]) => (inner.kind === 'leaf' && inner.pinned) || isThere())
          .map(([key, inner]) => [key, someValue(choice, inner, options)]),
      )
    case 'list':
      return choice.times(0, 3, () => someValue(choice, model.item, options))
    case 'tuple':
      return model.items.map((item) => (isThere() ? someValue(choice, item, options) : undefined))
    case 'entries':
      return Object.fromEntries(
        choice.times(0, 3, () => [canary({ category: model.key }), someValue(choice, model.value, options)] as const),
      )
    case 'variants': {
      const [type, { body }] = choice.pick(Object.entries(model.options))
      return { type, ...(isThere() ? { body: leafValue(choice, body, canary) } : {}) }
    }
    case 'branch':
      if (model.of === 'list') return choice.times(0, 3, () => canary(model))
      return { one: canary(model), ...(isThere() ? { two: canary(model) } : {}) }
    case 'tree':
      return someTree(choice, model.label, canary, 2)
    case 'each':
      return choice.times(0, 3, () => options.nested(model.record))
  }
}

function someTree(choice: Choice, label: LeafModel, canary: Canary, depth: number): unknown {
  const children = choice.times(0, depth, () => someTree(choice, label, canary, depth - 1))
  return { label: leafValue(choice, label, canary), children }
}

function leafValue(choice: Choice, leaf: LeafModel, canary: Canary): unknown {
  switch (leaf.type) {
    case 'text':
    case 'tag':
      return canary(leaf)
    case 'nullableText':
      return choice.chance(25) ? null : canary(leaf)
    case 'textOrNumber':
      return choice.chance(25) ? choice.below(1_000_000) : canary(leaf)
    case 'number':
      return choice.chance(50) ? 1900 + choice.below(120) : choice.below(1_000_000) / 8
    case 'isoDate':
      return `${1900 + choice.below(120)}-0${1 + choice.below(9)}-1${choice.below(9)}`
    case 'date':
      return new Date(choice.below(2_000_000_000) * 1000)
  }
}

/** Texts of two words that occur nowhere else: `Kb17x Zq17y`. Letters change with the number, and so do initials. */
export function numberedCanaries(): Canary {
  let n = 0
  return () => {
    n++
    return `${letter(n)}${letter(n + 3)}c${n}canary ${letter(n + 7)}${letter(n + 11)}c${n}canary`
  }
}

function letter(n: number): string {
  return String.fromCharCode(65 + (n % 26))
}
