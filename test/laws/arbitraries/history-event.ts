import type { Actor, ConsentRecord, EventKind, EventOf } from 'need-to-know/history'
import { actors, consent, happens, recruiterOf, type Unwritten } from '../../history/story'
import type { Choice } from './choice'

/** Who there is. Some ids are words that JavaScript has a use for. */
export const subjects = ['ida', 'constructor'] as const
export const organisations = ['nordlys', 'brisk', 'toString'] as const
export const cvs = ['cv-1', 'cv-2'] as const
const accounts = ['account-1', 'account-2'] as const

export const actorOf = (subject: string): Actor => ({ kind: 'subject', id: subject })

/** What a thread of events is about: one subject, one organisation, one CV, and the dialogue and vacancy between them. */
export interface Scene {
  readonly subject: string
  readonly organisation: string
  readonly cv: string
  readonly vacancy: string
  readonly dialogue: string
}

/** Mostly the first of each: what happens to many is seldom enough to open anything. */
export function someScene(choice: Choice): Scene {
  const mostly = <T>(list: readonly T[]): T => choice.pick(choice.chance(70) ? list.slice(0, 1) : list)
  const subject = mostly(subjects)
  const organisation = mostly(organisations)
  const vacancy = `vacancy of ${organisation}`
  return { subject, organisation, cv: mostly(cvs), vacancy, dialogue: `${subject} at ${organisation}` }
}

/** One of these kinds of event in a scene, recorded by anybody; the draw decides what else it says. */
export function someEvent(choice: Choice, kinds: readonly EventKind[], scene: Scene): Unwritten {
  const kind = choice.pick(kinds)
  const event = { ...placed(happens(kind), scene), ...details(choice, kind, scene) } as Unwritten
  return { ...event, actor: choice.chance(60) ? event.actor : someActor(choice, scene) }
}

export function someActor(choice: Choice, { subject, organisation }: Scene): Actor {
  return choice.pick<Actor>([
    actorOf(subject),
    actors.staff,
    actors.system,
    actors.authority,
    recruiterOf(organisation),
    // Strangers: another subject, another organisation.
    actorOf(choice.pick(subjects)),
    recruiterOf(choice.pick(organisations)),
  ])
}

/** A consent of a scene with an id of its own; now and then one that covers less, or that depends on a service. */
export function someConsent(choice: Choice, scope: string, scene: Scene): ConsentRecord {
  const record: ConsentRecord = {
    ...consent,
    id: `${scope} of ${scene.subject} ${choice.below(3)}`,
    subject: scene.subject,
    scope,
    recipients: choice.chance(50) ? [{ organisation: scene.organisation }] : [{ role: 'employer' }, { role: 'agency' }],
    purposes: choice.chance(90) ? ['recruitment', 'approach'] : ['approach'],
    categories: choice.chance(90) ? everyCategory : ['qualification'],
  }
  return choice.chance(6) ? { ...record, conditionOf: 'a benefit' } : record
}

const everyCategory = [
  ...['identity', 'contact', 'address', 'workplace', 'attachment', 'qualification', 'recordId', 'dialogue'],
]

/** The event in a scene: it happens to these, and those of them who act in it act for themselves. */
export function placed(event: Unwritten, scene: Scene): Unwritten {
  const ids: Readonly<Record<string, unknown>> = { ...scene }
  const { actor } = event
  const by =
    actor.kind === 'subject' ? actorOf(scene.subject) : isRecruiter(actor) ? recruiterOf(scene.organisation) : actor
  const said = Object.entries(event).map(([key, value]) => [key, ids[key] ?? value])
  return { ...Object.fromEntries(said), actor: by } as Unwritten
}

const isRecruiter = ({ kind }: Actor) => kind === 'organisation'

type Details = { readonly [K in EventKind]?: (choice: Choice, scene: Scene) => Partial<EventOf<K>> }

function details(choice: Choice, kind: EventKind, scene: Scene): object {
  const draw: ((choice: Choice, scene: Scene) => object) | undefined = drawn[kind]
  return draw?.(choice, scene) ?? {}
}

const agreementOf = ({ subject }: Scene, choice: Choice) => `agreement of ${subject} ${choice.below(2)}`
const scopes = ['personalForm', 'contact', 'follow', 'interest', 'interestAddress', 'sharing', 'share'] as const
const consentId = (choice: Choice, { subject }: Scene) => ({
  consent: `${choice.pick(scopes)} of ${subject} ${choice.below(3)}`,
})
const noted = (choice: Choice) => ({
  manner: choice.pick(['express', 'express', 'consultation', 'silence', 'general'] as const),
  answer: choice.pick(['yes', 'yes', 'no', 'none'] as const),
  at: choice.below(40),
  by: 'coach-7',
  shown: { name: 'jobtorvet', version: '2' },
  reference: 'file-88',
})
const maybeNoted = (choice: Choice) => (choice.chance(50) ? { agreement: noted(choice) } : {})

const drawn: Details = {
  cvCreated: (choice) => ({
    form: choice.chance(75) ? 'anonymous' : 'personal',
    presence: choice.chance(85) ? 'online' : 'offline',
    ...maybeNoted(choice),
  }),
  cvFormSet: (choice) => ({ form: choice.chance(70) ? 'personal' : 'anonymous', ...maybeNoted(choice) }),
  cvPresenceSet: (choice) => ({ presence: choice.chance(50) ? 'online' : 'offline', ...maybeNoted(choice) }),
  contractAgreed: (choice) => ({ contract: choice.pick(['cvDatabase', 'cvDatabase', 'jobmatch']) }),
  contractEnded: (choice) => ({ contract: choice.pick(['cvDatabase', 'jobmatch']) }),
  noticeShown: (choice, { organisation, dialogue }) => {
    const act = choice.pick([
      'cvCreated',
      'cvFormSet',
      'followed',
      'contactAccepted',
      'consentGiven',
      'shareAgreed',
    ] as const)
    const about = choice.pick([undefined, organisation, dialogue, choice.pick(scopes)])
    const shown = { notice: { name: 'jobtorvet', version: choice.chance(70) ? '2' : '1' } }
    return choice.chance(15)
      ? { ...shown, act: 'invitationAnswered', about: dialogue }
      : { ...shown, act, ...(about === undefined ? {} : { about }) }
  },
  consentGiven: (choice, scene) => ({
    consent: someConsent(choice, choice.pick(scopes), scene),
  }),
  consentReaffirmed: consentId,
  consentWithdrawn: consentId,
  consentExpired: consentId,
  consentInvalidated: consentId,
  shareAgreed: (choice, scene) => ({
    agreement: agreementOf(scene, choice),
    organisations: choice.atLeastOne(organisations, 40),
  }),
  shareWithdrawn: (choice, scene) => ({ agreement: agreementOf(scene, choice) }),
  cvShared: (choice, scene) => ({
    agreement: agreementOf(scene, choice),
    organisations: choice.atLeastOne(organisations, 30),
  }),
  addressProtectionSet: (choice) => ({ grade: choice.pick(['protected', 'graded']) }),
  organisationRegistered: (choice) => ({ as: choice.pick(['employer', 'agency']) }),
  accountBlocked: (choice) => ({ account: choice.pick(accounts) }),
  accountUnblocked: (choice) => ({ account: choice.pick(accounts) }),
  applicationSent: (choice) => ({ application: `application ${choice.below(3)}` }),
  invitationAnswered: (choice) => ({ answer: choice.pick(['interested', 'interested', 'notInterested']) }),
}
