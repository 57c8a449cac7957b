import type { Policy, VocabularyDefinition } from 'need-to-know'
import { definePolicy } from '../../../src/policy'
import type { Choice } from './choice'
import { someForbid, somePermit } from './rule'

/** A policy of a few permits and forbids, in any order. */
export function somePolicy(choice: Choice, vocabulary: VocabularyDefinition): Policy {
  const rules = choice.times(1, 9, (i) =>
    choice.chance(75) ? somePermit(choice, vocabulary, `rule${i}`) : someForbid(choice, vocabulary, `rule${i}`),
  )
  return definePolicy(vocabulary, { name: 'generated', version: '1', rules })
}
