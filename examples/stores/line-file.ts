import { createReadStream } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

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

/** The whole lines between two places of a file, which is closed in the end. */
export async function* linesOf(file: FileHandle, start: number, end: number): AsyncGenerator<string> {
  try {
    if (start >= end) return
    const input = file.createReadStream({ start, end: end - 1, encoding: 'utf8', autoClose: false })
    let begun = ''
    for await (const chunk of input as AsyncIterable<string>) {
      const lines = (begun + chunk).split('\n')
      begun = lines.pop() ?? ''
      yield* lines
    }
  } finally {
    await file.close()
  }
}

/** Writes a file anew: it is the old one, or all of the new one, whenever the power goes. What of it could not be finished
 * is removed.
 */
export async function rewriteLines<T>(path: string, items: AsyncIterable<T>, line: (item: T) => string): Promise<void> {
  try {
    await writeLines(`${path}.new`, items, line)
    await rename(`${path}.new`, path)
  } catch (error) {
    await removeUnfinished(path)
    throw error
  }
  await syncFolder(path)
}

/** Removes what was left when a file could not be written anew: it holds what the file holds. */
export function removeUnfinished(path: string): Promise<void> {
  return rm(`${path}.new`, { force: true })
}

async function writeLines<T>(path: string, items: AsyncIterable<T>, line: (item: T) => string): Promise<void> {
  const file = await open(path, 'w')
  try {
    for await (const item of items) await file.appendFile(`${line(item)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes sure that a file that was made or renamed is still there after a crash. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r')
  await folder.sync()
  await folder.close()
}
