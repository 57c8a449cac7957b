import { type Policy, verifyPolicy } from '../policy'
import type { Situation } from '../semantics'
import { existence, existenceForms, rolesOf } from '../vocabulary'
import { butNot } from './boolean'
import { casesOf } from './cases'
import { describeMatrix } from './describe-matrix'
import type { PolicyName } from './difference'
import { fixFacts } from './fix-facts'
import type { MatrixLevel, MatrixRow } from './matrix-row'
import { mergeVocabularies } from './merged-vocabulary'
import { gatherPlaces, groupBy, type Place } from './places'
import { printed } from './printed'
import { Sight } from './sight'
import type { Region, Space } from './space'
import { type CasesOptions, checkOptions, withOrder } from './with-order'

/** Who sees what under which conditions: every role, record kind and category, exactly. */
export interface Matrix {
  readonly kind: 'matrix'
  readonly policy: PolicyName
  /** Groups of roles that see the same, in the order of the vocabulary. Who is in none of them sees nothing. */
  readonly rows: readonly MatrixRow[]
}

const usualCases = 32
/** Existence has the levels withheld, count and full. */
const FULL = existenceForms.length + 1

/** The table of a whole policy, conditions merged and simplified.
 *
 * @throws UsageError `invalid-policy`; `diagram-too-large`
 */
export function matrix(policy: Policy, options: CasesOptions = {}): Matrix {
  checkOptions('matrix', options, ['nodeLimit', 'mostCases'])
  verifyPolicy(policy)
  return matrixGiven(policy, {}, policy.vocabulary.kinds, options)
}

/** The same where some facts are known: only what is still open is told. */
export function matrixGiven(
  policy: Policy,
  known: Situation,
  kinds: readonly string[],
  options: CasesOptions = {},
): Matrix {
  const vocabulary = mergeVocabularies([policy])
  const { name, version, hash } = policy
  return withOrder(vocabulary, [policy], options, (space) => {
    const table = new Table(space, policy, known)
    const pieces = kinds.flatMap((on) => vocabulary.categories.flatMap((category) => table.pieces(on, category)))
    const alike = groupBy(pieces, ({ key }) => key)
    const rows = [...alike.values()].flatMap((group) => {
      const levels = Object.freeze(group[0]?.levels(options.mostCases ?? usualCases) ?? [])
      return gatherPlaces(group, rolesOf(policy.vocabulary)).map((places) => Object.freeze({ ...places, levels }))
    })
    const data: Matrix = {
      kind: 'matrix',
      policy: Object.freeze({ name, version, hash }),
      rows: Object.freeze(rows),
    }
    return printed(data, ({ rows }) => describeMatrix(`${name} ${version}`, rows, vocabulary))
  })
}

/** What one role sees, worked out when it is asked for: many see the same. */
interface Look {
  readonly role: string | undefined
  readonly key: string
  readonly levels: (mostCases: number) => readonly MatrixLevel[]
}

type Piece = Look & Place

class Table {
  readonly #sight: Sight
  readonly #roles: readonly (string | undefined)[]
  /** Many categories of many kinds are reached in the same situations. */
  readonly #looks = new Map<string, readonly Look[]>()

  constructor(
    readonly space: Space,
    policy: Policy,
    readonly known: Situation,
  ) {
    this.#sight = new Sight(space, policy)
    this.#roles = [...rolesOf(policy.vocabulary), undefined]
  }

  /** One piece for each role that can see anything of it. */
  pieces(on: string, category: string): readonly Piece[] {
    const names = this.space.vocabulary.levels.get(category) ?? []
    const wholes = names.map((_, rank) => this.#reaches(on, category, rank))
    const there = category === existence ? undefined : this.#reaches(on, existence, FULL)
    const key = JSON.stringify([names, wholes, there])
    const looks = this.#looks.get(key) ?? this.#looksOf(names, wholes, there)
    this.#looks.set(key, looks)
    return looks.map((look) => ({ on, category, ...look }))
  }

  /** What each role sees where these levels are reached; without `there`, of existence itself. */
  #looksOf(names: readonly string[], wholes: readonly Region[], there: Region | undefined): readonly Look[] {
    if (wholes[1] === this.space.nowhere) return []
    return this.#roles.flatMap((role) => {
      const regions = wholes.map((region) => this.#of(role, region))
      const levels = names.map((level, rank) => this.#reached(level, regions[rank], regions[rank + 1])).slice(1)
      const seen = levels.filter(({ exactly }) => exactly !== this.space.nowhere).reverse()
      if (seen.length === 0) return []
      const given = this.#of(role, there ?? this.#sight.allowed)
      const key = JSON.stringify([there === undefined, seen, given])
      return [{ role, key, levels: (mostCases) => this.#levels(seen, given, mostCases) }]
    })
  }

  #reaches(on: string, category: string, rank: number): Region {
    return this.#sight.reaches(on, category, rank, this.#sight.allowed)
  }

  #reached(level: string, atLeast = this.space.nowhere, above = this.space.nowhere): Reached {
    return { level, atLeast, exactly: this.space.diagrams.combine(butNot, atLeast, above) }
  }

  #of(role: string | undefined, region: Region): Region {
    return fixFacts(this.space, region, { ...this.known, 'viewer.role': role })
  }

  /** A level is told by where it is reached and no higher one is; where a higher one is, or there is no record, any answer
   * will do, and the shortest is taken.
   */
  #levels(seen: readonly Reached[], there: Region, mostCases: number): readonly MatrixLevel[] {
    const { space } = this
    const elsewhere = space.outside(there)
    return seen.map(({ level, atLeast, exactly }) => {
      const allowed = space.any(atLeast, elsewhere)
      return Object.freeze({ level, ...casesOf(space.diagrams, space.variables, exactly, allowed, mostCases) })
    })
  }
}

/** A level of a category as one role meets it. */
interface Reached {
  readonly level: string
  readonly atLeast: Region
  readonly exactly: Region
}
