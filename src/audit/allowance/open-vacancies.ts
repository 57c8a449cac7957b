/** A vacancy that is open at the instant that is asked about: neither filled, nor withdrawn, nor expired (TK-29). */
export interface OpenVacancy {
  readonly id: string
  /** How many people it looks for: a whole number, zero or more. An allowance counts no more of them than the host has set
   * (`mostPositions`). */
  readonly positions: number
}

/** The open vacancies of an organisation, added up. */
export interface Openings {
  readonly vacancies: number
  readonly positions: number
  /** Vacancy → its positions. */
  readonly positionsOf: ReadonlyMap<string, number>
}

/** Adds open vacancies up; undefined when they cannot be what they say: no list, a vacancy twice, positions that are no
 * count.
 *
 * @param mostPositions - so many of one vacancy count, whatever it says
 */
export function readOpenings(open: unknown, mostPositions: number): Openings | undefined {
  if (!Array.isArray(open)) return undefined
  const positionsOf = new Map<string, number>()
  let total = 0
  for (const vacancy of open as readonly (OpenVacancy | null | undefined)[]) {
    const { id, positions } = vacancy ?? {}
    if (typeof id !== 'string' || id === '' || positionsOf.has(id)) return undefined
    if (positions === undefined || !Number.isSafeInteger(positions) || positions < 0) return undefined
    const counted = Math.min(positions, mostPositions)
    positionsOf.set(id, counted)
    total += counted
  }
  return { vacancies: positionsOf.size, positions: total, positionsOf }
}

/** Reads each frozen list once: an agency has hundreds of vacancies, and looks at thousands of CVs with them. */
export class OpeningsReader {
  readonly #read = new WeakMap<object, Openings | undefined>()

  constructor(readonly mostPositions: number) {}

  read(open: unknown): Openings | undefined {
    if (!isFrozen(open)) return this.#add(open)
    if (!this.#read.has(open)) this.#read.set(open, open.every(Object.isFrozen) ? this.#add(open) : undefined)
    return this.#read.get(open) ?? this.#add(open)
  }

  #add(open: unknown): Openings | undefined {
    return readOpenings(open, this.mostPositions)
  }
}

function isFrozen(open: unknown): open is readonly unknown[] {
  return Array.isArray(open) && Object.isFrozen(open)
}
