import { replays } from './replays'
import type { Message } from './side-by-side'

/** One part of one replay, in a process of its own: `main.ts` starts it, and is told what came of it. */
const [id, part] = process.argv.slice(2)
const found = replays.find((replay) => replay.id === id)?.parts[Number(part)]
if (found === undefined || process.send === undefined) throw new RangeError('this is started by `npm run replay`')

const result = await found.run((done, of) => tell({ kind: 'progress', done, of }))
tell({ kind: 'progress', done: 1, of: 1 })
tell({ kind: 'result', result, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) })

function tell(message: Message): void {
  process.send?.(message)
}
