import { parseArgs } from 'node:util'

/** What was asked for on the command line. */
export interface CommandLine {
  readonly kind: 'commandLine'
  readonly json: boolean
  readonly help: boolean
  /** The ids of the replays to run, in the order in which they are told. */
  readonly ids: readonly string[]
}

/** What is wrong with a command line. */
export interface Misuse {
  readonly kind: 'misuse'
  readonly message: string
}

/** Reads `[--json] [--only <replay>]... [--help]`. */
export function readCommandLine(args: readonly string[], known: readonly string[]): CommandLine | Misuse {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', default: false },
      },
    })
    const { json, help, only } = values
    const unknown = only.filter((id) => !known.includes(id))
    if (unknown.length > 0) return misuse(`there is no replay ${unknown.map((id) => `\`${id}\``).join(', ')}`, known)
    const ids = only.length === 0 ? known : known.filter((id) => only.includes(id))
    return { kind: 'commandLine', json, help, ids }
  } catch (error) {
    // The first sentence says what is wrong; what follows is about command lines in general.
    const [message = ''] = error instanceof Error ? error.message.split('. ') : []
    return misuse(message, known)
  }
}

function misuse(message: string, known: readonly string[]): Misuse {
  return { kind: 'misuse', message: `${message}\n\n${usage(known)}` }
}

/** How the command is called. */
export function usage(known: readonly string[]): string {
  return `npm run replay -- [--json] [--only ${known.join('|')}]...`
}
