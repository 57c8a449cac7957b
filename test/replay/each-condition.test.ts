import { timeline } from 'need-to-know'
import { profiles } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { type Case, jobindexDialogues } from '../../examples/replay/jobindex-dialogues'
import { type JobindexViews, viewJobindex } from '../../examples/replay/jobindex-views'
import { type NavReplay, replayNav } from '../../examples/replay/nav'
import type { NavSizes } from '../../examples/replay/nav-persons'
import type { RecruitmentPolicy } from '../../examples/replay/words'
import { withRules } from '../../src/policy'
import { asking, itsBasis, itsNotice, theWholeRule, without } from './one-condition-less'

const { legacy2009, february2019 } = profiles.jobindex
const { february2021 } = profiles.nav
const name = february2019.name

/** All figures but how long it took. */
const figures = (replay: object) => JSON.stringify({ ...replay, seconds: undefined })
const copy = (policy: RecruitmentPolicy) => withRules(policy, policy.rules)

describe('RP-1 each condition of the Jobindex rules moves a figure when it is taken out', () => {
  const some = { count: 400, seed: 2009 }
  const cases = [...jobindexDialogues(some.count, some.seed)]
  const count = (holds: (each: Case) => boolean) => cases.filter(holds).length
  const isInterested = ({ dialogue }: Case) => dialogue.answer === 'interested'
  const look = (notice: 'old' | 'new', policy: RecruitmentPolicy = february2019): JobindexViews =>
    viewJobindex({ ...some, notice, policies: [legacy2009, policy] })
  const named = ({ exposed }: JobindexViews) => exposed[name]?.['identity.name']?.['full'] ?? 0

  it.each(['old', 'new'] as const)('RP-1 none is out: the figures are the same, %s text', (notice) => {
    expect(figures(look(notice, copy(february2019)))).toBe(figures(look(notice)))
  })

  it('RP-1 JI-41 the vacancy of its own: without it, a company elsewhere sees who consented to any employer', () => {
    const views = look('new', without(february2019, 'dialogue-interested', asking('vacancy.own')))
    const open = count((each) => isInterested(each) && each.consent?.to === 'anyEmployer')
    expect(open).toBeGreaterThan(0)
    expect([look('new').exposedToOthers[name], views.exposedToOthers[name]]).toEqual([0, open])
  })

  it('RP-1 JI-32 the interest: without it, those are shown who consented and said no', () => {
    const views = look('new', without(february2019, 'dialogue-interested', asking('dialogue.answer')))
    const saidNo = count(({ dialogue, consent }) => dialogue.answer === 'notInterested' && consent !== undefined)
    expect(saidNo).toBeGreaterThan(0)
    expect(named(views) - named(look('new'))).toBe(saidNo)
  })

  it('RP-1 JI-46 the consent: without it, those are shown who said yes and consented to nothing', () => {
    const views = look('new', without(february2019, 'dialogue-interested', itsBasis))
    const unasked = count((each) => isInterested(each) && each.consent === undefined)
    expect(unasked).toBeGreaterThan(0)
    expect(named(views) - named(look('new'))).toBe(unasked)
  })

  it('RP-1 JI-48 what they had been told: without it, those are shown who said yes under the old text', () => {
    const views = look('old', without(february2019, 'dialogue-interested', itsNotice))
    const saidYes = count((each) => isInterested(each) && each.consent !== undefined)
    expect([named(look('old')), named(views)]).toEqual([0, saidYes])
  })

  it('RP-1 JI-37 a level, too: with the id of the CV itself, the counts of the same field are others', () => {
    const uncapped = without(february2019, 'pseudonyms-for-recruiters', theWholeRule)
    const whole = without(uncapped, 'dialogue-interested', (rule) => ({ ...rule, level: 'full' }))
    const ids = (views: JobindexViews) => views.exposed[name]?.['recordId']
    const shown = named(look('new'))
    expect(shown).toBeGreaterThan(0)
    expect([ids(look('new')), ids(look('new', whole))]).toEqual([{ pseudonym: shown }, { full: shown }])
  })
})

describe('RP-2 each condition of the NAV rules moves a figure when it is taken out', () => {
  const sizes: NavSizes = { followedUp: 150, ended: 10, sharers: 320, graded: 5, endedBefore: 5, undecided: 5 }
  const [old] = profiles.nav.timeline.entries
  const replay = (policy: RecruitmentPolicy): NavReplay => {
    if (old === undefined) throw new RangeError('nothing was in force')
    const entries = profiles.nav.timeline.entries.map((entry) =>
      entry.value === february2021 ? { ...entry, value: policy } : entry,
    )
    return replayNav({ sizes, seed: 7, timeline: timeline(entries) })
  }
  const unchanged = replayNav({ sizes, seed: 7 })

  it('RP-2 none is out: the figures are the same', () => {
    expect(figures(replay(copy(february2021)))).toBe(figures(unchanged))
  })

  it('RP-2 NAV-01 NAV-35 the follow-up: without it, a consent given meanwhile opens the CV, and a forced one does not', () => {
    const { consented, visibleAfter } = replay(without(february2021, 'cv-shared', asking('subject.followUp')))
    const { standing } = unchanged.consented.ofOwnAccord
    expect(standing).toBeGreaterThan(0)
    expect([unchanged.visibleAfter, visibleAfter]).toEqual([0, standing])
    expect(consented.madeTo).toEqual({ ...unchanged.consented.madeTo, visibleAfter: 0 })
    expect(consented.madeTo.persons).toBeGreaterThan(0)
  })

  it('RP-2 NAV-23 the presence: without it, a CV is seen that its owner took offline', () => {
    const { later } = replay(without(february2021, 'cv-shared', asking('cv.presence')))
    const { persons, seenOffline } = unchanged.later.wentOffline
    expect(persons).toBeGreaterThan(0)
    expect([seenOffline, later.wentOffline.seenOffline]).toEqual([0, persons])
  })

  it('RP-2 has persons who lack one thing each: none of them is seen, and all who lack nothing are', () => {
    const none = { persons: 10, seen: 0 }
    const whole = { persons: 10, seen: 10 }
    expect(unchanged.lacking).toEqual({
      choice: { nothing: whole, consent: none, notice: none },
      share: { nothing: whole, share: none, presence: none, consent: none, notice: none },
    })
  })

  it.each([
    ['NAV-25 the notice of an own choice', 'cv-shared', itsNotice, 'choice', 'notice'],
    ['NAV-23 the presence of a shared CV', 'cv-counsellor-share', asking('cv.presence'), 'share', 'presence'],
    ['NAV-18 the consent to a share', 'cv-counsellor-share', itsBasis, 'share', 'consent'],
    ['NAV-18 the notice of a share', 'cv-counsellor-share', itsNotice, 'share', 'notice'],
  ] as const)('RP-2 %s: without it those are seen who lack it, and no others', (_, id, takeOut, of, lack) => {
    const { lacking } = replay(without(february2021, id, takeOut))
    const all = { persons: 10, seen: 10 }
    expect(lacking).toEqual({ ...unchanged.lacking, [of]: { ...unchanged.lacking[of], [lack]: all } })
  })

  it.each([
    ['NAV-35 the consent of an own choice', 'cv-shared', itsBasis, 'choice', 'consent'],
    ['NAV-19 the company named by a share', 'cv-counsellor-share', asking('share.named'), 'share', 'share'],
  ] as const)(
    'RP-2 %s: what was told counts only with the act that stands on it, so it is seen where both are out',
    (_, id, takeOut, of, lack) => {
      const one = without(february2021, id, takeOut)
      expect(replay(one).lacking).toEqual(unchanged.lacking)
      const all = { persons: 10, seen: 10 }
      const { lacking } = replay(without(one, id, itsNotice))
      expect(lacking).toEqual({ ...unchanged.lacking, [of]: { ...unchanged.lacking[of], [lack]: all, notice: all } })
    },
  )

  it('RP-2 NAV-38 the account in standing: without it, a blocked account sees every sharer', () => {
    const { seenByBlockedAccount } = replay(without(february2021, 'active-accounts', theWholeRule))
    expect([unchanged.seenByBlockedAccount, seenByBlockedAccount]).toEqual([0, sizes.sharers])
  })
})
