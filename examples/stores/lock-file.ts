import { readFile, rm, writeFile } from 'node:fs/promises'

/** Takes a lock that is a file with the id of this process in it; gives what gives it back. For processes of one machine:
 * the lock of a process that no longer runs is taken over.
 */
export async function lockFile(path: string): Promise<() => Promise<void>> {
  if (!(await isTaken(path))) return () => rm(path, { force: true })
  if (isRunning(Number(await readFile(path, 'utf8')))) throw new Error('somebody else has this log open')
  await rm(path, { force: true })
  if (await isTaken(path)) throw new Error('somebody else has this log open')
  return () => rm(path, { force: true })
}

async function isTaken(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' })
    return false
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === 'EEXIST') return true
    throw error
  }
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process runs too.
    return (error as { readonly code?: unknown }).code === 'EPERM'
  }
}
