import { createReadStream } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'

/** Where each whole line of a file ends, in bytes from its beginning. */
export async function lineEnds(path: string): Promise<number[]> {
  const ends: number[] = []
  let size = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf('\n'); at >= 0; at = chunk.indexOf('\n', at + 1)) ends.push(size + at + 1)
    size += chunk.length
  }
  return ends
}

/** The lines between two places of a file. */
export async function* linesOf(path: string, start: number, end: number): AsyncGenerator<string> {
  if (start >= end) return
  const input = createReadStream(path, { start, end: end - 1 })
  yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
}

/** Writes a file anew: it is the old one, or all of the new one, whenever the power goes. */
export async function rewriteLines<T>(path: string, items: AsyncIterable<T>, line: (item: T) => string): Promise<void> {
  const copy = await open(`${path}.new`, 'w')
  try {
    for await (const item of items) await copy.appendFile(`${line(item)}\n`)
    await copy.sync()
  } finally {
    await copy.close()
  }
  await rename(`${path}.new`, path)
  await syncFolder(path)
}

/** Makes sure that a file that was made or renamed is still there after a crash. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r')
  await folder.sync()
  await folder.close()
}
