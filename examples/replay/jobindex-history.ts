import { type History, openHistory } from 'need-to-know/history'
import { recruitment } from 'need-to-know/recruitment'
import { chronicle, type Happening } from './chronicle'
import { consentTo } from './consent-to'
import type { Dialogue } from './jobindex-dialogues'

/** The text at the answer form: the old one names the platform alone, the new one the employer, too (JI-44). */
export const texts = {
  old: recruitment.notices.jobindex.legacy2009,
  new: recruitment.notices.jobindex.february2019,
} as const

const day = 86_400_000
const companiesRegistered = Date.parse('2008-12-01T00:00:00+01:00')
const opened = openHistory({ grounds: recruitment.grounds, complete: true })
const platform = { kind: 'system', id: 'jobmatch' } as const

/** What happened before and in a dialogue: the platform matched a CV with a vacancy, a consultant invited, the subject
 * answered or did not. Nobody ever looked up whether its address is protected (FACT-JI-2).
 *
 * Whoever showed interest consented to be known to the company with the vacancy: whether it had been told that the
 * company would see it is another thing, and stands in the text that it was shown.
 */
export function dialogueHistory(dialogue: Dialogue, text: keyof typeof texts): History {
  return chronicle(opened, dialogue.id, dialogueHappenings(dialogue, text))
}

/** The same before it is written down. */
export function dialogueHappenings(dialogue: Dialogue, text: keyof typeof texts): readonly Happening[] {
  const { id, subjectId: subject, vacancy, cvId: cv } = dialogue
  const { organisation } = vacancy
  const invitedAt = Date.parse(dialogue.invitedAt)
  const joinedAt = invitedAt - 30 * day
  const actor = { kind: 'subject', id: subject } as const
  const { name, version } = texts[text]
  return [
    { kind: 'organisationRegistered', at: companiesRegistered, actor: platform, organisation, as: 'employer' },
    { kind: 'contractAgreed', at: joinedAt, actor, subject, contract: 'jobmatch' },
    { kind: 'cvCreated', at: joinedAt, actor, subject, cv, form: 'anonymous', presence: 'online' },
    { kind: 'jobmatchMade', at: invitedAt, actor: platform, dialogue: id, subject, vacancy: vacancy.id, organisation },
    {
      kind: 'noticeShown',
      at: invitedAt,
      actor: platform,
      subject,
      notice: { name, version },
      act: 'invitationAnswered',
      about: id,
    },
    ...answered(dialogue, text),
  ]
}

function answered(
  { id, subjectId: subject, vacancy, answer, answeredAt }: Dialogue,
  text: keyof typeof texts,
): readonly Happening[] {
  if (answer === 'none' || answeredAt === undefined) return []
  const at = Date.parse(answeredAt)
  const actor = { kind: 'subject', id: subject } as const
  const answerGiven: Happening = { kind: 'invitationAnswered', at, actor, dialogue: id, subject, answer }
  if (answer === 'notInterested') return [answerGiven]
  const consent = consentTo({
    id: `${id}/interest`,
    subject,
    scope: 'interest',
    recipients: [{ organisation: vacancy.organisation }],
    notice: texts[text],
    act: 'answered: interested',
  })
  return [answerGiven, { kind: 'consentGiven', at, actor, subject, consent }]
}
