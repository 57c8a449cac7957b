/** What a function of the host's gives; undefined when it throws. What it throws may hold values, and goes no further. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
