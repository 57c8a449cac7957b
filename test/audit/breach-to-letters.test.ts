import { timeline } from 'need-to-know'
import { assessBreach, breachScope, completeTask, letter, notificationPlan } from 'need-to-know/audit'
import { atLeast } from 'need-to-know/history'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { happens, historyOf } from '../history/story'
import { aware, incidentWith, letterInput, refusalOf } from './breach-case'
import { receipt } from './receipts'

/** Two CVs of people under follow-up, which every employer could search (NAV-12): one was opened, of the other nobody knows. */
function historyFor(subject: string) {
  const actor = { kind: 'subject', id: subject } as const
  return historyOf([
    happens('registered', { subject, actor, at: 1 }),
    happens('cvCreated', { subject, actor, cv: `cv-of-${subject}`, at: 2 }),
    happens('addressProtectionAbsent', { subject, at: 2 }),
    happens('followUpBegun', { subject, at: 3 }),
  ])
}

const policies = timeline([{ from: 0, value: profiles.nav.legacy }])
const looked = receipt({
  at: 500,
  record: { id: 'cv-of-jon', subject: 'jon' },
  saw: { existence: 'full', 'identity.name': 'full' },
  policy: { name: 'nav.legacy', version: '2019-02', hash: profiles.nav.legacy.hash },
})
const scope = breachScope({
  timeline: policies,
  histories: [historyFor('ida'), historyFor('jon')],
  against: profiles.nav.february2021,
  viewers: [{ role: 'employer', assurance: 'substantial', purpose: 'recruitment' }],
  log: { entries: [looked] },
  window: { from: 0, to: 1_000 },
})
const assessment = assessBreach({ incident: incidentWith(), scope, harms: recruitment.harms })

describe('from the scope of a breach to the letters', () => {
  it('NAV-05, NAV-06 tells the authority, and each of those who are or may be affected', () => {
    expect(assessment).toMatchObject({ isBreach: true, risk: { level: 'high' } })
    expect(assessment.affected).toMatchObject({ named: { count: 2 }, confirmed: { count: 1 }, possible: { count: 1 } })
    const plan = notificationPlan(scope, { channels: ['inbox'] })
    const told = [...plan.notifications]
    expect(told.map(({ to }) => to.subject).sort()).toEqual(['ida', 'jon'])
    const step = { at: aware, by: 'ditte', reference: 'batch-1', plan: plan.outline, informed: told.length }
    const done = completeTask(assessment, 'subjects', step)
    expect(done.tasks.map(({ id, status }) => [id, status])).toEqual([
      ['authority', 'open'],
      // Of one class of viewers: nobody can say that these are all.
      ['subjects', 'followUp'],
      ['lookBack', 'open'],
    ])
  })

  it('JI-11 takes what was used from the scope, next to what was possible', () => {
    expect(assessment.affected).toMatchObject({
      observed: { cases: atLeast(1, 'cases'), counted: undefined },
      possible: atLeast(1, 'persons'),
    })
  })

  it('UWV-20 lets no letter name a role that did not see the person it is to', () => {
    const { to } = [...notificationPlan(scope, { channels: ['inbox'] }).notifications][0] ?? {}
    if (to === undefined) throw new Error('nobody is told')
    const elsewhere = () => letter('en', { ...letterInput, to, recipients: [{ role: 'agency' }] })
    expect(refusalOf(elsewhere)).toEqual(['other-recipient /recipients/0'])
  })

  it('JI-16, JI-17 takes the elements of the breach from the scope, each under its own code', () => {
    expect(assessment.findings.map(({ code }) => code)).toEqual(['NOT_INFORMED', 'NO_BASIS'])
  })

  it('UWV-20 writes to each what was seen of it, or what may have been, in every category of the profile', () => {
    const { notifications } = notificationPlan(scope, { channels: ['inbox'] })
    const texts = new Map(
      [...notifications].map(({ to }) => [to.subject, letter('en', { ...letterInput, to }).text] as const),
    )
    const [seen] = texts.get('jon')?.split('This may have been seen as well') ?? []
    expect(seen).toContain('- that you are registered with us\n- your full name\nIt was opened')
    expect(seen).not.toContain('telephone')
    const possible = texts.get('ida') ?? ''
    expect(possible).toContain('This may have been seen:\n- that you are registered with us\n- your full name\n')
    expect(possible).toContain('- your telephone number\n')
    expect(possible).not.toContain('seen as well')
  })
})
