/** The acts of the subject before which a notice can be shown, and whose notice then governs for ever (JI-48).
 *
 * An act that is about one organisation, dialogue or scope of consent is governed by what was shown about that one.
 */
export const acts = [
  'registered',
  'contractAgreed',
  'cvCreated',
  'cvFormSet',
  'followed',
  'contactAccepted',
  'invitationAnswered',
  'shareAgreed',
  'consentGiven',
  'applicationSent',
] as const
export type Act = (typeof acts)[number]

/** Acts that a clause may name and no history records: the host itself says whether their notice was shown. */
export const unrecordedActs = ['jobAdPublished'] as const
