import { compile } from 'need-to-know'
import { type LogRecord, memoryStore, openLog, recordOf, whoSaw } from 'need-to-know/audit'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { acts } from '../../src/vocabulary'
import { at, cvOf, facts, request } from './gate-world'
import { accountDecision, contactRequest, mail, receipt, refused, unreadable } from './receipts'

const code = (code: string) => expect.objectContaining({ code }) as Error
const brisk = { organisation: 'brisk', id: 'recruiter-8' } as const
const ofJon = { kind: 'cv', id: 'cv-9', subject: 'jon' } as const

describe('whoSaw, for the subject', () => {
  it('TERMS-036 names concrete organisations, dates, purposes, records, acts and categories with their levels', () => {
    const log = [
      receipt({ at: 40, viewer: brisk, act: 'download', saw: { existence: 'full', 'identity.name': 'initials' } }),
      receipt({ at: 20 }),
    ]
    expect(whoSaw(log, 'ida')).toEqual({
      kind: 'seenBy',
      for: 'subject',
      subject: 'ida',
      accesses: [
        {
          at: 20,
          recipient: { role: 'employer', organisation: 'nordlys' },
          purpose: 'recruitment',
          act: 'view',
          record: { kind: 'cv', id: 'cv-1' },
          categories: [{ record: 'cv', category: 'identity.name', level: 'full' }],
        },
        {
          at: 40,
          recipient: { role: 'employer', organisation: 'brisk' },
          purpose: 'recruitment',
          act: 'download',
          record: { kind: 'cv', id: 'cv-1' },
          categories: [
            { record: 'cv', category: 'existence', level: 'full' },
            { record: 'cv', category: 'identity.name', level: 'initials' },
          ],
        },
      ],
      contacts: [],
      staffNamedBy: undefined,
      unattributable: expect.objectContaining({ is: 'exact', count: 0, unit: 'cases' }),
    })
  })

  it('TERMS-036 names no person of an organisation, unless a recorded decision says that the subject needs it', () => {
    const log = [receipt(), contactRequest(), mail()]
    expect(JSON.stringify(whoSaw(log, 'ida'))).not.toContain('recruiter-3')
    const named = whoSaw(log, 'ida', { staff: { essential: 'decision-77' } })
    expect(named.staffNamedBy).toBe('decision-77')
    expect([...named.accesses, ...named.contacts].map(({ recipient }) => recipient.viewer)).toEqual(
      Array.from({ length: 3 }, () => 'recruiter-3'),
    )
    for (const essential of ['', ' ', undefined, 7]) {
      expect(() => whoSaw(log, 'ida', { staff: { essential: essential as never } })).toThrow(code('no-decision'))
    }
  })

  it('TERMS-036 shows nothing of anybody else: no receipt of another subject, and no reasons of the house', () => {
    const log = [receipt(), receipt({ record: ofJon, viewer: brisk }), mail({ record: ofJon }), accountDecision]
    const text = JSON.stringify(whoSaw(log, 'ida'))
    for (const foreign of ['jon', 'cv-9', 'brisk', 'officer-1', 'open-to-employers', 'consent-1']) {
      expect(text).not.toContain(foreign)
    }
    expect(whoSaw(log, 'nobody').accesses).toEqual([])
  })

  it('TERMS-034 lists contact requests apart from reads', () => {
    const found = whoSaw([contactRequest(), receipt(), contactRequest({ allowed: false, at: 30 })], 'ida')
    expect(found.accesses).toHaveLength(1)
    expect(found.contacts).toEqual([
      {
        at: 25,
        means: 'contactRequest',
        recipient: { role: 'employer', organisation: 'nordlys' },
        purpose: 'approach',
        need: { kind: 'vacancy', id: 'vacancy-1' },
      },
    ])
  })

  it('TERMS-035 lists mails with sender, recipient, time and vacancy, and never what they said', () => {
    const said = { ...mail(), text: 'Dear Ida Holm' } as LogRecord
    const found = whoSaw([said], 'ida')
    expect(found.contacts).toEqual([
      {
        at: 26,
        means: 'mail',
        recipient: { role: 'employer', organisation: 'nordlys' },
        purpose: undefined,
        need: { kind: 'vacancy', id: 'vacancy-1' },
      },
    ])
  })

  it('TERMS-037 covers every record kind, search hits with content and downloads alike', () => {
    const kinds = ['cv', 'dialogue', 'appliedJob', 'message', 'note']
    const log = kinds.flatMap((kind) => acts.map((act) => receipt({ act, record: { kind, id: `${kind}-1` } })))
    const found = whoSaw(log, 'ida').accesses
    expect(found.map(({ record, act }) => `${record.kind} ${act}`)).toEqual(
      kinds.flatMap((kind) => acts.map((act) => `${kind} ${act}`)),
    )
  })

  it('TERMS-033 leaves out what was refused: an attempt saw nothing', () => {
    const bare = { ...refused(), disclosed: undefined } as unknown as LogRecord
    expect(whoSaw([refused(), bare], 'ida').accesses).toEqual([])
    // An empty list that does not say why may be one that was never written.
    expect(whoSaw([receipt({ saw: {} })], 'ida').accesses).toMatchObject([{ categories: undefined }])
    expect(whoSaw([receipt({ refusal: 'policy' })], 'ida').accesses).toHaveLength(1)
  })

  it('TERMS-036 leaves out what the subject looked at itself: that had no recipient', () => {
    const own = receipt({ viewer: { role: 'subject', id: 'ida', organisation: undefined } })
    expect(whoSaw([own], 'ida').accesses).toEqual([])
    expect(whoSaw([own], 'ida', { for: 'house' }).accesses).toHaveLength(1)
  })

  it('JI-12 counts the accesses that do not say of whom, and never throws on what cannot be read', () => {
    const erased = receipt({ record: { id: undefined, subject: undefined } })
    const found = whoSaw([receipt(), erased, refused({ record: { subject: undefined } }), ...unreadable], 'ida')
    expect(found.accesses).toHaveLength(1)
    expect(found.unattributable).toMatchObject({ count: 1 + unreadable.length, unit: 'cases' })
    expect(whoSaw([erased, ...unreadable], 'ida', { for: 'house' }).unattributable.count).toBe(1 + unreadable.length)
  })

  it('TERMS-036 is sorted by instant, what has none last, and frozen all the way down', () => {
    const log = [undefined, 30, 10, 20].map((at) => receipt({ at }))
    const found = whoSaw(log, 'ida')
    expect(found.accesses.map(({ at }) => at)).toEqual([10, 20, 30, undefined])
    const [first] = found.accesses
    expect([found, found.accesses, first, first?.recipient, first?.categories?.[0]].every(Object.isFrozen)).toBe(true)
    expect(log.some(Object.isFrozen)).toBe(false)
    expect(whoSaw(log, 'ida', { for: 'house' }).accesses.map(({ at }) => at)).toEqual([10, 20, 30, undefined])
  })

  it('TERMS-036 is asked about one subject: without an id nobody is told anything', () => {
    const erased = receipt({ record: { subject: undefined } })
    for (const none of [undefined, '', '  ', null, 7]) {
      expect(() => whoSaw([erased], none as never)).toThrow(code('no-subject'))
    }
    expect(() => whoSaw([], 'ida', { for: 'press' } as never)).toThrow(code('unknown-rendering'))
    expect(() => whoSaw([], 'ida', { organisation: 'nordlys' } as never)).toThrow(code('unknown-key'))
  })

  it('TERMS-036 reads what the guard wrote and the log kept', async () => {
    const guard = compile(profiles.strict, {
      records: recruitment.records,
      pseudonymKey: new TextEncoder().encode('a secret of sixteen bytes or more'),
    })
    const log = openLog({ store: memoryStore(), salt: () => 'salt of sixteen and more' })
    const { view, receipt } = guard.disclose('cv', cvOf('ida'), { ...request, at }, facts)
    const entry = await log.append(receipt)
    const [found, ...others] = whoSaw([recordOf(entry)], 'ida').accesses
    expect(others).toEqual([])
    expect(found).toMatchObject({
      at,
      recipient: { role: 'employer', organisation: 'org-viewer' },
      record: { kind: 'cv', id: 'cv of ida' },
    })
    expect(Object.keys(view ?? {})).toContain('person')
    expect(found?.categories).toContainEqual({ record: 'cv', category: 'identity.name', level: 'full' })
    // Once the link is erased nobody can tell whose it was.
    const erased = whoSaw([recordOf({ ...entry, link: null })], 'ida')
    expect([erased.accesses, erased.unattributable.count]).toEqual([[], 1])
  })
})

describe('whoSaw, for a recruiter', () => {
  const asNordlys = { for: 'recruiter', organisation: 'nordlys' } as const

  it('NAV-44 tells an organisation what it did itself, without reasons and ids', () => {
    const log = [receipt(), receipt({ viewer: brisk }), contactRequest({ allowed: false }), refused()]
    expect(whoSaw(log, 'ida', asNordlys)).toEqual({
      kind: 'seenBy',
      for: 'recruiter',
      accesses: [
        {
          at: 20,
          purpose: 'recruitment',
          act: 'view',
          record: { kind: 'cv' },
          categories: [{ record: 'cv', category: 'identity.name', level: 'full' }],
        },
      ],
      contacts: [{ at: 25, means: 'contactRequest', purpose: 'approach', need: { kind: 'vacancy', id: 'vacancy-1' } }],
    })
  })

  it('NAV-44 looks the same whether the subject blocks it, is protected, or is not there', () => {
    const reasons = ['policy', 'blocked', 'disproportionate', 'wrong-purpose'] as const
    const renderings = [
      whoSaw(
        reasons.map((refusal) => refused({ refusal })),
        'ida',
        asNordlys,
      ),
      whoSaw([receipt({ viewer: brisk })], 'ida', asNordlys),
      whoSaw([...unreadable, receipt({ record: { subject: undefined } })], 'ida', asNordlys),
      whoSaw([], 'nobody', asNordlys),
    ].map((each) => JSON.stringify(each))
    expect(new Set(renderings).size).toBe(1)
    // JI-37: what it was shown a pseudonym for is not told by way of the log.
    expect(JSON.stringify(whoSaw([receipt()], 'ida', asNordlys))).not.toMatch(/cv-1|ida/)
    expect(() =>
      whoSaw([receipt({ viewer: { organisation: undefined } })], 'ida', { for: 'recruiter' } as never),
    ).toThrow(code('no-organisation'))
  })
})

describe('whoSaw, for the house', () => {
  it('TERMS-033 has everything about the subject: accesses, attempts and contacts, as they were written', () => {
    const own = [receipt(), refused(), contactRequest(), mail()]
    const found = whoSaw([...own, receipt({ record: ofJon }), accountDecision], 'ida', { for: 'house' })
    expect(found.accesses).toEqual([JSON.parse(JSON.stringify(own[0]))])
    expect(found.attempts).toEqual([JSON.parse(JSON.stringify(own[1]))])
    expect(found.contacts).toHaveLength(2)
  })
})
