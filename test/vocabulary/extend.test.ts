import { vocabulary } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { board } from '../policy/board'
import { issuesOf, usageErrorOf } from '../policy/issues-of'

describe('an extended vocabulary', () => {
  const host = board.extend({
    roles: ['coach'],
    purposes: ['guidance'],
    kinds: ['plan'],
    categories: { plan: { forms: ['count'] } },
    facts: { 'plan.stage': ['draft', 'final'] },
    consents: ['coaching'],
    contracts: ['guidance'],
    notices: ['coachNotice'],
    obligations: ['tell'],
    impossible: [{ 'plan.stage': 'draft', restricted: true }],
  })

  it('has the names of both, those of the base first', () => {
    expect(host.definition).toEqual({
      roles: ['employer', 'agency', 'coach'],
      purposes: ['recruitment', 'support', 'guidance'],
      kinds: ['cv', 'note', 'plan'],
      categories: { ...board.definition.categories, plan: { forms: ['count'] } },
      facts: { ...board.definition.facts, 'plan.stage': ['draft', 'final'] },
      consents: ['share', 'explicit', 'coaching'],
      contracts: ['placement', 'guidance'],
      notices: ['cvDatabase', 'coachNotice'],
      obligations: ['log', 'tell'],
      impossible: [...board.definition.impossible, { 'plan.stage': 'draft', restricted: true }],
    })
  })

  it('leaves the base as it was', () => {
    expect(board.definition.roles).toEqual(['employer', 'agency'])
    expect(usageErrorOf(() => board.fact('plan.stage' as never)).code).toBe('unknown-fact')
  })

  it('writes rules with names of both', () => {
    const rule = host.permit({
      id: 'coach',
      to: 'coach',
      on: 'plan',
      categories: ['existence', 'plan', 'identity'],
      level: { existence: 'full', plan: 'count', identity: 'full' },
      purpose: 'guidance',
      when: host.all(host.fact('plan.stage').is('final'), host.fact('cv.form').is('personal')),
      basis: { article: '6(1)(a)', consent: 'coaching' },
      notice: 'coachNotice',
      obligations: ['tell'],
      source: 'UWV-01',
    })
    expect(host.definePolicy({ name: 'host', version: '1', rules: [rule] }).rules).toHaveLength(1)
  })

  it('is refused when it defines a category or a fact anew', () => {
    expect(issuesOf(() => board.extend({ categories: { skill: {} }, facts: { restricted: 'flag' } }))).toEqual([
      { code: 'duplicate-name', path: '/categories/skill', message: '`skill` is there already' },
      { code: 'duplicate-name', path: '/facts/restricted', message: '`restricted` is there already' },
    ])
  })

  it('marks as authorities only roles that it adds itself: what a role means is not changed from outside', () => {
    const host = board.extend({ roles: ['inspectorate'], authorities: ['inspectorate'] })
    expect(host.definition.authorities).toEqual(['inspectorate'])
    expect(host.extend({ roles: ['court'], authorities: ['court'] }).definition.authorities).toEqual([
      'inspectorate',
      'court',
    ])
    expect(issuesOf(() => board.extend({ authorities: ['employer'] }))).toEqual([
      { code: 'duplicate-name', path: '/authorities/0', message: '`employer` is there already' },
    ])
  })

  it('is refused when it lists a name that is there', () => {
    expect(issuesOf(() => board.extend({ roles: ['agency'] }))).toEqual([
      { code: 'duplicate-name', path: '/roles/2', message: '`agency` is listed twice' },
    ])
  })

  it('may give a fact the name of a category, as any vocabulary may, or that of a method of objects', () => {
    expect(board.extend({ facts: { skill: 'flag', toString: 'flag' } }).fact('skill')).toBeDefined()
  })
})

describe('a vocabulary', () => {
  it('is plain frozen data that the caller does not share', () => {
    const names = { roles: ['employer'], purposes: ['p'], kinds: ['cv'], categories: {}, facts: {} }
    const made = vocabulary(names)
    names.roles.push('agency')
    expect(made.definition.roles).toEqual(['employer'])
    expect(Object.isFrozen(names.roles)).toBe(false)
    expect(Object.isFrozen(made.definition.roles)).toBe(true)
    expect(JSON.parse(JSON.stringify(made.definition))).toEqual(made.definition)
  })
})
