import { UsageError, type VocabularyDefinition } from '../../vocabulary'

const approaching = 'approach'

/** Where the rules have a purpose for getting in touch, an approach under another would pass by what they say of it. */
export function purposeOfApproaches({ purposes }: VocabularyDefinition, named: string = approaching): string {
  if (named === approaching || (purposes.includes(named) && !purposes.includes(approaching))) return named
  const message = purposes.includes(approaching)
    ? `the vocabulary has the purpose \`${approaching}\`: leave \`approachPurpose\` out`
    : 'the `approachPurpose` of a gate is a purpose of the vocabulary of its guard'
  throw new UsageError('invalid-gate', message)
}
