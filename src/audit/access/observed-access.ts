import { exact, type Quantity } from '../../history'
import type { Policy } from '../../policy'
import { categoriesOf, freezeDeep, levelsOf, requireKnownKeys, rolesOf, subjectRole } from '../../vocabulary'
import type { LogRecord } from '../log/log-record'
import { type Access, readAccess, type SeenItem, seenItems } from './access'

/** What an access must say for anybody to be able to say later who saw what of whom, and when (JI-12). */
export const accessParts = ['viewer', 'organisation', 'record', 'subject', 'instant', 'categories'] as const
export type AccessPart = (typeof accessParts)[number]

/** One access that the log holds, and whether it can be attributed. Plain frozen data: ids and names, never a value. */
export interface ObservedAccess {
  readonly kind: 'observedAccess'
  readonly viewer: Access['viewer']
  readonly purpose: string | undefined
  readonly act: string | undefined
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly at: number | undefined
  readonly record: Access['record']
  readonly subject: string | undefined
  /** Undefined when it does not say what was seen. */
  readonly categories: readonly SeenItem[] | undefined
  readonly attributable: boolean
  /** What it does not say, in the order of `accessParts`. */
  readonly missing: readonly AccessPart[]
}

export interface ObservedAccessOptions {
  /** Roles of those who act for the house itself: nothing is missing where they have no organisation. */
  readonly staff?: readonly string[]
}

/** The accesses in a log, one at a time, each marked attributable or not (JI-24).
 *
 * What was refused is no access, nor are contacts and decisions. A record that cannot be read is an access of which nothing
 * is known. With a policy, a role, category or level that its vocabulary does not have says nothing.
 * @throws UsageError `unknown-key`
 */
export function observedAccess(
  log: Iterable<LogRecord>,
  policy?: Policy,
  options: ObservedAccessOptions = {},
): Generator<ObservedAccess> {
  requireKnownKeys('the options of observed accesses', options, ['staff'])
  return accessesIn(log, new Words(policy), new Set([subjectRole, ...(options.staff ?? [])]))
}

function* accessesIn(
  log: Iterable<LogRecord>,
  words: Words,
  withoutOrganisation: ReadonlySet<string>,
): Generator<ObservedAccess> {
  for (const record of log) {
    const access = readAccess(record)
    if (access === undefined) continue
    const categories = seenItems(access.disclosed)
    const missing = accessParts.filter((part) => lacks[part](access, categories, words, withoutOrganisation))
    const { viewer, purpose, act, at, record: about, subject } = access
    yield freezeDeep<ObservedAccess>({
      kind: 'observedAccess',
      ...{ viewer, purpose, act, at, record: about, subject, categories },
      attributable: missing.length === 0,
      missing,
    })
  }
}

type Lacks = (
  access: Access,
  seen: readonly SeenItem[] | undefined,
  words: Words,
  withoutOrganisation: ReadonlySet<string>,
) => boolean

const lacks: Readonly<Record<AccessPart, Lacks>> = {
  viewer: ({ viewer }, _, words) => viewer.id === undefined || !words.hasRole(viewer.role),
  organisation: ({ viewer }, _, __, without) => viewer.organisation === undefined && !without.has(viewer.role ?? ''),
  record: ({ record }) => record.kind === undefined || record.id === undefined,
  subject: ({ subject }) => subject === undefined,
  instant: ({ at }) => at === undefined,
  categories: (_, seen, words) => seen === undefined || !seen.every((item) => words.has(item)),
}

/** The names that say something: those of a policy's vocabulary, or any where there is no policy. */
class Words {
  readonly #roles: ReadonlySet<string> | undefined
  readonly #levels: ReadonlyMap<string, ReadonlySet<string>> | undefined

  constructor(policy: Policy | undefined) {
    if (policy === undefined) return
    const { vocabulary } = policy
    this.#roles = new Set(rolesOf(vocabulary))
    this.#levels = new Map(categoriesOf(vocabulary).map((name) => [name, new Set(levelsOf(vocabulary, name))]))
  }

  hasRole(role: string | undefined): boolean {
    return role !== undefined && (this.#roles?.has(role) ?? true)
  }

  has({ record, category, level }: SeenItem): boolean {
    if (record === undefined || category === undefined || level === undefined) return false
    return this.#levels === undefined || this.#levels.get(category)?.has(level) === true
  }
}

/** How much was accessed; cases of use, never persons or records (JI-25). */
export interface AccessCount {
  readonly accesses: Quantity<'cases'>
  readonly attributable: Quantity<'cases'>
  readonly unattributable: Quantity<'cases'>
  /** Part → accesses that do not say it. One can lack several. */
  readonly missing: Readonly<Record<AccessPart, Quantity<'cases'>>>
}

/** Counts accesses as they come, without keeping them. */
export function countAccesses(accesses: Iterable<ObservedAccess>): AccessCount {
  const missing = new Map<AccessPart, number>(accessParts.map((part) => [part, 0]))
  let [attributable, unattributable] = [0, 0]
  for (const access of accesses) {
    if (access.attributable) attributable++
    else unattributable++
    for (const part of access.missing) missing.set(part, (missing.get(part) ?? 0) + 1)
  }
  const counted = accessParts.map((part) => [part, exact(missing.get(part) ?? 0, 'cases')] as const)
  return Object.freeze({
    accesses: exact(attributable + unattributable, 'cases'),
    attributable: exact(attributable, 'cases'),
    unattributable: exact(unattributable, 'cases'),
    missing: Object.freeze(Object.fromEntries(counted)) as AccessCount['missing'],
  })
}
