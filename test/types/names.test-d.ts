import { type FactsInput, type RequestOf, vocabulary } from 'need-to-know'
import { describe, expectTypeOf, it } from 'vitest'

const board = vocabulary({
  roles: ['employer', 'agency'],
  purposes: ['recruitment'],
  kinds: ['cv'],
  categories: {
    'identity.name': { forms: ['initials'] },
    'identity.birthDate': { forms: ['decade', 'year'] },
    skill: {},
  },
  facts: { 'cv.form': ['anonymous', 'personal'], restricted: 'flag' },
  consents: ['share'],
  contracts: ['placement'],
  notices: ['cvDatabase'],
  obligations: ['log'],
})
const { permit, forbid, fact, all } = board
type Board = typeof board.definition

const sound = {
  id: 'open',
  to: 'employer',
  on: 'cv',
  categories: 'skill',
  purpose: 'recruitment',
  basis: { article: '6(1)(a)', consent: 'share' },
  notice: 'cvDatabase',
  source: 's',
} as const

describe('the names in a permit', () => {
  it('are taken where the vocabulary has them', () => {
    permit(sound)
    permit({
      ...sound,
      to: ['employer', 'agency'],
      categories: ['identity', 'identity.name', 'existence'],
      level: 'withheld',
    })
    permit({ ...sound, categories: 'identity', level: { identity: 'decade', 'identity.name': 'initials' } })
    permit({ ...sound, categories: 'existence', level: 'count' })
    permit({ ...sound, to: '*', categories: '*', basis: 'none', notice: 'none' })
    permit({ ...sound, basis: { article: '6(1)(b)', contract: 'placement' }, obligations: ['log'] })
  })

  it('are refused where it does not', () => {
    // @ts-expect-error [ts2322] - the role is not in the vocabulary
    permit({ ...sound, to: 'boss' })
    // @ts-expect-error [ts2322] - one role of the list is not
    permit({ ...sound, to: ['employer', 'boss'] })
    // @ts-expect-error [ts2322] - the record kind is not
    permit({ ...sound, on: 'cvs' })
    // @ts-expect-error [ts2322] - the purpose is not (TERMS-170)
    permit({ ...sound, purpose: 'similarServices' })
    // @ts-expect-error [ts2820] - the category is not
    permit({ ...sound, categories: 'skills' })
    // @ts-expect-error [ts2322] - `ident` is part of a word, not a prefix of a dotted name
    permit({ ...sound, categories: 'ident' })
    // @ts-expect-error [ts2322] - no category has the level
    permit({ ...sound, level: 'half' })
    // @ts-expect-error [ts2561] - the table names a category that is not there
    permit({ ...sound, level: { skills: 'full' } })
    // @ts-expect-error [ts2322] - a skill has no initials
    permit({ ...sound, level: { skill: 'initials' } })
    // @ts-expect-error [ts2322] - a birth date has no initials, though another category has
    permit({ ...sound, categories: 'identity', level: { 'identity.birthDate': 'initials' } })
    // @ts-expect-error [ts2322] - the obligation is not in the vocabulary
    permit({ ...sound, obligations: ['sing'] })
    // @ts-expect-error [ts2820] - the notice clause is not
    permit({ ...sound, notice: 'cvDatabasen' })
    // @ts-expect-error [ts2322] - the consent is not
    permit({ ...sound, basis: { article: '6(1)(a)', consent: 'sharing' } })
    // @ts-expect-error [ts2322] - the contract is not
    permit({ ...sound, basis: { article: '6(1)(b)', contract: 'lease' } })
    // @ts-expect-error [ts2322] - the consent of the exception is not
    permit({ ...sound, basis: { article: '6(1)(d)', special: { article: '9(2)(a)', consent: 'implicit' } } })
    // @ts-expect-error [ts2322] - there is no such letter in GDPR 6(1): an agreement of confidentiality is no basis (JI-31)
    permit({ ...sound, basis: { article: 'confidentiality agreement' } })
    // @ts-expect-error [ts2322] - consent needs its scope
    permit({ ...sound, basis: { article: '6(1)(a)' } })
  })

  it('include basis and notice for everybody but the subject', () => {
    permit({ id: 'own', to: 'subject', on: 'cv', categories: '*', purpose: 'recruitment', source: 'GDPR 15' })
    // @ts-expect-error [ts2345] - an employer needs a basis and a notice
    permit({ id: 'x', to: 'employer', on: 'cv', categories: '*', purpose: 'recruitment', source: 's' })
    // @ts-expect-error [ts2345] - a basis alone is not enough (JI-08)
    permit({ id: 'x', to: 'employer', on: 'cv', categories: '*', purpose: 'recruitment', basis: 'none', source: 's' })
    // @ts-expect-error [ts2322] - the subject is not mixed with others
    permit({ ...sound, to: ['employer', 'subject'] })
    // @ts-expect-error [ts2322] - a rule says where it comes from
    permit({ ...sound, source: undefined })
  })
})

describe('the names in a forbid', () => {
  it('are checked like those in a permit', () => {
    forbid({ id: 'f', when: fact('restricted'), source: 's' })
    forbid({
      id: 'f',
      to: ['agency', 'subject'],
      on: 'cv',
      categories: 'identity',
      cap: { 'identity.name': 'initials', identity: 'year' },
      when: all(),
      source: 's',
    })
    // @ts-expect-error [ts2322] - the role is not in the vocabulary
    forbid({ id: 'f', to: 'boss', when: all(), source: 's' })
    // @ts-expect-error [ts2322] - the level is not
    forbid({ id: 'f', cap: 'half', when: all(), source: 's' })
    // @ts-expect-error [ts2345] - a forbid says when
    forbid({ id: 'f', source: 's' })
  })
})

describe('a fact', () => {
  it('is named from the vocabulary, or is one that every vocabulary has', () => {
    type Name = Parameters<typeof fact>[0]
    expectTypeOf<Name>().toEqualTypeOf<
      | 'cv.form'
      | 'restricted'
      | 'consent.share'
      | 'contract.placement'
      | 'informed.cvDatabase'
      | 'subject.objected'
      | 'subject.vitalInterest'
      | 'viewer.role'
      | 'viewer.assurance'
      | 'viewer.individual'
      | 'act'
      | 'viewer.isSubject'
      | 'purpose'
    >()
    // @ts-expect-error [ts2345] - the fact is not in the vocabulary
    fact('cv.from')
    // @ts-expect-error [ts2345] - the consent is not
    fact('consent.sharing')
  })

  it('is compared with its own values', () => {
    expectTypeOf(fact('cv.form').is).parameter(0).toEqualTypeOf<'anonymous' | 'personal'>()
    expectTypeOf(fact('restricted').is).parameter(0).toEqualTypeOf<boolean>()
    expectTypeOf(fact('viewer.role').is).parameter(0).toEqualTypeOf<'employer' | 'agency' | 'subject'>()
    expectTypeOf(fact('purpose').in).parameter(0).toEqualTypeOf<readonly 'recruitment'[]>()
    expectTypeOf(fact('viewer.assurance').atLeast).parameter(0).toEqualTypeOf<'none' | 'low' | 'substantial' | 'high'>()
    // @ts-expect-error [ts2345] - it never has this value
    fact('cv.form').is('semi')
    // @ts-expect-error [ts2345] - an enumeration is no flag
    fact('cv.form').is(true)
  })

  it('is a condition only when it is a flag, and has an order only when it is not', () => {
    all(fact('restricted'), fact('consent.share'), fact('viewer.individual'))
    // @ts-expect-error [ts2345] - which form?
    all(fact('cv.form'))
    // @ts-expect-error [ts2339] - a flag has no order
    fact('restricted').atLeast(true)
  })
})

describe('the facts that a host passes', () => {
  type Facts = FactsInput<Board>

  it('are flat, typed, and may each be absent or unknown', () => {
    expectTypeOf<Facts>().toEqualTypeOf<{
      readonly 'cv.form'?: 'anonymous' | 'personal' | undefined
      readonly restricted?: boolean | undefined
      readonly 'consent.share'?: boolean | undefined
      readonly 'contract.placement'?: boolean | undefined
      readonly 'informed.cvDatabase'?: boolean | undefined
      readonly 'subject.objected'?: boolean | undefined
      readonly 'subject.vitalInterest'?: boolean | undefined
    }>()
  })

  it('do not say who asks, nor why', () => {
    // @ts-expect-error [ts2353] - derived from the request
    const role: Facts = { 'viewer.role': 'employer' }
    // @ts-expect-error [ts2353] - derived from the request
    const purpose: Facts = { purpose: 'recruitment' }
    // @ts-expect-error [ts2353] - derived from the request and the record
    const own: Facts = { 'viewer.isSubject': true }
    // @ts-expect-error [ts2322] - outside the domain
    const form: Facts = { 'cv.form': 'semi' }
    return [role, purpose, own, form]
  })
})

describe('a request', () => {
  type Request = RequestOf<Board>
  const viewer = { id: 'v', role: 'employer', assurance: 'high' } as const

  it('names a role and a purpose of the vocabulary, and says when', () => {
    const good: Request = { viewer: { ...viewer, organisation: 'o' }, purpose: 'recruitment', at: 0 }
    const shared: Request = {
      viewer: { role: 'subject', assurance: 'none', id: undefined },
      purpose: 'recruitment',
      at: 0,
    }
    // @ts-expect-error [ts2322] - the role is not in the vocabulary
    const boss: Request = { viewer: { ...viewer, role: 'boss' }, purpose: 'recruitment', at: 0 }
    // @ts-expect-error [ts2322] - the purpose is not
    const why: Request = { viewer, purpose: 'curiosity', at: 0 }
    // @ts-expect-error [ts2741] - a request is made at an instant
    const when: Request = { viewer, purpose: 'recruitment' }
    // @ts-expect-error [ts2322] - an instant is a number
    const day: Request = { viewer, purpose: 'recruitment', at: new Date(0) }
    return [good, shared, boss, why, when, day]
  })
})

describe('an extended vocabulary', () => {
  const host = board.extend({
    roles: ['coach'],
    purposes: ['guidance'],
    kinds: ['plan'],
    categories: { 'plan.text': { forms: ['count'] } },
    facts: { 'plan.stage': ['draft', 'final'] },
    consents: ['coaching'],
    notices: ['coachNotice'],
    obligations: ['tell'],
  })

  it('takes the names of both', () => {
    host.permit({
      ...sound,
      to: ['employer', 'coach'],
      on: ['cv', 'plan'],
      categories: ['plan', 'identity'],
      level: { plan: 'count', 'identity.name': 'initials', identity: 'full' },
      purpose: ['recruitment', 'guidance'],
      when: host.all(host.fact('plan.stage').is('final'), host.fact('cv.form').is('personal')),
      basis: { article: '6(1)(a)', consent: 'coaching' },
      notice: 'coachNotice',
      obligations: ['log', 'tell'],
    })
    expectTypeOf(host.fact('viewer.role').is).parameter(0).toEqualTypeOf<'employer' | 'agency' | 'coach' | 'subject'>()
    expectTypeOf(host.fact('purpose').is).parameter(0).toEqualTypeOf<'recruitment' | 'guidance'>()
    expectTypeOf(host.fact('plan.stage').is).parameter(0).toEqualTypeOf<'draft' | 'final'>()
  })

  it('refuses names of neither, and the base does not learn those of the extension', () => {
    // @ts-expect-error [ts2322] - no such role in either
    host.permit({ ...sound, to: 'boss' })
    // @ts-expect-error [ts2345] - no such fact in either
    host.fact('plan.from')
    // @ts-expect-error [ts2322] - the role is the extension's
    permit({ ...sound, to: 'coach' })
  })

  it('can be extended again', () => {
    const more = host.extend({ roles: ['auditor'] })
    expectTypeOf(more.fact('viewer.role').is)
      .parameter(0)
      .toEqualTypeOf<'employer' | 'agency' | 'coach' | 'auditor' | 'subject'>()
    expectTypeOf(more.fact('cv.form').is).parameter(0).toEqualTypeOf<'anonymous' | 'personal'>()
  })
})
