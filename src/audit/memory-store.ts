import { type LogEntry, noHash } from './log-entry'
import type { LogStore } from './log-store'

/** A store that forgets everything with the process: for tests, and to try things out. */
export function memoryStore(entries: readonly LogEntry[] = []): LogStore {
  const kept = [...entries]
  return Object.freeze<LogStore>({
    head: async () => ({ size: kept.length, hash: kept.at(-1)?.hash ?? noHash }),
    append: async (entry) => {
      const there = kept[entry.index]
      if (there !== undefined) return there.hash === entry.hash
      if (entry.index !== kept.length) throw new RangeError('entries are appended one after the other')
      kept.push(entry)
      return true
    },
    read: async function* (from) {
      yield* kept.slice(from)
    },
  })
}
