import {
  type Basis,
  type BasisOf,
  type CategoryPrefixOf,
  type CoveredCategoryOf,
  type DefineRecord,
  domainsOf,
  type Extended,
  type FactNameOf,
  type FactsOf,
  freezeDeep,
  type KindOf,
  type KindWithoutSubjectOf,
  type LevelOf,
  type NoticeOf,
  type ObligationOf,
  type PurposeOf,
  quote,
  type RoleOf,
  requireKnownKeys,
  requireNoPromise,
  type SubjectRole,
  UsageError,
  type Value,
  type VocabularyDefinition,
} from '../vocabulary'
import {
  all,
  any,
  type Condition,
  deepestCondition,
  foldCondition,
  is,
  isTooDeep,
  mostConditions,
  not,
  writtenOut,
} from './condition'
import { defineNotice, type NoticeInput } from './define-notice'
import { definePolicy, type PolicyInput } from './define-policy'
import { extendVocabulary } from './extend-vocabulary'
import { type FactTerm, factTerm } from './fact-term'
import type { Notice } from './notice'
import type { OneOrMore } from './one-or-more'
import { type ParsedPolicy, parsePolicyIn } from './parse-policy'
import { plainJson } from './plain-json'
import type { Policy } from './policy'
import type { Read } from './read-json'
import { readVocabulary } from './read-rules'
import type { Forbid, LevelTable, Permit } from './rule'

/** One level for all, or a level by category; a prefix takes any level of a category below it. */
type LevelInput<D extends VocabularyDefinition> =
  | LevelOf<D>
  | { readonly [C in CategoryPrefixOf<D>]?: LevelOf<D, CoveredCategoryOf<D, C>> }

interface PermitParts<D extends VocabularyDefinition> {
  readonly id: string
  readonly on: OneOrMore<KindOf<D>>
  readonly categories: OneOrMore<CategoryPrefixOf<D>> | '*'
  /** @defaultValue 'full' */
  readonly level?: LevelInput<D>
  readonly purpose: OneOrMore<PurposeOf<D>>
  readonly when?: Condition
  readonly obligations?: readonly ObligationOf<D>[]
  readonly source: OneOrMore<string>
}

/** A permit: to the subject, who needs no ground, or to others, on a basis and under a notice clause. Where the record
 * kinds have no data subject there is no ground to name, and the subject is a reader like others.
 */
export type PermitInput<D extends VocabularyDefinition> =
  | (PermitParts<D> & { readonly to: OneOrMore<SubjectRole> })
  | (PermitParts<D> & {
      readonly to: OneOrMore<Exclude<RoleOf<D>, SubjectRole>> | '*'
      readonly basis: BasisOf<D>
      readonly notice: NoticeOf<D> | 'none'
    })
  | (PermitParts<D> & {
      readonly on: OneOrMore<KindWithoutSubjectOf<D>>
      readonly to: OneOrMore<RoleOf<D>> | '*'
    })

export interface ForbidInput<D extends VocabularyDefinition> {
  readonly id: string
  /** @defaultValue every role */
  readonly to?: OneOrMore<RoleOf<D>>
  /** @defaultValue every record kind */
  readonly on?: OneOrMore<KindOf<D>>
  /** @defaultValue every category */
  readonly categories?: OneOrMore<CategoryPrefixOf<D>> | '*'
  /** @defaultValue 'withheld' */
  readonly cap?: LevelInput<D>
  readonly when: Condition
  readonly source: OneOrMore<string>
}

/** A vocabulary with the functions that write in it: every name they take is checked and completed by the compiler. */
export interface Vocabulary<D extends VocabularyDefinition> {
  readonly definition: D
  permit(input: PermitInput<D>): Permit
  forbid(input: ForbidInput<D>): Forbid
  fact<F extends FactNameOf<D>>(name: F): FactTerm<Extract<FactsOf<D>[F], Value>>
  all(...conditions: readonly Condition[]): Condition
  any(...conditions: readonly Condition[]): Condition
  not(condition: Condition): Condition
  definePolicy(input: PolicyInput): Policy<D>
  /** The text that tells subjects of the recipients: GDPR 13(1), JI-28. */
  defineNotice(input: NoticeInput<D>): Notice
  readonly record: DefineRecord<D>
  /** Reads a stored policy that was written in this very vocabulary: another one is the issue `other-vocabulary`. */
  parsePolicy(document: unknown): ParsedPolicy<D>
  /** The vocabulary with a host's own names added; none can be taken away. */
  extend<const E extends Partial<VocabularyDefinition>>(more: E): Vocabulary<Extended<D, E>>
}

/** Binds the names that rules, records and facts may use.
 *
 * @throws UsageError `invalid-vocabulary` with every issue, sorted
 */
export function vocabulary<const D extends VocabularyDefinition>(names: D): Vocabulary<D> {
  const json = plainJson(names)
  const read: Read<VocabularyDefinition> = json === undefined ? { ok: false, issues: [notPlain] } : readVocabulary(json)
  if (!read.ok) throw new UsageError('invalid-vocabulary', 'the vocabulary cannot be used', read.issues)
  const definition = freezeDeep(read.value) as D
  const domains = domainsOf(definition)
  return Object.freeze<Vocabulary<D>>({
    definition,
    permit: ((input) => permit(definition, input as PermitInput<VocabularyDefinition>)) as (
      input: PermitInput<D>,
    ) => Permit,
    forbid: forbid as (input: never) => Forbid,
    fact: (name) => {
      const domain = domains.get(name)
      if (domain === undefined) throw new UsageError('unknown-fact', `there is no fact ${quote(name)}`)
      return factTerm(name, domain) as never
    },
    all,
    any,
    not,
    definePolicy: (input) => definePolicy(definition, input),
    defineNotice: (input) => defineNotice(definition, input),
    record: defineRecord as DefineRecord<D>,
    parsePolicy: (document) => parsePolicyIn(definition, document),
    extend: (more) => vocabulary(extendVocabulary(definition, more)) as never,
  })
}

const notPlain = { code: 'not-a-vocabulary', path: '', message: 'a vocabulary is plain data' }

function defineRecord(kind: string, input: object): object {
  requireKnownKeys('a record definition', input, recordKeys)
  return Object.freeze({ kind, ...input })
}

const permitKeys = [
  'id',
  'to',
  'on',
  'categories',
  'level',
  'purpose',
  'when',
  'basis',
  'notice',
  'obligations',
  'source',
]
const forbidKeys = ['id', 'to', 'on', 'categories', 'cap', 'when', 'source']
/** How deep names lie in a rule: in lists, and in tables of levels. */
const depthOfNames = 2
const recordKeys = ['schema', 'id', 'subject', 'classify', 'facts']

function permit({ kindsWithoutSubject = [] }: VocabularyDefinition, input: PermitInput<VocabularyDefinition>): Permit {
  requireKnownKeys('a permit', input, permitKeys)
  requireNoPromise('a permit', input, depthOfNames)
  const { id, to, on, categories, level = 'full', purpose, when, obligations = [], source } = input
  return freezeDeep<Permit>({
    kind: 'permit',
    id,
    to: to === '*' ? '*' : list(to),
    on: list(on),
    categories: list(categories),
    level: levelTable(level),
    purpose: list(purpose),
    // `when: undefined` was meant to be a condition: without it the permit would hold always.
    ...('when' in input ? { when: plainCondition(when) } : {}),
    ...('basis' in input ? { basis: plainJson(input.basis) as Basis } : {}),
    ...('notice' in input ? { notice: input.notice } : {}),
    ...(list(on).every((kind) => kindsWithoutSubject.includes(kind)) ? { subject: 'none' as const } : {}),
    obligations: [...obligations],
    source: list(source),
  })
}

function forbid(input: ForbidInput<VocabularyDefinition>): Forbid {
  requireKnownKeys('a forbid', input, forbidKeys)
  requireNoPromise('a forbid', input, depthOfNames)
  const { id, to = '*', on = '*', categories = '*', cap = 'withheld', when, source } = input
  return freezeDeep<Forbid>({
    kind: 'forbid',
    id,
    to: to === '*' ? '*' : list(to),
    on: on === '*' ? '*' : list(on),
    categories: list(categories),
    cap: levelTable(cap),
    when: plainCondition(when),
    source: list(source),
  })
}

/** Terms of facts carry their tests along; a rule holds the bare data.
 *
 * @throws UsageError `wrong-type`, `too-deep`, `too-large`
 */
function plainCondition(condition: Condition | undefined): Condition {
  if (typeof condition !== 'object' || condition === null || !('kind' in condition)) {
    throw new UsageError('wrong-type', 'the `when` of a rule is a condition')
  }
  if (isTooDeep(condition)) {
    throw new UsageError('too-deep', `conditions stand inside one another more than ${deepestCondition} deep`)
  }
  if (writtenOut(condition) > mostConditions) {
    throw new UsageError('too-large', `the condition of a rule has more than ${mostConditions} parts when written out`)
  }
  return foldCondition<Condition>(condition, {
    is: (fact, values) => is(fact, ...values),
    all: (parts) => all(...parts),
    any: (parts) => any(...parts),
    not,
  })
}

function levelTable(level: LevelInput<VocabularyDefinition>): LevelTable {
  return typeof level === 'string' ? level : (Object.fromEntries(Object.entries(level)) as LevelTable)
}

function list<T extends string>(names: OneOrMore<T>): readonly T[] {
  return typeof names === 'string' ? [names] : [...names]
}
