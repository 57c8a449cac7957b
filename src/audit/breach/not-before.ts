import type { Issue } from '../../vocabulary'

/** `not-in-order`, where something is said to come before what it follows from. What is not known is in order. */
export function notBefore(
  later: number | undefined,
  earlier: number | undefined,
  path: string,
  message = 'this cannot come before what it follows from',
): readonly Issue[] {
  if (later === undefined || earlier === undefined || later >= earlier) return []
  return [{ code: 'not-in-order', path, message }]
}
