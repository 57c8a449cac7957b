import { randomUUID } from 'node:crypto'
import { link, open, readFile, rename, rm } from 'node:fs/promises'

/** Takes a lock that is a file with the id of this process in it; gives what gives it back. For processes of one machine:
 * the lock of a process that no longer runs is taken over. One that says of no process that it holds it is nobody's to take.
 */
export async function lockFile(path: string): Promise<() => Promise<void>> {
  const own = `${path}.${randomUUID()}`
  try {
    // The lock is there with all that it says, or not at all.
    await writeSynced(own, String(process.pid))
    if (!(await isLinked(own, path))) await takeOver(own, path)
  } finally {
    await rm(own, { force: true })
  }
  return () => rm(path, { force: true })
}

/** One at a time: another may have taken over what was found to be stale, and that is no longer to be replaced. */
async function takeOver(own: string, path: string): Promise<void> {
  if (!(await isStale(path))) throw taken()
  const unlock = await lockFile(`${path}.over`)
  try {
    if (!(await isStale(path))) throw taken()
    await rename(own, path)
  } finally {
    await unlock()
  }
}

async function isStale(path: string): Promise<boolean> {
  const pid = await readFile(path, 'utf8').catch((error: unknown) => {
    // Given back a moment ago; whoever comes next may have it.
    if (codeOf(error) === 'ENOENT') throw taken()
    throw error
  })
  return /^[1-9]\d*$/.test(pid) && !isRunning(Number(pid))
}

async function isLinked(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

async function writeSynced(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process runs too.
    return codeOf(error) === 'EPERM'
  }
}

function taken(): Error {
  return new Error('somebody else has this log open')
}

function codeOf(error: unknown): unknown {
  return (error as { readonly code?: unknown }).code
}
