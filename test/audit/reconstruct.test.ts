import { type LogRecord, reconstruct } from 'need-to-know/audit'
import { exact } from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { agreement, coach, happens, historyOf, ida, robot, rule2011, type Unwritten } from '../history/story'
import { accountDecision, contactRequest, mail, receipt, refused, unreadable } from './receipts'

const cv = { kind: 'cv', id: 'cv-1' } as const
const by = (organisation: string, at: number | undefined, more: Parameters<typeof receipt>[0] = {}) =>
  receipt({ at, viewer: { organisation }, ...more })
/** A coach opens an anonymous CV, first without the agreement of the job seeker; she closes it when she finds out. */
const complaint: readonly Unwritten[] = [
  happens('cvCreated', { at: 10 }),
  happens('cvFormSet', { id: 'alone', at: 20, actor: coach, evidence: { kind: 'log', reference: 'line-4' } }),
  happens('cvFormSet', { id: 'agreed', at: 30, actor: coach, agreement }),
  happens('cvFormSet', { id: 'closed', at: 50, form: 'anonymous' }),
]
const history = historyOf(complaint, { authority: rule2011 })

describe('reconstruct', () => {
  it('TK-09 gives each change with actor, instant and evidence of agreement, and the readers after it', () => {
    const log = [
      by('fjord', 49),
      by('brisk', 30, { act: 'download' }),
      by('nordlys', 15),
      by('late', 60),
      by('early', 5),
    ]
    const found = reconstruct(history, log, cv)
    const course = found.changes.map(({ at, change, to, actor, tookEffect, readers }) => [
      ...[at, change, to, actor.id, tookEffect],
      ...readers.map(({ organisation }) => organisation),
    ])
    expect(course).toEqual([
      [10, 'cvCreated', 'anonymous', 'ida', true, 'nordlys'],
      [20, 'cvFormSet', 'personal', 'coach-7', false],
      [30, 'cvFormSet', 'personal', 'coach-7', true, 'brisk', 'fjord'],
      [50, 'cvFormSet', 'anonymous', 'ida', true, 'late'],
    ])
    expect(found.before.readers.map(({ organisation }) => organisation)).toEqual(['early'])
    expect(found.subject).toBe('ida')
    expect(found.changes[2]).toEqual({
      at: 30,
      event: 'agreed',
      change: 'cvFormSet',
      to: 'personal',
      actor: coach,
      evidence: undefined,
      agreement: 'file-88',
      tookEffect: true,
      alarm: undefined,
      readers: [
        {
          at: 30,
          organisation: 'brisk',
          viewer: 'recruiter-3',
          role: 'employer',
          purpose: 'recruitment',
          act: 'download',
          categories: [{ record: 'cv', category: 'identity.name', level: 'full' }],
        },
        expect.objectContaining({ at: 49 }),
      ],
      contacts: [],
    })
  })

  it('TK-09 keeps what somebody only attempted, with its alarm', () => {
    const [, attempt] = reconstruct(history, [], cv).changes
    expect(attempt).toMatchObject({
      event: 'alone',
      tookEffect: false,
      alarm: 'unauthorised-form-change',
      evidence: { kind: 'log', reference: 'line-4' },
      agreement: undefined,
    })
  })

  it('TK-18 names the companies that got in touch after each change', () => {
    const asked = { ...contactRequest().viewer, organisation: 'brisk' }
    const refusedOne = contactRequest({ at: 52, viewer: asked, allowed: false })
    const log = [mail({ at: 55 }), contactRequest({ at: 35, viewer: asked }), refusedOne, accountDecision]
    const contacts = reconstruct(history, log, cv).changes.map((change) =>
      change.contacts.map(({ means, organisation, allowed }) => [means, organisation, allowed]),
    )
    expect(contacts).toEqual([
      [],
      [],
      [['contactRequest', 'brisk', true]],
      [
        ['contactRequest', 'brisk', false],
        ['mail', 'nordlys', true],
      ],
    ])
  })

  it('TK-09 has what concerns the subject of the record, and no other record or subject', () => {
    const story = [
      happens('addressProtectionAbsent', { at: 1 }),
      happens('cvCreated', { at: 10 }),
      happens('cvCreated', { at: 11, cv: 'cv-2' }),
      happens('shareAgreed', { at: 12 }),
      happens('consentGiven', { at: 13 }),
      happens('jobmatchMade', { at: 14 }),
      happens('noticeShown', { at: 15, act: 'invitationAnswered', about: 'dialogue-1', actor: robot }),
      happens('invitationAnswered', { at: 16 }),
      happens('cvCreated', { at: 17, subject: 'jon', cv: 'cv-9', actor: { kind: 'subject', id: 'jon' } }),
      happens('vacancyOpened', { at: 18 }),
    ]
    const kinds = (record: { kind: string; id: string }) =>
      reconstruct(historyOf(story), [], record).changes.map(({ change, agreement }) =>
        agreement === undefined ? change : `${change} ${agreement}`,
      )
    const about = ['shareAgreed agreement-1', 'consentGiven']
    expect(kinds(cv)).toEqual(['addressProtectionAbsent', 'cvCreated', ...about])
    expect(kinds({ kind: 'dialogue', id: 'dialogue-1' })).toEqual([
      ...['addressProtectionAbsent', ...about],
      ...['jobmatchMade', 'noticeShown', 'invitationAnswered'],
    ])
    expect(kinds({ kind: 'cv', id: 'cv-9' })).toEqual(['cvCreated'])
    expect(kinds({ kind: 'cv', id: 'cv-77' })).toEqual([])
  })

  it('TK-09 leaves out reads of other records and of other subjects, and refusals', () => {
    const log = [
      by('a', 35, { record: { id: 'cv-2' } }),
      by('b', 35, { record: { kind: 'dialogue' } }),
      by('c', 35, { record: { subject: 'jon' } }),
      refused({ at: 35 }),
      by('d', 35, { record: { subject: undefined } }),
    ]
    const found = reconstruct(history, log, cv)
    expect(found.changes.flatMap(({ readers }) => readers.map(({ organisation }) => organisation))).toEqual(['d'])
    expect(found.unattributable.count).toBe(0)
    // Of a record that no history knows, the reads are still there.
    const unknown = reconstruct(history, [by('a', 35, { record: { id: 'cv-2' } })], { kind: 'cv', id: 'cv-2' })
    expect([unknown.subject, unknown.before.readers.length]).toEqual([undefined, 1])
  })

  it('JI-12 counts the accesses that may have been of this record, and keeps apart those without an instant', () => {
    const poor = [
      by('a', 35, { record: { id: undefined } }),
      by('b', 35, { record: { id: undefined, subject: undefined } }),
      by('c', 35, { record: { id: undefined, subject: 'jon' } }),
      by('d', 35, { record: { id: undefined, kind: 'dialogue' } }),
      by('e', undefined),
    ]
    const found = reconstruct(history, [...poor, ...unreadable], cv)
    expect(found.unattributable).toEqual(exact(2 + unreadable.length, 'cases'))
    expect(found.undated.readers.map(({ organisation }) => organisation)).toEqual(['e'])
  })

  it('TK-09 holds ids alone, as plain frozen data', () => {
    const said = { ...mail({ at: 35 }), text: 'Dear Ida Holm' } as LogRecord
    const found = reconstruct(history, [said, by('brisk', 35)], cv)
    expect(JSON.stringify(found)).not.toContain('Holm')
    const [change] = found.changes
    expect(
      [found, found.changes, change, change?.actor, change?.readers, found.before.readers].every(Object.isFrozen),
    ).toBe(true)
    expect(JSON.parse(JSON.stringify(found))).toMatchObject({ kind: 'reconstruction', record: cv })
  })

  it('TK-09 is of one record: mistakes are refused with a code', () => {
    const code = (code: string) => expect.objectContaining({ code }) as Error
    const jon = { subject: 'jon', actor: { kind: 'subject', id: 'jon' } } as const
    const twice = historyOf([happens('cvCreated', { actor: ida }), happens('cvCreated', jon)])
    expect(() => reconstruct(twice, [], cv)).toThrow(code('ambiguous-record'))
    expect(reconstruct(twice, [], { ...cv, subject: 'jon' }).changes).toHaveLength(1)
    for (const id of ['', ' ', undefined])
      expect(() => reconstruct(twice, [], { ...cv, id: id as never })).toThrow(code('no-record'))
    expect(() => reconstruct(twice, [], { ...cv, cv: 'cv-1' } as never)).toThrow(code('unknown-key'))
  })
})
