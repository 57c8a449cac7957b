import { lawful, timeline } from 'need-to-know'
import { append, exposures } from 'need-to-know/history'
import { profiles } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { replayJobindex } from '../../examples/replay/jobindex'
import { unlawfulExposures } from '../../examples/replay/jobindex-breach'
import { type Case, jobindexDialogues } from '../../examples/replay/jobindex-dialogues'
import { dialogueHistory } from '../../examples/replay/jobindex-history'
import { lookAtOne, lookThroughAll, viewJobindex } from '../../examples/replay/jobindex-views'

const { legacy2009 } = profiles.jobindex
const window = {
  from: Date.parse('2009-02-20T00:00:00+01:00'),
  to: Date.parse('2019-02-06T00:00:00+01:00'),
}

/** Who was interested, and consented to be known to the company or to any. */
const isYes = ({ dialogue, consent }: Case) => dialogue.answer === 'interested' && consent !== undefined

describe('RP-1, the Jobindex dialogues', () => {
  const cases = [...jobindexDialogues(5000, 2009)]
  const some = cases.slice(0, 300)
  const found = [...unlawfulExposures(some.map((each) => dialogueHistory(each, 'old')))]

  it('JI-02 JI-09 makes the same invented people from the same seed, all within the window', () => {
    const [first] = jobindexDialogues(1, 2009)
    expect(first).toEqual(cases[0])
    const invited = cases.map(({ dialogue }) => dialogue.invitedAt).sort()
    expect(invited[0] !== undefined && invited[0] >= '2009-02-19T23:00:00').toBe(true)
    expect((invited.at(-1) ?? '') < '2019-02-05T23:00:00').toBe(true)
    expect(cases.some(({ dialogue }) => JSON.stringify(dialogue).includes('Danielsen'))).toBe(false)
  })

  it('RP-1 JI-09 exposes each dialogue from the invitation to the end of the old rules', () => {
    const stretch = ({ dialogue }: Case) => ({
      subject: dialogue.subjectId,
      record: { kind: 'dialogue', id: dialogue.id },
      from: Date.parse(dialogue.invitedAt),
      to: window.to,
    })
    expect(found.map(({ subject, record, from, to }) => ({ subject, record, from, to }))).toEqual(some.map(stretch))
  })

  it('RP-1 JI-03 JI-07 JI-41 exposes to the company with the vacancy, and to no other employer', () => {
    const companies = some.map(({ dialogue }) => dialogue.vacancy.organisation)
    expect(found.map(({ viewer }) => viewer.organisation)).toEqual(companies)
  })

  it('RP-1 JI-10 needs nothing of the subject: whoever never answered is exposed like the others', () => {
    const categories = (answer: string) => {
      const ids = new Set(some.filter(({ dialogue }) => dialogue.answer === answer).map(({ dialogue }) => dialogue.id))
      return new Set(found.filter(({ record }) => ids.has(record.id)).map((each) => each.categories))
    }
    expect(categories('none').size).toBe(1)
    expect(categories('none')).toEqual(categories('interested'))
    expect(categories('none')).toEqual(categories('notInterested'))
  })

  it('RP-1 JI-17 lists field for field what was seen and what was allowed: nothing', () => {
    const categories = found[0]?.categories ?? []
    const names = categories.map(({ category }) => category)
    expect(names).toEqual(expect.arrayContaining(['identity.name', 'contact.email', 'address', 'dialogue.comment']))
    for (const { seen, allowed } of categories) expect([seen, allowed]).toEqual(['full', 'withheld'])
  })

  it('RP-1 finds nothing where the rules are set beside themselves, and nothing under what is lawful of them', () => {
    const histories = () => some.map((each) => dialogueHistory(each, 'old'))
    const viewers = [{ role: 'employer', assurance: 'substantial', purpose: 'recruitment' }]
    const between = (policy: typeof legacy2009, against: typeof legacy2009) => [
      ...exposures(timeline([{ from: window.from, value: policy }]), histories(), { against, viewers, window }),
    ]
    expect(between(legacy2009, legacy2009)).toEqual([])
    expect(between(lawful(legacy2009), lawful(legacy2009))).toEqual([])
    expect(between(legacy2009, lawful(legacy2009))).toHaveLength(some.length)
  })

  it.each([1, 77, 2019])(
    'RP-1 JI-45 JI-46 shows under the new rules those who said yes, and no others: seed %i',
    (seed) => {
      const count = 400
      const drawn = [...jobindexDialogues(count, seed)]
      const saidYes = drawn.filter(isYes).length
      expect(saidYes).toBeGreaterThan(50)
      const { exposed, exposedToOthers } = viewJobindex({ count, seed, notice: 'new' })
      for (const name of ['jobindex.february2019', 'strict']) {
        expect(exposed[name]).toMatchObject({
          existence: { full: saidYes },
          'identity.name': { full: saidYes },
          recordId: { pseudonym: saidYes },
          'dialogue.comment': {},
        })
        expect(Object.keys(exposed[name]?.['recordId'] ?? {})).toEqual(['pseudonym'])
      }
      expect(exposed['jobindex.legacy2009']).toMatchObject({
        existence: { full: count },
        'identity.name': { full: count },
        recordId: { full: count },
      })
      expect(new Set(Object.values(exposedToOthers))).toEqual(new Set([0]))
    },
  )

  it('RP-1 JI-47 opens the dialogue about the vacancy that the subject was interested in, and no other of that company', () => {
    const [yes] = some.filter(isYes)
    if (yes === undefined) throw new Error('nobody was interested and consented')
    const first = yes.dialogue
    const { answeredAt: _, comment: __, ...rest } = first
    const vacancy = { ...first.vacancy, id: 'vacancy-second' }
    const second = { ...rest, id: 'dialogue-second', vacancy, answer: 'none' } as const
    const invited = append(dialogueHistory(yes, 'new'), {
      kind: 'jobmatchMade',
      id: 'event-second',
      at: window.to,
      actor: { kind: 'system', id: 'jobmatch' },
      dialogue: second.id,
      subject: first.subjectId,
      vacancy: vacancy.id,
      organisation: vacancy.organisation,
    })
    if (!invited.ok) throw new Error('the second invitation was refused')
    const shown = (dialogue: typeof first) =>
      lookThroughAll(invited.history, dialogue)
        .filter(([, view]) => view !== null)
        .map(([profile]) => profile)
    expect(shown(first)).toEqual(['jobindex.legacy2009', 'jobindex.february2019', 'strict'])
    expect(shown(second)).toEqual(['jobindex.legacy2009'])
  })

  it('RP-1 JI-48 shows what was answered under the old text to nobody under the new rules', () => {
    const hidden = lookAtOne('old').filter(([, view]) => view === null)
    expect(hidden.map(([profile]) => profile)).toEqual(['jobindex.february2019', 'strict'])
  })

  it.each(['old', 'new'] as const)('RP-1 counts what the views of the dialogues hold: %s text', (notice) => {
    const drawn = [...jobindexDialogues(40, 11)]
    const views = drawn.flatMap((each) => lookThroughAll(dialogueHistory(each, notice), each.dialogue))
    const { exposed } = viewJobindex({ count: 40, seed: 11, notice })
    const field = {
      'identity.name': 'name',
      'contact.email': 'email',
      address: 'address',
      recordId: 'cvId',
      'dialogue.vacancy': 'vacancy',
      'dialogue.comment': 'comment',
      'dialogue.message': 'messages',
    }
    for (const [profile, counts] of Object.entries(exposed)) {
      for (const [category, name] of Object.entries(field)) {
        const showing = views.filter(([seenBy, view]) => seenBy === profile && view !== null && name in view)
        const shown = Object.values(counts[category] ?? {}).reduce((sum, count) => sum + count, 0)
        expect(shown).toBe(showing.length)
      }
    }
  })

  it('RP-1 counts persons, dialogues and intervals each by themselves', () => {
    const { unlawful, subjects, dialogues } = replayJobindex({ count: 250, seed: 5 })
    expect({ subjects, dialogues }).toEqual({ subjects: 250, dialogues: 250 })
    expect(unlawful).toMatchObject({ persons: 250, dialogues: 250, intervals: 250 })
    expect(new Set(Object.values(unlawful.byCategory))).toEqual(new Set([250]))
  })
})
