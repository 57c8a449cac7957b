import { compile, each, entries, field, type RecordDefinition, seal, UsageError, vocabulary } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const words = vocabulary({
  roles: ['employer'],
  purposes: ['use'],
  kinds: ['team', 'cv'],
  categories: { name: { forms: ['initials'] }, skill: {} },
  facts: {},
  consents: ['share'],
  notices: ['clause'],
})
const { permit, definePolicy, record } = words
const grant = permit({
  id: 'p',
  to: 'employer',
  on: ['team', 'cv'],
  categories: '*',
  purpose: 'use',
  basis: { article: '6(1)(a)', consent: 'share' },
  notice: 'clause',
  source: 't',
})
const policy = definePolicy({ name: 'p', version: '1', rules: [grant] })
const cv = record('cv', {
  schema: z.object({ of: z.string(), name: z.string() }),
  subject: ({ of }) => of,
  classify: { of: 'skill', name: 'name' },
})
const request = { viewer: { id: 'v', role: 'employer', assurance: 'low' }, purpose: 'use', at: 0 } as const
const facts = { 'consent.share': true, 'informed.clause': true }
const issuesOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    if (error instanceof UsageError) return [error.code, ...error.issues.map(({ code }) => code)]
    throw error
  }
  return []
}

describe('what was once open, and is kept shut', () => {
  it('the consent of one subject opens no record of another that is nested in its own', () => {
    const team = record('team', {
      schema: z.object({ of: z.string(), members: z.array(cv.schema) }),
      subject: ({ of }) => of,
      classify: { of: 'skill', members: each('cv') },
    })
    const guard = compile(policy, { records: { team, cv } })
    const members = [
      { of: 'a', name: 'Asta' },
      { of: 'b', name: 'Bo' },
    ]
    expect(guard.view('team', { of: 'a', members }, request, facts)?.members).toEqual([{ of: 'a', name: 'Asta' }])
    expect(guard.disclose('team', { of: 'b', members }, request, facts).view?.members).toEqual([
      { of: 'b', name: 'Bo' },
    ])
  })

  it('a nested record whose subject cannot be read is nobody we know: it starts from no consent either', () => {
    const team = record('team', {
      schema: z.object({ members: z.array(cv.schema) }),
      classify: { members: each('cv') },
    })
    const guard = compile(policy, { records: { team, cv } })
    const members = [{ name: 'Asta' }, { of: 7, name: 'Bo' }] as unknown as { of: string; name: string }[]
    expect(guard.view('team', { members }, request, facts)).toBeNull()
    expect(guard.disclose('team', { members }, request, facts).view).toBeNull()
  })

  it('keys of a table come out only where their own form is the whole value', () => {
    const table = z.object({ of: z.string(), people: z.record(z.string(), z.string()) })
    const people = field('name', { full: 'initials' })
    const shut = record('cv', { schema: table, classify: { of: 'skill', people: people as never } })
    const open = record('cv', { schema: table, classify: { of: 'skill', people: entries('skill', people) } })
    const given = { of: 'a', people: { 'Anna Lind': 'Bo Ek' } }
    const view = (definition: typeof shut | typeof open) =>
      compile(policy, { records: { cv: definition as RecordDefinition } }).view('cv', given as never, request, facts)
    expect(view(shut)).toEqual({ of: 'a' })
    expect(view(open)).toEqual({ of: 'a', people: { 'Anna Lind': 'B. E.' } })
  })

  it('a voidRules that is none of the three refuses void permits', () => {
    const void_ = definePolicy({ name: 'v', version: '1', rules: [{ ...grant, basis: 'none' }] })
    for (const voidRules of ['Drop', 'refused', null]) {
      expect(issuesOf(() => compile(void_, { records: { cv }, voidRules: voidRules as never }))[0]).toBe('void-rules')
    }
  })

  it('what nobody would read is refused: it might have been meant as a restriction', () => {
    const { id, to, on, categories, purpose, basis, notice, source } = grant
    const parts = { id, to, on, categories, purpose, basis, notice, source } as never as Parameters<typeof permit>[0]
    const when = words.fact('consent.share')
    const slips: readonly (() => unknown)[] = [
      () => permit({ ...parts, whem: when } as never),
      () => permit({ ...parts, levels: {} } as never),
      () => words.forbid({ id: 'f', categoris: 'name', when, source: 't' } as never),
      () => definePolicy({ name: 'p', version: '1', rules: [], controler: 'public-authority' } as never),
      () => record('cv', { schema: cv.schema, classify: cv.classify, subjet: () => 'a' } as never),
      () => words.extend({ consent: ['x'] } as never),
      () => compile(policy, { records: { cv }, pseudonymkey: new Uint8Array(32) } as never),
    ]
    for (const slip of slips) expect(issuesOf(slip)).toEqual(['unknown-key', 'unknown-key'])
    for (const none of [undefined, null, true, {}]) {
      expect(issuesOf(() => permit({ ...parts, when: none } as never))).toEqual(['wrong-type'])
    }
    expect(issuesOf(() => words.forbid({ id: 'f', source: 't' } as never))).toEqual(['wrong-type'])
  })

  it('what is no policy, no record map and no schema of zod 4 is named, not stumbled over', () => {
    const parsed = words.parsePolicy(JSON.parse(JSON.stringify(policy)))
    expect(parsed.ok).toBe(true)
    for (const none of [parsed, JSON.stringify(policy), undefined]) {
      expect(issuesOf(() => compile(none as never, { records: { cv } }))).toEqual(['invalid-policy', 'not-a-policy'])
    }
    expect(issuesOf(() => compile(policy, {} as never))).toEqual(['invalid-records'])
    const schemas = [{ parse: () => 1 }, undefined, z.object({ of: z.coerce.string(), name: z.string() })]
    for (const schema of schemas) {
      const definition = { ...cv, schema } as never
      expect(issuesOf(() => compile(policy, { records: { cv: definition } }))).toEqual([
        'invalid-records',
        'unsupported-schema',
      ])
    }
  })

  it('a stored policy in another vocabulary is refused by the vocabulary that reads it', () => {
    const other = words.extend({ categories: { newer: {} } })
    const read = other.parsePolicy(JSON.parse(JSON.stringify(policy)))
    expect(read.ok ? [] : read.issues.map(({ code }) => code)).toEqual(['other-vocabulary'])
    expect(other.parsePolicy(null).ok).toBe(false)
  })

  it('an explanation says when the request names no role or purpose of the vocabulary', () => {
    const guard = compile(policy, { records: { cv } })
    const odd = { ...request, viewer: { ...request.viewer, role: 'emplyer' }, purpose: 'whatever' } as never
    const said = guard.explain('cv', odd, facts).inside
    expect(said).toContain('the request names no role that the vocabulary has')
    expect(said).toContain('the request names no purpose that the vocabulary has')
    expect(said).not.toContain('emplyer')
    expect(guard.explain('cv', request, facts).inside).not.toContain('the request names')
  })

  it('with the record, an explanation reads its facts as disclose does', () => {
    const reading = record('cv', {
      schema: cv.schema,
      classify: { of: 'skill', name: 'name' },
      facts: { 'consent.share': ({ of }) => of === 'a' },
    })
    const guard = compile(policy, { records: { cv: reading } })
    const levelOf = (of: string) =>
      guard.explain('cv', request, { 'informed.clause': true }, { of, name: 'Asta' }).categories['existence']?.level
    expect([levelOf('a'), levelOf('b')]).toEqual(['full', 'withheld'])
  })

  it('a key that is no bytes, too few, or one byte repeated, makes no pseudonyms', () => {
    const repeated = [0, 1, 255].map((byte) => new Uint8Array(32).fill(byte))
    const noKeys = [
      'correct horse battery staple',
      Uint8Array.from({ length: 15 }, (_, i) => i),
      Array(32).fill(1),
      null,
    ]
    for (const pseudonymKey of [...noKeys, ...repeated]) {
      expect(issuesOf(() => compile(policy, { records: { cv }, pseudonymKey: pseudonymKey as never }))).toEqual([
        'weak-key',
      ])
    }
  })

  it('a policy changed after it was defined is refused, whether its names are right or wrong', () => {
    const wider = { ...policy, rules: [...policy.rules, { ...grant, id: 'q' }] }
    const misspelt = { ...policy, rules: [{ ...grant, categories: ['nmae'] }] }
    expect(issuesOf(() => compile(wider, { records: { cv } }))).toEqual(['invalid-policy', 'hash-mismatch'])
    expect(issuesOf(() => compile(misspelt, { records: { cv } }))).toContain('unknown-category')
  })

  it('what a request inherits, or leaves blank, is not there for the functions of a record definition either', () => {
    const seen: unknown[] = []
    const watching = record('cv', {
      schema: cv.schema,
      classify: { of: 'skill', name: 'name' },
      facts: {
        'consent.share': (_, asked) => {
          seen.push(asked.viewer.organisation)
          return true
        },
      },
    })
    const guard = compile(policy, { records: { cv: watching } })
    const inherited = Object.assign(Object.create({ organisation: 'org' }), request.viewer)
    for (const viewer of [inherited, { ...request.viewer, organisation: ' ' }]) {
      guard.view('cv', { of: 'a', name: 'Asta' }, { ...request, viewer }, { 'informed.clause': true })
    }
    expect(seen).toEqual([undefined, undefined])
  })

  it('a category may have as many forms as a vocabulary takes', () => {
    const forms = Array.from({ length: 1000 }, (_, i) => `f${i}`)
    const many = vocabulary({ ...words.definition, categories: { name: { forms }, skill: {} } })
    const level = { existence: 'full', name: 'f999' } as const
    const rule = { ...grant, on: ['cv'], categories: ['existence', 'name'], level }
    const top = many.definePolicy({ name: 'many', version: '1', rules: [rule] })
    const definition = many.record('cv', { schema: cv.schema, classify: { of: 'skill', name: 'name' } })
    const guard = compile(top, { records: { cv: definition } })
    expect(guard.decide('cv', request, facts)['name']).toBe('f999')
    expect(guard.view('cv', { of: 'a', name: 'Asta' }, request, facts)).toBeNull()
  })

  it('a sealed record opens through nothing that hangs on it', () => {
    const sealed = seal('cv', { name: 'Asta' })
    for (let at: object | null = sealed; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
      expect(Reflect.ownKeys(at).filter((key) => key === 'constructor' || key === 'open')).toEqual([])
      expect(JSON.stringify(Reflect.ownKeys(at).map((key) => String(Reflect.get(at as object, key))))).not.toContain(
        'Asta',
      )
    }
  })

  it('an unknown record kind is said at once, before the first record is asked for', () => {
    const guard = compile(policy, { records: { cv } })
    expect(() => guard.discloseAll('zzz' as never, [], request, () => facts)).toThrow(UsageError)
  })
})
