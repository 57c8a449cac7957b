import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect } from 'vitest'

/** From here on each test of this file fails where a rejection is left unhandled: it would have ended the process. */
export function expectNoUnhandledRejection(): void {
  const rejected: unknown[] = []
  const keep = (reason: unknown) => rejected.push(reason)
  beforeEach(() => {
    rejected.length = 0
    process.on('unhandledRejection', keep)
  })
  afterEach(async () => {
    await wait(5)
    process.off('unhandledRejection', keep)
    expect(rejected).toEqual([])
  })
}
