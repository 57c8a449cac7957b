import type { ExposedCategory } from '../../history'
import { membersOf, type SeenItem, seenItems, text } from '../access/access'
import { type LevelLists, noLevelsSeen, type SeenLevels } from './level-lists'

/** One category that was disclosed, and what it was said to stand on. */
export interface DisclosedItem extends SeenItem {
  /** Ids of the permits, sorted; undefined: not known. */
  readonly rules: readonly string[] | undefined
  /** Every one of its grounds says that there is no basis, or no notice. */
  readonly isOnNone: boolean
}

/** What a disclosed set has of an exposure. */
export interface Verdict {
  /** It may have been seen further than allowed. */
  readonly isPossible: boolean
  /** What of it was seen further than allowed, for certain. */
  readonly seen: SeenLevels
  /** More of it may have been seen: some of what was disclosed is not known. */
  readonly isOpen: boolean
}

/** One set of what was disclosed. There are few, whatever the length of a log. */
export class DisclosedSet {
  readonly #verdicts = new Map<readonly ExposedCategory[], Map<string, Verdict>>()

  constructor(
    readonly id: number,
    /** Undefined: not known. */
    readonly items: readonly DisclosedItem[] | undefined,
    readonly lists: LevelLists,
  ) {}

  /** How it compares with an exposure of a record of a kind. */
  against(kind: string, categories: readonly ExposedCategory[]): Verdict {
    const byKind = this.#verdicts.get(categories) ?? new Map<string, Verdict>()
    this.#verdicts.set(categories, byKind)
    const verdict = byKind.get(kind) ?? this.#compare(kind, categories)
    byKind.set(kind, verdict)
    return verdict
  }

  #compare(kind: string, categories: readonly ExposedCategory[]): Verdict {
    if (this.items === undefined) return notKnown
    const { items, lists } = this
    const known = categories.flatMap((exposed) => items.filter((item) => this.#wasSeen(item, kind, exposed)))
    const seen = lists.of(known.map(({ category = '', level = '' }) => ({ category, level })))
    const isOpen = categories.some((exposed) => items.some((item) => this.#mayBeSeen(item, kind, exposed)))
    return { isPossible: isOpen || seen.length > 0, seen, isOpen }
  }

  #wasSeen({ record, category, level }: SeenItem, kind: string, exposed: ExposedCategory): boolean {
    return record === kind && category === exposed.category && level !== undefined && this.#exceeds(level, exposed)
  }

  /** The same of an item that says too little: what is not known may be anything. */
  #mayBeSeen(item: SeenItem, kind: string, exposed: ExposedCategory): boolean {
    if (this.#wasSeen(item, kind, exposed)) return false
    const { record = kind, category = exposed.category, level } = item
    return record === kind && category === exposed.category && (level === undefined || this.#exceeds(level, exposed))
  }

  #exceeds(level: string, { category, allowed }: ExposedCategory): boolean {
    return this.lists.rank(category, level) > Math.max(0, this.lists.rank(category, allowed))
  }
}

const notKnown: Verdict = Object.freeze({ isPossible: true, seen: noLevelsSeen, isOpen: true })

/** Makes one set of equal ones. */
export class DisclosedSets {
  readonly #sets = new Map<string, DisclosedSet>()
  /** Lists that nobody can change, met a moment ago: receipts often share them. */
  readonly #met = new Map<unknown, DisclosedSet>()

  constructor(
    readonly lists: LevelLists,
    /** Whether a category of the vocabulary. */
    readonly isCategory: (name: string) => boolean,
    readonly isKind: (name: string) => boolean,
  ) {}

  of(disclosed: unknown): DisclosedSet {
    const met = this.#met.get(disclosed)
    if (met !== undefined) return met
    const items = disclosedItems(disclosed)?.map((item) => this.#inWords(item))
    const set = this.#interned(items)
    if (isFixed(disclosed)) this.#remember(disclosed, set)
    return set
  }

  /** A name that the vocabulary does not have says nothing: it may be a wrong spelling of any that it has. */
  #inWords({ record, category, level, ...grounds }: DisclosedItem): DisclosedItem {
    const known = category !== undefined && this.isCategory(category) ? category : undefined
    const isLevel = known !== undefined && level !== undefined && this.lists.rank(known, level) >= 0
    return {
      record: record !== undefined && this.isKind(record) ? record : undefined,
      category: known,
      level: isLevel ? level : undefined,
      ...grounds,
    }
  }

  #interned(items: readonly DisclosedItem[] | undefined): DisclosedSet {
    const keys = items?.map(({ record, category, level, rules, isOnNone }) =>
      JSON.stringify([record, category, level, rules, isOnNone]),
    )
    const key = keys === undefined ? '' : `[${[...new Set(keys)].sort().join()}]`
    const set = this.#sets.get(key) ?? new DisclosedSet(this.#sets.size, items, this.lists)
    this.#sets.set(key, set)
    return set
  }

  #remember(disclosed: unknown, set: DisclosedSet): void {
    if (this.#met.size >= mostMet) this.#met.clear()
    this.#met.set(disclosed, set)
  }
}

const mostMet = 1024

function isFixed(disclosed: unknown): boolean {
  try {
    return Array.isArray(disclosed) && Object.isFrozen(disclosed) && disclosed.every((item) => isFrozenData(item))
  } catch {
    return false
  }
}

function isFrozenData(item: unknown): boolean {
  if (!Object.isFrozen(item)) return false
  return Object.values(Object.getOwnPropertyDescriptors(item)).every((property) => 'value' in property)
}

/** What was disclosed, with its grounds; undefined where that is not known. */
function disclosedItems(disclosed: unknown): readonly DisclosedItem[] | undefined {
  try {
    const items = seenItems(disclosed)
    if (items === undefined || !Array.isArray(disclosed)) return undefined
    const grounds = disclosed
      .map((item) => membersOf<{ level: unknown; grounds: unknown }>(item))
      .filter(({ level }) => text(level) !== 'withheld')
    return items.map((item, i) => ({ ...item, ...groundsOf(grounds[i]?.grounds) }))
  } catch {
    return undefined
  }
}

function groundsOf(grounds: unknown): Pick<DisclosedItem, 'rules' | 'isOnNone'> {
  if (!Array.isArray(grounds) || grounds.length === 0) return { rules: undefined, isOnNone: false }
  const read = grounds.map((ground) => membersOf<{ rule: unknown; basis: unknown; notice: unknown }>(ground))
  const rules = read.map(({ rule }) => text(rule))
  return {
    rules: rules.every((rule) => rule !== undefined) ? rules.sort() : undefined,
    isOnNone: read.every(({ basis, notice }) => basis === 'none' || notice === 'none'),
  }
}
