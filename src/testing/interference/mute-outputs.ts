import { bytesOf } from './bytes'
import type { Observe } from './outputs'

/** Finds outputs of the host's that gave nothing but one error, whatever they were asked: they observed nothing. */
export class MuteOutputs {
  readonly #errors = new Map<string, string>()
  readonly #speaking = new Set<string>()

  /** The same outputs, listened to. */
  listenTo(observe: Readonly<Record<string, Observe>>): Readonly<Record<string, Observe>> {
    return Object.fromEntries(Object.entries(observe).map(([name, read]) => [name, this.#heard(name, read)]))
  }

  /** By name, sorted. */
  names(): readonly string[] {
    return [...this.#errors.keys()].filter((name) => !this.#speaking.has(name)).sort()
  }

  #heard(name: string, read: Observe): Observe {
    return (record, request, facts) => {
      try {
        const output = read(record, request, facts)
        if (record !== undefined) this.#speaking.add(name)
        return output
      } catch (error) {
        if (record !== undefined && !this.#speaking.has(name)) this.#note(name, bytesOf(error))
        throw error
      }
    }
  }

  #note(name: string, error: string): void {
    if ((this.#errors.get(name) ?? error) !== error) this.#speaking.add(name)
    this.#errors.set(name, error)
  }
}
