import { type History, openHistory } from 'need-to-know/history'
import { recruitment } from 'need-to-know/recruitment'
import { chronicle, type Happening } from './chronicle'
import { consentTo } from './consent-to'
import type { Case } from './jobindex-dialogues'

/** The text at the answer form: the old one names the platform alone, the new one the employer, too (JI-44). */
export const texts = {
  old: recruitment.notices.jobindex.legacy2009,
  new: recruitment.notices.jobindex.february2019,
} as const

const day = 86_400_000
const companiesRegistered = Date.parse('2008-12-01T00:00:00+01:00')
const opened = openHistory({ grounds: recruitment.grounds, complete: true })
const platform = { kind: 'system', id: 'jobmatch' } as const

/** A customer of the platform that has nothing to do with any of the vacancies. */
export const elsewhere = 'company-elsewhere'

/** What happened before and in a dialogue: the platform matched a CV with a vacancy, a consultant invited, the subject
 * answered or did not. Nobody ever looked up whether its address is protected (FACT-JI-2).
 *
 * A consent is to be known to the company with the vacancy, or to any: whether the subject had been told that the company
 * would see it is another thing, and stands in the text that it was shown.
 */
export function dialogueHistory(each: Case, text: keyof typeof texts): History {
  return chronicle(opened, each.dialogue.id, dialogueHappenings(each, text))
}

/** The same before it is written down. */
export function dialogueHappenings(each: Case, text: keyof typeof texts): readonly Happening[] {
  const { id, subjectId: subject, vacancy, cvId: cv, invitedAt: invited } = each.dialogue
  const { organisation } = vacancy
  const invitedAt = Date.parse(invited)
  const joinedAt = invitedAt - 30 * day
  const actor = { kind: 'subject', id: subject } as const
  const { name, version } = texts[text]
  return [
    ...[organisation, elsewhere].map(registered),
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
    ...answered(each),
    ...consented(each, text),
  ]
}

function registered(organisation: string): Happening {
  return { kind: 'organisationRegistered', at: companiesRegistered, actor: platform, organisation, as: 'employer' }
}

function answered({ dialogue }: Case): readonly Happening[] {
  const { id, subjectId: subject, answer, answeredAt } = dialogue
  if (answer === 'none' || answeredAt === undefined) return []
  const actor = { kind: 'subject', id: subject } as const
  return [{ kind: 'invitationAnswered', at: Date.parse(answeredAt), actor, dialogue: id, subject, answer }]
}

function consented({ dialogue, consent: given }: Case, text: keyof typeof texts): readonly Happening[] {
  if (given === undefined) return []
  const { id, subjectId: subject, vacancy } = dialogue
  const consent = consentTo({
    id: `${id}/interest`,
    subject,
    scope: 'interest',
    recipients: [given.to === 'anyEmployer' ? { role: 'employer' } : { organisation: vacancy.organisation }],
    notice: texts[text],
    act: `ticked: ${given.to}`,
  })
  return [{ kind: 'consentGiven', at: given.at, actor: { kind: 'subject', id: subject }, subject, consent }]
}
