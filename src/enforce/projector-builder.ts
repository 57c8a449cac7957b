import type { ConstantForm, PrefixForm, SimpleForm } from '../vocabulary'
import {
  isPlainObject,
  isStructure,
  projectFilled,
  projectFillers,
  projectList,
  projectObject,
  projectTexts,
} from './container-projectors'
import type {
  EntriesNode,
  FieldCategory,
  FieldNode,
  LeafNode,
  ListNode,
  ObjectNode,
  TupleNode,
  VariantsNode,
} from './field-node'
import { formProjector, isFiller } from './form-projector'
import { acceptLeaf, acceptText } from './leaf-projector'
import type { Projector } from './projection-context'
import { filler, type Part, real } from './projector-part'
import type { Primitive } from './shape'
import { type Source, type Visit, visitSwiftly } from './visit'

/** The form a field takes in one outcome; undefined where it is withheld. */
export type FormOf = (field: FieldCategory) => SimpleForm | PrefixForm | ConstantForm | undefined

/** Builds the projector of a field tree, part by part, in one way of reading. */
export class ProjectorBuilder {
  readonly #again = new Map<FieldNode, { part: Part | undefined }>()

  constructor(
    readonly formOf: FormOf,
    readonly visit: Visit,
  ) {}

  /** The projector of a part of the record; undefined where nothing of it can ever be shown. */
  build(node: FieldNode): Part | undefined {
    switch (node.kind) {
      case 'leaf':
        return this.#leaf(node)
      case 'object':
        return this.#whole(node.whole) ?? this.#object(node)
      case 'list':
        return this.#whole(node.whole) ?? this.#countOf(node) ?? this.#list(node)
      case 'tuple':
        return this.#tuple(node)
      case 'entries':
        return this.#entries(node)
      case 'variants':
        return this.#variants(node)
      case 'choice':
        return this.#choice(node.options)
      case 'each':
        return this.#each(node.record)
      case 'again':
        return this.#recursive(node.get())
    }
  }

  #leaf({ field, shape }: LeafNode): Part | undefined {
    const form = this.formOf(field)
    if (form === undefined || form === 'scrubbed' || form === 'count') return undefined
    const accept = acceptLeaf(shape)
    if (form === 'full') return real(accept)
    if (typeof form === 'object' && form.kind === 'constant') return filler(() => form.text)
    const shown = formProjector(form)
    const project: Projector = (value, context) => shown(accept(value), context)
    return isFiller(form) ? filler(project) : real(project)
  }

  /** A branch under one category, where its form speaks of the branch and not of what is in it. */
  #whole(field: FieldCategory | undefined): Part | undefined {
    const form = field === undefined ? undefined : this.formOf(field)
    if (typeof form === 'object' && form.kind === 'constant') return filler(() => form.text)
    if (form === 'present') return filler((value) => isStructure(value) && Object.keys(value).length > 0)
    return undefined
  }

  #countOf({ whole }: ListNode): Part | undefined {
    if (whole === undefined || this.formOf(whole) !== 'count') return undefined
    return real((value) => (Array.isArray(value) && Number.isSafeInteger(value.length) ? value.length : undefined))
  }

  #object({ fields }: ObjectNode): Part | undefined {
    const parts = fields.flatMap(({ key, node }) => {
      const part = this.build(node)
      return part === undefined ? [] : [{ key, ...part }]
    })
    if (parts.length === 0) return undefined
    return real(parts.some((part) => part.filler) ? projectFilled(parts, this.visit) : projectObject(parts, this.visit))
  }

  #list({ item }: ListNode): Part | undefined {
    const part = this.build(item)
    if (part === undefined || part.filler) return undefined
    const isSwift = this.visit === visitSwiftly && part.project === acceptText
    return real(isSwift ? projectTexts : projectList(part.project, this.visit))
  }

  /** Places in a tuple have meaning, so what is withheld or absent leaves a null behind. */
  #tuple({ items }: TupleNode): Part | undefined {
    const parts = items.map((item) => this.build(item))
    if (parts.every((part) => part === undefined)) return undefined
    const { visit } = this
    return real((value, context) => {
      if (!Array.isArray(value)) return undefined
      const source = value as unknown as Source
      const shown = parts.map((part, i) => (part === undefined ? undefined : visit(source, i, part.project, context)))
      // A null that is there cannot be told from a place left empty, so it keeps nothing alive either.
      const isEmpty = parts.every((part, i) => (shown[i] ?? null) === null || (part?.filler && shown[i] !== true))
      return isEmpty ? undefined : Object.freeze(shown.map((item) => item ?? null))
    })
  }

  #entries({ key, value }: EntriesNode): Part | undefined {
    const part = this.formOf(key) === 'full' ? this.build(value) : undefined
    if (part === undefined || part.filler) return undefined
    const { visit } = this
    return real((source, context) => {
      if (!isPlainObject(source)) return undefined
      const shown = Object.keys(source)
        .filter((name) => name !== '__proto__')
        .map((name) => [name, visit(source, name, part.project, context)] as const)
        .filter(([, member]) => member !== undefined)
      return shown.length === 0 ? undefined : Object.freeze(Object.fromEntries(shown))
    })
  }

  /** Which variant it is shows in the fields that are there, so it must be open before any of them is. */
  #variants({ on, options }: VariantsNode): Part | undefined {
    const parts = new Map<Primitive, Projector>()
    for (const [literal, option] of options) {
      const tag = option.fields.find(({ key }) => key === on)?.node
      const isOpen = tag?.kind === 'leaf' && this.formOf(tag.field) === 'full'
      const part = isOpen ? this.build(option) : undefined
      if (part !== undefined && !part.filler) parts.set(literal, part.project)
    }
    if (parts.size === 0) return undefined
    const { visit } = this
    const identity: Projector = (tag) => tag
    return real((value, context) => {
      if (!isPlainObject(value)) return undefined
      const tag = visit(value, on, identity, context)
      return parts.get(tag as Primitive)?.(value, context)
    })
  }

  #choice(options: readonly FieldNode[]): Part | undefined {
    const parts = options.map((option) => this.build(option)).filter((part) => part !== undefined)
    const [first] = parts
    if (first === undefined || parts.length === 1) return first
    if (parts.every((part) => part.filler)) return filler(projectFillers(parts))
    return real((value, context) => {
      for (const { project } of parts) {
        const shown = project(value, context)
        if (shown !== undefined) return shown
      }
      return undefined
    })
  }

  #each(kind: string): Part {
    const project: Projector = (item, context) => context.nested(kind, item)
    return real(projectList(project, this.visit))
  }

  #recursive(node: FieldNode): Part | undefined {
    const known = this.#again.get(node) ?? { part: undefined }
    if (!this.#again.has(node)) {
      this.#again.set(node, known)
      known.part = this.build(node)
    }
    return real((value, context) => {
      if (known.part === undefined || !context.enter(value)) return undefined
      try {
        return known.part.project(value, context)
      } finally {
        context.leave()
      }
    })
  }
}
