import { notificationPlan, type PlanGround } from 'need-to-know/audit'
import { about, exact, justUnder, over, under } from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { affected, codeOf, refusalOf, scopeOf } from './breach-case'

const scope = scopeOf(affected(), affected({ subject: 'jon', certainty: 'possible' }))
const groundOf = (article: PlanGround['article']): PlanGround => ({
  article,
  reasons: 'nobody has the addresses any more',
  reference: 'doc-4',
})

describe('a plan to tell the persons affected', () => {
  it('JI-14, NAV-05 reaches each of them directly, those of whom it is only possible included', () => {
    const plan = notificationPlan(scope, { channels: ['letter', 'inbox'] })
    expect(plan.outline.mode).toBe('direct')
    expect([...plan.notifications].map(({ mode, to }) => [mode, to.subject, to.certainty])).toEqual([
      ['direct', 'ida', 'confirmed'],
      ['direct', 'jon', 'possible'],
    ])
  })

  it('JI-22 is refused where it only changes web pages, or reaches nobody at all', () => {
    expect(refusalOf(() => notificationPlan(scope, { channels: ['webPage'] }))).toEqual(['not-direct /channels'])
    expect(refusalOf(() => notificationPlan(scope, { channels: ['webPage', 'press'] }))).toEqual([
      'not-direct /channels',
    ])
    expect(refusalOf(() => notificationPlan(scope, { channels: [] }))).toEqual(['not-direct /channels'])
  })

  it('JI-22 may tell the public instead, on the recorded ground of GDPR 34(3)(c)', () => {
    const plan = notificationPlan(scope, { channels: ['webPage'], ground: groundOf('34(3)(c)') })
    expect(plan.outline).toEqual({ mode: 'public', channels: ['webPage'], ground: groundOf('34(3)(c)') })
    expect([...plan.notifications]).toEqual([])
    const silent = { channels: [], ground: groundOf('34(3)(c)') }
    expect(refusalOf(() => notificationPlan(scope, silent))).toEqual(['not-public /channels'])
  })

  it.each(['34(3)(a)', '34(3)(b)'] as const)('may tell nobody on the recorded ground of GDPR %s', (article) => {
    const plan = notificationPlan(scope, { channels: [], ground: groundOf(article) })
    expect(plan.outline.mode).toBe('none')
    const unrecorded = { channels: [], ground: { ...groundOf(article), reference: '' } }
    expect(codeOf(() => notificationPlan(scope, unrecorded))).toBe('plan-refused')
  })

  it('still tells directly whom it can, whatever ground it has', () => {
    const plan = notificationPlan(scope, { channels: ['email', 'press'], ground: groundOf('34(3)(c)') })
    expect([...plan.notifications]).toHaveLength(2)
  })

  it('tells each person once, and never ends before the scope does', () => {
    const twice = notificationPlan(scopeOf(affected(), affected()), { channels: ['email'] })
    expect(() => [...twice.notifications]).toThrow()
    const once = { ...scopeOf(), affected: { persons: exact(1, 'persons'), subjects: [affected(), affected()] } }
    expect([...notificationPlan(once, { channels: ['email'] }).notifications]).toHaveLength(1)
  })

  it('JI-14 says so when a scope has run dry: nobody is left out in silence', () => {
    const subjects = [affected(), affected({ subject: 'jon' })].values()
    const dry = { affected: { persons: exact(2, 'persons'), subjects }, records: exact(2, 'records') }
    const plan = notificationPlan(dry, { channels: ['email'] })
    expect([...plan.notifications]).toHaveLength(2)
    expect(codeOf(() => [...plan.notifications])).toBe('scope-cut-short')
  })

  it.each([
    ['about 130,000, none', about(130_000, 'persons'), 0, true],
    ['about 2, two', about(2, 'persons'), 2, false],
    ['just under 3, one', justUnder(3, 'persons'), 1, true],
    ['just under 3, two', justUnder(3, 'persons'), 2, false],
    ['over 2, two', over(2, 'persons'), 2, true],
    ['over 2, three', over(2, 'persons'), 3, false],
    ['under 500, none', under(500, 'persons'), 0, true],
    ['under 500, one', under(500, 'persons'), 1, false],
    ['under 1, none', under(1, 'persons'), 0, false],
  ])('JI-14 says so when a scope names fewer than it says there are: %s', (_, persons, named, isShort) => {
    const subjects = Array.from({ length: named }, (_, i) => affected({ subject: `subject-${i}` }))
    const { notifications } = notificationPlan(
      { affected: { persons, subjects }, records: exact(1, 'records') },
      {
        channels: ['letter'],
      },
    )
    expect(codeOf(() => [...notifications])).toBe(isShort ? 'scope-cut-short' : undefined)
  })

  it('streams over hundreds of thousands, one at a time', () => {
    let made = 0
    function* subjects() {
      for (; made < 300_000; made++) yield affected({ subject: `subject-${made}` })
    }
    const large = {
      affected: { persons: exact(300_000, 'persons'), subjects: subjects() },
      records: exact(1, 'records'),
    }
    const { notifications } = notificationPlan(large, { channels: ['letter'] })
    let told = 0
    for (const { to } of notifications) {
      if (told === 10) expect(made).toBe(10)
      told += to.subject === `subject-${told}` ? 1 : 0
    }
    expect(told).toBe(300_000)
  })
})
