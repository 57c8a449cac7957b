import fc from 'fast-check'

type Facts = Readonly<Record<string, unknown>>

/** The facts of another arbitrary; they shrink by being forgotten, one at a time. */
export function forgetting<T extends Facts>(facts: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return new Forgetting(facts)
}

class Forgetting<T extends Facts> extends fc.Arbitrary<T> {
  constructor(readonly facts: fc.Arbitrary<T>) {
    super()
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    return new fc.Value(this.facts.generate(random, bias).value, undefined)
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return typeof value === 'object' && value !== null
  }

  override shrink(value: T): fc.Stream<fc.Value<T>> {
    const fewer = Object.keys(value).map((fact) => {
      const { [fact]: _, ...others } = value
      return new fc.Value(others as T, undefined)
    })
    return fc.stream(fewer.values())
  }
}
