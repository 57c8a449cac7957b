/** Counts every look that is taken at plain data, at any depth: each read of a key, each list of keys, one for each of them.
 * Searching a list looks at each of its items, so the count grows as the work does, the same on every machine.
 */
export class CountedSteps {
  steps = 0
  readonly #wrapped = new WeakMap<object, object>()

  of<T>(value: T): T {
    if (typeof value !== 'object' || value === null) return value
    const known = this.#wrapped.get(value) as T | undefined
    if (known !== undefined) return known
    const proxy = new Proxy(value, {
      get: (target, key, receiver) => {
        this.steps++
        return this.of(Reflect.get(target, key, receiver) as unknown)
      },
      has: (target, key) => {
        this.steps++
        return Reflect.has(target, key)
      },
      ownKeys: (target) => {
        const keys = Reflect.ownKeys(target)
        this.steps += keys.length
        return keys
      },
    })
    this.#wrapped.set(value, proxy)
    return proxy
  }
}

/** How many steps something takes that is given data of one size, and of twice that. */
export function growth<T>(make: (size: number) => T, work: (data: T) => void, size: number): number {
  const steps = [size, 2 * size].map((each) => {
    const counted = new CountedSteps()
    work(counted.of(make(each)))
    return counted.steps
  })
  return (steps[1] ?? 0) / (steps[0] ?? 1)
}
