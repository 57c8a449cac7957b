import {
  facts,
  type History,
  openHistory,
  parseHistory,
  rejudgeHistory,
  serialiseHistory,
  subjectState,
} from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { usageErrorOf } from '../policy/issues-of'
import { asking, grounds, happens, historyOf, rule2011, type Unwritten } from './story'

const protections = ['subject.restricted', 'subject.objected', 'relation.blocked'] as const
const look = (history: History, organisation = 'nordlys') => {
  const found = facts(history, asking({ viewer: { id: 'account-1', role: 'employer', organisation } }))
  return protections.map((name) => found[name])
}
const incomplete = (story: readonly Unwritten[]) => historyOf(story, { complete: false })
const unknown = [undefined, undefined, undefined]

describe('restriction, objection and blocks', () => {
  it('INV-12 are unknown after one act of the subject, of which the history has no other source', () => {
    const acted = incomplete([happens('registered')])
    expect(look(acted)).toEqual(unknown)
    // What the subject itself did not do is known.
    expect(facts(acted, asking())).toMatchObject({ 'relation.follows': false, 'consent.sharing': false })
  })

  it('INV-12 are false of a history that was opened as complete, and unknown before the subject acted there', () => {
    expect(look(historyOf([happens('registered')]))).toEqual([false, false, false])
    expect(look(historyOf([happens('followUpAbsent')]))).toEqual(unknown)
  })

  it('INV-12 are known where the history has a source: one that was begun and ended is not there', () => {
    const begun = [happens('restrictionBegun'), happens('objectionMade'), happens('employerBlocked')]
    const ended = [happens('restrictionLifted'), happens('objectionWithdrawn'), happens('employerUnblocked')]
    expect(look(incomplete(begun))).toEqual([true, true, true])
    expect(look(incomplete([...begun, ...ended]))).toEqual([false, false, false])
    expect(look(incomplete([...begun, ...ended]), 'brisk')).toEqual([false, false, undefined])
    expect(look(incomplete([happens('followed'), ...begun.slice(0, 2)]))).toEqual([true, true, undefined])
  })

  it('INV-12 are known of tables that are complete, and of no others', () => {
    const of = (complete: boolean) =>
      look({ kind: 'states', grounds, subject: subjectState({ id: 'ida', complete }) } as never)
    expect([of(true), of(false)]).toEqual([[false, false, false], unknown])
  })
})

describe('a history opened as complete', () => {
  it('stays so as it goes on and is judged anew, and says so', () => {
    const history = historyOf([happens('registered')])
    expect([history.complete, rejudgeHistory(history, rule2011).complete]).toEqual([true, true])
    expect([openHistory({ grounds }).complete, incomplete([happens('registered')]).complete]).toEqual([false, false])
  })

  it('INV-12 is read back as complete only where the reader says so', () => {
    const text = serialiseHistory(historyOf([happens('registered')]))
    const read = (complete: boolean) => {
      const parsed = parseHistory(text, { grounds, complete })
      return parsed.ok ? look(parsed.history) : []
    }
    expect([read(false), read(true)]).toEqual([unknown, [false, false, false]])
  })

  it('is so or is not', () => {
    expect(usageErrorOf(() => openHistory({ grounds, complete: 'yes' as never })).code).toBe('wrong-type')
  })
})
