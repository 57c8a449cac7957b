/** Up to here looking through a list is faster than asking a map, and takes far less memory: most counters stay small. */
const fewSubjects = 16

/** Subjects, each with the last instant at which it was released: exact for every window, whatever order they come in.
 *
 * The last instant is enough: a subject was released after an instant if and only if it last was.
 */
export class ExactSubjects {
  // INVARIANT (ordered by last instant): `#instants` rises, and each stands for the subject at the same place.
  #subjects: string[] = []
  #instants: number[] = []
  /** Subject → its last instant, once there are more than a few. */
  #last: Map<string, number> | undefined

  get size(): number {
    return this.#subjects.length
  }

  /** The last instant of all; undefined when there is nobody. */
  get latest(): number | undefined {
    return this.#instants.at(-1)
  }

  add(subject: string, at: number): void {
    const before = this.#lastOf(subject)
    if (before !== undefined) {
      if (before >= at) return
      this.#remove(subject, before)
    }
    this.#insert(subject, at)
    this.#last?.set(subject, at)
    if (this.#last === undefined && this.#subjects.length > fewSubjects) this.#last = new Map(this.entries())
  }

  /** How many subjects were released after an instant. */
  countAfter(instant: number): number {
    return this.#instants.length - firstAfter(this.#instants, instant)
  }

  hasAfter(subject: string, instant: number): boolean {
    return (this.#lastOf(subject) ?? Number.NEGATIVE_INFINITY) > instant
  }

  /** Forgets those who were last released at an instant or before. */
  dropUpTo(instant: number): void {
    const dropped = firstAfter(this.#instants, instant)
    if (dropped === 0) return
    for (let i = 0; i < dropped; i++) this.#last?.delete(this.#subjects[i] ?? '')
    this.#subjects = this.#subjects.slice(dropped)
    this.#instants = this.#instants.slice(dropped)
  }

  /** By last instant. */
  *entries(): Generator<readonly [subject: string, at: number]> {
    for (const [i, subject] of this.#subjects.entries()) yield [subject, this.#instants[i] ?? 0]
  }

  #lastOf(subject: string): number | undefined {
    if (this.#last !== undefined) return this.#last.get(subject)
    const place = this.#subjects.indexOf(subject)
    return place < 0 ? undefined : this.#instants[place]
  }

  #remove(subject: string, at: number): void {
    let place = firstAfter(this.#instants, at) - 1
    while (this.#subjects[place] !== subject) place--
    this.#subjects.splice(place, 1)
    this.#instants.splice(place, 1)
  }

  #insert(subject: string, at: number): void {
    const place = firstAfter(this.#instants, at)
    if (this.#last === undefined) {
      // A list made anew takes no room for more; one that is added to takes room for sixteen.
      this.#subjects = this.#subjects.toSpliced(place, 0, subject)
      this.#instants = this.#instants.toSpliced(place, 0, at)
    } else if (place === this.#instants.length) {
      this.#subjects.push(subject)
      this.#instants.push(at)
    } else {
      this.#subjects.splice(place, 0, subject)
      this.#instants.splice(place, 0, at)
    }
  }
}

/** The index of the first instant after a given one, in order. */
function firstAfter(instants: readonly number[], instant: number): number {
  let [low, high] = [0, instants.length]
  // What is asked for lies before the first, and what is added after the last, nearly always.
  if (high === 0 || (instants[0] ?? 0) > instant) return 0
  if ((instants[high - 1] ?? 0) <= instant) return high
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((instants[middle] ?? 0) > instant) high = middle
    else low = middle + 1
  }
  return low
}
