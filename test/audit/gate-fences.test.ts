import { compile, UsageError } from 'need-to-know'
import {
  type Approach,
  type GateFailure,
  type GateStanding,
  type LogRecord,
  type LogStore,
  memoryStore,
  monitor,
  type Release,
  recordOf,
  usageOf,
} from 'need-to-know/audit'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { expectNoUnhandledRejection } from '../unhandled-rejections'
import { allowanceOf, at, cvOf, entriesOf, facts, gateOver, guard, logOver, request } from './gate-world'

const open = {
  ...facts,
  'contract.cvDatabase': true,
  'approach.linked': true,
  'informed.terms.approach': true,
} as const
type Gate = ReturnType<typeof gateOver>
type Anything = Readonly<Record<string, unknown>>

/** What a call came to, in the words that all calls share. */
interface Came {
  readonly to: 'something' | 'nothing'
  readonly refusal: string | undefined
  readonly alerts: readonly string[]
}

interface Asked {
  readonly record?: unknown
  readonly request?: unknown
  readonly facts?: unknown
}

/** Every call of a gate that looks at a record. A new one goes here, and meets every fence. */
const calls: Readonly<Record<Call, (gate: Gate, asked: Asked) => Promise<Came>>> = {
  disclose: async (gate, asked) => cameOf(await gate.disclose('cv', ...argumentsOf(asked))),
  discloseAll: async (gate, asked) => {
    const [record, from, given] = argumentsOf(asked)
    const factsOf = typeof given === 'function' ? (given as () => never) : () => given
    for await (const release of gate.discloseAll('cv', [record], from, factsOf)) return cameOf(release)
    throw new RangeError('a record came to nothing at all')
  },
  approach: async (gate, asked) => cameOf(await gate.approach('cv', ...argumentsOf(asked))),
}

function argumentsOf({ record = cvOf('anna'), request: from = request, facts: given = open }: Asked) {
  return [record, from, given] as unknown as [ReturnType<typeof cvOf>, typeof request, typeof open]
}

function cameOf(outcome: Release | Approach): Came {
  const { refusal, alerts } = outcome
  const isSomething = outcome.kind === 'release' ? outcome.view !== null : outcome.allowed
  return { to: isSomething ? 'something' : 'nothing', refusal, alerts }
}

type Call = 'disclose' | 'discloseAll' | 'approach'
const names: readonly Call[] = ['disclose', 'discloseAll', 'approach']
const failure: Error = new Error('Ida Holm, Havnegade 1')
const failing: () => never = () => {
  throw failure
}
const rejecting = () => Promise.reject(failure)

/** The same, with a member that cannot be read. */
const throwing = (name: string, members: object) =>
  Object.defineProperty({ ...members }, name, { enumerable: true, get: failing })

/** So many subjects for every act, abuse beyond twice as many. */
const room = (most: number, more: object = {}) => {
  const limit = { base: most, perVacancy: 0, perPosition: 0 }
  const limits = { account: limit, organisation: limit, vacancy: { base: most, perPosition: 0 }, unbooked: limit }
  return allowanceOf(most, { approach: limits, abuse: 2, ...more })
}

/** A gate whose failures are kept. */
function told(store: LogStore, options: Parameters<typeof gateOver>[1] = {}) {
  const failures: GateFailure[] = []
  return { failures, gate: gateOver(store, { onError: (each) => failures.push(each), ...options }) }
}

const written = async (store: LogStore) => (await entriesOf(store)).map(recordOf)
const refusalIn = (record: LogRecord | undefined) =>
  record?.kind === 'receipt' || record?.kind === 'contactRequest' ? record.refusal : undefined
const block = { kind: 'accountDecision', account: 'person-1', decision: 'block', by: 'o', reference: 'c', at } as const

describe.each(names)('every fence of the gate, at `%s`', (name) => {
  expectNoUnhandledRejection()
  const call = calls[name]

  it('lets through what is open, with one entry and no alarm', async () => {
    const store = memoryStore()
    const { gate, failures } = told(store, { allowance: room(5) })
    expect(await call(gate, {})).toEqual({ to: 'something', refusal: undefined, alerts: [] })
    expect(await entriesOf(store)).toHaveLength(1)
    expect(failures).toEqual([])
  })

  const unreadable: readonly (readonly [string, () => unknown])[] = [
    ['a `need` that throws', () => throwing('need', request)],
    ['a viewer that throws', () => throwing('viewer', request)],
    ['an id that throws', () => ({ ...request, viewer: throwing('id', request.viewer) })],
    ['a purpose that throws', () => throwing('purpose', request)],
    ['keys that throw', () => new Proxy({ ...request }, { ownKeys: failing })],
    ['no object', () => null],
    ['a promise', async () => request],
    ['a promise that rejects', rejecting],
    ['a promised viewer', () => ({ ...request, viewer: rejecting() })],
    ['a promised role', () => ({ ...request, viewer: { ...request.viewer, role: rejecting() } })],
    ['a promised `need`', () => ({ ...request, need: rejecting() })],
    ['a promise for what is needed', () => ({ ...request, need: { kind: 'vacancy', id: rejecting() } })],
    ['a promised purpose', () => ({ ...request, purpose: rejecting() })],
    ['a promised record', () => ({ ...request, record: { id: rejecting() } })],
    ['promised evidence', () => ({ ...request, evidence: { 'consent.a': [rejecting()] } })],
  ]
  it.each(unreadable)('refuses a request with %s, puts it down, and tells the house', async (what, from) => {
    const store = memoryStore()
    const { gate, failures } = told(store, { allowance: room(5) })
    expect(await call(gate, { request: from() })).toEqual({ to: 'nothing', refusal: 'policy', alerts: [] })
    const records = await written(store)
    expect(records.map(refusalIn)).toEqual(['policy'])
    expect(failures).toMatchObject([{ kind: 'gateFailure', call: name, part: 'request', refusal: 'policy' }])
    if (what.startsWith('a `need`')) expect(records).toMatchObject([{ viewer: { id: 'person-1' }, at }])
    expect(JSON.stringify(records)).not.toContain('Ida')
  })

  it.each([
    ['throws', failing],
    ['gives no number', () => 'now' as never],
    ['gives NaN', () => Number.NaN],
    ['gives a promise that rejects', rejecting as never],
  ] as const)('refuses at a clock that %s, puts it down, and tells the house', async (_, now) => {
    const store = memoryStore()
    const { gate, failures } = told(store, { allowance: room(5), now })
    expect(await call(gate, {})).toMatchObject({ to: 'nothing', refusal: 'policy' })
    const records = await written(store)
    expect(records.map(refusalIn)).toEqual(['policy'])
    // JSON of the store has no `undefined`: at no instant nothing is said of one.
    expect(records.every((record) => !('at' in record) || record.at === undefined)).toBe(true)
    expect(failures).toMatchObject([{ part: 'clock', refusal: 'policy' }])
  })

  it.each([
    ['are a promise', async () => Promise.resolve(open)],
    ['are a promise that rejects', rejecting],
  ] as const)('takes facts that %s for unknown, and tells the house', async (_, given) => {
    const store = memoryStore()
    const { gate, failures } = told(store)
    expect(await call(gate, { facts: given() })).toMatchObject({ to: 'nothing', refusal: 'policy' })
    expect(failures).toMatchObject([{ part: 'facts', refusal: undefined }])
    expect(await entriesOf(store)).toHaveLength(1)
  })

  it('takes a fact that is a promise for unknown, and tells the house which', async () => {
    const store = memoryStore()
    const { gate, failures } = told(store)
    const given = { ...open, 'account.active': rejecting(), Ida: rejecting() }
    expect(await call(gate, { facts: given })).toMatchObject({ to: 'nothing', refusal: 'policy' })
    expect(failures).toMatchObject([{ part: 'facts', refusal: undefined }])
    const [{ cause } = { cause: undefined }] = failures
    expect(cause).toBeInstanceOf(UsageError)
    expect((cause as UsageError).issues.map(({ path }) => path)).toEqual(['', '/account.active'])
    // Of which no rule speaks: the others are known.
    expect(await call(gate, { facts: { ...open, Ida: rejecting() } })).toMatchObject({ to: 'something' })
    expect(failures).toHaveLength(2)
  })

  it('TERMS-033 puts down what the rules refuse', async () => {
    const store = memoryStore()
    const { gate, failures } = told(store)
    expect(await call(gate, { facts: {} })).toMatchObject({ to: 'nothing', refusal: 'policy' })
    expect((await written(store)).map(refusalIn)).toEqual(['policy'])
    expect(failures).toEqual([])
  })

  it.each([
    ['record', { record: { ...cvOf('anna'), id: undefined } }],
    ['subject', { record: { ...cvOf('anna'), subjectId: ' ' } }],
  ])('JI-12 releases nothing of which it could not be said whose it was: no %s', async (_, asked) => {
    const store = memoryStore()
    const { to } = await call(gateOver(store), asked)
    expect(to).toBe('nothing')
    expect(['unaccountable', 'policy']).toContain(refusalIn((await written(store))[0]))
  })

  it('UWV-26 UWV-25 UWV-11 counts, refuses past the allowance, then blocks the account', async () => {
    const store = memoryStore()
    const gate = gateOver(store, { allowance: room(2) })
    const refusals = []
    for (let i = 0; i < 6; i++) refusals.push((await call(gate, { record: cvOf(`s${i}`) })).refusal)
    expect(refusals).toEqual([undefined, undefined, 'disproportionate', 'disproportionate', 'wrong-purpose', 'blocked'])
    expect((await written(store)).map(refusalIn)).toEqual(refusals)
    // Blocked at one call is blocked at every other.
    for (const each of names) {
      expect(await calls[each](gate, {})).toMatchObject({ to: 'nothing', refusal: 'blocked' })
    }
    expect(await gate.standing(request)).toMatchObject({ is: 'blocked', status: 403 })
    const usage = gate.usage()
    // What was counted goes on in another process, and in one that reads the log anew.
    expect(await call(gateOver(store, { allowance: room(2) }), {})).toMatchObject({ refusal: 'blocked' })
    expect(usage?.counters.length).toBeGreaterThan(0)
  })

  it('UWV-11 refuses a blocked account, and says so to the house alone', async () => {
    const store = memoryStore()
    const log = logOver(store)
    await log.append(block)
    const gate = gateOver(store, { log, allowance: room(5) })
    expect(await call(gate, {})).toEqual({ to: 'nothing', refusal: 'blocked', alerts: [] })
    expect(refusalIn((await written(store)).at(-1))).toBe('blocked')
  })

  it('in monitor mode stops neither an exhausted account nor a blocked one, and alerts', async () => {
    const store = memoryStore()
    const log = logOver(store)
    const gate = gateOver(store, { log, allowance: { ...room(1), mode: 'monitor' } })
    const came = []
    for (let i = 0; i < 3; i++) came.push(await call(gate, { record: cvOf(`s${i}`) }))
    expect(came.map(({ to }) => to)).toEqual(['something', 'something', 'something'])
    expect(came.map(({ alerts }) => alerts)).toEqual([['watch'], ['exhausted'], ['abuse']])
    expect(await gate.standing(request)).toMatchObject({ is: 'open', status: undefined })
    await log.append(block)
    expect(await call(gate, {})).toMatchObject({ to: 'something', refusal: undefined })
    expect(await gate.standing(request)).toMatchObject({ is: 'open', refusal: undefined })
    // What a monitor finds in the log afterwards is the same.
    const vacanciesOf = () => [{ id: 'vacancy-1', positions: 1 }]
    const { alarms, counts } = monitor(room(1).allowance, await written(store), vacanciesOf)
    expect(alarms.map(({ alert }) => alert)).toEqual(['watch', 'exhausted', 'abuse'])
    expect(counts.find(({ scope }) => scope === 'account')).toMatchObject({ events: 4, subjects: 4 })
  })

  it('alerts of a canary', async () => {
    const gate = gateOver(memoryStore(), { allowance: room(5, { canaries: ['anna'] }) })
    expect((await call(gate, {})).alerts).toEqual(['canary'])
  })

  it("in no role but that of the subject one's own record is free", async () => {
    const gate = gateOver(memoryStore(), { allowance: room(1) })
    expect(await call(gate, { record: cvOf('another') })).toMatchObject({ to: 'something' })
    expect(await call(gate, { record: cvOf('person-1') })).toMatchObject({ to: 'nothing', refusal: 'disproportionate' })
  })

  it.each([
    ['throw', failing],
    ['reject', rejecting],
    ['are not known', (): undefined => undefined],
    ['are no list', (): never => 'many' as never],
  ] as const)('refuses where the vacancies %s, and tells the house why', async (how, vacancies) => {
    const store = memoryStore()
    const { gate, failures } = told(store, { allowance: { ...room(5), vacancies } })
    expect(await call(gate, {})).toMatchObject({ to: 'nothing', refusal: 'allowance-unknown' })
    expect((await written(store)).map(refusalIn)).toEqual(['allowance-unknown'])
    expect(failures).toMatchObject([{ call: name, part: 'vacancies', refusal: 'allowance-unknown' }])
    if (how === 'throw' || how === 'reject') expect(failures[0]?.cause).toBe(failure)
    else expect(failures[0]?.cause).toMatchObject({ code: 'allowance-unknown' })
  })

  it('refuses where nobody says for which organisation it is asked, and tells the house', async () => {
    const { organisation: _, ...alone } = request.viewer
    const { gate, failures } = told(memoryStore(), { allowance: room(5) })
    const { to } = await call(gate, { request: { ...request, viewer: alone } })
    expect(to).toBe('nothing')
    for (const { part } of failures) expect(part).toBe('organisation')
  })

  it.each([
    ['rejects', rejecting],
    ['throws', failing],
    ['says something else than that it kept the entry', async () => 'yes' as never],
  ] as const)('lets nothing through where the store %s, and tells the house', async (_, append) => {
    const { gate, failures } = told({ ...memoryStore(), append }, { allowance: room(5) })
    expect(await call(gate, {})).toMatchObject({ to: 'nothing', refusal: 'not-logged' })
    expect(failures).toMatchObject([{ call: name, part: 'log', refusal: 'not-logged' }])
  })

  it('lets nothing through where patience ends first, and tells the house', async () => {
    const store = { ...memoryStore(), append: () => new Promise<never>(() => undefined) }
    const { gate, failures } = told(store, { patience: async () => undefined })
    expect(await call(gate, {})).toMatchObject({ to: 'nothing', refusal: 'not-logged' })
    expect(failures).toMatchObject([{ part: 'log', cause: { code: 'not-logged' } }])
  })

  it('lets nothing through where a duty is not carried out, and tells the house which', async () => {
    const { gate, failures } = told(memoryStore(), { obligations: { controllerTransition: rejecting } })
    const came = await call(gate, {})
    // The permits of an approach oblige to nothing here; `gate.test.ts` has one whose permits do.
    if (name === 'approach') return expect(came.to).toBe('something')
    expect(came).toMatchObject({ to: 'nothing', refusal: 'obligation-failed' })
    expect(failures).toMatchObject([{ part: 'obligation', obligation: 'controllerTransition', cause: failure }])
  })

  it.each([
    ['throws', failing],
    ['rejects', rejecting],
  ] as const)('comes to the same where `onError` %s', async (_, onError) => {
    const gate = gateOver({ ...memoryStore(), append: rejecting }, { onError })
    expect(await call(gate, {})).toMatchObject({ refusal: 'not-logged' })
  })

  it('refuses an unknown record kind as a mistake of the caller', async () => {
    const gate = gateOver() as unknown as Record<string, (...args: unknown[]) => unknown>
    const asked = async () => {
      const given = name === 'discloseAll' ? [[], request, () => open] : [cvOf('anna'), request, open]
      return gate[name]?.('diary', ...given)
    }
    await expect(asked()).rejects.toMatchObject({ code: 'unknown-record-kind' })
  })
})

it('what is open and cannot be read is told to the house, as the guard tells it', async () => {
  const record = { ...cvOf('anna'), skills: [7, 'welding'] } as unknown as ReturnType<typeof cvOf>
  const { unread } = guard.disclose('cv', record, { ...request, at }, open)
  expect(unread.length).toBeGreaterThan(0)
  const gate = gateOver()
  expect((await gate.disclose('cv', record, request, open)).unread).toEqual(unread)
  for await (const release of gate.discloseAll('cv', [record], request, () => open))
    expect(release.unread).toEqual(unread)
  const asked = guard.disclose('cv', record, { ...request, purpose: 'approach', at }, open)
  expect((await gate.approach('cv', record, request, open)).unread).toEqual(asked.unread)
})

describe('facts that are found for each record', () => {
  it('that cannot be found are unknown, and the house is told', async () => {
    const { gate, failures } = told(memoryStore())
    const releases: Release[] = []
    for await (const release of gate.discloseAll('cv', [cvOf('anna'), cvOf('bo')], request, failing))
      releases.push(release)
    expect(releases.map(({ view }) => view)).toEqual([null, null])
    expect(failures).toMatchObject([
      { call: 'discloseAll', part: 'facts', cause: failure },
      { call: 'discloseAll', part: 'facts', cause: failure },
    ])
  })
})

describe('approaches', () => {
  const vacancies = (...ids: string[]) => ids.map((id) => ({ id, positions: 1 }))
  const asking = async (count: number, listed: ReturnType<typeof vacancies>, from: Anything = request) => {
    const gate = gateOver(memoryStore(), { allowance: { ...allowanceOf(1e6), vacancies: () => listed } })
    const allowed = []
    for (let i = 0; i < count; i++) {
      const { allowed: may } = await gate.approach('cv', cvOf(`s${i}`), from as never, open)
      if (may) allowed.push(i)
    }
    return allowed.length
  }

  it('TK-28 UWV-22 are counted apart from views, for open vacancies, and for none there are none', async () => {
    expect(await asking(30, vacancies('vacancy-1'))).toBe(25)
    expect(await asking(60, vacancies('vacancy-1', 'vacancy-2'))).toBe(30)
    expect(await asking(5, vacancies())).toBe(0)
    expect(await asking(5, vacancies('another'))).toBe(0)
    const { need: _, ...unbooked } = request
    expect(await asking(5, vacancies('vacancy-1'), unbooked)).toBe(0)
  })

  it('do not use up views, nor views approaches', async () => {
    const gate = gateOver(memoryStore(), { allowance: room(2) })
    for (const subject of ['anna', 'bo']) await gate.disclose('cv', cvOf(subject), request, open)
    expect((await gate.disclose('cv', cvOf('cas'), request, open)).refusal).toBe('disproportionate')
    expect((await gate.approach('cv', cvOf('cas'), request, open)).allowed).toBe(true)
    expect(await gate.standing({ ...request, purpose: 'approach' })).toMatchObject({ is: 'open' })
    expect(await gate.standing(request)).toMatchObject({ is: 'exhausted', status: 429 })
  })
})

/** What a host sends: the status of the standing, or else whether there is a view. Nothing else of a release. */
async function answer(gate: Gate, subject: string, store: ReadonlyMap<string, Asked>): Promise<string> {
  const standing: GateStanding = await gate.standing(request)
  if (standing.is !== 'open') return JSON.stringify({ status: standing.status })
  const found = store.get(subject)
  if (found === undefined) return JSON.stringify({ status: 404 })
  const { view } = await gate.disclose('cv', ...argumentsOf(found))
  return JSON.stringify(view === null ? { status: 404 } : { status: 200, view })
}

describe('an answer to the viewer never depends on a record that is closed to it (law 15)', () => {
  const records = new Map<string, Asked>([
    ['open', { record: cvOf('open') }],
    ['closed', { record: cvOf('closed'), facts: { ...open, 'relation.blocked': true } }],
    ['another', { record: cvOf('another') }],
    ['forbidden', { record: cvOf('forbidden'), facts: {} }],
  ])
  const down: LogStore = { head: rejecting, append: rejecting, read: () => failing() }
  const exhausted = async (abuse = 100) => {
    const gate = gateOver(memoryStore(), { allowance: room(4, { abuse }) })
    for (const subject of ['s0', 's1', 's2', 's3']) await gate.disclose('cv', cvOf(subject), request, open)
    return gate
  }
  const blocked = async () => {
    const store = memoryStore()
    const log = logOver(store)
    await log.append(block)
    return gateOver(store, { log, allowance: room(4) })
  }

  it('as a normal account: what is closed looks like what is not there', async () => {
    const gate = gateOver(memoryStore(), { allowance: room(4) })
    const answers = await Promise.all(['closed', 'forbidden', 'absent'].map((id) => answer(gate, id, records)))
    expect(new Set(answers)).toEqual(new Set(['{"status":404}']))
    expect(JSON.parse(await answer(gate, 'open', records))).toMatchObject({ status: 200 })
  })

  const states: readonly (readonly [string, () => Promise<Gate>, number])[] = [
    ['an exhausted account', exhausted, 429],
    ['a blocked account', blocked, 403],
    ['anybody while the store is down', async () => gateOver(down, { allowance: room(4) }), 503],
    [
      'anybody while the vacancies cannot be asked',
      async () => gateOver(memoryStore(), { allowance: { ...room(4), vacancies: rejecting } }),
      503,
    ],
    ['anybody while the clock fails', async () => gateOver(memoryStore(), { now: failing }), 503],
  ]
  it.each(states)('as %s: open, closed and absent are byte-equal', async (_, make, status) => {
    const gate = await make()
    const answers = []
    for (const id of ['open', 'closed', 'absent', 'another', 'forbidden']) answers.push(await answer(gate, id, records))
    expect(new Set(answers)).toEqual(new Set([JSON.stringify({ status })]))
  })

  it('as anybody whose store reads, and keeps nothing', async () => {
    const gate = gateOver({ ...memoryStore(), append: rejecting }, { allowance: room(4) })
    const answers = await Promise.all(['open', 'closed', 'absent'].map((id) => answer(gate, id, records)))
    expect(new Set(answers)).toEqual(new Set(['{"status":404}']))
  })

  it('when an account is blocked follows from how often it asks, and not from what it asks for', async () => {
    const blockedAfter = async (id: string) => {
      const gate = await exhausted(2)
      for (let i = 1; i < 100; i++) if ((await answer(gate, id, records)) === '{"status":403}') return i
      return undefined
    }
    const after = await Promise.all(['open', 'closed', 'absent'].map(blockedAfter))
    expect(new Set(after)).toEqual(new Set([5]))
  })

  it('while the standing is open, nothing that is shown is refused for proportion, whatever it shows', async () => {
    const allowance = room(5, { weights: [{ categories: ['identity'], weight: 2 }] })
    const gate = gateOver(memoryStore(), { allowance })
    const refusals = []
    for (let i = 0; i < 6; i++) {
      if ((await gate.standing(request)).is !== 'open') break
      refusals.push((await gate.disclose('cv', cvOf(`s${i}`), request, open)).refusal)
    }
    expect(refusals).toEqual([undefined, undefined])
  })
})

describe('the standing of an account', () => {
  it('UWV-25 puts down who is turned away, and counts it as asked for', async () => {
    const store = memoryStore()
    const gate = gateOver(store, { allowance: room(1) })
    await gate.disclose('cv', cvOf('anna'), request, open)
    const standings = []
    for (let i = 0; i < 3; i++) standings.push((await gate.standing(request)).refusal)
    expect(standings).toEqual(['disproportionate', 'wrong-purpose', 'blocked'])
    expect((await written(store)).slice(1)).toMatchObject(
      standings.map((refusal) => ({
        kind: 'turnedAway',
        refusal,
        viewer: { id: 'person-1' },
        need: { id: 'vacancy-1' },
      })),
    )
    expect(usageOf(room(1).allowance, await written(store))).toEqual(gate.usage())
    expect(await gateOver(store, { allowance: room(1) }).standing(request)).toMatchObject({ is: 'blocked' })
  })

  it('writes nothing while it is open, and knows what another process decided', async () => {
    const store = memoryStore()
    const gate = gateOver(store, { allowance: room(1) })
    expect(await gate.standing(request)).toEqual({
      ...{ kind: 'standing', is: 'open', status: undefined, refusal: undefined, alerts: expect.any(Array) },
      weighing: expect.objectContaining({ refusal: undefined }),
    })
    expect(await entriesOf(store)).toEqual([])
    await logOver(store).append(block)
    expect(await gate.standing(request)).toMatchObject({ is: 'blocked' })
  })

  it('of a subject is open: its own record is free, whatever else is so', async () => {
    const store = memoryStore()
    const log = logOver(store)
    await log.append(block)
    const gate = gateOver(store, { log, allowance: room(0) })
    const viewer = { id: 'person-1', role: 'subject', assurance: 'substantial' } as const
    const own = { viewer, purpose: 'ownAffairs' } as const
    expect(await gate.standing(own)).toMatchObject({ is: 'open' })
    expect((await gate.disclose('cv', cvOf('person-1'), own, {})).view).not.toBeNull()
  })

  it('without an allowance is open as long as the log can be asked', async () => {
    expect(await gateOver().standing(request)).toMatchObject({ is: 'open', weighing: undefined })
    const { gate, failures } = told({ ...memoryStore(), head: rejecting })
    expect(await gate.standing(request)).toMatchObject({ is: 'unknown', status: 503, refusal: 'not-logged' })
    expect(failures).toMatchObject([{ call: 'standing', part: 'log', cause: failure }])
  })

  it('of a request that cannot be read is unknown, and so is one for no organisation', async () => {
    const { gate, failures } = told(memoryStore(), { allowance: room(5) })
    const broken = throwing('need', request)
    expect(await gate.standing(broken as never)).toMatchObject({ is: 'unknown' })
    const alone = { ...request, viewer: { ...request.viewer, organisation: undefined } }
    expect(await gate.standing(alone)).toMatchObject({ is: 'unknown', status: 503 })
    expect(failures.map(({ part }) => part)).toEqual(['request', 'organisation'])
  })

  it('JI-12 of nobody is open, and nothing that counts is shown: open, closed and absent are byte-equal', async () => {
    const asked: string[] = []
    const vacancies = (organisation: string) => {
      asked.push(organisation)
      throw failure
    }
    for (const nobody of [{ id: undefined }, { id: 'org-viewer' }]) {
      const store = memoryStore()
      const { gate, failures } = told(store, { allowance: { ...room(0), vacancies } })
      const from = { ...request, viewer: { ...request.viewer, ...nobody } }
      for (const kind of [undefined, 'cv'] as const) {
        expect(await gate.standing(from, kind)).toMatchObject({ is: 'open', status: undefined, weighing: undefined })
      }
      expect([failures, asked, await entriesOf(store)]).toEqual([[], [], []])
      const views = []
      for (const facts of [open, { ...open, 'relation.blocked': true }]) {
        views.push((await gate.disclose('cv', cvOf('anna'), from, facts)).view)
        expect((await gate.approach('cv', cvOf('anna'), from, facts)).allowed).toBe(false)
      }
      expect(views).toEqual([null, null])
    }
  })

  it('is asked for a record kind that there is', async () => {
    await expect(gateOver().standing(request, 'diary' as never)).rejects.toMatchObject({ code: 'unknown-record-kind' })
    expect(await gateOver().standing(request, 'cv')).toEqual(await gateOver().standing(request))
  })
})

describe('an allowance that does not fit the guard makes no gate', () => {
  const notes = compile(profiles.strict, { records: { note: recruitment.records.note } })
  const withAds = compile(profiles.nav.february2021, {
    records: { note: recruitment.records.note, jobAd: recruitment.records.jobAd },
  })
  const adsAlone = compile(profiles.nav.february2021, { records: { jobAd: recruitment.records.jobAd } })
  const madeOver = (of: unknown, allowance: unknown) => {
    try {
      return gateOver(memoryStore(), { guard: of, allowance } as never).kind
    } catch (error) {
      const { code, issues } = error as UsageError
      return [code, ...issues.map(({ code, path }) => `${code} ${path}`)]
    }
  }
  const unfit = (of: unknown, weights: unknown) => madeOver(of, room(5, { weights }))
  const noWeights = ['invalid-allowance', 'no-weights /weights']

  it.each<[string, unknown, unknown, unknown]>([
    ['a category that the vocabulary does not have', guard, [{ categories: ['salary'], weight: 2 }], 'unknown'],
    ['no weights', guard, [], noWeights],
    ['weights on what no record of the guard holds', notes, [{ categories: ['contact'], weight: 3 }], noWeights],
    ['what identifies, of which no record holds any', notes, 'identifying', noWeights],
    ['weights on a kind that counts in no allowance', withAds, [{ categories: ['jobAd'], weight: 2 }], noWeights],
    ['weights on what counts as nothing', guard, [{ categories: ['recordId'], weight: 2 }], noWeights],
    ['weights on that there is a record', notes, [{ categories: ['existence'], weight: 2 }], noWeights],
    ['a weight on a category of its records', notes, [{ categories: ['note'], weight: 1 }], 'gate'],
    ['a weight on one that covers a category of its records', guard, [{ categories: ['identity'], weight: 3 }], 'gate'],
    ['one weight that fits beside one that does not', notes, [{ categories: ['note', 'contact'], weight: 2 }], 'gate'],
    ['what identifies, where a record holds some', guard, 'identifying', 'gate'],
    ['any weights where every kind is exempt', adsAlone, 'identifying', 'gate'],
  ])('%s', (_, of, weights, outcome) => {
    if (outcome === 'unknown')
      expect(unfit(of, weights)).toEqual(['invalid-allowance', expect.stringContaining('unknown-')])
    else expect(unfit(of, weights)).toEqual(outcome)
  })

  it('nor one over a guard that hides what its records hold; a `Proxy` hands it on', () => {
    const { policy } = guard
    const wrapped = { kind: 'guard', policy, disclose: guard.disclose.bind(guard), decide: guard.decide.bind(guard) }
    expect(madeOver(wrapped, room(5))).toEqual(['invalid-gate'])
    expect(madeOver(wrapped, 'unlimited')).toBe('gate')
    const bound = (of: object, name: string | symbol) => {
      const value = Reflect.get(of, name) as unknown
      return typeof value === 'function' ? (value as () => unknown).bind(of) : value
    }
    expect(madeOver(new Proxy(guard, { get: bound }), room(5))).toBe('gate')
  })
})
