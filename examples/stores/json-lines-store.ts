import { type FileHandle, open } from 'node:fs/promises'
import { eraseLink, type LogEntry, type LogPosition, type LogStore, noHash } from 'need-to-know/audit'
import { lineEnds, linesOf, removeUnfinished, rewriteLines, syncFolder } from './line-file'
import { lockFile } from './lock-file'
import { Turns } from './turns'

/** A log in a file, an entry a line, by one writer at a time. An entry is acknowledged once it is on the disk: what a crash
 * left of a line that was not is cut off when the file is opened again.
 */
export class JsonLinesStore implements LogStore {
  readonly #path: string
  readonly #unlock: () => Promise<void>
  readonly #turns = new Turns()
  #file: FileHandle
  /** Where each line ends, and the next one begins. */
  #ends: number[] = []
  #last: string = noHash
  #isTorn = false

  private constructor(path: string, file: FileHandle, unlock: () => Promise<void>) {
    this.#path = path
    this.#file = file
    this.#unlock = unlock
  }

  /** Rejects while somebody else has the file open, and for one that is no log. */
  static async open(path: string): Promise<JsonLinesStore> {
    const unlock = await lockFile(`${path}.lock`)
    const store = new JsonLinesStore(path, await open(path, 'a+'), unlock)
    try {
      await removeUnfinished(path)
      await store.#scan()
      return store
    } catch (error) {
      await store.close()
      throw error
    }
  }

  async head(): Promise<LogPosition> {
    return { size: this.#ends.length, hash: this.#last }
  }

  append(entry: LogEntry): Promise<boolean> {
    return this.#turns.take(() => this.#append(entry))
  }

  /** The file as it is when reading begins: whoever reads while links are erased goes on in the file of before. */
  async *read(from: number): AsyncGenerator<LogEntry> {
    yield* await this.#turns.take(() => this.#entries(from))
  }

  /** Rewrites the file without whom the entries were about; says how many there were (GDPR 17). */
  eraseSubject(subject: string): Promise<number> {
    return this.#turns.take(() => this.#erase(subject))
  }

  close(): Promise<void> {
    return this.#turns.take(async () => {
      await this.#file.close()
      await this.#unlock()
    })
  }

  /** Opened here and now, so that the places of lines are those of this very file. */
  async #entries(from: number): Promise<AsyncIterable<LogEntry>> {
    const [start, end] = [from === 0 ? 0 : this.#ends[from - 1], this.#end()]
    return start === undefined || start >= end ? nothing() : parsed(linesOf(await open(this.#path, 'r'), start, end))
  }

  async #append(entry: LogEntry): Promise<boolean> {
    if (this.#isTorn) await this.#cutOff()
    for await (const there of await this.#entries(entry.index)) return there.hash === entry.hash
    const { size, hash } = await this.head()
    if (entry.index !== size || entry.previous !== hash) throw new RangeError('an entry goes after the one before it')
    if ((await this.#file.stat()).size !== this.#end()) throw new Error('somebody else has written to this log')
    const line = Buffer.from(`${JSON.stringify(entry)}\n`)
    // Until it is on the disk, whatever there is of it must not stand before another line.
    this.#isTorn = true
    await this.#file.appendFile(line)
    await this.#file.sync()
    this.#isTorn = false
    this.#ends.push(this.#end() + line.length)
    this.#last = entry.hash
    return true
  }

  async #erase(subject: string): Promise<number> {
    if (this.#isTorn) await this.#cutOff()
    let erased = 0
    await rewriteLines(this.#path, await this.#entries(0), (entry) => {
      const isAbout = [entry.link?.subject, entry.link?.viewer].includes(subject)
      if (isAbout) erased++
      return JSON.stringify(isAbout ? eraseLink(entry) : entry)
    })
    await this.#file.close()
    this.#file = await open(this.#path, 'a+')
    await this.#scan()
    return erased
  }

  async #scan(): Promise<void> {
    this.#ends = await lineEnds(this.#path)
    if ((await this.#file.stat()).size > this.#end()) await this.#cutOff()
    for await (const { hash } of await this.#entries(Math.max(0, this.#ends.length - 1))) this.#last = hash
    await syncFolder(this.#path)
  }

  async #cutOff(): Promise<void> {
    await this.#file.truncate(this.#end())
    await this.#file.sync()
    this.#isTorn = false
  }

  #end(): number {
    return this.#ends.at(-1) ?? 0
  }
}

async function* nothing(): AsyncGenerator<never> {}

async function* parsed(lines: AsyncIterable<string>): AsyncGenerator<LogEntry> {
  for await (const line of lines) yield JSON.parse(line) as LogEntry
}
