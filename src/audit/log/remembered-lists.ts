import type { Receipt } from '../../enforce'
import { freezeDeep } from '../../vocabulary'
import { listOf, type ShapeWriter } from './canonical-shape'
import { RememberedItems, type WrittenItem } from './remembered-items'

/** A list as it was written, made of items that are nobody else's. */
interface WrittenList {
  readonly list: Receipt['disclosed']
  readonly text: string
}

/** Where lists that begin alike part. */
interface Fork {
  readonly next: Map<WrittenItem, Fork>
  /** The way that was taken last: the first to be tried. */
  last: { readonly item: WrittenItem; readonly fork: Fork } | undefined
  written: WrittenList | undefined
}

/** Longer ones are not remembered. */
const longest = 256
/** Forks, before all is forgotten: some hundreds of lists. */
const mostForks = 16_384

/** Writes lists of what was disclosed, and looks first whether it wrote the very same before. */
export class RememberedLists {
  readonly #items: RememberedItems
  readonly #writeList: ShapeWriter
  #shared = new WeakMap<object, WrittenList>()
  #root = fork()
  #forks = 0

  constructor(writeItem: ShapeWriter) {
    this.#items = new RememberedItems(writeItem)
    this.#writeList = listOf(writeItem)
  }

  /** Canonical text; undefined for what is no such list. */
  write(value: unknown): string | undefined {
    return this.#find(value)?.text ?? this.#writeList(value)
  }

  /** The same list, frozen all the way down; undefined for one that is not remembered. */
  share(value: unknown): Receipt['disclosed'] | undefined {
    return this.#find(value)?.list
  }

  isShared(value: object): boolean {
    return this.#shared.has(value)
  }

  #find(value: unknown): WrittenList | undefined {
    if (!Array.isArray(value)) return undefined
    const shared = this.#shared.get(value)
    if (shared !== undefined) return shared
    const length = value.length
    if (length > longest) return undefined
    const items = new Array<WrittenItem>(length)
    let place = this.#root
    for (let i = 0; i < length; i++) {
      const { last } = place
      const item = this.#items.find(value[i], last?.item)
      if (item === undefined) return undefined
      items[i] = item
      place = item === last?.item ? last.fork : this.#goOn(place, item)
    }
    place.written ??= this.#written(items)
    return place.written
  }

  #written(items: readonly WrittenItem[]): WrittenList {
    const list = freezeDeep(items.map(({ item }) => item))
    const written = { list, text: `[${items.map(({ text }) => text).join(',')}]` }
    this.#shared.set(list, written)
    return written
  }

  #goOn(place: Fork, item: WrittenItem): Fork {
    const fork = place.next.get(item) ?? this.#grow(place, item)
    place.last = { item, fork }
    return fork
  }

  #grow(place: Fork, item: WrittenItem): Fork {
    if (this.#forks >= mostForks) {
      // What is being written goes on below the old root, and is forgotten with it.
      this.#root = fork()
      this.#forks = 0
    }
    const next = fork()
    this.#forks++
    place.next.set(item, next)
    return next
  }
}

function fork(): Fork {
  return { next: new Map(), last: undefined, written: undefined }
}
