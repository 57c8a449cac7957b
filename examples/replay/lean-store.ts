import { type LogEntry, type LogStore, noHash } from 'need-to-know/audit'

/** A store in memory for a log of hundreds of thousands: equal parts of its entries are kept once. */
export function leanStore(): LogStore & { readonly entries: readonly LogEntry[] } {
  const entries: LogEntry[] = []
  const shared = new Map<string, object>()
  const kept = new WeakSet<object>()
  const share = <T>(part: T): T => {
    if (typeof part !== 'object' || part === null || kept.has(part)) return part
    const key = JSON.stringify(part)
    const known = shared.get(key) ?? part
    shared.set(key, known)
    kept.add(known)
    return known as T
  }
  const lean = (entry: LogEntry): LogEntry => {
    const parts = Object.entries(entry.body).map(([key, part]) => [key, share(part)] as const)
    return Object.freeze({ ...entry, body: Object.freeze(Object.fromEntries(parts)) as LogEntry['body'] })
  }
  return Object.freeze({
    entries,
    head: async () => ({ size: entries.length, hash: entries.at(-1)?.hash ?? noHash }),
    append: async (entry: LogEntry) => {
      const there = entries[entry.index]
      if (there !== undefined) return there.hash === entry.hash
      if (entry.index !== entries.length) throw new RangeError('entries are appended one after the other')
      entries.push(lean(entry))
      return true
    },
    read: async function* (from: number) {
      for (let i = from; i < entries.length; i++) {
        const entry = entries[i]
        if (entry !== undefined) yield entry
      }
    },
  })
}
