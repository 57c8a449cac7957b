import { type FieldCategory, type FieldNode, partsOf } from './field-node'
import type { FormOf } from './projector-builder'
import { recordObject } from './record-object'
import { unreadable } from './unreadable'
import { heldAt } from './visit'

/** Takes in what a record withholds and what names or locates its subject. */
export interface HiddenValues {
  /** A withheld value; `isName` for a person's name. */
  add(value: string, isName: boolean): void
  /** A nested record, with what is withheld of it. */
  nested(kind: string, record: unknown): void
  /** Whether a part is to be read as what stands at a place of the schema: not where it was met there before.
   *
   * @throws RangeError where the record has too many parts, or they lie too deep
   */
  enter(part: object, place: unknown): boolean
  leave(): void
  /** Counts a part that lies where one value was expected.
   *
   * @throws RangeError where there are too many
   */
  count(): void
}

/** Reads the withheld values of one record.
 *
 * @throws where one cannot be read, an accessor for instance: what cannot be read cannot be masked, and no text is shown
 */
export type ReadHidden = (value: unknown, into: HiddenValues) => void

/** Compiles what reads the identifying values that are not shown in full in one outcome; undefined where there can be none. */
export function readHidden(
  tree: FieldNode,
  formOf: FormOf,
  identifies: (kind: string) => boolean,
): ReadHidden | undefined {
  return new Reader(formOf, identifies).build(tree)
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

  constructor(
    readonly formOf: FormOf,
    readonly identifies: (kind: string) => boolean,
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
      case 'choice':
        return all(partsOf(node).map((part) => this.build(part)))
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
      for (const { key, read } of parts) read(partOf(source, key), into)
    }
    return eachItem(readFields)
  }

  #tuple(items: readonly FieldNode[]): ReadHidden | undefined {
    const parts = items.map((item) => this.build(item))
    if (parts.every((part) => part === undefined)) return undefined
    return (value, into) => {
      if (!Array.isArray(value)) return readValue(value, into, false, deepestValue)
      for (const [i, read] of parts.entries()) read?.(partOf(value, i), into)
    }
  }

  #entries(key: FieldCategory, value: FieldNode): ReadHidden | undefined {
    const isName = key.identifies === 'name'
    const keys: ReadHidden | undefined = this.#isHidden(key)
      ? (name, into) => into.add(String(name), isName)
      : undefined
    const values = this.build(value)
    if (keys === undefined && values === undefined) return undefined
    return (table, into) => {
      if (typeof table !== 'object' || table === null) return readValue(table, into, false, 0)
      for (const name of Object.keys(table)) {
        keys?.(name, into)
        values?.(partOf(table, name), into)
      }
    }
  }

  #each(kind: string): ReadHidden | undefined {
    return this.identifies(kind) ? eachItem((item, into) => into.nested(kind, item)) : undefined
  }

  #recursive(node: FieldNode): ReadHidden | undefined {
    if (!canIdentify(node, this.identifies)) return undefined
    const known = this.#again.get(node) ?? { read: undefined }
    if (!this.#again.has(node)) {
      this.#again.set(node, known)
      known.read = this.build(node)
    }
    return (value, into) => {
      if (typeof value !== 'object' || value === null) return known.read?.(value, into)
      if (!into.enter(value, node)) return
      known.read?.(value, into)
      into.leave()
    }
  }
}

/** A list where there should be one value, or one value where there should be a list, is read all the same. */
function eachItem(read: ReadHidden | undefined): ReadHidden | undefined {
  if (read === undefined) return undefined
  return (value, into) => {
    if (!Array.isArray(value)) return read(value, into)
    for (let i = 0; i < value.length; i++) read(partOf(value, i), into)
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
  if (depth < 0 || (keys.length === 0 && !isBare(value))) throw new TypeError('unreadable')
  for (const key of keys) {
    into.count()
    readValue(partOf(value, key), into, isName, depth)
  }
}

function isBare(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || Array.isArray(value)
}

/** A part of a record as data.
 *
 * @throws TypeError for what is there and cannot be read: an accessor, a hidden property
 */
function partOf(source: object, key: PropertyKey): unknown {
  const held = heldAt(source, key)
  // An accessor of a class stands for itself in what `recordObject` reads.
  if (held === unreadable) throw new TypeError('unreadable')
  return held
}
