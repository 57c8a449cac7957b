import { all, any, type Condition } from '../policy'
import { requireKnownKeys } from '../vocabulary'

/** A statement about what viewers see, which `prove` decides. Plain data; conditions count where they are *true*, and
 * what is not known is not true.
 */
export interface SeesClaim<
  Role extends string = string,
  Category extends string = string,
  Kind extends string = string,
> {
  /** `never`: in none of the situations; `always`: in all of them. */
  readonly kind: 'never' | 'always'
  /** The viewer's role; `*` is every viewer, one of an unknown role included. */
  readonly to: readonly Role[] | '*'
  /** Every category that these cover: never any, always all of them. */
  readonly categories: readonly Category[]
  /** Record kinds: never any, always all of them. */
  readonly on: readonly Kind[] | '*'
  /** The least that counts as seeing; without one, anything above *withheld*. */
  readonly atLeast?: string
  /** The claim speaks of the situations where this is true … */
  readonly where: Condition
  /** … and this is not. */
  readonly except: Condition
}

/** What two viewers see, held against each other in each situation that is the same but for what they differ in. */
export interface Comparison<S extends Standpoint = Standpoint> {
  /** `same`: neither sees more; `no-more`: the first does not see more. */
  readonly kind: 'same' | 'no-more'
  readonly as: S
  readonly where: Condition
  readonly except: Condition
}

/** What a request says of who asks and why. */
export interface Standpoint<Role extends string = string, Purpose extends string = string> {
  readonly role?: Role
  readonly purpose?: Purpose
  readonly assurance?: string
  readonly individual?: boolean
  readonly act?: string
}

export type Claim = SeesClaim | Comparison

/** A claim that can still be narrowed. Both may be repeated: each `when` must be true, no `unless` may be. */
export type Narrowable<C extends Claim> = C & {
  /** The same claim, of the situations where the condition is true. */
  when(condition: Condition): Narrowable<C>
  /** The same claim, but for the situations where the condition is true. Where it is not known, the claim still speaks. */
  unless(condition: Condition): Narrowable<C>
}

export interface SeesOptions<Kind extends string = string> {
  /** @defaultValue every record kind */
  readonly on?: Kind | readonly Kind[]
  /** A category that has no level of this name is read strictly: never anything of it, always all of it.
   * @defaultValue anything above `withheld`
   */
  readonly atLeast?: string
}

/** What `never` and `always` wait for. */
export interface SeesWords<Role extends string> {
  sees<const Category extends string, const Kind extends string = never>(
    categories: Category | readonly Category[],
    options?: SeesOptions<Kind>,
  ): Narrowable<SeesClaim<Role, Category, Kind>>
}

/** In no situation does a viewer of these roles see any of the categories named.
 * @example prove(policy, never('employer').sees('identity').unless(fact('relation.follows')))
 */
export function never<const Role extends string>(to: Role | readonly Role[]): SeesWords<Exclude<Role, '*'>> {
  return seesWords('never', to)
}

/** In every situation a viewer of these roles sees all of the categories named.
 * @example prove(policy, always('subject').sees('identity', { on: 'cv', atLeast: 'full' }).when(fact('viewer.isSubject')))
 */
export function always<const Role extends string>(to: Role | readonly Role[]): SeesWords<Exclude<Role, '*'>> {
  return seesWords('always', to)
}

/** The viewer sees just what the other would: `prove(policy, { role: 'agency' }, sameAs({ role: 'employer' }))`. */
export function sameAs<const S extends Standpoint>(as: S): Narrowable<Comparison<S>> {
  return comparison('same', as)
}

/** The viewer sees nothing that the other would not: `prove(policy, { assurance: 'low' }, noMoreThan({ assurance: 'high' }))`. */
export function noMoreThan<const S extends Standpoint>(as: S): Narrowable<Comparison<S>> {
  return comparison('no-more', as)
}

function seesWords<Role extends string>(
  kind: SeesClaim['kind'],
  to: Role | readonly Role[],
): SeesWords<Exclude<Role, '*'>> {
  return Object.freeze({
    sees: <Category extends string, Kind extends string>(
      categories: Category | readonly Category[],
      options: SeesOptions<Kind> = {},
    ) => {
      requireKnownKeys('the options of sees', options, ['on', 'atLeast'])
      const { on, atLeast } = options
      return narrowable<SeesClaim<Exclude<Role, '*'>, Category, Kind>>({
        kind,
        to: to === '*' ? '*' : (list(to) as readonly Exclude<Role, '*'>[]),
        categories: list(categories),
        on: on === undefined ? '*' : list(on),
        ...(atLeast === undefined ? {} : { atLeast }),
        where: all(),
        except: any(),
      })
    },
  })
}

function comparison<S extends Standpoint>(kind: Comparison['kind'], as: S) {
  return narrowable<Comparison<S>>({ kind, as: Object.freeze({ ...as }) as S, where: all(), except: any() })
}

/** The words are not enumerable, so a claim stays plain data. */
function narrowable<C extends Claim>(claim: C): Narrowable<C> {
  const when = (condition: Condition) => narrowable({ ...claim, where: all(...parts(claim.where, 'all'), condition) })
  const unless = (condition: Condition) =>
    narrowable({ ...claim, except: any(...parts(claim.except, 'any'), condition) })
  const data = { ...claim }
  Object.defineProperties(data, { when: { value: when }, unless: { value: unless } })
  return Object.freeze(data) as Narrowable<C>
}

function parts(condition: Condition, kind: 'all' | 'any'): readonly Condition[] {
  return condition.kind === kind ? condition.conditions : [condition]
}

function list<T extends string>(names: T | readonly T[]): readonly T[] {
  return Object.freeze(Array.isArray(names) ? [...names] : [names as T])
}
