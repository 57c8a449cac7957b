import type { ConstantForm, PrefixForm, SimpleForm } from '../vocabulary'
import { projectFilled, projectLength, projectList, projectObject, projectTexts } from './container-projectors'
import {
  type EntriesNode,
  type FieldCategory,
  type FieldNode,
  type LeafNode,
  type ListNode,
  type ObjectNode,
  partsOf,
  type TupleNode,
  type VariantsNode,
} from './field-node'
import { formProjector, isFiller, showsText } from './form-projector'
import { isStructure } from './is-structure'
import { acceptKey, acceptLeaf, leafReader, maskedReader, readText, shieldReader } from './leaf-projector'
import type { Primitive } from './leaf-shape'
import { presenceOf } from './presence'
import type { Projector } from './projection-context'
import { filler, type Part, real } from './projector-part'
import { isPlainObject, recordObject } from './record-object'
import { refuse } from './unreadable'
import { type Source, type Visit, visitCarefully, visitSwiftly } from './visit'

/** The form a field takes in one outcome; undefined where it is withheld. */
export type FormOf = (field: FieldCategory) => SimpleForm | PrefixForm | ConstantForm | undefined

/** Builds the projector of a field tree, part by part, in one way of reading. */
export class ProjectorBuilder {
  readonly #again = new Map<FieldNode, { part: Part | undefined }>()

  constructor(
    readonly formOf: FormOf,
    readonly visit: Visit,
    /** Whether the record, or one around it, may withhold what a text repeats. */
    readonly isMasking: boolean,
  ) {}

  /** The projector of a part of the record; undefined where nothing of it can ever be shown. */
  build(node: FieldNode): Part | undefined {
    const part = this.#build(node)
    if (part === undefined || !node.isNullable) return part
    return { ...part, project: (value, context) => part.project(value === null ? undefined : value, context) }
  }

  #build(node: FieldNode): Part | undefined {
    switch (node.kind) {
      case 'leaf':
        return this.#leaf(node)
      case 'object':
        return this.#whole(node) ?? this.#object(node)
      case 'list':
        return this.#whole(node) ?? this.#countOf(node) ?? this.#list(node)
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
    if (typeof form === 'object' && form.kind === 'constant') return filler(() => form.text)
    const masks = this.#masks(field) && shape.types.includes('string') && showsText(form)
    const accept = acceptLeaf(shape)
    if (form === 'full' && this.#shields(field)) return real(shieldReader(accept))
    const read = (masks ? maskedReader : leafReader)(accept)
    if (form === 'full') return real(read)
    const shown = formProjector(form)
    const project: Projector = (value, context) => shown(read(value, context), context)
    return isFiller(form) ? filler(project) : real(project)
  }

  #masks({ isMasked }: FieldCategory): boolean {
    return this.isMasking && isMasked
  }

  #shields({ isShield }: FieldCategory): boolean {
    return this.isMasking && isShield
  }

  /** A branch under one category, where its form speaks of the branch and not of what is in it. */
  #whole(node: ObjectNode | ListNode): Part | undefined {
    const form = node.whole === undefined ? undefined : this.formOf(node.whole)
    if (typeof form === 'object' && form.kind === 'constant') return filler(() => form.text)
    if (form !== 'present') return undefined
    return filler(presenceOf(node.kind === 'object' ? namesOf(node) : undefined))
  }

  #countOf({ whole }: ListNode): Part | undefined {
    if (whole === undefined || this.formOf(whole) !== 'count') return undefined
    return real(projectLength)
  }

  #object(node: ObjectNode): Part | undefined {
    const parts = node.fields.flatMap(({ key, node }) => {
      const part = this.build(node)
      return part === undefined ? [] : [{ key, ...part, project: this.#at(key, part.project) }]
    })
    if (parts.length === 0) return undefined
    const projectParts = parts.some((part) => part.filler) ? projectFilled : projectObject
    return real(projectParts(parts, namesOf(node), this.visit))
  }

  #list({ item }: ListNode): Part | undefined {
    const part = this.build(item)
    if (part === undefined || part.filler) return undefined
    const isSwift = this.visit === visitSwiftly && part.project === readText
    return real(isSwift ? projectTexts : projectList(this.#at('*', part.project), this.visit))
  }

  /** Places in a tuple have meaning, so what is withheld or absent leaves a null behind. */
  #tuple({ items }: TupleNode): Part | undefined {
    const parts = items.map((item, i) => {
      const part = this.build(item)
      return part && { ...part, project: this.#at(String(i), part.project) }
    })
    if (parts.every((part) => part === undefined)) return undefined
    const { visit } = this
    return real((value, context) => {
      if (!Array.isArray(value)) return refuse(value, context)
      const source = value as unknown as Source
      const shown = parts.map((part, i) => (part === undefined ? undefined : visit(source, i, part.project, context)))
      // A null that is there cannot be told from a place left empty, so it keeps nothing alive either.
      const isEmpty = parts.every((part, i) => (shown[i] ?? null) === null || (part?.filler && shown[i] !== true))
      return isEmpty ? undefined : Object.freeze(shown.map((item) => item ?? null))
    })
  }

  #entries({ key, keys, value }: EntriesNode): Part | undefined {
    const part = this.formOf(key) === 'full' ? this.build(value) : undefined
    if (part === undefined || part.filler) return undefined
    const { visit } = this
    const isKey = acceptKey(keys)
    const project = this.#at('*', part.project)
    const refuseKey = this.#at('*', refuse)
    const [masks, shields] = [this.#masks(key), this.#shields(key)]
    // The keys of an instance of a class are no data: they are how it keeps itself.
    return real((source, context) => {
      if (!isPlainObject(source)) return refuse(source, context)
      const shown: [string, unknown][] = []
      for (const name of Object.keys(source)) {
        const masked = masks ? context.mask(name) : name
        // A key that repeats what is withheld is withheld with it. Where that cannot be read, neither can the key.
        if (name === '__proto__' || (masked !== undefined && masked !== name)) continue
        const isRead = masked !== undefined && isKey(name)
        const member = visit(source, name, isRead ? project : refuseKey, context)
        if (member === undefined) continue
        shown.push([name, member])
        if (shields) context.showsWhole(name)
      }
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
    const names = [...new Set([...options.values()].flatMap(namesOf))]
    const readTag = this.#at(on, (tag, context) => {
      if (options.has(tag as Primitive)) return tag
      // Without it none of the fields can be told from those of another variant.
      if (tag === undefined) context.unreadable()
      return refuse(tag, context)
    })
    return real((value, context) => {
      const source = recordObject(value, [on], names)
      if (source === undefined) return refuse(value, context)
      const tag = visit(source, on, readTag, context)
      return parts.get(tag as Primitive)?.(value, context)
    })
  }

  /** Which option a value belongs to shows in what it is: what a leaf takes, a list, or an object. */
  #choice(options: readonly FieldNode[]): Part | undefined {
    const sorted = [...options].sort((a, b) => Number(b.kind === 'leaf') - Number(a.kind === 'leaf'))
    const choices = sorted.map((node) => ({ takes: takerOf(node), part: this.build(node) }))
    const parts = choices.flatMap(({ part }) => (part === undefined ? [] : [part]))
    const [first] = parts
    if (first === undefined || options.length === 1) return first
    const isFiller = parts.every((part) => part.filler)
    const project: Projector = (value, context) => {
      const choice = value === undefined ? undefined : choices.find(({ takes }) => takes(value))
      // What none takes, the first refuses as well as any.
      if (choice === undefined) return first.project(value, context)
      if (choice.part !== undefined) return choice.part.project(value, context)
      return isFiller ? first.project(undefined, context) : undefined
    }
    return isFiller ? filler(project) : real(project)
  }

  #each(kind: string): Part {
    const project: Projector = (item, context) => context.nested(kind, item)
    return real(projectList(this.#at('*', project), this.visit))
  }

  /** The careful reading knows where it is. */
  #at(step: string, project: Projector): Projector {
    if (this.visit !== visitCarefully) return project
    return (value, context) => {
      context.stepIn(step)
      try {
        return project(value, context)
      } finally {
        context.stepOut()
      }
    }
  }

  /** Whether a recursive part can ever show anything: one that cannot is closed, and so never unreadable. */
  #mayShow(node: FieldNode, met = new Set<FieldNode>()): boolean {
    if (met.has(node)) return false
    met.add(node)
    if (node.kind === 'leaf') return this.#leaf(node) !== undefined
    if (node.kind === 'each') return true
    if (node.kind === 'entries' && this.formOf(node.key) !== 'full') return false
    if ((node.kind === 'object' || node.kind === 'list') && this.#whole(node) !== undefined) return true
    if (node.kind === 'list' && this.#countOf(node) !== undefined) return true
    return partsOf(node).some((part) => this.#mayShow(part, met))
  }

  #recursive(node: FieldNode): Part | undefined {
    if (!this.#mayShow(node)) return undefined
    const known = this.#again.get(node) ?? { part: undefined }
    if (!this.#again.has(node)) {
      this.#again.set(node, known)
      known.part = this.build(node)
    }
    return real((value, context) => (known.part === undefined ? undefined : context.follow(value, known.part.project)))
  }
}

function namesOf({ fields }: ObjectNode): readonly string[] {
  return fields.map(({ key }) => key)
}

/** Whether a value is of the kind that an option of a choice is for. */
function takerOf(node: FieldNode): (value: unknown) => boolean {
  switch (node.kind) {
    case 'again':
      return (value) => takerOf(node.get())(value)
    case 'list':
    case 'tuple':
    case 'each':
      return Array.isArray
    case 'leaf': {
      const accept = acceptLeaf(node.shape)
      return (value) => !isStructure(value) || accept(value) !== undefined
    }
    default:
      return (value) => isStructure(value) && !Array.isArray(value)
  }
}
