import { type Notice, type Timeline, timeline, vocabulary } from 'need-to-know'
import { describe, expectTypeOf, it } from 'vitest'

const board = vocabulary({
  roles: ['employer', 'agency'],
  purposes: ['recruitment'],
  kinds: ['cv'],
  categories: { 'identity.name': {}, skill: {} },
  facts: {},
  notices: ['cvDatabase'],
})
const controller = { name: 'n', address: 'a', country: 'DK', email: 'e', businessNumber: '1' }
const clause = {
  clause: 'cvDatabase',
  recipients: ['employer', 'subject'],
  categories: ['identity', 'existence'],
  purposes: 'recruitment',
  trigger: 'cvCreated',
} as const
const input = { name: 'terms', version: '1', language: 'da', controller, clauses: [clause] } as const

describe('the names in a notice', () => {
  it('are taken where the vocabulary has them', () => {
    expectTypeOf(board.defineNotice(input)).toEqualTypeOf<Notice>()
    board.extend({ roles: ['coach'] }).defineNotice({ ...input, clauses: [{ ...clause, recipients: 'coach' }] })
  })

  it('JI-28 are refused where it does not, and none may be missing', () => {
    // @ts-expect-error [ts2322] - the role is not in the vocabulary
    board.defineNotice({ ...input, clauses: [{ ...clause, recipients: 'coach' }] })
    // @ts-expect-error [ts2322] - everybody is no recipient
    board.defineNotice({ ...input, clauses: [{ ...clause, recipients: '*' }] })
    // @ts-expect-error [ts2322] - the category is not
    board.defineNotice({ ...input, clauses: [{ ...clause, categories: ['skills'] }] })
    // @ts-expect-error [ts2322] - the purpose is not (TERMS-170)
    board.defineNotice({ ...input, clauses: [{ ...clause, purposes: 'similarServices' }] })
    // @ts-expect-error [ts2322] - the clause is not
    board.defineNotice({ ...input, clauses: [{ ...clause, clause: 'cvDatabasen' }] })
    // @ts-expect-error [ts2322] - before which act it is shown
    board.defineNotice({ ...input, clauses: [{ ...clause, trigger: undefined }] })
  })

  it('TERMS-002 stand beside a controller that is named in full', () => {
    // @ts-expect-error [ts2741] - the business number is missing
    board.defineNotice({ ...input, controller: { name: 'n', address: 'a', country: 'DK', email: 'e' } })
  })
})

describe('a timeline', () => {
  it('TK-23 has dated entries, and perhaps one that is announced', () => {
    const made = timeline([
      { from: 0, value: 'a' },
      { from: 'undated', value: 'b' },
    ])
    expectTypeOf(made).toEqualTypeOf<Timeline<string>>()
    expectTypeOf(made.announced).toEqualTypeOf<string | undefined>()
    expectTypeOf(made.entries[0]).toEqualTypeOf<
      { readonly from: number; readonly until?: number; readonly value: string } | undefined
    >()
    // @ts-expect-error [ts2820] - undated is spelt so
    timeline([{ from: 'undatd', value: 'b' }])
  })
})
