import type { ConsentRecipient } from 'need-to-know/history'
import { recruitment } from 'need-to-know/recruitment'
import type { Happening } from './chronicle'
import { consentTo } from './consent-to'
import { type Protection, viewers, type WalkState } from './terms-walk-state'

type WithoutAt<H> = H extends unknown ? Omit<H, 'at'> : never

export interface WalkStep {
  readonly name: string
  /** One step is one day: its events all happen at its beginning. */
  readonly events: readonly WithoutAt<Happening>[]
  /** What it changes; nothing where somebody tried what is not theirs to do. */
  readonly changes: Partial<WalkState>
}

export const subject = 'subject-7001'
export const cv = 'cv-7001'
const [a, b, c] = ['company-a', 'company-b', 'company-c'] as const
const actor = { kind: 'subject', id: subject } as const
const platform = { kind: 'system', id: 'platform' } as const
const consultant = { kind: 'staff', id: 'consultant-1' } as const
const onCv = { subject, cv } as const

const terms = recruitment.notices.jobindex.terms2018
const notice = { name: terms.name, version: terms.version } as const

function consent(scope: 'personalForm' | 'contact' | 'follow', recipients: readonly ConsentRecipient[], act: string) {
  const record = consentTo({ id: scope, subject, scope, recipients, notice: terms, act })
  return { kind: 'consentGiven', actor, subject, consent: record } as const
}

const asksFor = (organisation: string) =>
  ({
    kind: 'contactRequested',
    actor: { kind: 'organisation', id: `${organisation}-hr`, organisation },
    subject,
    organisation,
  }) as const

const writesNote = (organisation: string) =>
  ({
    kind: 'noteWritten',
    actor: { kind: 'organisation', id: `${organisation}-hr`, organisation },
    ...onCv,
    organisation,
    note: `note of ${organisation}`,
  }) as const

/** The walk: each step with its events, and with what it changes. */
export function walkSteps(protection: Protection): readonly WalkStep[] {
  return [
    { name: 'a CV is written, and not put online', events: [...joining, ...lookUp(protection)], changes: {} },
    step('it goes online', { presence: 'online' }, { kind: 'cvPresenceSet', actor, ...onCv, presence: 'online' }),
    step(
      'X and R write notes, and A tries to',
      { hasNotes: true },
      writesNote('agency-x'),
      writesNote('agency-y'),
      writesNote('jobindex-recruiting'),
      writesNote(a),
    ),
    step('B and C ask for contact', {}, asksFor(b), asksFor(c)),
    step(
      'a consultant says yes to C',
      {},
      {
        kind: 'contactAccepted',
        actor: consultant,
        subject,
        organisation: c,
      },
    ),
    step(
      'the subject says yes to B',
      { letIn: [b] },
      { kind: 'noticeShown', actor: platform, subject, notice, act: 'contactAccepted', about: b },
      { kind: 'contactAccepted', actor, subject, organisation: b },
      consent('contact', [{ organisation: b }], 'said yes to the company'),
    ),
    step('and no to C', { refused: [c] }, { kind: 'contactDeclined', actor, subject, organisation: c }),
    step('C asks again', {}, asksFor(c)),
    step('B is sent documents', { sentAttachments: [b] }, { kind: 'attachmentSent', actor, subject, organisation: b }),
    step('B is sent the address', { sentAddress: [b] }, { kind: 'addressSent', actor, subject, organisation: b }),
    step(
      'the subject follows A',
      { followed: [a] },
      { kind: 'followed', actor, subject, organisation: a },
      consent('follow', [{ organisation: a }], 'followed the company'),
    ),
    step(
      'the CV goes offline',
      { presence: 'offline' },
      {
        kind: 'cvPresenceSet',
        actor,
        ...onCv,
        presence: 'offline',
      },
    ),
    step(
      'a consultant tries to put it online',
      {},
      {
        kind: 'cvPresenceSet',
        actor: consultant,
        ...onCv,
        presence: 'online',
      },
    ),
    // The click alone: nobody withdrew the consent besides.
    step('the subject unfollows A', { followed: [] }, { kind: 'unfollowed', actor, subject, organisation: a }),
    step(
      'and puts the CV online',
      { presence: 'online' },
      {
        kind: 'cvPresenceSet',
        actor,
        ...onCv,
        presence: 'online',
      },
    ),
    step(
      'a consultant tries the personal form',
      {},
      {
        kind: 'cvFormSet',
        actor: consultant,
        ...onCv,
        form: 'personal',
      },
    ),
    step(
      'the subject chooses the personal form',
      { form: 'personal' },
      { kind: 'noticeShown', actor: platform, subject, notice, act: 'cvFormSet' },
      { kind: 'cvFormSet', actor, ...onCv, form: 'personal' },
      consent('personalForm', recruiters, 'chose the personal form'),
    ),
    ...protectionComesAndGoes(protection),
    step('the subject has its data blocked', { restricted: true }, { kind: 'restrictionBegun', actor, subject }),
    step('the subject ends the block', { restricted: false }, { kind: 'restrictionLifted', actor, subject }),
    step(
      'it goes offline in personal form',
      { presence: 'offline' },
      {
        kind: 'cvPresenceSet',
        actor,
        ...onCv,
        presence: 'offline',
      },
    ),
    step('the subject follows A again', { followed: [a] }, { kind: 'followed', actor, subject, organisation: a }),
    step(
      'and goes online, anonymous',
      { presence: 'online', form: 'anonymous' },
      { kind: 'cvFormSet', actor, ...onCv, form: 'anonymous' },
      { kind: 'cvPresenceSet', actor, ...onCv, presence: 'online' },
    ),
    step(
      'B is refused after all',
      { letIn: [], refused: [b, c], sentAddress: [], sentAttachments: [] },
      { kind: 'contactDeclined', actor, subject, organisation: b },
    ),
    step('the CV is deleted', { presence: 'deleted' }, { kind: 'cvDeleted', actor, ...onCv }),
    step(
      'the profile is deleted',
      { followed: [] },
      { kind: 'unfollowed', actor, subject, organisation: a },
      { kind: 'contractEnded', actor, subject, contract: 'cvDatabase' },
    ),
  ]
}

function step(name: string, changes: Partial<WalkState>, ...events: WalkStep['events']): WalkStep {
  return { name, changes, events }
}

const recruiters = [{ role: 'employer' }, { role: 'agency' }, { role: 'platform.recruiter' }]

// Another agency writes notes, too, and does not look.
const organisations = new Map<string, string>([
  ...viewers.map(({ organisation, role }) => [organisation, role] as const),
  ['agency-y', 'agency'],
])

const joining: WalkStep['events'] = [
  ...[...organisations].map(
    ([organisation, role]) =>
      ({
        kind: 'organisationRegistered',
        actor: platform,
        organisation,
        // The recruitment department is an agency to everybody else (TERMS-042).
        as: role === 'employer' ? 'employer' : 'agency',
      }) as const,
  ),
  { kind: 'noticeShown', actor: platform, subject, notice, act: 'contractAgreed', about: 'cvDatabase' },
  { kind: 'contractAgreed', actor, subject, contract: 'cvDatabase' },
  { kind: 'cvCreated', actor, ...onCv, form: 'anonymous', presence: 'offline' },
]

function lookUp(protection: Protection): WalkStep['events'] {
  if (protection === 'none') return [{ kind: 'addressProtectionAbsent', actor: platform, subject }]
  if (protection !== 'protected' && protection !== 'graded') return []
  return [{ kind: 'addressProtectionSet', actor: platform, subject, grade: protection }]
}

/** Only where there was none to begin with: what lapses in the register still protects (requirements §9.4). */
function protectionComesAndGoes(protection: Protection): readonly WalkStep[] {
  if (protection !== 'none') return []
  return [
    step(
      'the address is protected',
      { protection: 'protected' },
      {
        kind: 'addressProtectionSet',
        actor: platform,
        subject,
        grade: 'protected',
      },
    ),
    step('the protection lapses in the register', {}, { kind: 'addressProtectionLapsed', actor: platform, subject }),
    step('the subject lifts it', { protection: 'none' }, { kind: 'addressProtectionLifted', actor, subject }),
  ]
}
