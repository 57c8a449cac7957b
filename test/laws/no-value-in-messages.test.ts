import { inspect } from 'node:util'
import fc from 'fast-check'
import { compile, type DisclosureRequest, parsePolicy, seal, UsageError, vocabulary } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Choice, choices } from './arbitraries/choice'
import { runs } from './arbitraries/depth'
import { expectedOf } from './arbitraries/expected-view'
import { someQuestion, someRecord, someWorld } from './arbitraries/world'

/** In every value and dynamic key of the records of these tests, and nowhere else. */
const canary = 'c4nary'

/** Every text that can be got out of something: its JSON, what inspecting prints, and an error's message and stack. */
function textsOf(value: unknown): string {
  const json = attempt(() => JSON.stringify(value))
  const stack = value instanceof Error ? `${value.message} ${value.stack} ${attempt(() => String(value.cause))}` : ''
  return [json, inspect(value, { depth: 12, showHidden: true, getters: false }), stack].join('\n')
}

function attempt(read: () => string): string {
  try {
    return read()
  } catch (error) {
    return textsOf(error)
  }
}

/** The result of a call, or what it threw. */
function outcomeOf(call: () => unknown): unknown {
  try {
    return call()
  } catch (error) {
    return error
  }
}

/** A record that fails wherever it is touched, with the canary in every error. */
function hostileRecord(choice: Choice, record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const fail = (): never => {
    throw new Error(`${canary} failed`, { cause: canary })
  }
  const copy: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(record)) {
    const make = choice.pick<() => PropertyDescriptor>([
      () => ({ value }),
      () => ({ get: fail }),
      () => ({ value: new Proxy({}, { get: fail, ownKeys: fail, getPrototypeOf: fail }) }),
      () => ({ value: { [canary]: canary, toJSON: fail, toString: fail } }),
      // An id that is text is what a receipt is for.
      () => ({ value: key === 'id' || key === 'subject' ? value : canary }),
    ])
    Object.defineProperty(copy, key, { enumerable: true, ...make() })
  }
  return copy
}

describe('law 7: no message, receipt, log line or thrown error holds a value from a record', () => {
  it('INV-04 withheld values reach no output at all: view, decision, receipt, explanation, errors', () => {
    let shown = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const { request, facts } = someQuestion(choice, world)
        let n = 0
        const record = someRecord(choice, world, 'cv', { canary: () => `${canary}-${n++}`, percentAbsent: 0 })
        const question = { record, request, facts }
        const { view, ...rest } = world.guard.disclose('cv', record, request, facts)
        // What is around the view holds no value, shown or not.
        expect(textsOf(rest)).not.toContain(canary)
        expect(textsOf(world.guard.explain('cv', request, facts))).not.toContain(canary)
        expect(textsOf(seal('cv', record))).not.toContain(canary)
        // The view holds what may be shown, marker by marker, and no other.
        expect(markersIn(view)).toEqual(markersIn(expectedOf(world, question).view))
        if (markersIn(view).length > 0) shown++
      }),
      { numRuns: runs(600) },
    )
    expect(shown).toBeGreaterThan(20)
  })

  it('INV-04 records that fail with a value in every error: nothing is thrown, and no text holds it', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const { request, facts } = someQuestion(choice, world)
        const record = hostileRecord(choice, someRecord(choice, world, 'cv', { canary: () => canary }))
        const { guard } = world
        const outcomes = [
          outcomeOf(() => ({ ...guard.disclose('cv', record, request, facts), view: null })),
          outcomeOf(() => guard.explain('cv', request, facts)),
          outcomeOf(() => guard.requiredFacts('cv', request, facts)),
          outcomeOf(() => guard.decide('cv', request, facts)),
          outcomeOf(() =>
            [...guard.discloseAll('cv', [record], request, () => thrower())].map(({ receipt }) => receipt),
          ),
          outcomeOf(() => [guard.view('cv', record, request, facts)].length),
        ]
        for (const outcome of outcomes) {
          expect(outcome).not.toBeInstanceOf(Error)
          expect(textsOf(outcome)).not.toContain(canary)
        }
        expect(textsOf(guard)).not.toContain(canary)
      }),
      { numRuns: runs(300) },
    )
  })

  it('functions of a record definition that throw, or answer with the record, tell nothing', () => {
    const v = vocabulary({
      roles: ['employer'],
      purposes: ['recruitment'],
      kinds: ['cv'],
      categories: { name: {} },
      facts: { open: 'flag' },
    })
    const request: DisclosureRequest<'employer', 'recruitment'> = {
      viewer: { id: 'u', role: 'employer', assurance: 'low' },
      purpose: 'recruitment',
      at: 0,
    }
    const rule = {
      to: 'employer',
      on: 'cv',
      purpose: 'recruitment',
      basis: 'none',
      notice: 'none',
      source: 't',
    } as const
    const policy = v.definePolicy({
      name: 'p',
      version: '1',
      rules: [
        v.permit({ ...rule, id: 'a', categories: '*' }),
        v.forbid({ id: 'b', categories: 'name', when: v.not(v.fact('open')), source: 't' }),
      ],
    })
    for (const read of [
      () => thrower(),
      (r: unknown) => r,
      () => canary,
      () => ({ [canary]: 1 }),
      () => Symbol(canary),
    ]) {
      const cv = v.record('cv', {
        schema: z.object({ name: z.string() }),
        classify: { name: 'name' },
        id: read as never,
        subject: read as never,
        facts: { open: read as never },
      })
      const guard = compile(policy, { records: { cv }, voidRules: 'keep' })
      const { receipt, decision, view } = guard.disclose('cv', { name: canary }, request)
      expect(view).toBeNull()
      expect(decision['name']?.level).toBe('withheld')
      // An id that is text is what the receipt is for; anything else is none.
      expect(textsOf({ ...receipt, record: undefined })).not.toContain(canary)
      expect(typeof receipt.record.id === 'string' ? receipt.record.id : canary).toBe(canary)
    }
  })

  it('calls that are wrong name what was wrong, never what was passed', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const { guard } = someWorld(choice)
        const request = { viewer: { role: canary }, purpose: canary, at: 0 } as never
        for (const call of [
          () => guard.view(canary, {}, request),
          () => guard.disclose(canary, {}, request),
          () => guard.decide(canary, request),
          () => guard.explain('cv', request),
          () => guard.requiredFacts(canary, request),
          () => [...guard.discloseAll(canary, [{}], request, () => ({}))],
        ]) {
          expect(textsOf(outcomeOf(call))).not.toContain(canary)
        }
      }),
      { numRuns: runs(20) },
    )
  })

  it('a schema with values in it is refused without them', () => {
    const v = vocabulary({ roles: ['r'], purposes: ['p'], kinds: ['cv'], categories: { a: {} }, facts: {} })
    const policy = v.definePolicy({ name: 'p', version: '1', rules: [] })
    const fail = () => thrower()
    for (const schema of [
      z.object({ a: z.string().default(canary).transform(fail) }),
      z.object({ a: z.any().default({ [canary]: canary }) }),
      z.object({ a: z.map(z.literal(canary), z.string()) }),
      z.object({ a: z.custom(fail, canary) }),
      z.object({ a: z.union([z.object({ b: z.literal(canary) }), z.object({ b: z.literal(`${canary}2`) })]) }),
    ]) {
      const records = { cv: { kind: 'cv', schema, classify: { a: 'a' } } }
      const error = outcomeOf(() => compile(policy, { records }))
      expect(error).toBeInstanceOf(UsageError)
      expect(textsOf(error)).not.toContain(canary)
    }
  })

  it('parsePolicy tells where a document is wrong, never what stands there', () => {
    let refused = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const { policy } = someWorld(choice)
        const document: unknown = JSON.parse(JSON.stringify(policy))
        const wrong = choice.pick<unknown>([[[canary]], [[{ [canary]: canary }]], [{ kind: canary }], 4, null])
        spoil(choice, document, wrong)
        const result = parsePolicy(document)
        if (!result.ok) refused++
        expect(textsOf(result.ok ? [] : result.issues)).not.toContain(canary)
      }),
      { numRuns: runs(400) },
    )
    expect(refused).toBeGreaterThan(100)
    for (const odd of [
      canary,
      [canary],
      { [canary]: canary },
      new Proxy({}, { ownKeys: thrower }),
      new Error(canary),
    ]) {
      expect(textsOf(parsePolicy(odd))).not.toContain(canary)
    }
  })
})

function thrower(): never {
  throw new Error(`${canary} was thrown`)
}

function markersIn(view: unknown): readonly string[] {
  return [...(JSON.stringify(view) ?? '').matchAll(/c4nary-\d+/g)].map(([marker]) => marker)
}

/** Puts something wrong in place of some part of a document. */
function spoil(choice: Choice, document: unknown, wrong: unknown): void {
  if (typeof document !== 'object' || document === null) return
  const keys = Object.keys(document).filter((key) => key !== 'vocabulary' || choice.chance(30))
  const key = choice.pick(keys)
  const inner: unknown = Reflect.get(document, key)
  const goesOn = typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0 && choice.chance(75)
  if (goesOn) spoil(choice, inner, wrong)
  else Reflect.set(document, key, wrong)
}
