import type { FactsInput, Situation, VocabularyDefinition } from 'need-to-know'
import { derivedFacts, domainsOf, type Value } from '../../../src/vocabulary'
import type { Choice } from './choice'

/** The facts that a host may supply, with their domains. */
export function hostDomains(vocabulary: VocabularyDefinition): ReadonlyMap<string, readonly Value[]> {
  return new Map([...domainsOf(vocabulary)].filter(([fact]) => !derivedFacts.includes(fact)))
}

/** A situation that may be passed to a guard. */
export type HostFacts = Situation & FactsInput<VocabularyDefinition>

/** Facts as a host passes them: most known, some absent, some outside their domain. Legal ground mostly holds. */
export function someFacts(choice: Choice, vocabulary: VocabularyDefinition): HostFacts {
  const entries = [...hostDomains(vocabulary)].map(([fact, domain]) => [fact, someValue(choice, fact, domain)] as const)
  return Object.fromEntries(
    entries.filter(([fact, value]) => value !== undefined || fact.length % 2 === 0),
  ) as HostFacts
}

function someValue(choice: Choice, fact: string, domain: readonly Value[]): Value | undefined {
  if (/^(consent|contract|informed)\./.test(fact) && choice.chance(75)) return true
  if (fact === 'subject.objected' && choice.chance(75)) return false
  if (choice.chance(12)) return undefined
  if (choice.chance(5)) return choice.pick(['true', 'no such value', '__proto__', ''])
  return choice.pick(domain)
}

/** Every situation over the facts given, the unknown value of each included. */
export function* everySituation(domains: ReadonlyMap<string, readonly Value[]>): Generator<Situation> {
  const facts = [...domains]
  function* extend(situation: Situation, i: number): Generator<Situation> {
    const next = facts[i]
    if (next === undefined) return yield situation
    for (const value of [undefined, ...next[1]]) yield* extend({ ...situation, [next[0]]: value }, i + 1)
  }
  yield* extend({}, 0)
}
