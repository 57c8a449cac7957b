import { always, never } from 'need-to-know/prove'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { without } from './changed-rules'
import { byName } from './every-profile'
import {
  expectAlways,
  expectForbidden,
  expectHeld,
  expectOnly,
  expectUnopened,
  type OpenClaim,
  refute,
} from './expect-proof'
import { rolesBut } from './viewers'

const { all, any, fact } = recruitment.vocabulary
const { strict } = profiles
const { february2019, legacy2009 } = profiles.jobindex

const dialogues = { on: ['dialogue', 'message'] } as const
const isOwn = fact('vacancy.own')
const isInterested = fact('dialogue.answer').is('interested')
const wasTold = fact('informed.jobmatch.employer')
const released = all(isOwn, isInterested, fact('consent.interest'), wasTold)
const isUnprotected = fact('address.protected').is(false)
const addressReleased = all(fact('consent.interestAddress'), fact('informed.jobmatch.employerAddress'), isUnprotected)

/** What §6.3 keeps from the employer since 6 February: what v2 says as never-claims, each with the exception it has. */
const promises = [
  {
    title: 'JI-32 JI-45 JI-46 JI-48 the dialogue is there for an employer only with interest, under the new notice',
    claim: never('employer').sees('existence', { ...dialogues, atLeast: 'full' }),
    exceptions: [released],
  },
  {
    title: 'JI-32 an answer is seen only where it is interest, under the new notice',
    claim: never('employer').sees('dialogue.answer', dialogues),
    exceptions: [released],
  },
  {
    title: 'JI-33 JI-35 JI-36 JI-46 name, phone and e-mail are seen only with interest, under the new notice',
    claim: never('employer').sees(['identity.name', 'contact.phone', 'contact.email'], dialogues),
    exceptions: [released],
  },
  {
    title: 'JI-18 JI-34 an address is seen only where it is named in the notice and not protected',
    claim: never('employer').sees('address', dialogues),
    exceptions: [all(released, addressReleased)],
  },
  {
    title: 'JI-37 the raw id of the CV is never seen',
    claim: never('employer').sees('recordId', { ...dialogues, atLeast: 'full' }),
    exceptions: [],
  },
  {
    title: 'JI-37 the pseudonym of the CV is seen with interest alone: no field stands above existence',
    claim: never('employer').sees('recordId', dialogues),
    exceptions: [released],
  },
  {
    title: 'JI-38 JI-43 comments and consultant messages are never seen',
    claim: never('employer').sees(['dialogue.comment', 'dialogue.message'], dialogues),
    exceptions: [],
  },
  {
    title: 'JI-38 JI-43 no message is even there',
    claim: never('employer').sees('*', { on: 'message' }),
    exceptions: [],
  },
] as const

describe.each(byName([february2019, strict]))('§6.3 under %s', (_, policy) => {
  it.each(promises)('$title', ({ title, claim, exceptions }) => {
    if (title.startsWith('JI-37 the raw id')) expectForbidden(policy, claim, 'pseudonyms-for-recruiters')
    else expectOnly(policy, claim, exceptions)
  })

  it('JI-32 JI-33 JI-34 JI-35 JI-36 JI-37 JI-38 every row is one of the claims made here', () => {
    const claimed = promises.flatMap(({ claim }) => claim.categories as readonly string[])
    const rows = ['existence', 'dialogue.answer', 'identity.name', 'contact.phone', 'contact.email', 'address']
    expect(claimed).toEqual(expect.arrayContaining([...rows, 'recordId', 'dialogue.comment', 'dialogue.message']))
  })

  const viewer =
    policy === strict
      ? [
          fact('viewer.individual'),
          fact('viewer.assurance').atLeast('substantial'),
          fact('account.active'),
          fact('organisation.registered'),
          fact('relation.blocked').is(false),
          fact('subject.restricted').is(false),
          // The profile that the dialogue is about is there.
          fact('cv.presence').in(['offline', 'online']),
          any(fact('act').in(['list', 'view']), all(fact('organisation.activeVacancy'), fact('candidate.matched'))),
        ]
      : [fact('subject.restricted').is(false)]
  const asking = [fact('address.graded').is(false), ...viewer, isOwn]
  const open = [fact('purpose').is('recruitment'), ...asking, isInterested, fact('consent.interest'), wasTold] as const

  it('JI-45 JI-46 with interest, under the new notice, the employer always sees who it is, and a pseudonym', () => {
    const shown = ['existence', 'dialogue.answer', 'identity.name', 'contact.phone', 'contact.email'] as const
    expectAlways(policy, always('employer').sees(shown, { on: 'dialogue', atLeast: 'full' }), open)
    const id = always('employer')
      .sees('recordId', { on: 'dialogue', atLeast: 'pseudonym' })
      .when(all(...open))
    expectHeld(policy, id)
    refute(without(policy, 'dialogue-interested'), id)
  })

  it('JI-18 JI-34 and the address, where the notice names it and it is not protected', () => {
    const sees = always('employer').sees('address', { on: 'dialogue', atLeast: 'full' })
    expectAlways(policy, sees, [
      ...open,
      fact('consent.interestAddress'),
      fact('informed.jobmatch.employerAddress'),
      isUnprotected,
    ])
  })

  it('JI-18 JI-19 a protected address stays closed to all outside, whatever a permit opens', () => {
    const sees = never(rolesBut('subject', 'platform.operator', 'authority')).sees('address', dialogues)
    expectForbidden(policy, sees.unless(isUnprotected), 'protected-address')
  })

  it('JI-27 JI-32 AMB-06 without interest there is always the count, and nothing but the count', () => {
    const unanswered = fact('dialogue.answer').in(['none', 'notInterested'])
    const counted = [
      fact('purpose').in(['recruitment', 'serviceQuality']),
      ...asking,
      unanswered,
      fact('informed.jobmatch.counts'),
      fact('subject.objected').is(false),
    ]
    expectAlways(policy, always('employer').sees('existence', { on: 'dialogue', atLeast: 'count' }), counted)
    expectUnopened(
      policy,
      never('employer')
        .sees('existence', { ...dialogues, atLeast: 'full' })
        .unless(isInterested),
    )
  })

  it('JI-27 for judging the service no record is seen, but the count of it', () => {
    const judging = fact('purpose').is('serviceQuality')
    expectUnopened(
      policy,
      never('employer')
        .sees('existence', { ...dialogues, atLeast: 'full' })
        .when(judging),
    )
    refute(
      policy,
      never('employer')
        .sees('existence', { ...dialogues, atLeast: 'count' })
        .when(judging),
    )
  })

  it('JI-08 JI-48 the old notice keeps a dialogue closed, the answer and all else being what they may', () => {
    const closed = never('employer').sees('*', dialogues).when(isInterested).unless(wasTold)
    expectUnopened(policy, closed.unless(fact('informed.jobmatch.counts')))
    // Who was told of the counts is counted, and no more than counted.
    const counting = refute(policy, closed)
    expect([counting.category, counting.level]).toEqual(['existence', 'count'])
    expectUnopened(
      policy,
      never('employer')
        .sees('existence', { ...dialogues, atLeast: 'full' })
        .unless(wasTold),
    )
  })

  it('JI-07 JI-47 any other employer sees nothing in every column', () => {
    expectOnly(policy, never('employer').sees('*', dialogues), [isOwn])
  })

  it('JI-07 agency, visitor and everybody else but the subject and the consultant see nothing in every column', () => {
    expectUnopened(policy, never(rolesBut('subject', 'platform.consultant', 'employer')).sees('*', dialogues))
    const others = fact('viewer.role').in(['subject', 'platform.consultant', 'employer'])
    expectUnopened(policy, never('*').sees('*', dialogues).unless(others))
  })

  it('JI-06 the consultant holds the dialogue by the contract and the notice that named the platform', () => {
    const ground = all(fact('contract.jobmatch'), fact('informed.jobmatch.platform'))
    const own = policy === strict ? any(fact('dialogue.own'), fact('dialogue.covering')) : all()
    expectOnly(policy, never('platform.consultant').sees('*', dialogues), [all(ground, own)])
  })
})

describe('§6.3 under the policy of 2009', () => {
  const looking = { purpose: 'recruitment', act: 'view', 'viewer.role': 'employer', 'vacancy.own': true }

  it.each(promises)('not yet: $title', ({ claim, exceptions }) => {
    const promised = (claim as OpenClaim).unless(any(...exceptions))
    const { situation, rules, level, on } = refute(legacy2009, promised)
    expect({ situation, rules, level }).toEqual({
      situation: looking,
      rules: ['dialogue-employer-2009'],
      level: 'full',
    })
    expect(dialogues.on).toContain(on)
    expectUnopened(without(legacy2009, 'dialogue-employer-2009'), promised)
  })

  it('JI-03 JI-32 JI-34 JI-37 JI-38 every cell of its column: the employer that owns the vacancy always sees all', () => {
    const every = ['existence', 'dialogue', 'identity.name', 'contact', 'address', 'recordId'] as const
    expectAlways(legacy2009, always('employer').sees(every, { ...dialogues, atLeast: 'full' }), [
      fact('purpose').in(['recruitment', 'serviceQuality']),
      isOwn,
    ])
  })

  it('JI-18 JI-19 a protected address was open, too, and the notice was not asked', () => {
    for (const closing of ['address.protected', 'address.graded', 'subject.objected'] as const) {
      const { situation } = refute(legacy2009, never('employer').sees('address', dialogues).when(fact(closing)))
      expect(situation).toEqual({ ...looking, [closing]: true })
    }
    const { situation } = refute(legacy2009, never('employer').sees('*', dialogues).when(wasTold.is(false)))
    expect(situation).toEqual({ ...looking, 'informed.jobmatch.employer': false })
  })

  it('JI-40 a login that a company shares was enough', () => {
    const shared = fact('viewer.individual').is(false)
    const { situation } = refute(legacy2009, never('employer').sees('*', dialogues).when(shared))
    expect(situation).toEqual({ ...looking, 'viewer.individual': false })
    expectForbidden(strict, never('*').sees('*').when(shared), 'individual-viewers')
  })

  it('JI-07 any other employer, agency or visitor saw nothing even then', () => {
    expectOnly(legacy2009, never('employer').sees('*', dialogues), [isOwn])
    expectUnopened(legacy2009, never(rolesBut('subject', 'platform.consultant', 'employer')).sees('*', dialogues))
  })
})
