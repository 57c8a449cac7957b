import { UsageError } from '../../vocabulary'
import type { AuditLog } from '../log/audit-log'
import type { LogRecord } from '../log/log-record'
import { withinPatience } from './within-patience'

/** What a turn at the log can do, as long as somebody waits for it. */
export interface Turn {
  /** @throws UsageError `not-logged` when nobody waits any more; as `append` of the log does */
  append(write: () => LogRecord): Promise<void>
  /** @throws as `readOn` of the log does */
  readOn(): Promise<void>
}

/** The log of a gate, for as long as a request has patience. */
export class Turnstile {
  constructor(
    readonly log: AuditLog,
    readonly patience: (() => Promise<unknown>) | undefined,
  ) {}

  /** What comes of the work, when nothing of the log or of patience fails.
   *
   * @param fail - is told what failed: then it is not known to be kept
   */
  async take<O>(work: (turn: Turn) => Promise<O>, fail: (cause: unknown) => void): Promise<O | undefined> {
    let isWaiting = true
    const turn: Turn = {
      append: async (write) => {
        await this.log.append(() => {
          // Nobody waits any more: what is put down now would say that something was shown.
          if (!isWaiting) throw new UsageError('not-logged', 'the request was given up before its turn came')
          return write()
        })
      },
      readOn: async () => {
        await this.log.readOn()
      },
    }
    try {
      return await withinPatience(work(turn), this.patience)
    } catch (cause) {
      fail(cause)
      return undefined
    } finally {
      isWaiting = false
    }
  }
}
