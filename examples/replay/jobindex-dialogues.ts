import type { RecordOf } from 'need-to-know'
import type { recruitment } from 'need-to-know/recruitment'
import { type Random, seeded } from './random'

export type Dialogue = RecordOf<typeof recruitment.records, 'dialogue'>

/** One dialogue of the replay. Whether the address is protected is known to the replay, not to the platform. */
export interface Case {
  readonly dialogue: Dialogue
  readonly hasProtectedAddress: boolean
  /** What the subject consented to at the form; undefined: to nothing. The answer may be another. */
  readonly consent: FormConsent | undefined
}

/** A consent to be known to an employer: the company with the vacancy, or any. Instants in milliseconds since 1970. */
export interface FormConsent {
  readonly to: 'thisCompany' | 'anyEmployer'
  readonly at: number
}

const opened = Date.parse('2009-02-20T00:00:00+01:00')
const closed = Date.parse('2019-02-06T00:00:00+01:00')

const firstNames = ['Asta', 'Bo', 'Carla', 'Dines', 'Elva', 'Frode', 'Gry', 'Holger', 'Ida', 'Jorun'] as const
const lastNames = [
  'Holmgaard',
  'Kvist',
  'Lyngby',
  'Mose',
  'Nygren',
  'Ostfeld',
  'Ravn',
  'Skovby',
  'Toft',
  'Vang',
] as const
const streets = ['Engvej', 'Havnegade', 'Kirkestien', 'Lindealle', 'Møllevej'] as const
const towns = ['Sønderkøb', 'Nordlev', 'Vesterby', 'Østrup'] as const
const titles = ['Dispatcher', 'Nurse', 'Welder', 'Accountant', 'Cook', 'Developer'] as const
const comments = [
  'I cannot start before June because of my treatment.',
  'My present employer must not hear of this.',
  'Only if the commute is under half an hour.',
] as const

/** The dialogues of the incident (JI-04, JI-09): one for each person, all from before 6 February 2019. Invented people. */
export function* jobindexDialogues(count: number, seed: number): Generator<Case> {
  const random = seeded(seed)
  for (let number = 1; number <= count; number++) yield makeCase(number, random)
}

function makeCase(number: number, random: Random): Case {
  const invited = opened + random.below(closed - opened - 14 * 86_400_000)
  const answer = random.pick(['none', 'notInterested', 'notInterested', 'interested', 'interested'])
  const hasAnswered = answer !== 'none'
  const at = invited + random.below(13 * 86_400_000)
  const answeredAt = new Date(at).toISOString()
  const name = `${random.pick(firstNames)} ${random.pick(lastNames)}`
  const dialogue: Dialogue = {
    id: `dialogue-${number}`,
    subjectId: `subject-${number}`,
    consultantId: `consultant-${random.below(40)}`,
    vacancy: {
      id: `vacancy-${random.below(9000)}`,
      organisation: `company-${random.below(3000)}`,
      title: random.pick(titles),
    },
    invitedAt: new Date(invited).toISOString(),
    answer,
    ...(hasAnswered ? { answeredAt } : {}),
    name,
    address: {
      street: `${random.pick(streets)} ${1 + random.below(200)}`,
      postcode: String(9900 + random.below(90)),
      municipality: random.pick(towns),
      region: 'Vestland',
    },
    phone: `+45 00 ${String(number).padStart(6, '0')}`,
    email: `person${number}@mail.example`,
    cvId: `cv-${number}`,
    ...(hasAnswered && random.chance(0.3) ? { comment: random.pick(comments) } : {}),
    messages: messages(invited, answeredAt, hasAnswered),
  }
  const to = consentsTo(answer, random)
  return { dialogue, hasProtectedAddress: random.chance(0.01), consent: to && { to, at } }
}

/** Most who are interested consent, and no others. A few are interested and consent to nothing, or consent and are not
 * interested: neither opens what needs both. A few consent to any employer: that gives nobody another's vacancy.
 */
function consentsTo(answer: Dialogue['answer'], random: Random): FormConsent['to'] | undefined {
  const drawn = random.next()
  if (answer === 'interested') return drawn < 0.05 ? undefined : drawn < 0.1 ? 'anyEmployer' : 'thisCompany'
  return drawn < 0.1 ? 'thisCompany' : undefined
}

function messages(invited: number, answeredAt: string, hasAnswered: boolean): Dialogue['messages'] {
  const invitation = {
    from: 'consultant',
    sentAt: new Date(invited).toISOString(),
    text: 'We think this vacancy suits you. Would you like to apply?',
  } as const
  return hasAnswered
    ? [invitation, { from: 'subject', sentAt: answeredAt, text: 'Thank you for thinking of me.' }]
    : [invitation]
}
