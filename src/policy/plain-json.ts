import { hush } from '../vocabulary'

const deepest = 300
const most = 500_000

/** A deep copy as plain JSON data, or undefined for what is none: functions, class instances, accessors that throw,
 * cycles, nesting beyond 300, keys `__proto__`, more than 500,000 parts. What reads untrusted documents reads this copy of them.
 */
export function plainJson(value: unknown): unknown {
  const budget: Budget = { left: most, isPlain: true }
  try {
    const copied = copy(value, 0, budget)
    return budget.isPlain ? copied : undefined
  } catch {
    // An accessor or a proxy threw; what it threw may hold anything, so it is dropped.
    return undefined
  }
}

interface Budget {
  left: number
  /** Whether all that was met is data. What is not is passed by: a promise behind it may reject. */
  isPlain: boolean
}

class NotJson extends Error {}

function copy(value: unknown, depth: number, budget: Budget): unknown {
  if (depth > deepest || budget.left-- <= 0) throw new NotJson()
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (Array.isArray(value)) return Array.from(value, (item: unknown) => copy(item, depth + 1, budget))
  if (typeof value === 'object' && isPlain(value)) return copyMembers(value, depth, budget)
  hush(value)
  budget.isPlain = false
  return undefined
}

function copyMembers(value: object, depth: number, budget: Budget): unknown {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => [key, copy(member, depth + 1, budget)] as const)
  // Readers further on drop such a key without a word, and then accept a document that says more than they read.
  if (members.some(([key]) => key === '__proto__')) throw new NotJson()
  return Object.fromEntries(members) as unknown
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null
}
