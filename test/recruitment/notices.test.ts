import { lintNotices, localMidnight, type Notice, type Policy, type Timeline, timeline } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'

const { notices } = recruitment
const { jobindex, nav, werknl } = profiles
type Definition = typeof recruitment.vocabulary.definition

const from = <T>(value: T) => timeline([{ from: 0, value }])
const redesign = localMidnight('2012-03-01', 'Europe/Amsterdam')
const found = (policies: Timeline<Policy<Definition>>, texts: Timeline<Notice>) =>
  lintNotices(policies, texts).map(({ code, version, rule }) => [code, version, rule])

describe('the profiles and the texts in force with them', () => {
  it('JI-44 what was wrong in 2009 is found: the employer was named nowhere; in 2019 the address still is not', () => {
    expect(found(jobindex.dialogueTimeline, notices.jobindex.dialogueTimeline)).toEqual([
      ['notice-silent', '2009-02-20', 'dialogue-employer-2009'],
      ['notice-silent', '2019-02-06', 'dialogue-interested-address'],
    ])
  })

  it('JI-44 text and policy of 6 February 2019 begin at the same instant', () => {
    const begin = ({ entries }: Timeline<unknown>) => entries.map((entry) => entry.from)
    expect(begin(notices.jobindex.dialogueTimeline)).toEqual(begin(jobindex.dialogueTimeline))
    expect(begin(notices.jobindex.dialogueTimeline)).toEqual([
      Date.parse('2009-02-20T00:00:00+01:00'),
      Date.parse('2019-02-06T00:00:00+01:00'),
    ])
  })

  it('JI-45 the text of 6 February names platform and employer, and who the subject is on interest alone', () => {
    const named = notices.jobindex.february2019.clauses.map(({ clause, recipients }) => [clause, recipients])
    expect(named).toContainEqual(['jobmatch.platform', ['platform.consultant']])
    expect(named).toContainEqual(['jobmatch.employer', ['employer']])
    expect(notices.jobindex.legacy2009.clauses.map(({ clause }) => clause)).toEqual(['jobmatch.platform'])
  })

  it('the terms of 2018 tell all that their policy discloses', () => {
    expect(found(jobindex.cvTimeline, notices.jobindex.cvTimeline)).toEqual([])
  })

  it('TERMS-001 the terms end before 25 May 2018, text and policy alike', () => {
    const end = Date.parse('2018-05-25T00:00:00+02:00')
    for (const terms of [notices.jobindex.cvTimeline, jobindex.cvTimeline]) {
      expect([terms.at(end - 1)?.version, terms.at(end)]).toEqual(['2018-05-24', undefined])
    }
  })

  it('at NAV only the automatic access was told nowhere, and it ends with the closing', () => {
    expect(found(nav.timeline, notices.nav.timeline)).toEqual([['notice-silent', '2019-02', 'cv-automatic']])
  })

  it('TK-23 at werk.nl all is told, before the Redesign and from it on, once it has a date', () => {
    expect(found(werknl.timeline, notices.werknl.timeline)).toEqual([])
    expect(found(werknl.timeline.dated(redesign), notices.werknl.timeline.dated(redesign))).toEqual([])
    expect(notices.werknl.timeline.announced).toBe(notices.werknl.redesign)
    const late = lintNotices(werknl.timeline.dated(redesign), notices.werknl.timeline)
    expect(late.map(({ code, rule }) => [code, rule])).toEqual([
      ['starts-differ', undefined],
      ['notice-silent', 'cv-read-personal'],
    ])
  })

  it('AMB-08 the strict text tells all that strict discloses, at the follow too, but the address in a dialogue', () => {
    expect(found(from(profiles.strict), from(notices.strict))).toEqual([
      ['notice-silent', '1', 'dialogue-interested-address'],
    ])
  })
})

describe('each text', () => {
  const acts = [
    'registered',
    'contractAgreed',
    'cvCreated',
    'cvFormSet',
    'followed',
    'contactAccepted',
    'invitationAnswered',
    'shareAgreed',
    'consentGiven',
    'applicationSent',
    'jobAdPublished',
  ]

  it.each(notices.all.map((notice) => [`${notice.name} ${notice.version}`, notice] as const))(
    'JI-28 %s is shown before acts of the subject, and names recipients, data and purposes',
    (_, { clauses }) => {
      for (const clause of clauses) {
        expect(clause.trigger.filter((trigger) => !acts.includes(trigger.split('.')[0] ?? ''))).toEqual([])
        for (const part of [clause.recipients, clause.categories, clause.purposes, clause.trigger]) {
          expect(part.length).toBeGreaterThan(0)
        }
        expect(clause.recipients).not.toContain('subject')
      }
    },
  )

  it('is there once, and all of them are in the list', () => {
    const named = notices.all.map(({ name, version }) => `${name} ${version}`)
    expect(new Set(named).size).toBe(named.length)
    const texts = [notices.strict, ...[notices.jobindex, notices.nav, notices.werknl].flatMap(textsIn)]
    expect(new Set(notices.all)).toEqual(new Set(texts))
  })

  it('TERMS-002 Jobindex is named as its terms name it; where no source gives an address, an example stands', () => {
    expect(notices.jobindex.terms2018.controller).toEqual({
      name: 'Jobindex A/S',
      address: 'Holger Danskes Vej 91, 2000 Frederiksberg',
      country: 'DK',
      email: 'info@jobindex.dk',
      businessNumber: '21367087',
    })
    for (const { controller } of [...textsIn(notices.nav), ...textsIn(notices.werknl), notices.strict]) {
      expect(controller.email).toMatch(/\.example$/)
    }
  })
})

function textsIn(group: Readonly<Record<string, Notice | Timeline<Notice>>>): readonly Notice[] {
  return Object.values(group).flatMap((each) => (each.kind === 'notice' ? [each] : []))
}
