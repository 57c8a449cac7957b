import { lawful, type Policy } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { compilePolicy } from '../../src/enforce/compiled-policy'
import { coveredBy, rolesOf } from '../../src/vocabulary'

const { definition } = recruitment.vocabulary
const { strict, jobindex, nav, werknl } = profiles
const policies: readonly Policy[] = [
  strict,
  jobindex.terms2018,
  jobindex.february2019,
  nav.february2021,
  lawful(nav.legacy),
  werknl.rules2011,
  werknl.redesign,
]
const compiled = new Map(policies.map((policy) => [policy, compilePolicy(policy, definition.kinds)]))
/** Which profiles show job ads: those of NAV; and which show CVs to counsellors: those, and strict. */
const isOfNav = ({ name }: Policy) => name.startsWith('nav.')
const isCounselled = (policy: Policy) => isOfNav(policy) || policy === strict

/** The levels, as terminals of the diagram, that a role can reach in any situation there is, missing facts included. */
function reachable(policy: Policy, kind: string, category: string, role: string, purpose?: string): readonly number[] {
  const { diagrams, roots, variables } = compiled.get(policy) ?? compilePolicy(policy, definition.kinds)
  const root = roots.get(kind)?.get(category)
  if (root === undefined) throw new Error('no such diagram')
  const fix = (node: number, fact: string, value: string) => {
    const variable = variables.find((each) => each.fact === fact)
    if (variable === undefined || !variable.values.includes(value)) throw new Error('no such fact or value')
    return diagrams.restrict(node, variable.index, 1 + variable.values.indexOf(value))
  }
  const seenByRole = fix(root, 'viewer.role', role)
  return diagrams.terminals(purpose === undefined ? seenByRole : fix(seenByRole, 'purpose', purpose))
}

const recruiters = ['employer', 'agency', 'platform.recruiter', 'platform.consultant']

describe.each(policies.map((policy) => [policy.name, policy] as const))('in every situation, %s', (_, policy) => {
  it.each([
    ['cookies and IP addresses are', 'technical'],
    ['gender is', 'identity.gender'],
    ['the birth date, and age with it, is', 'identity.birthDate'],
    ['a national id is', 'identity.nationalId'],
    ['benefit and follow-up status are', 'status'],
    ['what a referee said is', 'reference'],
  ])('TERMS-005 TERMS-049 TERMS-098 UWV-08 %s shown to no recruiter and no consultant', (_, category) => {
    for (const role of recruiters) expect(reachable(policy, 'cv', category, role)).toEqual([0])
  })

  it.each(['visitor', 'statistics', 'processor', 'authority', 'platform.quality', 'counsellor'])(
    'NAV-10 a %s is shown nothing of anybody: at NAV and under strict a counsellor is, and at NAV everybody sees job ads',
    (role) => {
      for (const kind of definition.kinds) {
        for (const category of ['existence', ...Object.keys(definition.categories)]) {
          const isAd = kind === 'jobAd' && ['existence', 'jobAd'].includes(category)
          const isAssisted = kind === 'cv' && role === 'counsellor'
          if (isOfNav(policy) && isAd) expect(reachable(policy, kind, category, role)).not.toEqual([0])
          else if (!(isCounselled(policy) && isAssisted)) expect(reachable(policy, kind, category, role)).toEqual([0])
        }
      }
    },
  )

  it.each([
    'identity.photo',
    'identity.birthDate',
    'identity.gender',
    'identity.nationalId',
    'address',
    'status',
    'meta',
  ])('NAV-34 what assisting a job seeker does not need reaches no counsellor: %s', (category) => {
    expect(reachable(policy, 'cv', category, 'counsellor')).toEqual([0])
  })

  it('TK-24 NAV-37 nobody is shown anything in order to sell services, nor for statistics', () => {
    for (const role of rolesOf(definition)) {
      for (const kind of definition.kinds) {
        for (const purpose of ['sellServices', 'statistics'] as const) {
          expect(reachable(policy, kind, 'existence', role, purpose)).toEqual([0])
        }
      }
    }
  })

  it('TERMS-103 TERMS-071 nothing is shown for a purpose for which no rule opens it', () => {
    let open = 0
    for (const role of rolesOf(definition)) {
      for (const purpose of definition.purposes) {
        const declared = new Set(
          policy.rules.flatMap((rule) =>
            rule.kind === 'permit' && rule.to.includes(role) && rule.purpose.includes(purpose)
              ? rule.categories.flatMap((name) => coveredBy(definition, name))
              : [],
          ),
        )
        for (const category of Object.keys(definition.categories)) {
          const levels = reachable(policy, 'cv', category, role, purpose)
          if (!declared.has(category)) expect(levels).toEqual([0])
          else if (levels.length > 1) open++
        }
      }
    }
    expect(open).toBeGreaterThan(0)
  })

  it('JI-37 a raw CV id is reached by no recruiter: at the most a pseudonym', () => {
    for (const kind of ['cv', 'dialogue']) {
      for (const role of ['employer', 'agency', 'platform.recruiter']) {
        expect(Math.max(...reachable(policy, kind, 'recordId', role))).toBeLessThanOrEqual(1)
      }
    }
  })
})

it('JI-38 JI-43 under the rules of 6 February and strict no employer reaches a comment or a message', () => {
  for (const policy of [strict, jobindex.february2019]) {
    for (const role of ['employer', 'agency', 'platform.recruiter']) {
      expect(reachable(policy, 'dialogue', 'dialogue.comment', role)).toEqual([0])
      expect(reachable(policy, 'message', 'existence', role)).toEqual([0])
    }
  }
})

it('TK-27 TK-28 an approach reaches no category of a CV, in no situation, but that it is there', () => {
  for (const policy of [strict, werknl.rules2011, werknl.redesign]) {
    for (const role of ['employer', 'agency']) {
      for (const category of Object.keys(definition.categories)) {
        expect(reachable(policy, 'cv', category, role, 'approach')).toEqual([0])
      }
      expect(reachable(policy, 'cv', 'existence', role, 'approach')).not.toEqual([0])
    }
  }
})

it('the old policy of NAV reaches the birth date, what is lawful of it does not', () => {
  expect(reachable(nav.legacy, 'cv', 'identity.birthDate', 'employer')).not.toEqual([0])
})
