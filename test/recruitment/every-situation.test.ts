import type { Policy } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { compilePolicy } from '../../src/enforce/compiled-policy'
import { coveredBy, rolesOf } from '../../src/vocabulary'

const { definition } = recruitment.vocabulary
const policies: readonly Policy[] = [profiles.strict, profiles.jobindex.terms2018, profiles.jobindex.february2019]

/** The levels, as terminals of the diagram, that a role can reach in any situation there is, missing facts included. */
function reachable(policy: Policy, kind: string, category: string, role: string, purpose?: string): readonly number[] {
  const { diagrams, roots, variables } = compilePolicy(policy, definition.kinds)
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
    'NAV-10 a %s is shown nothing of anything',
    (role) => {
      for (const kind of definition.kinds) {
        for (const category of ['existence', ...Object.keys(definition.categories)]) {
          expect(reachable(policy, kind, category, role)).toEqual([0])
        }
      }
    },
  )

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
  for (const policy of [profiles.strict, profiles.jobindex.february2019]) {
    for (const role of ['employer', 'agency', 'platform.recruiter']) {
      expect(reachable(policy, 'dialogue', 'dialogue.comment', role)).toEqual([0])
      expect(reachable(policy, 'message', 'existence', role)).toEqual([0])
    }
  }
})
