/** Counts how often the objects that it has wrapped are read. Past the limit every read throws, so that a walk that would
 * not end does, and the count says that it went too far: the same on every machine.
 */
export class CountedReads {
  reads = 0

  constructor(readonly limit = 1_000_000) {}

  of<T extends object>(value: T): T {
    const count = () => {
      if (++this.reads > this.limit) throw new RangeError('read too often')
    }
    return new Proxy(value, {
      get(target, key, receiver) {
        count()
        return Reflect.get(target, key, receiver)
      },
      has(target, key) {
        count()
        return Reflect.has(target, key)
      },
      getOwnPropertyDescriptor(target, key) {
        count()
        return Reflect.getOwnPropertyDescriptor(target, key)
      },
      ownKeys(target) {
        count()
        return Reflect.ownKeys(target)
      },
    })
  }
}
