import {
  type Actor,
  type Authority,
  append,
  type Event,
  type EventKind,
  type Grounds,
  type History,
  openHistory,
} from 'need-to-know/history'
import { coach, happens, ida, kindsWithRow, type Unwritten, grounds as usualGrounds } from '../../history/story'
import type { Choice } from './choice'
import { placed, type Scene, someActor, someConsent, someEvent, someScene } from './history-event'

export interface StoryOptions {
  readonly grounds?: Grounds
  readonly authority?: Authority
  /** @defaultValue true */
  readonly complete?: boolean
  /** How many things happen, at the most. @defaultValue 32 */
  readonly most?: number
  /** How many in a hundred are recorded by just anybody. @defaultValue 10 */
  readonly strangers?: number
}

/** What happens one after the other: several threads of sensible steps, mixed, with steps that are missing, that come from
 * the wrong hand, and that come out of nowhere. Instants begin at 1 and are a few milliseconds apart, or none.
 */
export function someStory(choice: Choice, { most = 32, strangers = 10 }: StoryOptions = {}): readonly Event[] {
  const first = opening(choice)
  const threads = [...choice.some([opening(choice)], 30), ...choice.times(2, 5, () => thread(choice, first.scene))]
  const story: Event[] = []
  let at = 1
  const add = (event: Unwritten, scene: Scene) => {
    at += choice.below(3)
    const isForeign = choice.chance(strangers)
    const actor = isForeign ? someActor(choice, scene) : event.actor
    // Who has no right to act may claim an instant that is yet to come.
    const claimed = isForeign && choice.chance(30) ? at + choice.below(8) : at
    story.push({ ...withEnd(choice, event, claimed), actor, id: `event-${story.length}`, at: claimed } as Event)
  }
  // Somebody joins first, mostly undisturbed: what happens to nobody shows little.
  for (const step of first.steps) if (choice.chance(95)) add(step, first.scene)
  while (story.length < most && threads.some(({ steps }) => steps.length > 0)) {
    const { scene, steps } = choice.pick(threads.filter(({ steps }) => steps.length > 0))
    const [step] = steps.splice(0, 1)
    if (step !== undefined && choice.chance(95)) add(step, scene)
    if (choice.chance(12)) add(someEvent(choice, kindsWithRow, scene), scene)
    if (choice.chance(14)) add(someSetback(choice, scene), scene)
  }
  return story
}

/** The history of a story: what it cannot have after what it has is left out. */
export function someHistory(choice: Choice, options: StoryOptions = {}): History {
  return historyFrom(someStory(choice, options), options)
}

/** The history, or the one before it, with those of the events that it can have. */
export function historyFrom(
  story: readonly Event[],
  { grounds = usualGrounds, authority, complete = true }: StoryOptions = {},
  before = openHistory({ grounds, complete, ...(authority === undefined ? {} : { authority }) }),
): History {
  return story.reduce((history, event) => {
    const appended = append(history, event)
    return appended.ok ? appended.history : history
  }, before)
}

interface Thread {
  readonly scene: Scene
  readonly steps: Unwritten[]
}

/** What comes before everything else, most of the time: a subject joins, and an organisation registers. */
function opening(choice: Choice): Thread {
  return threadOf(choice, (scene) => {
    const found = [happens('addressProtectionAbsent'), ...choice.some([happens('followUpAbsent')], 70)]
    const joined = [
      happens('organisationRegistered', { as: choice.chance(70) ? 'employer' : 'agency' }),
      ...choice.some([happens('registered')]),
      happens('noticeShown', { act: 'contractAgreed', about: 'cvDatabase' }),
      happens('contractAgreed'),
      happens('noticeShown', { act: 'cvCreated' }),
      happens('cvCreated', {
        form: choice.chance(30) ? 'personal' : 'anonymous',
        presence: choice.chance(80) ? 'online' : 'offline',
      }),
      ...choice.some([happens('vacancyOpened')]),
      ...consenting(choice, 'sharing', scene, 40),
    ]
    // What a register says may come late.
    return choice.chance(60) ? [...found, ...joined] : [...joined, ...found]
  })
}

const setbacks: readonly EventKind[] = [
  ...(['cvFormSet', 'cvFormSet', 'cvPresenceSet', 'cvPresenceSet', 'cvDeleted', 'cvDeleted'] as const),
  ...(['followUpBegun', 'followUpEnded', 'contractEnded'] as const),
  ...(['consentWithdrawn', 'consentExpired', 'consentInvalidated', 'unfollowed', 'contactDeclined'] as const),
  ...(['employerBlocked', 'shareWithdrawn', 'addressProtectionSet', 'restrictionBegun', 'objectionMade'] as const),
  ...(['organisationSanctioned', 'accountBlocked', 'vacancyFilled', 'registrationEnded'] as const),
]

/** Something that ends something, recorded by the house as often as by whom it happens to. */
function someSetback(choice: Choice, scene: Scene): Unwritten {
  const event = someEvent(choice, setbacks, scene)
  const back = { cvFormSet: { form: 'anonymous' }, cvPresenceSet: { presence: 'offline' } } as const
  const narrowing = { ...event, ...(event.kind in back ? back[event.kind as keyof typeof back] : {}) } as Unwritten
  return choice.chance(50) ? { ...narrowing, actor: coach } : narrowing
}

function thread(choice: Choice, first: Scene): Thread {
  const kinds = [personal, following, contact, dialogue, share, share, sharing, recruiting, thereAndBack, thereAndBack]
  return threadOf(choice, choice.pick(kinds), choice.chance(60) ? first : someScene(choice))
}

function threadOf(
  choice: Choice,
  steps: (scene: Scene, choice: Choice) => readonly Unwritten[],
  scene = someScene(choice),
): Thread {
  return { scene, steps: steps(scene, choice).map((step) => placed(step, scene)) }
}

const text = (choice: Choice) => ({ name: 'jobtorvet', version: choice.chance(80) ? '2' : '1' })

function consenting(choice: Choice, scope: string, scene: Scene, percent = 85): readonly Unwritten[] {
  if (!choice.chance(percent)) return []
  const consent = someConsent(choice, scope, scene)
  const shown = happens('noticeShown', { act: 'consentGiven', about: scope, notice: text(choice) })
  return [shown, happens('consentGiven', { consent })]
}

const personal = (scene: Scene, choice: Choice) => [
  happens('noticeShown', { act: 'cvFormSet', notice: text(choice) }),
  happens('cvFormSet', { form: 'personal' }),
  ...consenting(choice, 'personalForm', scene),
]

const following = (scene: Scene, choice: Choice) => [
  happens('noticeShown', { act: 'followed', about: scene.organisation, notice: text(choice) }),
  happens('followed'),
  ...consenting(choice, 'follow', scene),
  ...choice.some([happens('unfollowed')], 20),
]

const contact = (scene: Scene, choice: Choice) => [
  happens('contactRequested'),
  happens('noticeShown', { act: 'contactAccepted', about: scene.organisation, notice: text(choice) }),
  choice.chance(80) ? happens('contactAccepted') : happens('contactDeclined'),
  ...consenting(choice, 'contact', scene),
  ...choice.some([happens('addressSent'), happens('attachmentSent')]),
]

const dialogue = (scene: Scene, choice: Choice) => [
  happens('jobmatchMade'),
  ...choice.some([happens('dialogueAssigned'), happens('dialogueCovered')]),
  happens('noticeShown', { act: 'invitationAnswered', about: scene.dialogue, notice: text(choice) }),
  happens('invitationAnswered', { answer: choice.chance(75) ? 'interested' : 'notInterested' }),
  ...consenting(choice, 'interest', scene),
  ...consenting(choice, 'interestAddress', scene, 30),
]

const share = (scene: Scene, choice: Choice) => {
  const agreement = `agreement of ${scene.subject} ${choice.below(2)}`
  return [
    happens('noticeShown', { act: 'shareAgreed', notice: text(choice) }),
    happens('shareAgreed', { agreement, organisations: [scene.organisation] }),
    ...consenting(choice, 'share', scene, 60),
    happens('cvShared', {
      agreement,
      organisations: [scene.organisation],
      ...(choice.chance(50) ? { vacancy: scene.vacancy } : {}),
    }),
    ...consenting(choice, 'share', scene, 40),
    ...choice.some([happens('shareWithdrawn', { agreement })], 20),
  ]
}

const sharing = (scene: Scene, choice: Choice) => [
  happens('followUpAbsent'),
  ...consenting(choice, 'sharing', scene),
  ...choice.some([happens('followUpBegun'), happens('followUpEnded')], 30),
]

const recruiting = () => [
  happens('organisationRegistered'),
  happens('vacancyOpened'),
  happens('processBegun'),
  happens('applicationSent'),
  happens('processEnded'),
  happens('vacancyFilled'),
]

/** Things that are begun and ended. */
const thereAndBack = (_: Scene, choice: Choice) => [
  ...restricted(choice.pick([ida, coach, coach])),
  ...choice.some([happens('employerBlocked'), happens('employerUnblocked')]),
  ...choice.some([
    happens('addressProtectionSet'),
    happens('addressProtectionLapsed'),
    happens('addressProtectionLifted'),
  ]),
  ...choice.some([happens('objectionMade'), happens('objectionOverridden'), happens('objectionWithdrawn')], 65),
  ...choice.some([happens('caseAssigned'), happens('caseEnded')]),
  ...choice.some([happens('organisationSanctioned'), happens('organisationCleared')]),
  ...choice.some([happens('accountBlocked'), happens('accountUnblocked')]),
]

const restricted = (actor: Actor) => [happens('restrictionBegun', { actor }), happens('restrictionLifted', { actor })]

/** Some things run out by themselves. */
function withEnd(choice: Choice, event: Unwritten, at: number): Unwritten {
  const end = at + 1 + choice.below(20)
  if (event.kind === 'contactRequested' || event.kind === 'vacancyOpened') {
    return choice.chance(30) ? { ...event, expires: end } : event
  }
  if (event.kind === 'shareAgreed') return choice.chance(30) ? { ...event, until: end } : event
  if (event.kind !== 'consentGiven') return event
  return choice.chance(25) ? { ...event, consent: { ...event.consent, validUntil: end } } : event
}
