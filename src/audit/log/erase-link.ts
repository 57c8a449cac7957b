import type { LogEntry } from './log-entry'

/** The entry without whom it is about, for a store to keep in place of it (GDPR 17). The chain stays as it is. */
export function eraseLink(entry: LogEntry): LogEntry {
  return Object.freeze({ ...entry, link: null })
}
