import fc from 'fast-check'
import { append, type EventKind, facts, openHistory } from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { eventKinds } from '../../src/history/event'
import {
  agreement,
  asking,
  coach,
  consent,
  grounds,
  happens,
  historyOf,
  ida,
  kindsWithRow,
  preludeTo,
  recruiterOf,
  refusalOf,
  type Unwritten,
  written,
} from './story'

const empty = openHistory({ grounds, complete: true })

/** The usual event of a kind as a plain record, to be spoilt. */
function eventOf(kind: EventKind): Record<string, unknown> {
  const [event] = written([happens(kind)], 50)
  return structuredClone(event) as unknown as Record<string, unknown>
}

describe('a kind of event', () => {
  it('has a row in the table of these tests, whichever it is', () => {
    expect([...kindsWithRow].sort()).toEqual([...eventKinds].sort())
    expect(new Set(eventKinds).size).toBe(eventKinds.length)
  })

  it.each(eventKinds)('%s takes effect, and is kept as it was written', (kind) => {
    const history = historyOf(preludeTo(kind))
    const [event] = written([happens(kind)], 50)
    const appended = append(history, event)
    if (!appended.ok) throw new Error(JSON.stringify(appended.issues))
    expect(appended.attempts).toEqual([])
    expect(appended.history.events.at(-1)).toEqual(event)
    expect(appended.history.events).toHaveLength(preludeTo(kind).length + 1)
  })

  it.each(eventKinds)('%s takes evidence along', (kind) => {
    const event = { ...eventOf(kind), evidence: { kind: 'log', reference: 'log-entry-3' } }
    const appended = append(historyOf(preludeTo(kind)), event)
    expect(appended.ok && appended.history.events.at(-1)?.evidence).toEqual({ kind: 'log', reference: 'log-entry-3' })
  })

  it('NAV-39 TK-33 TERMS-082 a sanction, its end and an overridden objection need a recorded decision, and no other kind does', () => {
    const needing = eventKinds.filter((kind) => {
      const { evidence: _, ...event } = eventOf(kind)
      return refusalOf(historyOf(preludeTo(kind)), event).length > 0
    })
    expect(needing).toEqual(['objectionOverridden', 'organisationSanctioned', 'organisationCleared'])
  })
})

describe('a malformed event', () => {
  it.each(eventKinds)('is refused when it is a %s without one of its parts', (kind) => {
    const history = historyOf(preludeTo(kind))
    for (const key of Object.keys(eventOf(kind))) {
      const { [key]: _, ...rest } = eventOf(kind)
      const [code, ...others] = refusalOf(history, rest)
      expect(code).toMatch(new RegExp(`^wrong-(type|shape) /${key}$`))
      expect(others).toEqual([])
    }
  })

  it.each(eventKinds)('is refused when it is a %s with a part of a wrong type', (kind) => {
    const history = historyOf(preludeTo(kind))
    for (const [key, value] of Object.entries(eventOf(kind))) {
      for (const wrong of [null, true, { '0': value }, [value], typeof value === 'string' ? 7 : 'seven']) {
        if (Array.isArray(wrong) && key === 'organisations') continue
        const refusal = refusalOf(history, { ...eventOf(kind), [key]: wrong })
        expect(refusal.length, `${key} as ${JSON.stringify(wrong)}`).toBeGreaterThan(0)
        for (const issue of refusal) expect(issue).toMatch(new RegExp(`^(wrong-type|wrong-shape|unknown-key) /${key}`))
      }
    }
  })

  it.each(eventKinds)('is refused when it is a %s with a part that nobody reads', (kind) => {
    const history = historyOf(preludeTo(kind))
    expect(refusalOf(history, { ...eventOf(kind), except: 'nordlys' })).toEqual(['unknown-key '])
    expect(refusalOf(history, { ...eventOf(kind), actor: { ...coach, on: 'behalf' } })).toEqual(['unknown-key /actor'])
  })

  it.each(['constructor', 'toString', '__proto__', 'attempt', 'cvcreated', '', '*'])('is refused as a %j', (kind) => {
    expect(refusalOf(empty, { ...eventOf('cvCreated'), kind })).toEqual(['wrong-shape /kind'])
  })

  it('NAV-19 is refused when anybody or anything in it is everybody', () => {
    for (const kind of eventKinds) {
      for (const [path, event] of wildcards(kind)) {
        const refusal = refusalOf(historyOf(preludeTo(kind)), event)
        expect(refusal, `${kind} ${path}`).toEqual([`wrong-shape ${path}`])
      }
    }
  })

  it('NAV-19 is refused when a share names no organisation', () => {
    for (const kind of ['shareAgreed', 'cvShared'] as const) {
      const event = { ...eventOf(kind), organisations: [] }
      expect(refusalOf(historyOf(preludeTo(kind)), event)).toEqual(['wrong-shape /organisations'])
    }
  })

  it.each([
    ['not a whole millisecond', 0.5],
    ['no number', Number.NaN],
    ['endless', Number.POSITIVE_INFINITY],
    ['beyond the calendar', 8.64e15 + 1],
    ['a text', '2021-02-17'],
    ['a date', new Date(0)],
    ['a big integer', 1n],
  ])('is refused when its instant is %s', (_, at) => {
    expect(refusalOf(empty, { ...eventOf('registered'), at }).length).toBeGreaterThan(0)
  })

  it('takes ids of 1 to 200 characters', () => {
    const named = (id: string) => refusalOf(empty, { ...eventOf('registered'), id })
    expect(named('')).toEqual(['wrong-shape /id'])
    expect(named('x'.repeat(201))).toEqual(['wrong-shape /id'])
    expect(named('x')).toEqual([])
    expect(named('x'.repeat(200))).toEqual([])
  })

  it('is refused with all that is wrong at once', () => {
    const wrong = { ...eventOf('contactRequested'), id: '', at: 'now', organisation: '*', note: 'hello' }
    expect([...refusalOf(empty, wrong)].sort()).toEqual([
      'unknown-key ',
      'wrong-shape /id',
      'wrong-shape /organisation',
      'wrong-type /at',
    ])
  })

  it('says what is wrong deep inside by its place', () => {
    const form = { ...eventOf('cvFormSet'), agreement: { ...agreement, shown: { name: 'jobtorvet' } } }
    expect(refusalOf(empty, form)).toEqual(['wrong-type /agreement/shown/version'])
    const given = { ...eventOf('consentGiven'), consent: { ...consent, recipients: [{ role: 'employer' }, {}] } }
    expect(refusalOf(empty, given)).toEqual(['wrong-shape /consent/recipients/1'])
  })
})

describe('what is no plain data', () => {
  class Registered {
    kind = 'registered'
    id = 'event-1'
    at = 1
    actor = ida
    subject = 'ida'
  }
  const registered = () => eventOf('registered')
  const looped = registered()
  looped['evidence'] = looped
  const throws = () => {
    throw new Error('Ida Holm')
  }

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a function', () => registered()],
    ['an instance of a class', new Registered()],
    ['an object that inherits its parts', Object.create(registered())],
    ['a map', new Map(Object.entries(registered()))],
    ['a promise', Promise.resolve(registered())],
    ['an instance inside', { ...registered(), actor: Object.assign(new (class Actor {})(), ida) }],
    ['a cycle', looped],
    ['a key that sets a prototype', JSON.parse('{"__proto__":{"kind":"registered"}}')],
    ['such a key beside a whole event', JSON.parse(`{"__proto__":{},${JSON.stringify(registered()).slice(1)}`)],
    ['an accessor that throws', Object.defineProperty(registered(), 'at', { get: throws, enumerable: true })],
    ['a proxy that throws', new Proxy(registered(), { ownKeys: throws })],
  ])('is no event: %s', (_, value) => {
    expect(refusalOf(empty, value)).toEqual(['not-an-event '])
  })

  it('is no event either as a text, a number, null or a list of one', () => {
    for (const value of ['{"kind":"registered"}', 7, true, null])
      expect(refusalOf(empty, value)).toEqual(['wrong-type '])
    expect(refusalOf(empty, [registered()]).length).toBeGreaterThan(0)
  })

  it('has no say through what it inherits', () => {
    const { kind, ...rest } = registered()
    const inheriting = Object.assign(Object.create(Object.assign(Object.create(null), { kind })), rest) as object
    expect(refusalOf(empty, inheriting)).toEqual(['wrong-shape /kind'])
  })

  it('is read once where it changes between two looks', () => {
    let looks = 0
    const shifting = Object.defineProperty(registered(), 'at', { enumerable: true, get: () => ++looks })
    const appended = append(empty, shifting)
    expect(looks).toBe(1)
    expect(appended.ok && appended.history.events[0]?.at).toBe(1)
  })

  it('is left alone: neither changed nor frozen nor shared with the history', () => {
    for (const kind of eventKinds) {
      const event = eventOf(kind)
      const before = structuredClone(event)
      const appended = append(historyOf(preludeTo(kind)), event)
      expect(event).toEqual(before)
      expect(objectsIn(event).filter((part) => Object.isFrozen(part))).toEqual([])
      if (!appended.ok) throw new Error('refused')
      const kept = appended.history.events.at(-1)
      const shared = new Set<object>(objectsIn(event))
      expect(objectsIn(kept).filter((part) => shared.has(part))).toEqual([])
      expect(objectsIn(kept).every((part) => Object.isFrozen(part))).toBe(true)
    }
  })
})

describe('an id that JavaScript has a use for', () => {
  const story: readonly Unwritten[] = [
    happens('organisationRegistered'),
    happens('vacancyOpened'),
    happens('accountBlocked'),
    happens('registered'),
    happens('contractAgreed'),
    happens('noticeShown'),
    happens('cvCreated'),
    happens('cvFormSet'),
    happens('consentGiven'),
    happens('noticeShown', { act: 'followed', about: 'nordlys' }),
    happens('followed'),
    happens('contactRequested'),
    happens('contactAccepted'),
    happens('addressSent'),
    happens('shareAgreed'),
    happens('cvShared'),
    happens('jobmatchMade'),
    happens('invitationAnswered'),
    happens('employerBlocked'),
  ]
  const ids = ['ida', 'nordlys', 'cv-1', 'vacancy-1', 'dialogue-1', 'account-5', 'agreement-1', 'consent-1']
  const renamed = <T>(value: T, to: (id: string) => string): T =>
    JSON.parse(JSON.stringify(value), (_, part: unknown) =>
      typeof part === 'string' && ids.includes(part) ? to(part) : part,
    ) as T
  const view = (to: (id: string) => string) => {
    const history = historyOf(renamed(story, to))
    const requests = [
      asking({ viewer: { id: 'account-5', role: 'employer', organisation: 'nordlys' } }),
      asking({ viewer: { id: 'account-6', role: 'employer', organisation: 'nordlys' }, vacancy: 'vacancy-1' }),
      asking({ record: { kind: 'dialogue', id: 'dialogue-1' } }),
      asking({ record: { kind: 'jobAd', id: 'vacancy-1' } }),
      asking({ viewer: { role: 'employer', organisation: 'somebody-else' } }),
      asking({ record: { kind: 'cv', id: 'another-cv', subject: 'ida' } }),
      asking({ record: { kind: 'cv', id: 'cv-1', subject: 'somebody-else' } }),
    ]
    return requests.map((request) => facts(history, renamed(request, to)))
  }

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'prototype', 'valueOf', 'length', '0', '\u0000'])(
    'is an id like any other: %j as each of them, and as all of them at once',
    (name) => {
      const usually = view((id) => id)
      expect(usually[0]).toMatchObject({ 'account.active': false, 'relation.follows': true, 'share.named': true })
      expect(usually[2]).toMatchObject({ 'dialogue.answer': 'interested', 'vacancy.own': true })
      expect(usually[6]).not.toHaveProperty(['cv.form'])
      for (const renamedId of ids) expect(view((id) => (id === renamedId ? name : id))).toEqual(usually)
      expect(view(() => name)).toEqual(usually)
    },
  )
})

describe('no message, issue or path', () => {
  const marker = 'Ida Holm, Havnegade 1'
  const markers = fc.constantFrom<unknown>(
    marker,
    `${marker}/x`,
    { [marker]: marker },
    [marker],
    { kind: marker },
    { name: marker, [`${marker}~`]: { [marker]: 1 } },
  )

  it('holds a value or a key of an event', () => {
    let refused = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...eventKinds),
        fc.array(fc.tuple(fc.nat(), markers), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (kind, spoilt, withKey) => {
          const event = eventOf(kind)
          for (const [place, value] of spoilt) {
            const places = objectsIn(event)
            const target = places[place % places.length] as Record<string, unknown>
            const keys = Object.keys(target)
            target[withKey ? marker : (keys[place % keys.length] ?? marker)] = structuredClone(value)
          }
          const appended = append(historyOf(preludeTo(kind)), event)
          if (appended.ok) return
          refused++
          expect(JSON.stringify(appended.issues)).not.toContain('Ida Holm')
        },
      ),
      { numRuns: 1_500 },
    )
    expect(refused).toBeGreaterThan(800)
  })
})

/** The event with each of its ids, one after the other, replaced by a wildcard, and where that stands. */
function wildcards(kind: EventKind): readonly [string, unknown][] {
  const closed = ['kind', 'form', 'presence', 'act', 'grade', 'answer', 'as', 'consent', 'evidence', 'notice']
  const event = eventOf(kind)
  const ids = Object.keys(event).filter((key) => typeof event[key] === 'string' && !closed.includes(key))
  const organisation = recruiterOf('*')
  return [
    ...ids.map((key) => [`/${key}`, { ...event, [key]: '*' }] as [string, unknown]),
    ['/actor/id', { ...event, actor: { kind: 'staff', id: '*' } }],
    ['/actor/organisation', { ...event, actor: organisation }],
    ...('organisations' in event
      ? [['/organisations/1', { ...event, organisations: ['nordlys', '*'] }] as [string, unknown]]
      : []),
  ]
}

function objectsIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return []
  return [value, ...Object.values(value).flatMap(objectsIn)]
}
