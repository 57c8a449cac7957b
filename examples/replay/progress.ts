/** Told now and then how far something has come. */
export type Progress = (done: number, of: number) => void

/** Says how far each of several things has come: on a terminal in one line that is written anew, elsewhere in a line of its
 * own for every tenth that a thing has come further.
 */
export class ProgressLine {
  readonly #shares = new Map<string, number>()

  constructor(readonly output: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>) {}

  say(name: string, done: number, of: number): void {
    const percent = of === 0 ? 100 : Math.floor((100 * done) / of)
    const share = this.output.isTTY ? percent : percent - (percent % 10)
    if (this.#shares.get(name) === share) return
    this.#shares.set(name, share)
    if (this.output.isTTY) this.#rewrite([...this.#shares].map(inWords).join(' · '))
    else this.output.write(`${inWords([name, share])}\n`)
  }

  /** Takes the line away; lines of their own stay. */
  clear(): void {
    if (this.output.isTTY && this.#shares.size > 0) this.#rewrite('')
  }

  #rewrite(text: string): void {
    this.output.write(`\r\x1b[K${text}`)
  }
}

const inWords = ([name, share]: readonly [string, number]): string => `${name} ${share} %`

/** Seconds, to the millisecond, since `performance.now()` said `started`. */
export function secondsSince(started: number): number {
  return Math.round(performance.now() - started) / 1000
}
