import { isPromise } from '../vocabulary'
import { attempt } from './attempt'

/** What a function of the host's gives; undefined when it throws, or gives a promise where a value is meant. */
export function answerOf(read: () => unknown): unknown {
  const answer = attempt(read)
  return isPromise(answer) ? undefined : answer
}
