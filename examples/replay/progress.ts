/** Told now and then how far something has come. */
export type Progress = (done: number, of: number) => void

/** One line on a terminal that says how far each of several things has come; nothing where there is no terminal. */
export class ProgressLine {
  readonly #shares = new Map<string, number>()

  constructor(readonly terminal: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>) {}

  say(name: string, done: number, of: number): void {
    const percent = of === 0 ? 100 : Math.floor((100 * done) / of)
    if (this.#shares.get(name) === percent) return
    this.#shares.set(name, percent)
    this.#write([...this.#shares].map(([each, share]) => `${each} ${share} %`).join(' · '))
  }

  clear(): void {
    if (this.#shares.size > 0) this.#write('')
  }

  #write(text: string): void {
    if (this.terminal.isTTY) this.terminal.write(`\r\x1b[K${text}`)
  }
}
