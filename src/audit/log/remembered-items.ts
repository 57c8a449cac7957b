import type { DisclosedCategory, DisclosureGround } from '../../enforce'
import type { ShapeWriter } from './canonical-shape'

/** An item as it was written, and read again: nobody else's. */
export interface WrittenItem {
  readonly item: DisclosedCategory
  readonly text: string
  /** For each ground, the object that it was found the same as last, if nobody can change that: a guard has a few of them. */
  readonly met: unknown[]
}

/** So many ways there are to disclose one category, and so many categories, before some are forgotten. */
const mostOfOne = 16
const mostCategories = 1024

/** Writes categories of receipts, and looks first whether it wrote the very same before: comparing is far quicker. What is
 * compared is read once and is what stands in the text, whatever an accessor says later.
 */
export class RememberedItems {
  readonly #byCategory = new Map<unknown, WrittenItem[]>()
  readonly #writeItem: ShapeWriter

  constructor(writeItem: ShapeWriter) {
    this.#writeItem = writeItem
  }

  /** The same item, as it was written; undefined for what is none.
   *
   * @param likely - the one that it will be, mostly
   */
  find(value: unknown, likely?: WrittenItem): WrittenItem | undefined {
    if (likely !== undefined && isSameItem(value, likely)) return likely
    const met = this.#byCategory.get((value as Partial<DisclosedCategory> | null | undefined)?.category)
    if (met !== undefined) {
      for (const written of met) if (isSameItem(value, written)) return written
    }
    const text = this.#writeItem(value)
    return text === undefined ? undefined : this.#remember(text)
  }

  #remember(text: string): WrittenItem {
    const written = { item: JSON.parse(text) as DisclosedCategory, text, met: [] }
    const { category } = written.item
    const met = this.#byCategory.get(category)
    if (met === undefined) {
      if (this.#byCategory.size >= mostCategories) this.#byCategory.clear()
      this.#byCategory.set(category, [written])
    } else {
      if (met.length >= mostOfOne) met.shift()
      met.push(written)
    }
    return written
  }
}

// Written out, member by member: a log is millions of these.

function isSameItem(value: unknown, { item, met }: WrittenItem): boolean {
  const { record, category, level, grounds } = item
  if (!isPlain<DisclosedCategory>(value) || Object.keys(value).length !== 4) return false
  if (value.record !== record || value.category !== category || value.level !== level) return false
  const list = value.grounds
  if (!Array.isArray(list) || list.length !== grounds.length) return false
  for (let i = 0; i < grounds.length; i++) {
    const ground: unknown = list[i]
    if (ground !== undefined && ground === met[i]) continue
    if (!isSameGround(ground, grounds[i])) return false
    if (isFixedData(ground)) met[i] = ground
  }
  return true
}

function isSameGround(value: unknown, ground: DisclosureGround | undefined): boolean {
  if (ground === undefined || !isPlain<DisclosureGround>(value)) return false
  if (value.rule !== ground.rule || value.notice !== ground.notice || !isSame(value.basis, ground.basis)) return false
  return Object.keys(value).every(isOfGround)
}

function isOfGround(key: string): boolean {
  return key === 'rule' || key === 'basis' || key === 'notice'
}

/** Text, nothing, or members that are the same. */
function isSame(value: unknown, written: unknown): boolean {
  if (typeof written !== 'object' || written === null) return value === written
  const members = written as Readonly<Record<string, unknown>>
  const keys = Object.keys(members)
  if (!isPlain<Readonly<Record<string, unknown>>>(value) || Object.keys(value).length !== keys.length) return false
  for (const key of keys) if (!isSame(value[key], members[key])) return false
  return true
}

/** Whether it will be the same whenever it is read. */
function isFixedData(value: unknown): boolean {
  if (!Object.isFrozen(value)) return false
  if (typeof value !== 'object' || value === null) return true
  return Object.values(Object.getOwnPropertyDescriptors(value)).every(
    (property) => 'value' in property && isFixedData(property.value),
  )
}

function isPlain<T>(value: unknown): value is { readonly [K in keyof T]: unknown } {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
