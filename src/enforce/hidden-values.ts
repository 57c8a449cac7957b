import { hush } from '../vocabulary'
import { lengthOf } from './container-projectors'
import { type FieldCategory, type FieldNode, type ObjectNode, partsOf, type VariantsNode } from './field-node'
import type { FormOf } from './projector-builder'
import { recordObject } from './record-object'
import { unreadable } from './unreadable'
import { heldAt } from './visit'

/** Takes in what a record withholds and what names or locates its subject. */
export interface HiddenValues {
  /** A withheld value; `isName` for a person's name. */
  add(value: string, isName: boolean): void
  /** A nested record, with what is withheld of it; everything where it is `shut` in by what is withheld around it. */
  nested(kind: string, record: unknown, isShut: boolean): void
  /** Has an object read, once in each way, when what is being read has been: it may lie as deep as it likes.
   *
   * @throws RangeError where there are too many
   */
  later(part: object, read: ReadHidden): void
  /** Tells of a value that is there and cannot be read: then nothing is masked, and no text is shown. */
  unreadable(): void
  /** Counts a part that lies where one value was expected.
   *
   * @throws RangeError where there are too many
   */
  count(): void
}

/** Reads the withheld values of one record. One that cannot be read, an accessor for instance, is told of, and the others are
 * read all the same: a promise among them may reject.
 *
 * @throws what a trap of a proxy throws
 */
export type ReadHidden = (value: unknown, into: HiddenValues) => void

/** Compiles what reads the identifying values that are not shown in full in one outcome; undefined where there can be none. */
export function readHidden(
  tree: FieldNode,
  formOf: FormOf,
  identifies: (kind: string) => boolean,
): ReadHidden | undefined {
  return new Reader(formOf, identifies, false).build(tree)
}

/** As `readHidden`, of a record that is not there for the viewer: everything in it is withheld. */
export function readAllHidden(tree: FieldNode, identifies: (kind: string) => boolean): ReadHidden | undefined {
  return shutReader(identifies).build(tree)
}

function shutReader(identifies: (kind: string) => boolean): Reader {
  return new Reader(() => undefined, identifies, true)
}

/** Whether a part of a record, or a record nested in it, can hold what names or locates the subject. */
export function canIdentify(node: FieldNode, ofNested: (kind: string) => boolean, met = new Set<FieldNode>()): boolean {
  if (met.has(node)) return false
  met.add(node)
  if (node.kind === 'leaf') return node.field.identifies !== 'no'
  if (node.kind === 'each') return ofNested(node.record)
  if (node.kind === 'entries' && node.key.identifies !== 'no') return true
  return partsOf(node).some((part) => canIdentify(part, ofNested, met))
}

/** How deep data may lie where one value was expected. */
const deepestValue = 10

class Reader {
  readonly #again = new Map<FieldNode, { read: ReadHidden | undefined }>()
  #inside: Reader | undefined

  constructor(
    readonly formOf: FormOf,
    readonly identifies: (kind: string) => boolean,
    /** Whether nothing is shown here, whatever its own category says: something around it is withheld. */
    readonly isShut: boolean,
  ) {}

  build(node: FieldNode): ReadHidden | undefined {
    switch (node.kind) {
      case 'leaf':
        return this.#leaf(node.field)
      case 'object':
        return this.#object(node.fields)
      case 'list':
        return eachItem(this.build(node.item))
      case 'tuple':
        return this.#tuple(node.items)
      case 'entries':
        return this.#entries(node.key, node.value)
      case 'variants':
        return this.#variants(node)
      case 'choice':
        return all(node.options.map((option) => this.build(option)))
      case 'each':
        return this.#each(node.record)
      case 'again':
        return this.#recursive(node.get())
    }
  }

  #leaf(field: FieldCategory): ReadHidden | undefined {
    if (!this.#isHidden(field)) return undefined
    const isName = field.identifies === 'name'
    return (value, into) => readValue(value, into, isName, deepestValue)
  }

  #isHidden(field: FieldCategory): boolean {
    return field.identifies !== 'no' && this.formOf(field) !== 'full'
  }

  /** Whether anything may be read of a part: what can hide nothing is not walked. */
  #mayHide(node: FieldNode, met = new Set<FieldNode>()): boolean {
    if (this.isShut) return canIdentify(node, this.identifies)
    if (met.has(node)) return false
    met.add(node)
    switch (node.kind) {
      case 'leaf':
        return this.#isHidden(node.field)
      case 'each':
        return this.identifies(node.record)
      case 'entries':
        return this.#isHidden(node.key) || this.#inEntries(node.key).#mayHide(node.value, met)
      case 'variants':
        return [...node.options.values()].some((option) => this.#inVariant(node.on, option).#mayHide(option, met))
      default:
        return partsOf(node).some((part) => this.#mayHide(part, met))
    }
  }

  #object(fields: readonly { readonly key: string; readonly node: FieldNode }[]): ReadHidden | undefined {
    const parts = fields.flatMap(({ key, node }) => {
      const read = this.build(node)
      return read === undefined ? [] : [{ key, read }]
    })
    if (parts.length === 0) return undefined
    const asked = parts.map(({ key }) => key)
    const names = fields.map(({ key }) => key)
    const readFields: ReadHidden = (value, into) => {
      const source = recordObject(value, asked, names)
      if (source === undefined) return readValue(value, into, false, deepestValue)
      for (const { key, read } of parts) read(partOf(source, key, into), into)
    }
    return eachItem(readFields)
  }

  #tuple(items: readonly FieldNode[]): ReadHidden | undefined {
    const parts = items.map((item) => this.build(item))
    if (parts.every((part) => part === undefined)) return undefined
    return (value, into) => {
      if (!Array.isArray(value)) return readValue(value, into, false, deepestValue)
      for (const [i, read] of parts.entries()) read?.(partOf(value, i, into), into)
    }
  }

  #entries(key: FieldCategory, value: FieldNode): ReadHidden | undefined {
    const isName = key.identifies === 'name'
    const keys: ReadHidden | undefined = this.#isHidden(key)
      ? (name, into) => into.add(String(name), isName)
      : undefined
    const values = this.#inEntries(key).build(value)
    if (keys === undefined && values === undefined) return undefined
    return (table, into) => {
      if (typeof table !== 'object' || table === null) return readValue(table, into, false, 0)
      for (const name of Object.keys(table)) {
        keys?.(name, into)
        values?.(partOf(table, name, into), into)
      }
    }
  }

  /** Of a variant that may be told, what is withheld; of one that may not, and of what is none of them, everything. */
  #variants({ on, options }: VariantsNode): ReadHidden | undefined {
    const everything = all([...options.values()].map((option) => this.#shut().build(option)))
    if (everything === undefined) return undefined
    const readers = new Map<unknown, ReadHidden | undefined>()
    for (const [literal, option] of options) {
      const reader = this.#inVariant(on, option)
      if (!reader.isShut) readers.set(literal, reader.build(option))
    }
    return (value, into) => {
      const tag = typeof value === 'object' && value !== null ? partOf(value, on, into) : undefined
      const read = readers.has(tag) ? readers.get(tag) : everything
      read?.(value, into)
    }
  }

  #each(kind: string): ReadHidden | undefined {
    const { isShut } = this
    return this.identifies(kind) ? eachItem((item, into) => into.nested(kind, item, isShut)) : undefined
  }

  /** Without its key an entry is not shown. */
  #inEntries(key: FieldCategory): Reader {
    return this.formOf(key) === 'full' ? this : this.#shut()
  }

  /** A variant that may not be told is not shown. */
  #inVariant(on: string, { fields }: ObjectNode): Reader {
    const tag = fields.find(({ key }) => key === on)?.node
    return tag?.kind === 'leaf' && this.formOf(tag.field) === 'full' ? this : this.#shut()
  }

  /** Reads what stands under something that is withheld. */
  #shut(): Reader {
    if (this.isShut) return this
    this.#inside ??= shutReader(this.identifies)
    return this.#inside
  }

  #recursive(node: FieldNode): ReadHidden | undefined {
    if (!this.#mayHide(node)) return undefined
    const known = this.#again.get(node) ?? { read: undefined }
    if (!this.#again.has(node)) {
      this.#again.set(node, known)
      known.read = this.build(node)
    }
    return (value, into) => {
      if (known.read === undefined) return
      if (typeof value === 'object' && value !== null) into.later(value, known.read)
      else known.read(value, into)
    }
  }
}

/** A list where there should be one value, or one value where there should be a list, is read all the same. */
function eachItem(read: ReadHidden | undefined): ReadHidden | undefined {
  if (read === undefined) return undefined
  return (value, into) => {
    if (!Array.isArray(value)) return read(value, into)
    const length = lengthOf(value)
    // A proxy may say that it is as long as it likes.
    if (length === undefined) return into.unreadable()
    for (let i = 0; i < length; i++) read(partOf(value, i, into), into)
  }
}

function all(readers: readonly (ReadHidden | undefined)[]): ReadHidden | undefined {
  const some = readers.filter((read) => read !== undefined)
  if (some.length === 0) return undefined
  return (value, into) => {
    for (const read of some) read(value, into)
  }
}

/** Every text and number in a value, whatever its shape: a name may be kept in parts where one text is expected. */
function readValue(value: unknown, into: HiddenValues, isName: boolean, depth: number): void {
  if (typeof value === 'string') into.add(value, isName)
  else if (typeof value === 'number' || typeof value === 'bigint') into.add(String(value), isName)
  else if (value instanceof Date) readDay(value, into)
  else if (typeof value === 'object' && value !== null) readMembers(value, into, isName, depth - 1)
}

function readDay(date: Date, into: HiddenValues): void {
  if (!Number.isNaN(date.getTime())) into.add(date.toISOString().slice(0, 10), false)
}

function readMembers(value: object, into: HiddenValues, isName: boolean, depth: number): void {
  const keys = Object.keys(value)
  // A promise, a map, an instance that keeps its data to itself: there may be a value that cannot be seen.
  const isHidden = hush(value) || depth < 0 || (keys.length === 0 && !isBare(value))
  if (isHidden) into.unreadable()
  for (const key of isHidden ? [] : keys) {
    into.count()
    readValue(partOf(value, key, into), into, isName, depth)
  }
}

function isBare(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || Array.isArray(value)
}

/** A part of a record as data; what is there and cannot be read, an accessor or a hidden property, is told of. */
function partOf(source: object, key: PropertyKey, into: HiddenValues): unknown {
  const held = heldAt(source, key)
  // An accessor of a class stands for itself in what `recordObject` reads.
  if (held !== unreadable) return held
  into.unreadable()
  return undefined
}
