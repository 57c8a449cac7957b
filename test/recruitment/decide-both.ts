import { compile, decide, type Levels, type Policy } from 'need-to-know'
import { cvFromFacts, recruitment } from 'need-to-know/recruitment'
import { expect } from 'vitest'
import type { Facts, Request } from './cv-cells'

export const pseudonymKey = new TextEncoder().encode('a secret of sixteen bytes or more')
/** Records that leave form and presence to the facts. */
export const records = { ...recruitment.records, cv: cvFromFacts } as const

export type Kind = keyof typeof records
export type Decide = (kind: Kind, request: Request, facts: Facts) => Levels

/** Decides by the guard, and makes sure that the slow meaning says the same of every category. */
export function decideBoth(policy: Policy<typeof recruitment.vocabulary.definition>): Decide {
  const guard = compile(policy, { records, pseudonymKey, voidRules: 'keep' })
  return (kind, request, facts) => {
    const levels = guard.decide(kind, request, facts)
    const meant = decide(policy, kind, situationOf(request, facts))
    const names = Object.keys(levels)
    expect(levels).toEqual(Object.fromEntries(names.map((name) => [name, meant[name]])))
    return levels
  }
}

function situationOf({ viewer, purpose, act, record }: Request, facts: Facts) {
  const isIndividual = viewer.id !== undefined && viewer.id !== viewer.organisation
  return {
    ...facts,
    'viewer.role': viewer.role,
    'viewer.assurance': viewer.assurance,
    'viewer.individual': isIndividual,
    'viewer.isSubject': isIndividual && record?.subject !== undefined ? viewer.id === record.subject : undefined,
    purpose,
    act: act ?? 'view',
  }
}

/** Every assignment of one of its values to each name. */
export function everyCase<const T extends Readonly<Record<string, readonly unknown[]>>>(
  domains: T,
): readonly { readonly [K in keyof T]: T[K][number] }[] {
  const cases = Object.entries(domains).reduce<readonly Readonly<Record<string, unknown>>[]>(
    (found, [name, values]) => found.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  )
  return cases as readonly { readonly [K in keyof T]: T[K][number] }[]
}

/** A flag as it may be: set, not set, not known. */
export const flags = [true, false, undefined] as const
