import fc from 'fast-check'
import { timeline } from 'need-to-know'
import {
  breachScope,
  type KeepingBack,
  type KeptBack,
  type LogRecord,
  memoryStore,
  notificationPlan,
  openLog,
  recordOf,
  whoSaw,
} from 'need-to-know/audit'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { happens, historyOf } from '../history/story'
import { keptBack, mail, receipt, unreadable } from './receipts'
import { salts } from './recruitment-log'

const { vocabulary } = recruitment
const police = { id: 'constable-1', role: 'authority', organisation: 'police' } as const
const ofPolice = (at: number | undefined = 20) => receipt({ at, viewer: police, purpose: 'legalDuty' })
const told = (log: readonly LogRecord[], at: number, more: Partial<KeepingBack> = {}) =>
  whoSaw(log, 'ida', { keepingBack: { vocabulary, at, ...more } })
const bytes = (seen: unknown) => JSON.stringify(seen)
const day = 86_400_000

describe('an access that is kept back from the subject (GDPR 23)', () => {
  it('is told once the decision has ended, with the provision and the end, and not before', () => {
    const log = [keptBack(), ofPolice(), receipt({ at: 30 })]
    expect(told(log, 99).accesses.map(({ at }) => at)).toEqual([30])
    expect(told(log, 100).accesses).toMatchObject([
      {
        at: 20,
        recipient: { role: 'authority', organisation: 'police' },
        keptBack: { law: 'section 12(3) of the Police Data Act', until: 100 },
      },
      { at: 30 },
    ])
    expect(told(log, 100).accesses[1]).not.toHaveProperty('keptBack')
    // Whoever decided is a person of the house, and no part of the answer.
    expect(bytes(told(log, 100))).not.toMatch(/officer-1|case-4/)
  })

  it('leaves an answer byte-equal to that of a log without it: counts, order and all', () => {
    const others = fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 99 }).map((at) => receipt({ at })),
        fc.integer({ min: 0, max: 99 }).map((at) => mail({ at })),
        fc.constant(receipt({ record: { subject: undefined } })),
        fc.constantFrom(...unreadable),
        fc.integer({ min: 0, max: 9 }).map((at) => ofPolice(at)),
        fc.constant(receipt({ at: 20, viewer: { ...police, organisation: 'court' } })),
        fc.constant(receipt({ at: 20, record: { subject: 'jon' }, viewer: police })),
      ),
      { maxLength: 12 },
    )
    const kept = fc.array(fc.integer({ min: 10, max: 99 }), { maxLength: 4 })
    fc.assert(
      fc.property(others, kept, fc.infiniteStream(fc.nat()), (log, instants, places) => {
        const withThem = [...log]
        for (const record of [keptBack(), ...instants.map((at) => ofPolice(at))]) {
          withThem.splice((places.next().value ?? 0) % (withThem.length + 1), 0, record)
        }
        expect(bytes(told(withThem, 99))).toBe(bytes(told(log, 99)))
      }),
    )
  })

  it('is one of an authority: never of employers, agencies or the house, whatever somebody decided', () => {
    for (const role of vocabulary.definition.roles.filter((each) => each !== 'authority')) {
      const log = [keptBack({ recipient: { role, organisation: 'nordlys' } }), receipt({ viewer: { role } })]
      const { accesses } = told(log, 50)
      expect([role, accesses.length]).toEqual([role, 1])
      expect(accesses[0]).not.toHaveProperty('keptBack')
    }
    expect(vocabulary.definition.authorities).toEqual(['authority'])
    const without = { definition: { ...vocabulary.definition, authorities: undefined } }
    expect(told([keptBack(), ofPolice()], 50, { vocabulary: without as never }).accesses).toHaveLength(1)
  })

  it('is that of the recipient decided on, of this subject, from the decision to its end', () => {
    const seen = (decision: Partial<KeptBack>, at = 50, record = ofPolice()) =>
      told([keptBack(decision), record], at).accesses.length
    expect(seen({})).toBe(0)
    expect(seen({ recipient: { role: 'authority', organisation: 'court' } })).toBe(1)
    expect(seen({ record: { kind: 'cv', subject: 'jon' } })).toBe(1)
    expect(seen({ at: 21 })).toBe(1)
    expect(seen({ at: 20 })).toBe(0)
    expect(seen({ until: 20 }, 15)).toBe(1)
    expect(seen({}, 50, { ...ofPolice(), at: undefined })).toBe(1)
    // What reached the subject is known to it.
    const asked = mail({ sender: police as never })
    expect(told([keptBack(), asked], 50).contacts).toHaveLength(1)
  })

  it('is kept back longer, or shorter, by a later decision of the same reference', () => {
    const longer = keptBack({ at: 50, until: 300 })
    expect(told([keptBack(), ofPolice(), longer], 200).accesses).toEqual([])
    expect(told([keptBack(), ofPolice(), longer], 300).accesses).toMatchObject([{ keptBack: { until: 300 } }])
    const shorter = keptBack({ at: 50, until: 60 })
    expect(told([keptBack(), ofPolice(), shorter], 60).accesses).toMatchObject([{ keptBack: { until: 60 } }])
    const another = keptBack({ reference: 'case-5', law: 'another Act', until: 400 })
    expect(told([keptBack(), another, ofPolice()], 200).accesses).toEqual([])
    expect(told([keptBack(), another, ofPolice()], 400).accesses).toMatchObject([{ keptBack: { law: 'another Act' } }])
  })

  const endless: readonly (readonly [string, object])[] = [
    ['no end', { until: undefined }],
    ['an end before it', { until: 10 }],
    ['an end that is no number', { until: Number.POSITIVE_INFINITY }],
    ['an end in more than a year', { until: 10 + 367 * day }],
    ['no law', { law: '' }],
    ['nobody who decided', { by: undefined }],
    ['no reference', { reference: ' '.repeat(0) }],
  ]
  it.each(endless)(
    'takes a decision with law, person and end: one with %s is not kept in the log, and hides nothing',
    async (_, changes) => {
      const decision = { ...keptBack(), ...changes } as KeptBack
      const log = openLog({ store: memoryStore(), salt: salts() })
      await expect(log.append(decision)).rejects.toMatchObject({ code: 'invalid-log-record' })
      const frozen = Object.freeze({
        ...decision,
        record: Object.freeze(decision.record),
        recipient: Object.freeze(decision.recipient),
      })
      await expect(log.append(frozen)).rejects.toMatchObject({ code: 'invalid-log-record' })
      expect(told([decision, ofPolice()], 50).accesses).toHaveLength(1)
      await expect(log.append(keptBack({ until: 10 + 366 * day }))).resolves.toBeDefined()
    },
  )

  it('cannot be told of by mistake: where such decisions stand, whoever asks says when, and by which vocabulary', () => {
    const elsewhere = keptBack({ record: { kind: 'cv', subject: 'jon' } })
    const code = (options?: object) => {
      try {
        whoSaw([elsewhere, receipt()], 'ida', options as never)
      } catch (error) {
        return (error as { code: unknown }).code
      }
      return undefined
    }
    expect([
      code(),
      code({ keepingBack: { vocabulary } }),
      code({ keepingBack: { at: Number.NaN, vocabulary } }),
    ]).toEqual(Array.from({ length: 3 }, () => 'no-keeping-back'))
    expect(code({ keepingBack: { at: 50, vocabulary, for: 'ever' } })).toBe('unknown-key')
    expect(code({ keepingBack: { at: 50, vocabulary } })).toBeUndefined()
    expect(code({ for: 'recruiter', organisation: 'nordlys' })).toBeUndefined()
  })

  it('is there for the house, with the decision, and for the authority itself', () => {
    const log = [keptBack(), ofPolice(), receipt({ at: 30 })]
    const { accesses, keptBack: decisions, attempts } = whoSaw(log, 'ida', { for: 'house' })
    expect(accesses).toHaveLength(2)
    expect(decisions).toEqual([JSON.parse(JSON.stringify(keptBack()))])
    expect(attempts).toEqual([])
    expect(whoSaw(log, 'ida', { for: 'recruiter', organisation: 'police' }).accesses).toHaveLength(1)
  })

  it('keeps the ids of the subject beside the chain, so that they can be erased', async () => {
    const log = openLog({ store: memoryStore(), salt: salts() })
    const entry = await log.append(keptBack({ record: { kind: 'cv', id: 'cv-1', subject: 'ida' } }))
    expect(JSON.stringify(entry.body)).not.toMatch(/ida|cv-1/)
    expect(recordOf(entry)).toEqual(keptBack({ record: { kind: 'cv', id: 'cv-1', subject: 'ida' } }))
    expect(told([recordOf({ ...entry, link: null }), ofPolice()], 50).accesses).toHaveLength(1)
  })

  it('is counted by the scope of a breach, and its subject gets a letter', () => {
    const subject = 'jon'
    const actor = { kind: 'subject', id: subject } as const
    const history = historyOf([
      happens('registered', { subject, actor, at: 1 }),
      happens('cvCreated', { subject, actor, cv: 'cv-of-jon', at: 2 }),
      happens('addressProtectionAbsent', { subject, at: 2 }),
      happens('followUpBegun', { subject, at: 3 }),
    ])
    const employer = { role: 'employer', assurance: 'substantial', purpose: 'recruitment' } as const
    const words = vocabulary.definition
    const looked = receipt({
      at: 500,
      record: { id: 'cv-of-jon', subject },
      saw: { existence: 'full', 'identity.name': 'full' },
      policy: { name: 'nav.legacy', version: '2019-02', hash: profiles.nav.legacy.hash },
    })
    const entries = [
      keptBack({
        record: { kind: 'cv', subject },
        recipient: { role: 'employer', organisation: 'nordlys' },
        until: 900,
      }),
      looked,
    ]
    const scope = (log: readonly LogRecord[]) =>
      breachScope({
        timeline: timeline([{ from: 0, value: profiles.nav.legacy }]),
        histories: [history],
        against: profiles.nav.february2021,
        viewers: [employer],
        log: { entries: log },
        window: { from: 0, to: 1_000 },
      })
    // Even where a vocabulary were to call the employer an authority: who answers for a breach is told all of it.
    const marked = { definition: { ...words, authorities: ['employer'] } }
    expect(whoSaw(entries, subject, { keepingBack: { vocabulary: marked, at: 600 } }).accesses).toEqual([])
    expect(bytes(scope(entries))).toBe(bytes(scope([looked])))
    expect(
      [...notificationPlan(scope(entries), { channels: ['inbox'] }).notifications].map(({ to }) => to),
    ).toMatchObject([{ subject, certainty: 'confirmed' }])
  })
})
