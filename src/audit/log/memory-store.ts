import { type LogEntry, noHash } from './log-entry'
import type { LogStore } from './log-store'

/** A store that forgets everything with the process: for tests, and to try things out. */
export function memoryStore(entries: readonly LogEntry[] = []): LogStore {
  const kept = [...entries]
  const head = () => ({ size: kept.length, hash: kept.at(-1)?.hash ?? noHash })
  return Object.freeze<LogStore>({
    head: async () => head(),
    append: async (entry) => {
      const there = kept[entry.index]
      if (there !== undefined) return there.hash === entry.hash
      const { size, hash } = head()
      if (entry.index !== size || entry.previous !== hash) throw new RangeError('an entry goes after the one before it')
      kept.push(entry)
      return true
    },
    read: async function* (from) {
      // By index: what is appended while somebody reads is read too, and nothing is copied.
      for (let i = from, entry = kept[i]; entry !== undefined; i++, entry = kept[i]) yield entry
    },
  })
}
