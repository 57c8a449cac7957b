import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { coveredBy } from '../../src/vocabulary'

const { definition } = recruitment.vocabulary
const { strict, jobindex, nav, werknl } = profiles
const policies = [
  strict,
  ...[jobindex.legacy2009, jobindex.february2019, jobindex.terms2018],
  ...[nav.legacy, nav.february2021],
  ...[werknl.practice2011, werknl.rules2011, werknl.redesign],
]

/** What every CV shows of itself where it shows anything, and what a further act of the subject's sends along. */
const notNamed = ['existence', 'recordId']
const sentAlong: Readonly<Record<string, readonly string[]>> = { contact: ['address', 'attachment'] }

const scopes = Object.entries(recruitment.consents)

/** What the permits that stand on a consent open, under any profile. */
const openedBy = (scope: string) =>
  policies.flatMap(({ rules }) =>
    rules.flatMap((rule) =>
      rule.kind === 'permit' &&
      typeof rule.basis === 'object' &&
      rule.basis.article === '6(1)(a)' &&
      rule.basis.consent === scope
        ? [rule]
        : [],
    ),
  )

it('TK-14 says of every scope of consent in the vocabulary what it must name', () => {
  expect(scopes.map(([scope]) => scope).sort()).toEqual([...definition.consents].sort())
})

describe.each(scopes)('a consent of the scope %s', (scope, { purposes, categories }) => {
  it('GDPR 4(11) names every purpose for which a profile discloses by it, and no other', () => {
    const opened = new Set(openedBy(scope).flatMap(({ purpose }) => purpose))
    expect(opened.size).toBeGreaterThan(0)
    expect(new Set(purposes)).toEqual(opened)
  })

  it('GDPR 4(11) names every category that a profile discloses by it, and no other', () => {
    const opened = new Set(
      openedBy(scope)
        .flatMap((rule) => rule.categories.flatMap((name) => coveredBy(definition, name)))
        .filter((name) => !notNamed.includes(name) && sentAlong[scope]?.includes(name) !== true),
    )
    expect(new Set(categories)).toEqual(opened)
  })
})

it('NAV-26 only a choice to share ends with follow-up, when it begins and, if made under it, when it is over', () => {
  const ended = scopes.flatMap(([scope, { endedBy = [] }]) => endedBy.map((event) => [scope, event]))
  expect(ended).toEqual([
    ['sharing', 'followUpBegun'],
    ['sharing', 'followUpEnded'],
  ])
})
