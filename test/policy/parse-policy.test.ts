import fc from 'fast-check'
import { type Issue, type Policy, parsePolicy } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { contentHash } from '../../src/policy'
import { define, everyShape, permit, sound } from './board'

type Json = Record<string, unknown>

/** A policy as stored: text, and so a document that shares nothing with the policy. */
const stored = (policy: Policy = everyShape): Json => JSON.parse(JSON.stringify(policy)) as Json
const simple = (): Json => stored(define(permit(sound)))

/** The document with one part put in place, and the hash made right again. */
function having(path: readonly (string | number)[], value: unknown, document = simple()): Json {
  const keys = [...path]
  const last = keys.pop() ?? ''
  const parent = keys.reduce<Json>((part, key) => part[key] as Json, document)
  Object.defineProperty(parent, last, { value, enumerable: true, configurable: true, writable: true })
  return path[0] === 'hash' ? document : rehashed(document)
}

function issues(document: unknown): readonly Issue[] {
  const parsed = parsePolicy(document)
  return parsed.ok ? [] : parsed.issues
}

const places = (document: unknown) => issues(document).map(({ path, code }) => `${path} ${code}`)

describe('a stored policy', () => {
  it('comes back the same, with rules of every shape', () => {
    expect(parsePolicy(stored())).toEqual({ ok: true, policy: everyShape })
  })

  it.each(everyShape.rules.map((rule) => [rule.id, rule] as const))(
    'comes back with the rule %s as it was',
    (_, rule) => {
      const parsed = parsePolicy(stored(define(rule)))
      expect(parsed.ok && parsed.policy.rules).toEqual([rule])
    },
  )

  it('TERMS-008 says of a category that it identifies, or nothing', () => {
    const identifying = ['vocabulary', 'categories', 'skill', 'identifying']
    expect(parsePolicy(having(identifying, true)).ok).toBe(true)
    expect(places(having(identifying, false))).toEqual(['/vocabulary/categories/skill/identifying wrong-shape'])
  })

  it('comes back whatever the order of its keys and rules', () => {
    const document = stored()
    const turned = Object.fromEntries(Object.entries(document).reverse())
    expect(parsePolicy({ ...turned, rules: [...everyShape.rules].reverse() }).ok).toBe(true)
  })

  it('comes back frozen, and shares nothing with the document', () => {
    const document = stored()
    const parsed = parsePolicy(document)
    if (!parsed.ok) throw new Error('refused')
    expect(Object.isFrozen(parsed.policy.vocabulary.categories['skill'])).toBe(true)
    expect(Object.isFrozen(document)).toBe(false)
    ;(document['rules'] as unknown[]).length = 0
    expect(parsed.policy.rules).toHaveLength(everyShape.rules.length)
  })

  it('is read from objects without a prototype, too', () => {
    expect(parsePolicy(Object.assign(Object.create(null), stored())).ok).toBe(true)
  })
})

describe('a document is refused that', () => {
  it.each([undefined, null, 7, 'policy', true, [], [stored()], Number.NaN, Symbol('p'), () => stored(), 1n])(
    'is no object: %#',
    (document) => {
      expect(parsePolicy(document)).toMatchObject({
        ok: false,
        issues: [{ code: 'not-a-policy', path: '', message: 'a policy is a JSON object' }],
      })
    },
  )

  it('is empty: all that is missing is named', () => {
    expect(places({})).toEqual([
      '/controller wrong-shape',
      '/hash wrong-type',
      '/kind wrong-shape',
      '/name wrong-type',
      '/rules wrong-type',
      '/version wrong-type',
      '/vocabulary wrong-type',
    ])
  })

  it.each<[(string | number)[], unknown, string]>([
    [['name'], 7, '/name wrong-type'],
    [['name'], ' ', '/name empty'],
    [['version'], '', '/version empty'],
    [['kind'], 'timeline', '/kind wrong-shape'],
    [['controller'], 'public', '/controller wrong-shape'],
    [['hash'], 7, '/hash wrong-type'],
    [['rules'], {}, '/rules wrong-type'],
    [['extra'], 1, ' unknown-key'],
    [['vocabulary', 'roles'], 'employer', '/vocabulary/roles wrong-type'],
    [['vocabulary', 'extra'], [], '/vocabulary unknown-key'],
    [['vocabulary', 'facts', 'cv.form'], 'number', '/vocabulary/facts/cv.form wrong-shape'],
    [['vocabulary', 'facts', 'cv.form'], ['one'], '/vocabulary/facts/cv.form bad-domain'],
    [['vocabulary', 'impossible'], [{}], '/vocabulary/impossible/0 empty'],
    [['rules', 0, 'to'], 'employer', '/rules/0/to wrong-shape'],
    [['rules', 0, 'to'], ['boss'], '/rules/0/to/0 unknown-role'],
    [['rules', 0, 'level'], 'most', '/rules/0/level unknown-level'],
    [['rules', 0, 'level'], { skill: 1 }, '/rules/0/level wrong-shape'],
    [['rules', 0, 'extra'], 1, '/rules/0 unknown-key'],
    [['rules', 0, 'kind'], 'forbid', '/rules/0/cap wrong-shape'],
    [['rules', 0, 'basis'], { article: '6(1)(g)' }, '/rules/0/basis wrong-shape'],
    [['rules', 0, 'basis'], { article: '6(1)(d)', consent: 'share' }, '/rules/0/basis unknown-key'],
    [['rules', 0, 'when'], { kind: 'xor', conditions: [] }, '/rules/0/when/kind wrong-shape'],
    [['rules', 0, 'when'], { kind: 'is', fact: 'restricted', values: [1] }, '/rules/0/when/values/0 wrong-shape'],
    [['rules', 0, 'when'], { kind: 'is', fact: 'nothing', values: [true] }, '/rules/0/when unknown-fact'],
    [
      ['rules', 0, 'when'],
      { kind: 'all', conditions: [{ kind: 'not' }] },
      '/rules/0/when/conditions/0/condition wrong-type',
    ],
  ])('has under %j what is %j', (path, value, place) => {
    expect(places(having(path, value))).toContain(place)
  })

  it('was edited by hand: the hash is not that of the content', () => {
    expect(parsePolicy({ ...simple(), version: '2' })).toEqual({
      ok: false,
      issues: [
        {
          code: 'hash-mismatch',
          path: '/hash',
          message: 'the hash is not that of the content',
          hint: 'define the policy anew from its rules',
        },
      ],
    })
  })

  it.each<[string, (string | number)[]]>([
    ['the policy', []],
    ['its vocabulary', ['vocabulary']],
    ['its categories', ['vocabulary', 'categories']],
    ['its facts', ['vocabulary', 'facts']],
    ['a category', ['vocabulary', 'categories', 'skill']],
    ['a rule', ['rules', 0]],
    ['a basis', ['rules', 0, 'basis']],
  ])('has a key __proto__ in %s, whatever its hash', (_, path) => {
    const parsed = parsePolicy(having([...path, '__proto__'], { forms: [] }))
    expect(parsed.ok).toBe(false)
    expect(({} as Json)['forms']).toBeUndefined()
  })

  it('inherits what it should say', () => {
    expect(parsePolicy(Object.create(stored())).ok).toBe(false)
  })

  it.each([320, 10_000, 200_000])('holds a condition %i deep, without exhausting the stack', (depth) => {
    let when: unknown = { kind: 'is', fact: 'restricted', values: [true] }
    for (let i = 0; i < depth; i++) when = { kind: 'not', condition: when }
    const document = simple()
    ;(document['rules'] as Json[])[0] = { ...permit(sound), when }
    expect(places(document)).toEqual([' not-a-policy'])
  })

  it('holds a condition deeper than any policy that can be defined', () => {
    let when: unknown = { kind: 'is', fact: 'restricted', values: [true] }
    for (let i = 0; i < 100; i++) when = { kind: 'not', condition: when }
    expect(places(having(['rules', 0, 'when'], when))).toEqual(['/rules/0/when too-deep'])
  })

  it.each<[string, () => unknown]>([
    ['a cycle', () => having(['rules', 0, 'when'], everyCycle())],
    ['a getter that throws', () => Object.defineProperty(simple(), 'name', { enumerable: true, get: fail })],
    ['a function', () => having(['vocabulary', 'roles'], ['employer', () => 'agency'])],
    [
      'a class instance',
      () =>
        having(
          ['rules', 0, 'basis'],
          new (class Basis {
            article = '6(1)(d)'
          })(),
        ),
    ],
    ['a map', () => having(['vocabulary', 'facts'], new Map([['restricted', 'flag']]))],
    ['a date', () => having(['version'], new Date(0))],
    ['a number that is none', () => having(['version'], Number.NaN)],
    ['a proxy whose traps throw', () => new Proxy({}, { ownKeys: fail, getPrototypeOf: fail })],
    [
      'a revoked proxy',
      () => {
        const { proxy, revoke } = Proxy.revocable({}, {})
        revoke()
        return proxy
      },
    ],
    [
      'more than half a million parts',
      () =>
        having(
          ['vocabulary', 'roles'],
          Array.from({ length: 500_001 }, () => 'r'),
        ),
    ],
    ['a sparse array of four thousand million', () => ({ ...simple(), rules: sparse() })],
  ])('holds %s', (_, make) => {
    expect(places(make())).toEqual([' not-a-policy'])
  })

  it('a list as long as it may be, of names that are too many or not there: one issue each', () => {
    const names = Array.from({ length: 200_000 }, (_, i) => `r${i}`)
    const levels = Object.fromEntries(names.map((name) => [name, 'full']))
    expect(places(having(['vocabulary', 'roles'], names))[0]).toBe('/vocabulary/roles too-many')
    expect(issues(having(['rules', 0, 'categories'], names))).toHaveLength(200_000)
    expect(issues(having(['rules', 0, 'level'], levels)).length).toBeGreaterThanOrEqual(200_000)
  })
})

describe('the issues of a document', () => {
  it('come all at once, from its head, its vocabulary and its rules, sorted', () => {
    const document = having(['rules', 0, 'to'], ['boss'])
    ;(document['rules'] as unknown[]).unshift(7)
    expect(places({ ...document, name: '', version: 2 })).toEqual([
      '/rules/0 wrong-type',
      '/rules/1/to/0 unknown-role',
      '/version wrong-type',
    ])
    expect(places({ ...having(['vocabulary', 'roles'], ['a b']), name: '' })).toEqual([
      '/name empty',
      '/vocabulary/roles/0 bad-name',
    ])
  })

  const canary = 'Anna Lind 010190-1234'

  it.each<[string, (string | number)[], unknown]>([
    ['the kind', ['kind'], canary],
    ['the controller', ['controller'], canary],
    ['the hash', ['hash'], canary],
    ['the rules', ['rules'], canary],
    ['a rule', ['rules', 0], canary],
    ['a kind of rule', ['rules', 0, 'kind'], canary],
    ['an unknown key', [canary], canary],
    ['an unknown key of a rule', ['rules', 0, canary], { [canary]: canary }],
    ['the roles', ['rules', 0, 'to'], canary],
    ['a list', ['rules', 0, 'on'], { [canary]: canary }],
    ['a level', ['rules', 0, 'level'], [canary]],
    ['a basis', ['rules', 0, 'basis'], { article: canary, [canary]: canary }],
    ['a condition', ['rules', 0, 'when'], { kind: canary, [canary]: canary }],
    [
      'a value of a condition',
      ['rules', 0, 'when'],
      { kind: 'is', fact: 'restricted', values: [{ [canary]: canary }] },
    ],
    ['the domain of a fact', ['vocabulary', 'facts', 'restricted'], canary],
    ['a special flag', ['vocabulary', 'categories', 'health', 'special'], canary],
  ])('do not echo a secret that stands where %s should', (_, path, value) => {
    const found = issues(having(path, value))
    expect(found).not.toEqual([])
    expect(JSON.stringify(found)).not.toContain('Anna')
    expect(JSON.stringify(found)).not.toContain('010190')
  })
})

describe('parsing', () => {
  const stays = (document: unknown): void => {
    const parsed = parsePolicy(document)
    if (parsed.ok) expect(contentHash(parsed.policy)).toBe(parsed.policy.hash)
    else {
      expect(parsed.issues).not.toEqual([])
      for (const { message } of parsed.issues) expect(message).not.toMatch(/[\n\r\u2028]|\.$/)
    }
  }

  it('never throws on any JSON', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), stays), { numRuns: 2000 })
  })

  it('never throws on anything', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withNullPrototype: true,
          withObjectString: true,
          withSparseArray: true,
        }),
        stays,
      ),
      { numRuns: 2000 },
    )
  })

  it('never throws on a real policy with parts replaced, and accepts none whose content was changed', () => {
    const paths = pathsIn(stored())
    const untouched = JSON.stringify(stored())
    const replacement = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<unknown>(undefined, () => 1, Number.NaN, new Date(0), '*', []),
    )
    const mutation = fc.tuple(fc.constantFrom(...paths), replacement)
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), fc.boolean(), (mutations, rehash) => {
        const document = mutations.reduce((mutated, [path, value]) => put(mutated, path, value), stored())
        stays(rehash ? rehashed(document) : document)
        if (!rehash && JSON.stringify(document) !== untouched) expect(parsePolicy(document).ok).toBe(false)
      }),
      { numRuns: 3000 },
    )
  })
})

type Path = readonly (string | number)[]

function pathsIn(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null) return []
  const keys: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  return keys.flatMap((key) => [[key], ...pathsIn((value as Json)[key]).map((path) => [key, ...path])])
}

/** Puts a value where the path leads, if it still leads anywhere. */
function put(document: Json, path: Path, value: unknown): Json {
  const parent = path.slice(0, -1).reduce<unknown>((part, key) => (part as Json | undefined | null)?.[key], document)
  const last = path.at(-1) ?? ''
  if (typeof parent === 'object' && parent !== null) (parent as Json)[last] = value
  return document
}

function rehashed(document: Json): Json {
  try {
    return { ...document, hash: contentHash(document as unknown as Policy) }
  } catch {
    return document
  }
}

function everyCycle(): unknown {
  const cycle: { kind: string; condition?: unknown } = { kind: 'not' }
  cycle.condition = cycle
  return cycle
}

function sparse(): unknown[] {
  const list: unknown[] = []
  list.length = 2 ** 32 - 1
  return list
}

function fail(): never {
  throw new Error('Anna Lind')
}
