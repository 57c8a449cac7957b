import fc from 'fast-check'
import { lintNotices, type Notice, type NoticeInput, type Permit, type Policy, timeline } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { coveredBy } from '../../src/vocabulary'
import { choices } from '../laws/arbitraries/choice'
import { somePolicy } from '../laws/arbitraries/policy'
import { someVocabulary } from '../laws/arbitraries/vocabulary'
import { board, define, forbid, permit, sound } from './board'

const controller = {
  name: 'Boards of Ribe A/S',
  address: 'Nygade 1, 6760 Ribe',
  country: 'DK',
  email: 'privacy@example.test',
  businessNumber: '00000000',
} as const
const clause = {
  clause: 'cvDatabase',
  recipients: ['employer'],
  categories: ['existence', 'skill'],
  purposes: ['recruitment'],
  trigger: ['cvCreated'],
} as const

type BoardClause = NoticeInput<typeof board.definition>['clauses'][number]
const noticeOf = (more: Partial<BoardClause> = {}): Notice =>
  board.defineNotice({ name: 'terms', version: '1', language: 'da', controller, clauses: [{ ...clause, ...more }] })
const always = <T>(value: T) => timeline([{ from: 0, value }])
const lint = (policy: Policy, ...notices: readonly Notice[]) => lintNotices(always(policy), notices.map(always))

describe('a permit', () => {
  it('JI-44 that its notice tells of in full leaves nothing to find, and so does one to the subject', () => {
    const own = permit({ id: 'own', to: 'subject', on: 'cv', categories: '*', purpose: 'support', source: 'GDPR 15' })
    const closed = forbid({ id: 'closed', when: board.all(), source: 's' })
    expect(lint(define(own, permit(sound), closed), noticeOf())).toEqual([])
  })

  it('JI-44 JI-08 is found under its rule, its policy and the instant, where no notice has its clause', () => {
    const found = lint(define(permit({ ...sound, id: 'first' }), permit({ ...sound, id: 'second' })))
    expect(found.filter(({ code }) => code === 'notice-silent')).toEqual(
      ['first', 'second'].map((rule, i) => ({
        code: 'notice-silent',
        path: `/policies/entries/0/value/rules/${i}/notice`,
        message: 'no notice in force has the clause `cvDatabase`',
        policy: 'board',
        version: '1',
        rule,
        clause: 'cvDatabase',
        from: 0,
        cites: ['GDPR 5(1)(a)', 'GDPR 13(1)(e)', 'GDPR 24', 'JI-08', 'JI-44'],
      })),
    )
  })

  it('JI-08 is found where it stands on no notice at all, though it is void, or can never hold', () => {
    const none = permit({ ...sound, notice: 'none', when: board.any() })
    expect(lint(define(none), noticeOf())).toEqual([
      expect.objectContaining({ code: 'notice-silent', rule: 'open', message: 'the permit stands on no notice' }),
    ])
    expect(lint(define(none), noticeOf())[0]).not.toHaveProperty('clause')
  })

  it.each<[string, Parameters<typeof permit>[0], string, string]>([
    ['a role', { ...sound, to: ['employer', 'agency'] }, 'role `agency`', 'to'],
    ['everybody', { ...sound, to: '*' }, 'role `*`', 'to'],
    ['a category', { ...sound, categories: ['skill', 'health'] }, 'category `health`', 'categories'],
    [
      'a category below a prefix',
      { ...sound, categories: 'identity', level: { 'identity.name': 'initials', identity: 'withheld' } },
      'category `identity.name`',
      'categories',
    ],
    ['a purpose', { ...sound, purpose: ['support', 'recruitment'] }, 'purpose `support`', 'purpose'],
  ])('JI-44 JI-28 is found where its notice leaves out %s, by name', (_, input, what, part) => {
    expect(lint(define(permit(input)), noticeOf())).toEqual([
      {
        code: 'notice-outrun',
        path: `/policies/entries/0/value/rules/0/${part}`,
        message: `clause \`cvDatabase\` of notice \`terms\` does not name the ${what}`,
        policy: 'board',
        version: '1',
        rule: 'open',
        clause: 'cvDatabase',
        from: 0,
        cites: ['GDPR 5(1)(a)', 'GDPR 13(1)', 'GDPR 24', 'JI-28', 'JI-44'],
      },
    ])
  })

  it('JI-44 is found once for each name that is left out, every category of a star among them', () => {
    const all = permit({ ...sound, to: ['employer', 'agency', 'agency'], categories: '*', purpose: 'support' })
    expect(lint(define(all), noticeOf()).map(({ message }) => message.replace(/^.* does not name the /, ''))).toEqual([
      'role `agency`',
      'category `identity.name`',
      'category `identity.birthDate`',
      'category `health`',
      'purpose `support`',
    ])
  })

  it('JI-08 is not told of by a notice that was never checked, and has a clause `none` or tells of everybody', () => {
    const unchecked = (more: object): Notice => ({ ...noticeOf(), clauses: [{ ...clause, ...more }] })
    const none = define(permit({ ...sound, notice: 'none' }))
    expect(lint(none, unchecked({ clause: 'none' })).map(({ code }) => code)).toEqual(['notice-silent'])
    const everybody = define(permit({ ...sound, to: '*' }))
    expect(lint(everybody, unchecked({ recipients: ['*'] })).map(({ code }) => code)).toEqual(['notice-outrun'])
  })

  it('is told of by a prefix above its categories, and of nothing where it withholds', () => {
    const names = permit({ ...sound, categories: ['identity.name', 'identity.birthDate'] })
    expect(lint(define(names), noticeOf({ categories: 'identity' }))).toEqual([])
    const withheld = permit({ ...sound, categories: ['skill', 'health'], level: { skill: 'full', health: 'withheld' } })
    expect(lint(define(withheld), noticeOf())).toEqual([])
  })

  it('JI-44 is told of by each notice that has its clause: nobody knows which one a subject was shown', () => {
    const other = { ...noticeOf({ recipients: 'agency' }), name: 'other' }
    const found = lint(define(permit(sound)), noticeOf(), other)
    expect(found.map(({ message }) => message)).toEqual([
      'clause `cvDatabase` of notice `other` does not name the role `employer`',
    ])
    expect(lint(define(permit(sound)), noticeOf(), { ...other, clauses: [] })).toEqual([])
  })
})

describe('over time', () => {
  const narrow = define(permit(sound))
  const wide = define(permit({ ...sound, to: ['employer', 'agency'] }))
  const toBoth = noticeOf({ recipients: ['employer', 'agency'] })
  const brief = (found: ReturnType<typeof lintNotices>) => found.map(({ from, code, path }) => [from, code, path])

  it('JI-44 finds nothing where policy and notice change together', () => {
    const policies = timeline([
      { from: 0, value: narrow },
      { from: 10, value: wide },
    ])
    const notices = timeline([
      { from: 0, value: noticeOf() },
      { from: 10, value: toBoth },
    ])
    expect(lintNotices(policies, notices)).toEqual([])
  })

  it('JI-44 finds what goes beyond the notice from when on it does, and both starts, where the notice comes later', () => {
    const policies = timeline([
      { from: 0, value: narrow },
      { from: 10, value: wide },
    ])
    const notices = timeline([
      { from: 0, value: noticeOf() },
      { from: 11, value: toBoth },
    ])
    const found = lintNotices(policies, notices)
    expect(brief(found)).toEqual([
      [10, 'starts-differ', '/policies/entries/1'],
      [10, 'notice-outrun', '/policies/entries/1/value/rules/0/to'],
      [11, 'starts-differ', '/notices/0/entries/1'],
    ])
    expect(found.map(({ message }) => message)).toEqual([
      'a policy begins when no notice does',
      'clause `cvDatabase` of notice `terms` does not name the role `agency`',
      'a notice begins when no policy does',
    ])
    expect(found.map(({ policy, version }) => [policy, version])).toEqual([
      ['board', '1'],
      ['board', '1'],
      ['board', '1'],
    ])
    expect(found[0]?.cites).toEqual(['GDPR 5(1)(a)', 'GDPR 24', 'JI-44'])
  })

  it('finds again what goes on after something has changed, and nothing once the policy has ended', () => {
    const policies = timeline([{ from: 5, value: wide }], { until: 20 })
    const notices = [
      timeline([
        { from: 5, value: noticeOf() },
        { from: 10, value: noticeOf() },
        { from: 20, value: noticeOf() },
      ]),
      timeline([{ from: 7, value: { ...noticeOf(), name: 'unrelated', clauses: [] } }]),
    ]
    expect(brief(lintNotices(policies, notices))).toEqual([
      [5, 'notice-outrun', '/policies/entries/0/value/rules/0/to'],
      [7, 'starts-differ', '/notices/1/entries/0'],
      [7, 'notice-outrun', '/policies/entries/0/value/rules/0/to'],
      [10, 'starts-differ', '/notices/0/entries/1'],
      [10, 'notice-outrun', '/policies/entries/0/value/rules/0/to'],
      [20, 'starts-differ', '/notices/0/entries/2'],
    ])
  })

  it('says nothing of a policy where none is in force', () => {
    const [found] = lintNotices(timeline<Policy>([]), always(noticeOf()))
    expect(found).toEqual({
      code: 'starts-differ',
      path: '/notices/0/entries/0',
      message: 'a notice begins when no policy does',
      from: 0,
      cites: ['GDPR 5(1)(a)', 'GDPR 24', 'JI-44'],
    })
  })

  it('JI-44 finds a permit without its notice once the notice has ended', () => {
    const notices = timeline([{ from: 0, value: noticeOf() }], { until: 10 })
    expect(brief(lintNotices(always(narrow), notices))).toEqual([
      [10, 'notice-silent', '/policies/entries/0/value/rules/0/notice'],
    ])
  })

  it('TK-23 leaves out what is only announced, on either side', () => {
    const policies = timeline([
      { from: 0, value: narrow },
      { from: 'undated', value: wide },
    ])
    expect(lintNotices(policies, always(noticeOf()))).toEqual([])
    expect(
      lintNotices(always(narrow), timeline([{ from: 'undated', value: noticeOf() }])).map(({ code }) => code),
    ).toEqual(['starts-differ', 'notice-silent'])
  })

  it('finds nothing in nothing', () => {
    expect(lintNotices(timeline<Policy>([]), [])).toEqual([])
  })

  it('gives findings that are frozen', () => {
    const found = lint(wide, noticeOf())
    expect([found, ...found, ...found.map(({ cites }) => cites)].every((part) => Object.isFrozen(part))).toBe(true)
  })
})

describe('the dialogues of Jobindex', () => {
  const { dialogueTimeline, february2019, legacy2009 } = profiles.jobindex
  const [first, second] = dialogueTimeline.entries.map(({ from }) => from)
  const platform = {
    clause: 'jobmatch.platform',
    recipients: 'platform.consultant',
    categories: ['existence', 'identity', 'contact', 'address', 'recordId', 'dialogue', 'meta', 'note'],
    purposes: ['recruitment', 'assistJobSeeker'],
    trigger: 'dialogueAnswered',
  } as const
  const employer = {
    clause: 'jobmatch.employer',
    recipients: 'employer',
    categories: ['existence', 'dialogue.vacancy', 'dialogue.answer', 'identity.name', 'contact', 'recordId'],
    purposes: 'recruitment',
    trigger: 'interestShown',
  } as const
  const address = { ...employer, clause: 'jobmatch.employerAddress', categories: 'address' } as const
  const counts = {
    ...employer,
    clause: 'jobmatch.counts',
    categories: 'existence',
    purposes: ['recruitment', 'serviceQuality'],
  } as const
  const define = (version: string, clauses: NoticeInput<typeof recruitment.vocabulary.definition>['clauses']) =>
    recruitment.vocabulary.defineNotice({ name: 'jobmatch', version, language: 'da', controller, clauses })
  const old = define('2009', [platform])
  const corrected = define('2019', [platform, employer, address, counts])
  const at = (from: number | undefined, value: Notice) => ({ from: from ?? Number.NaN, value })

  it('JI-44 JI-08 went to employers that the notice of 2009 did not name, until both were changed', () => {
    const found = lintNotices(dialogueTimeline, timeline([at(first, old), at(second, corrected)]))
    expect(found.map(({ code, rule, policy, from }) => ({ code, rule, policy, from }))).toEqual([
      { code: 'notice-silent', rule: 'dialogue-employer-2009', policy: legacy2009.name, from: first },
    ])
  })

  it('JI-44 are told of in full by the corrected notice, and not by the old one', () => {
    const lintFebruary = (notice: Notice) => lintNotices(always(february2019), always(notice))
    expect(lintFebruary(corrected)).toEqual([])
    expect(lintFebruary(old).map(({ code, clause: name }) => [code, name])).toEqual([
      ['notice-silent', 'jobmatch.employer'],
      ['notice-silent', 'jobmatch.employerAddress'],
      ['notice-silent', 'jobmatch.counts'],
      ['notice-silent', 'jobmatch.counts'],
    ])
  })

  it('JI-44 begin to be told of when the rules change, or both starts are found', () => {
    const late = timeline([at(first, old), at((second ?? 0) + 86_400_000, corrected)])
    expect(
      lintNotices(dialogueTimeline, late)
        .filter(({ code }) => code === 'starts-differ')
        .map(({ from, path }) => [from, path]),
    ).toEqual([
      [second, '/policies/entries/1'],
      [(second ?? 0) + 86_400_000, '/notices/0/entries/1'],
    ])
  })
})

describe('a notice that says just what the permits of a policy need', () => {
  const partsOf = ['recipients', 'categories', 'purposes'] as const
  const policies = [
    ...Object.values(profiles.jobindex).filter((value): value is typeof profiles.strict => value.kind === 'policy'),
    profiles.strict,
  ].map((policy): [string, Policy] => [policy.name, policy])

  it.each(policies)('JI-44 leaves nothing to find but permits that are void for lack of notice: %s', (_, policy) => {
    const untold = policy.rules.filter((rule) => rule.kind === 'permit' && rule.notice === 'none').map(({ id }) => id)
    expect(lint(policy, needed(policy)).map(({ rule }) => rule)).toEqual(untold)
  })

  it.each(policies)('JI-44 leaves something to find once any name is removed from it: %s', (_, policy) => {
    const notice = needed(policy)
    const before = lint(policy, notice).length
    const names = notice.clauses.flatMap((each) =>
      partsOf.flatMap((part) => each[part].map((name) => [each, part, name] as const)),
    )
    expect(names.length).toBeGreaterThan(5)
    for (const [{ clause: of }, part, name] of names) {
      const found = lint(policy, without(notice, of, part, name))
      expect(found.length, `${of} ${part} ${name}`).toBeGreaterThan(before)
      expect(found.some((each) => each.clause === of && each.message.endsWith(`\`${name}\``))).toBe(true)
    }
  })

  it('JI-44 does so for any policy: all findings are of void permits, and each removal adds to them', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const policy = somePolicy(choice, someVocabulary(choice))
        const notice = needed(policy)
        const before = lint(policy, notice)
        const voided = policy.rules.filter(
          (rule) => rule.kind === 'permit' && !isOwn(rule) && (rule.notice === 'none' || rule.to === '*'),
        )
        expect(before.map(({ rule }) => rule)).toEqual(voided.map(({ id }) => id))

        const told = notice.clauses.filter((each) => partsOf.some((part) => each[part].length > 0))
        fc.pre(told.length > 0)
        const changed = choice.pick(told)
        const part = choice.pick(partsOf.filter((each) => changed[each].length > 0))
        const after = lint(policy, without(notice, changed.clause, part, choice.pick(changed[part])))
        expect(after.length).toBeGreaterThan(before.length)
        expect(after).toEqual(expect.arrayContaining([...before]))
      }),
    )
  })
})

const isOwn = ({ to }: Permit) => to !== '*' && to.includes('subject')

/** What the permits of a policy need, written down from them, name by name. */
function needed(policy: Policy): Notice {
  const permits = policy.rules.flatMap((rule) =>
    rule.kind === 'permit' && !isOwn(rule) && rule.notice !== 'none' ? [rule] : [],
  )
  const clauses = [...new Set(permits.map(({ notice }) => notice ?? 'none'))].map((name) => {
    const under = permits.filter(({ notice }) => notice === name)
    const all = (names: (rule: Permit) => readonly string[]) => [...new Set(under.flatMap(names))]
    return {
      clause: name,
      recipients: all(({ to }) => (to === '*' ? [] : to)),
      categories: all((rule) => released(policy, rule)),
      purposes: all(({ purpose }) => purpose),
      trigger: ['signedUp'],
    }
  })
  return { kind: 'notice', name: 'needed', version: '1', language: 'da', controller, clauses }
}

/** Worked out anew: the level of the longest name in the table that fits. */
function released({ vocabulary }: Policy, { categories, level }: Permit): readonly string[] {
  const fits = (name: string, category: string) => coveredBy(vocabulary, name).includes(category)
  const levelOf = (category: string) => {
    if (typeof level === 'string') return level
    const names = Object.keys(level).filter((name) => fits(name, category))
    const longest = names.reduce(
      (best, name) => (name !== '*' && (best === '*' || name.length > best.length) ? name : best),
      '*',
    )
    return level[longest]
  }
  return categories
    .flatMap((name) => coveredBy(vocabulary, name))
    .filter((category) => levelOf(category) !== 'withheld')
}

function without(notice: Notice, of: string, part: 'recipients' | 'categories' | 'purposes', name: string): Notice {
  const clauses = notice.clauses.map((each) =>
    each.clause === of ? { ...each, [part]: each[part].filter((other) => other !== name) } : each,
  )
  return { ...notice, clauses }
}
