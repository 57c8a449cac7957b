import { RequestParts } from '../../enforce'
import { isPromise, UsageError } from '../../vocabulary'
import type { GateCall } from './gate-failure'

/** One call of a gate: what was asked, as it could be read, and when. Plain data: whatever getters it came with are gone. */
export interface Asking {
  readonly call: GateCall
  readonly request: object
  /** What could not be had of it; then it names no purpose, and nothing is opened to it. */
  readonly fault: { readonly part: 'request' | 'clock'; readonly cause: unknown } | undefined
}

/** Reads a request once, at the instant of the clock. What throws is a request that is refused; who asked is kept, where that
 * can be read.
 *
 * @param purpose - in place of the one that it names
 */
export function readAsking(call: GateCall, request: unknown, now: () => number, purpose?: string): Asking {
  const clock = instantOf(now)
  const read = readRequest(request)
  const at = 'at' in clock ? { at: clock.at } : {}
  if ('cause' in read) {
    return { call, request: { viewer: viewerIn(request), ...at }, fault: { part: 'request', cause: read.cause } }
  }
  const asked = { ...read.members, ...(purpose === undefined ? {} : { purpose }), at: undefined, ...at }
  return { call, request: asked, fault: 'cause' in clock ? { part: 'clock', cause: clock.cause } : undefined }
}

/** A clock that fails gives no instant, and nothing opens at none. */
function instantOf(now: () => number): { readonly at: number } | { readonly cause: unknown } {
  try {
    const at: unknown = now()
    if (typeof at === 'number' && Number.isFinite(at)) return { at }
    isPromise(at)
    return { cause: new UsageError('wrong-type', 'the clock of the gate gave no number of milliseconds') }
  } catch (cause) {
    return { cause }
  }
}

function readRequest(request: unknown): { readonly members: object } | { readonly cause: unknown } {
  try {
    if (typeof request !== 'object' || request === null || isPromise(request)) {
      return { cause: new UsageError('wrong-type', 'the request of a gate is an object') }
    }
    const members: Record<string, unknown> = { ...request }
    const { promised } = new RequestParts(members)
    if (promised.length > 0) return { cause: promisedIn('the request', promised) }
    for (const part of ['viewer', 'need'] as const) if (part in members) members[part] = copied(members[part])
    return { members }
  } catch (cause) {
    return { cause }
  }
}

/** What a promise in what a gate is given comes to, for the house. */
export function promisedIn(what: string, paths: readonly string[]): UsageError {
  const issues = paths.map((path) => ({ code: 'promise', path, message: 'this is a promise; await it first' }))
  return new UsageError('wrong-type', `${what} of a gate holds a promise`, issues)
}

function viewerIn(request: unknown): unknown {
  try {
    return copied((request as { readonly viewer?: unknown }).viewer)
  } catch {
    return undefined
  }
}

function copied(part: unknown): unknown {
  return typeof part === 'object' && part !== null ? { ...part } : part
}
