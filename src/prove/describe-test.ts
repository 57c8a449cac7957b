import { type Value, viewerFacts } from '../vocabulary'
import type { Test } from './cases'

/** A test in words. */
export interface Phrase {
  readonly text: string
  /** Whether it can stand beside others without brackets. */
  readonly isSimple: boolean
}

/** A test in the author's own names. Where the fact may be unknown, the words say so. */
export function describeTest({ fact, is }: Test, domains: ReadonlyMap<string, readonly Value[]>): Phrase {
  const values = is.filter((value) => value !== null)
  const domain = domains.get(fact) ?? values
  const isUnknown = is.includes(null)
  if (values.length === 0) return { text: `${fact} is unknown`, isSimple: true }
  if (!isUnknown && domain.every((value) => values.includes(value)) && domains.has(fact) && domain.length > 1) {
    return { text: `${fact} is known`, isSimple: true }
  }
  if (values.length === 1 && typeof values[0] === 'boolean' && !isUnknown) {
    return { text: values[0] ? fact : `not ${fact}`, isSimple: true }
  }
  if (isUpperPart(fact, values, domain)) {
    const least = `at least ${values.slice(0, 1).map(nameOf).join()}`
    return isUnknown
      ? { text: `${fact} is unknown or ${least}`, isSimple: false }
      : { text: `${fact} ${least}`, isSimple: true }
  }
  const listed = isUnknown ? [...values.map(nameOf), 'unknown'] : values.map(nameOf)
  const list = `${fact} is ${either(listed)}`
  const others = domain.filter((value) => !values.includes(value)).map(nameOf)
  const complement = `${fact} is ${isUnknown ? 'unknown or' : 'known but'} ${noneOf(others)}`
  return others.length > 0 && complement.length <= list.length
    ? { text: complement, isSimple: false }
    : { text: list, isSimple: listed.length === 1 }
}

/** Facts whose values stand in a list, but in no order. */
const unordered: readonly string[] = viewerFacts.filter((fact) => fact !== 'viewer.assurance')

function isUpperPart(fact: string, values: readonly Value[], domain: readonly Value[]): boolean {
  const isOrdered = typeof domain[0] === 'string' && !unordered.includes(fact)
  const top = domain.slice(-values.length)
  return isOrdered && values.length > 1 && values.length < domain.length && top.join() === values.join()
}

function either(names: readonly string[]): string {
  return names.length === 1 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}

function noneOf(names: readonly string[]): string {
  return names.length === 1 ? `not ${names.join()}` : `none of ${names.join(', ')}`
}

/** A value that is called as one of our words is not taken for it. */
function nameOf(value: Value): string {
  return value === 'unknown' || value === 'known' ? `\`${value}\`` : String(value)
}
