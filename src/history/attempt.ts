/** What a function gives; undefined when it throws. What it throws may hold anything, and goes no further. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
