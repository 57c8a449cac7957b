import { attempt } from './attempt'
import { isStructure } from './is-structure'

/** Whether a value is a promise, or what `await` takes for one. What it is rejected with may be data, and is let go of. */
export function isPromise(value: unknown): boolean {
  if (!isStructure(value)) return false
  const then = attempt(() => (value as { readonly then?: unknown }).then)
  if (typeof then !== 'function' || then === (Object.prototype as { readonly then?: unknown }).then) return false
  hush(value)
  return true
}

/** Takes the rejection of a promise, which holds whatever it holds and would end the process. What is none is left alone. */
export function hush(value: unknown): void {
  attempt(() => Promise.prototype.then.call(value as Promise<unknown>, nothing, nothing))
}

function nothing(): void {}

/** What a function of the host's gives; undefined when it throws, or gives a promise where a value is meant. */
export function answerOf(read: () => unknown): unknown {
  const answer = attempt(read)
  return isPromise(answer) ? undefined : answer
}
