import { setTimeout as sleep } from 'node:timers/promises'
import { compile, each, vocabulary } from 'need-to-know'
import { createGate, type LogStore, memoryStore, openLog, type Release, recordOf } from 'need-to-know/audit'
import { recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  allowanceOf,
  at,
  cvOf,
  entriesOf,
  facts,
  gateOver,
  guard,
  logOver,
  releasesIn,
  request,
  salt,
} from './gate-world'

const mayApproach = { 'contract.cvDatabase': true, 'approach.linked': true, 'informed.terms.approach': true } as const

describe('the gate', () => {
  it('TERMS-033 releases what the guard shows, and the receipt of it stands in the log', async () => {
    const store = memoryStore()
    const { view, receipt, refusal } = await gateOver(store).disclose('cv', cvOf('anna'), request, facts)
    expect(view).not.toBeNull()
    expect(refusal).toBeUndefined()
    expect(receipt?.at).toBe(at)
    const [entry, ...others] = await entriesOf(store)
    expect(others).toEqual([])
    expect(entry && JSON.parse(JSON.stringify(recordOf(entry)))).toEqual(JSON.parse(JSON.stringify(receipt)))
  })

  it('TERMS-033 puts down a refused read, without content', async () => {
    const store = memoryStore()
    const asked = { ...request, purpose: 'sellServices' } as const
    const { view, refusal, obligations } = await gateOver(store).disclose('cv', cvOf('anna'), asked, facts)
    expect({ view, refusal, obligations }).toEqual({ view: null, refusal: 'policy', obligations: [] })
    expect((await entriesOf(store)).map(({ body }) => body)).toMatchObject([{ refusal: 'policy', disclosed: [] }])
  })

  it('TERMS-033 puts down an open record that cannot be read as such, and names its parts to the house alone', async () => {
    const store = memoryStore()
    const cv = cvOf('anna')
    const accessors = Object.entries(cv).map(([key, value]) => [key, { get: () => value, enumerable: true }])
    const model = Object.create(Object.create(Object.prototype, Object.fromEntries(accessors))) as typeof cv
    const { view, refusal, unread } = await gateOver(store).disclose('cv', model, request, facts)
    expect({ view, refusal }).toEqual({ view: null, refusal: 'unreadable' })
    expect(unread).toContain('/id')
    const [entry] = await entriesOf(store)
    expect(entry?.body).toMatchObject({ refusal: 'unreadable', disclosed: [] })
    expect(JSON.stringify(entry)).not.toContain('unread"')
    const part = await gateOver(memoryStore()).disclose('cv', { ...cv, skills: 'cooking' } as never, request, facts)
    expect({ refusal: part.refusal, unread: part.unread }).toEqual({ refusal: undefined, unread: ['/skills'] })
    expect(JSON.stringify(part.receipt)).not.toContain('/skills')
    const closed = await gateOver(memoryStore()).disclose('cv', model, { ...request, purpose: 'sellServices' }, facts)
    expect({ refusal: closed.refusal, unread: closed.unread }).toEqual({ refusal: 'policy', unread: [] })
  })

  it('JI-12 releases nothing of which nobody could say later who saw what', async () => {
    const store = memoryStore()
    const { id: _, ...nobody } = cvOf('anna')
    const gate = gateOver(store)
    const release = await gate.disclose('cv', nobody as never, request, facts)
    expect({ view: release.view, refusal: release.refusal }).toEqual({ view: null, refusal: 'unaccountable' })
    expect(await releasesIn(store)).toEqual([])
  })

  it('UWV-26 stops before the release, and not after', async () => {
    const store = memoryStore()
    const gate = gateOver(store, { allowance: allowanceOf(3) })
    const outcomes = []
    for (const subject of ['anna', 'bo', 'cas', 'dag', 'anna']) {
      const { view, refusal } = await gate.disclose('cv', cvOf(subject), request, facts)
      outcomes.push(view === null ? refusal : 'shown')
    }
    expect(outcomes).toEqual(['shown', 'shown', 'shown', 'disproportionate', 'shown'])
    expect(await releasesIn(store)).toHaveLength(4)
  })

  it('UWV-11 UWV-25 abuse is a wrong purpose, and blocks the account for every later act', async () => {
    const store = memoryStore()
    const gate = gateOver(store, { allowance: allowanceOf(2, { abuse: 2 }) })
    const refusals = []
    for (let i = 0; i < 8; i++) refusals.push((await gate.disclose('cv', cvOf(`s${i}`), request, facts)).refusal)
    expect(refusals.slice(0, 3)).toEqual([undefined, undefined, 'disproportionate'])
    expect(refusals.at(-2)).toBe('blocked')
    expect(refusals).toContain('wrong-purpose')
    const later = await gate.approach('cv', cvOf('s0'), request, {
      ...facts,
      ...mayApproach,
    })
    expect(later).toMatchObject({ allowed: false, refusal: 'blocked' })
    const colleague = { ...request, viewer: { ...request.viewer, id: 'person-2' } }
    expect((await gate.disclose('cv', cvOf('s0'), colleague, facts)).refusal).not.toBe('blocked')
  })

  it('UWV-14 a recorded decision lets a blocked account in again', async () => {
    const store = memoryStore()
    const log = logOver(store)
    const gate = gateOver(store, { log, allowance: allowanceOf(2, { abuse: 2 }) })
    for (let i = 0; i < 8; i++) await gate.disclose('cv', cvOf(`s${i}`), request, facts)
    const before = await gate.disclose('cv', cvOf('s0'), request, facts)
    await log.append({
      kind: 'accountDecision',
      account: 'person-1',
      decision: 'unblock',
      by: 'officer-1',
      reference: 'case 7',
      at,
    })
    const after = await gate.disclose('cv', cvOf('s0'), request, facts)
    expect([before.refusal, after.refusal]).toEqual(['blocked', undefined])
  })

  it('in monitor mode it counts and alerts, and stops nobody', async () => {
    const gate = gateOver(memoryStore(), { allowance: { ...allowanceOf(2), mode: 'monitor' } })
    const releases = []
    for (let i = 0; i < 20; i++) releases.push(await gate.disclose('cv', cvOf(`s${i}`), request, facts))
    expect(releases.every(({ view }) => view !== null)).toBe(true)
    expect(releases.at(-1)?.alerts).toContain('abuse')
  })

  it('TERMS-037 each record of a list has a receipt of its own', async () => {
    const store = memoryStore()
    const gate = gateOver(store)
    const cvs = ['anna', 'bo', 'cas'].map(cvOf)
    const shown = []
    for await (const release of gate.discloseAll('cv', cvs, { ...request, act: 'list' }, () => facts)) {
      shown.push(release.receipt?.record.subject)
    }
    expect(shown).toEqual(['anna', 'bo', 'cas'])
    expect((await releasesIn(store)).map(({ act }) => act)).toEqual(['list', 'list', 'list'])
  })
})

describe('an approach', () => {
  const { purpose: _, ...approaching } = request
  const allowed = { ...facts, ...mayApproach }

  it('TERMS-034 is put down as a contact request, not as a read', async () => {
    const store = memoryStore()
    const { allowed: may } = await gateOver(store).approach('cv', cvOf('anna'), approaching, allowed)
    expect(may).toBe(true)
    expect((await entriesOf(store)).map(recordOf)).toMatchObject([
      { kind: 'contactRequest', allowed: true, record: { subject: 'anna' }, need: { id: 'vacancy-1' } },
    ])
  })

  it('TERMS-034 one that is not allowed is put down, too', async () => {
    const store = memoryStore()
    const refused = await gateOver(store).approach('cv', cvOf('anna'), approaching, {})
    expect(refused).toMatchObject({ allowed: false, refusal: 'policy' })
    expect((await entriesOf(store)).map(recordOf)).toMatchObject([{ kind: 'contactRequest', allowed: false }])
  })

  it('is not allowed when it cannot be put down', async () => {
    const store: LogStore = { ...memoryStore(), append: async () => false }
    const rejecting = { ...store, append: () => Promise.reject(new Error('disk of anna is full')) }
    expect(await gateOver(rejecting).approach('cv', cvOf('anna'), approaching, allowed)).toMatchObject({
      kind: 'approach',
      allowed: false,
      refusal: 'not-logged',
      request: undefined,
      obligations: [],
    })
  })
})

describe('an approach is no read', () => {
  it('TK-28 TK-32 who may read may not write for that: the gate asks under the purpose of approaching, whatever is said', async () => {
    const unlinked = { ...facts, ...mayApproach, 'approach.linked': false, 'approach.requested': false }
    const gate = gateOver()
    expect((await gate.disclose('cv', cvOf('anna'), request, unlinked)).view).not.toBeNull()
    expect(await gate.approach('cv', cvOf('anna'), request, unlinked)).toMatchObject({
      allowed: false,
      refusal: 'policy',
    })
  })

  it('TERMS-034 nobody gets in touch whom the log could not name, and no evidence is kept of a refusal', async () => {
    const { id: _, ...nameless } = cvOf('anna')
    const store = memoryStore()
    const known = { ...facts, ...mayApproach }
    const evidence = { 'informed.terms.approach': ['terms@2018'] }
    const refused = await gateOver(store).approach('cv', nameless as never, { ...request, evidence }, known)
    expect(refused).toMatchObject({ allowed: false, refusal: 'unaccountable' })
    expect((await entriesOf(store)).map(({ link }) => link?.evidence)).toEqual([undefined])
  })

  it('is not allowed where the duties of its permit are not carried out', async () => {
    const { policy } = guard
    const rules = policy.rules.map((rule) =>
      rule.id === 'cv-approach' && rule.kind === 'permit' ? { ...rule, obligations: ['controllerTransition'] } : rule,
    )
    const dutiful = compile(recruitment.vocabulary.definePolicy({ name: 'dutiful', version: '1', rules }), {
      records: recruitment.records,
    })
    const told: string[] = []
    const carriedOut = { guard: dutiful, obligations: { controllerTransition: () => told.push('told') } }
    const failing = { guard: dutiful, obligations: { controllerTransition: () => Promise.reject(new Error('no')) } }
    const known = { ...facts, ...mayApproach }
    expect((await gateOver(memoryStore(), carriedOut).approach('cv', cvOf('anna'), request, known)).allowed).toBe(true)
    expect(told).toEqual(['told'])
    expect(await gateOver(memoryStore(), failing).approach('cv', cvOf('anna'), request, known)).toMatchObject({
      allowed: false,
      refusal: 'obligation-failed',
    })
  })
})

describe('nested records', () => {
  const words = recruitment.vocabulary.extend({ kinds: ['folder'] })
  const record = words.record('folder', {
    schema: z.object({ id: z.string(), owner: z.string(), cvs: z.array(recruitment.records.cv.schema) }),
    id: ({ id }) => id,
    subject: ({ owner }) => owner,
    classify: { id: 'meta', owner: 'meta', cvs: each('cv') },
  })
  const open = {
    to: 'employer',
    purpose: 'recruitment',
    basis: { article: '6(1)(c)', statute: 'an Act' },
    source: 't',
  } as const
  const policy = words.definePolicy({
    name: 'folders',
    version: '1',
    rules: [
      words.permit({
        ...open,
        id: 'open',
        on: ['folder', 'cv'],
        categories: ['existence', 'identity.name', 'meta'],
        notice: 'terms.cvDatabase',
      }),
    ],
  })
  // Each CV says of itself that its subject was told: facts about one are no facts about another.
  const telling = { ...recruitment.records.cv, facts: { 'informed.terms.cvDatabase': () => true } }
  const folders = compile(policy, { records: { ...recruitment.records, cv: telling, folder: record } as never })
  const told = { 'informed.terms.cvDatabase': true } as never

  it('JI-12 what is nested about somebody else is not released: no receipt would say of whom', async () => {
    const subjectOf = async (owner: string, ...subjects: string[]) => {
      const folder = { id: 'f', owner, cvs: subjects.map(cvOf) }
      const store = memoryStore()
      const gate = gateOver(store, { guard: folders as never, allowance: allowanceOf(2), obligations: {} })
      const { view, refusal } = await (gate.disclose as never as (...asked: unknown[]) => Promise<Release>)(
        'folder',
        folder,
        request,
        told,
      )
      return { refusal, shown: view !== null, releases: (await releasesIn(store)).length }
    }
    expect(await subjectOf('anna')).toMatchObject({ refusal: undefined, shown: true })
    expect(await subjectOf('anna', 'anna')).toMatchObject({ refusal: undefined, shown: true })
    expect(await subjectOf('anna', 'anna', 'bo')).toEqual({ refusal: 'unaccountable', shown: false, releases: 0 })
    expect(await subjectOf('person-1', 'bo')).toEqual({ refusal: 'unaccountable', shown: false, releases: 0 })
  })
})

describe('ids', () => {
  it.each(['', ' ', ' anna', 'anna '])('JI-12 %j is nobody: what has such an id is not released', async (id) => {
    const gate = gateOver()
    const refusals = [
      (await gate.disclose('cv', { ...cvOf('anna'), subjectId: id }, request, facts)).refusal,
      (await gate.disclose('cv', { ...cvOf('anna'), id }, request, facts)).refusal,
      (await gate.disclose('cv', cvOf('anna'), { ...request, viewer: { ...request.viewer, id } }, facts)).refusal,
    ]
    expect(refusals.every((refusal) => refusal === 'unaccountable' || refusal === 'policy')).toBe(true)
  })
})

it('a count that is ahead of its log releases nothing', async () => {
  const ahead = gateOver(memoryStore(), { allowance: allowanceOf(2) })
  for (let i = 0; i < 5; i++) await ahead.disclose('cv', cvOf(`s${i}`), request, facts)
  const usage = ahead.usage()
  if (usage === undefined) throw new Error('nothing was counted')
  const gate = gateOver(memoryStore(), { allowance: { ...allowanceOf(2), usage } })
  const { view, refusal } = await gate.disclose('cv', cvOf('anna'), request, facts)
  expect({ view, refusal }).toEqual({ view: null, refusal: 'not-logged' })
})

it('what a refused request might have shown is nowhere in its receipt or its duties', async () => {
  const store = memoryStore()
  const gate = gateOver(store, { allowance: allowanceOf(0) })
  const evidence = { 'consent.personalForm': ['consent-1'], 'informed.terms.personalForm': ['terms@2018'] }
  const { receipt, obligations } = await gate.disclose('cv', cvOf('anna'), { ...request, evidence }, facts)
  expect(receipt).toMatchObject({ refusal: 'disproportionate', disclosed: [], evidence: undefined, obligations: [] })
  expect(obligations).toEqual([])
})

it('facts that cannot be had, and patience that fails, release nothing', async () => {
  const gate = gateOver()
  const cvs = ['anna'].map(cvOf)
  for await (const { view } of gate.discloseAll('cv', cvs, request, () => {
    throw new Error('down')
  })) {
    expect(view).toBeNull()
  }
  const impatient = gateOver(
    { ...memoryStore(), append: () => new Promise(() => undefined) },
    {
      patience: () => Promise.reject(new Error('no timer')),
    },
  )
  expect((await impatient.disclose('cv', cvOf('anna'), request, facts)).refusal).toBe('not-logged')
})

describe('a store that fails', () => {
  const failing = (append: LogStore['append']): LogStore => ({ ...memoryStore(), append })

  it.each([
    ['rejects', () => Promise.reject(new Error('no'))],
    [
      'throws',
      () => {
        throw new Error('no')
      },
    ],
    ['answers something else than true', async () => 'yes' as never],
  ] as const)('one that %s gets nothing released', async (_, append) => {
    const { view, receipt, refusal, obligations } = await gateOver(failing(append)).disclose(
      'cv',
      cvOf('anna'),
      request,
      facts,
    )
    expect({ view, receipt, refusal, obligations }).toEqual({
      view: null,
      receipt: undefined,
      refusal: 'not-logged',
      obligations: [],
    })
  })

  it('one that keeps the receipt and then fails: nothing is released, nothing is kept twice, and the place is taken', async () => {
    const inner = memoryStore()
    let fails = true
    const store = {
      ...inner,
      append: async (entry: Parameters<LogStore['append']>[0]) => {
        const kept = await inner.append(entry)
        if (!fails) return kept
        fails = false
        throw new Error('the connection is gone')
      },
    }
    const gate = gateOver(store, { allowance: allowanceOf(2) })
    expect((await gate.disclose('cv', cvOf('anna'), request, facts)).refusal).toBe('not-logged')
    expect((await gate.disclose('cv', cvOf('bo'), request, facts)).refusal).toBeUndefined()
    expect((await gate.disclose('cv', cvOf('cas'), request, facts)).refusal).toBe('disproportionate')
    expect((await entriesOf(inner)).map(({ index }) => index)).toEqual([0, 1, 2])
  })

  it('one that delivers twice keeps an entry once', async () => {
    const inner = memoryStore()
    const store = {
      ...inner,
      append: async (entry: Parameters<LogStore['append']>[0]) => {
        await inner.append(entry)
        return inner.append(entry)
      },
    }
    const gate = gateOver(store)
    for (const subject of ['anna', 'bo']) await gate.disclose('cv', cvOf(subject), request, facts)
    expect(await entriesOf(inner)).toHaveLength(2)
  })

  it('one that is slow gets a refusal when patience ends, and what was given up is not put down later', async () => {
    const inner = memoryStore()
    let open: () => void = () => undefined
    const opened = new Promise<void>((resolve) => {
      open = resolve
    })
    let begin: () => void = () => undefined
    const begun = new Promise<void>((resolve) => {
      begin = resolve
    })
    const store = {
      ...inner,
      append: async (entry: Parameters<LogStore['append']>[0]) => {
        begin()
        await opened
        return inner.append(entry)
      },
    }
    let patience = begun
    const gate = gateOver(store, { patience: () => patience })
    const [first, second] = await Promise.all([
      gate.disclose('cv', cvOf('anna'), request, facts),
      gate.disclose('cv', cvOf('bo'), request, facts),
    ])
    expect([first.refusal, second.refusal]).toEqual(['not-logged', 'not-logged'])
    open()
    patience = new Promise(() => undefined)
    const third = await gate.disclose('cv', cvOf('cas'), request, facts)
    expect(third.refusal).toBeUndefined()
    // The first was on its way when patience ended: it is kept, and says too much rather than too little.
    expect((await releasesIn(inner)).length).toBe(2)
  })

  it('a process that ends between the receipt and the release leaves the receipt, and the next one goes on from it', async () => {
    const store = memoryStore()
    const first = gateOver(store, { allowance: allowanceOf(2) })
    // Never awaited by anybody who shows it.
    await first.disclose('cv', cvOf('anna'), request, facts)
    const next = gateOver(store, { allowance: allowanceOf(2) })
    expect((await next.disclose('cv', cvOf('bo'), request, facts)).refusal).toBeUndefined()
    expect((await next.disclose('cv', cvOf('cas'), request, facts)).refusal).toBe('disproportionate')
  })

  it('no error of a store, a clock or a host function comes out of the gate', async () => {
    const gate = gateOver(memoryStore(), {
      now: () => {
        throw new Error('secret')
      },
    })
    expect((await gate.disclose('cv', cvOf('anna'), request, facts)).refusal).toBe('policy')
  })
})

describe('at the same time', () => {
  it('two requests never both take the last place, of 1,000 that ask', async () => {
    const store = memoryStore()
    const gate = gateOver(store, { allowance: allowanceOf(10, { abuse: 1000 }) })
    const asked = Array.from({ length: 1000 }, (_, i) => gate.disclose('cv', cvOf(`s${i}`), request, facts))
    const releases = await Promise.all(asked)
    expect(releases.filter(({ view }) => view !== null)).toHaveLength(10)
    expect(await releasesIn(store)).toHaveLength(10)
    expect(await entriesOf(store)).toHaveLength(1000)
  })

  it('nor do three processes with one store', async () => {
    const inner = memoryStore()
    // A store that takes its time, so that the three do meet.
    const store: LogStore = {
      ...inner,
      append: async (entry) => {
        await sleep(0)
        return inner.append(entry)
      },
    }
    const gates = Array.from({ length: 3 }, () => gateOver(store, { allowance: allowanceOf(10, { abuse: 1000 }) }))
    const asked = Array.from({ length: 150 }, (_, i) => gates[i % 3]?.disclose('cv', cvOf(`s${i}`), request, facts))
    const releases = await Promise.all(asked)
    expect(releases.filter((release) => release?.view !== null)).toHaveLength(10)
    expect(await releasesIn(inner)).toHaveLength(10)
    expect(new Set(releases.map((release) => release?.refusal))).toEqual(new Set([undefined, 'disproportionate']))
  })
})

describe('what an allowance cannot weigh', () => {
  it.each([
    ['vacancies that are not known', (): undefined => undefined],
    ['vacancies that cannot be asked', () => Promise.reject(new Error('down'))],
    [
      'vacancies that throw',
      (): never => {
        throw new Error('down')
      },
    ],
    ['vacancies that are none', () => 'many' as never],
  ] as const)('%s refuse', async (_, vacancies) => {
    const gate = gateOver(memoryStore(), { allowance: { ...allowanceOf(10), vacancies } })
    const { view, refusal } = await gate.disclose('cv', cvOf('anna'), request, facts)
    expect({ view, refusal }).toEqual({ view: null, refusal: 'allowance-unknown' })
  })

  it('the subject sees its own CV whatever is counted', async () => {
    const gate = gateOver(memoryStore(), { allowance: { ...allowanceOf(0), vacancies: (): undefined => undefined } })
    const own = { viewer: { id: 'anna', role: 'subject', assurance: 'substantial' }, purpose: 'ownAffairs' } as const
    expect((await gate.disclose('cv', cvOf('anna'), own, {})).view).not.toBeNull()
  })
})

describe('obligations', () => {
  it('TERMS-016 TERMS-032 are carried out before the release, with the receipt that stands in the log', async () => {
    const store = memoryStore()
    const transitions: unknown[] = []
    const controllerTransition = async (receipt: unknown) => {
      transitions.push(receipt, (await entriesOf(store)).length)
    }
    const gate = gateOver(store, { obligations: { controllerTransition } })
    const { receipt, obligations } = await gate.disclose('cv', cvOf('anna'), request, facts)
    expect(obligations).toEqual(['controllerTransition', 'log'])
    expect(transitions).toEqual([receipt, 1])
  })

  it('one that fails leaves nothing released', async () => {
    const obligations = { controllerTransition: () => Promise.reject(new Error('no')) }
    const { view, refusal } = await gateOver(memoryStore(), { obligations }).disclose(
      'cv',
      cvOf('anna'),
      request,
      facts,
    )
    expect({ view, refusal }).toEqual({ view: null, refusal: 'obligation-failed' })
  })

  it('one that nobody carries out is refused when the gate is made', () => {
    expect(() => gateOver(memoryStore(), { obligations: {} })).toThrow(
      expect.objectContaining({ code: 'unkept-obligation' }),
    )
    expect(() => gateOver(memoryStore(), { obligations: { log: () => undefined } as never })).toThrow(
      expect.objectContaining({ code: 'unknown-key' }),
    )
  })
})

describe('a gate that cannot be', () => {
  it.each([
    ['no guard', { guard: undefined }],
    ['no log', { log: {} }],
    ['no clock', { now: 0 }],
    ['patience that is none', { patience: 2000 }],
    ['approaches under another purpose than `approach`', { approachPurpose: 'recruitment' }],
    ['approaches under no purpose that there is', { approachPurpose: 'courtship' }],
    ['approaches under null', { approachPurpose: null }],
  ])('%s is refused', (_, more) => {
    expect(() => gateOver(memoryStore(), more as never)).toThrow(expect.objectContaining({ code: 'invalid-gate' }))
  })

  it('an allowance left out is no allowance without limit', () => {
    const options = { guard: undefined, log: openLog({ store: memoryStore(), salt }), now: () => 0 }
    expect(() => createGate(options as never)).toThrow()
    expect(() => gateOver(memoryStore(), { allowance: undefined as never })).toThrow(
      expect.objectContaining({ code: 'wrong-type' }),
    )
  })
})

it('goes on counting from where another gate stood', async () => {
  const store = memoryStore()
  const before = logOver(store)
  const first = gateOver(store, { log: before, allowance: allowanceOf(2) })
  await first.disclose('cv', cvOf('anna'), request, facts)
  const usage = JSON.parse(JSON.stringify(first.usage()))
  let read: number | undefined
  const watched: LogStore = {
    ...store,
    read: (from) => {
      read ??= from
      return store.read(from)
    },
  }
  const log = openLog({ store: watched, salt, from: before.checkpoint() })
  const next = gateOver(watched, { log, allowance: { ...allowanceOf(2), usage } })
  expect((await next.disclose('cv', cvOf('bo'), request, facts)).refusal).toBeUndefined()
  expect((await next.disclose('cv', cvOf('cas'), request, facts)).refusal).toBe('disproportionate')
  expect(read).toBeUndefined()
})

describe('the purpose of approaches', () => {
  const words = (...purposes: readonly string[]) => {
    const { definePolicy, record } = vocabulary({
      ...{ roles: ['caller'], purposes, kinds: ['person'], categories: { name: {} }, facts: {} },
    })
    const records = { person: record('person', { schema: z.object({ name: z.string() }), classify: { name: 'name' } }) }
    return compile(definePolicy({ name: 'calls', version: '1', rules: [] }), { records })
  }
  const gateWith = (guard: ReturnType<typeof words>, approachPurpose: string) =>
    createGate({ ...{ guard, log: logOver(memoryStore()), allowance: 'unlimited', now: () => at }, approachPurpose })

  it('TERMS-082 TK-28 is `approach` in every policy of recruitment: no gate approaches under a purpose of looking', () => {
    const { purposes } = recruitment.vocabulary.definition
    const made = purposes.filter((approachPurpose) => {
      try {
        return gateOver(memoryStore(), { approachPurpose }).kind === 'gate'
      } catch {
        return false
      }
    })
    expect(made).toEqual(['approach'])
  })

  it('TERMS-082 who objected is approached by nobody, whatever a host permits beside', async () => {
    const objected = { ...facts, ...mayApproach, 'subject.objected': true, 'objection.overridden': true } as const
    const answers = []
    for (const known of [{ ...objected, 'subject.objected': false }, objected])
      answers.push((await gateOver().approach('cv', cvOf('anna'), request, known)).allowed)
    expect(answers).toEqual([true, false])
  })

  it('is one of its own in a vocabulary without `approach`, and in no other', () => {
    expect(gateWith(words('reading', 'calling'), 'calling').kind).toBe('gate')
    expect(() => gateWith(words('calling', 'approach'), 'calling')).toThrow('has the purpose `approach`')
    expect(() => gateWith(words('reading'), 'calling')).toThrow('is a purpose of the vocabulary')
  })
})
