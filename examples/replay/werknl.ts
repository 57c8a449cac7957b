import { timeline } from 'need-to-know'
import { type Agreement, type Exposure, exposures } from 'need-to-know/history'
import { profiles } from 'need-to-know/recruitment'
import { secondsSince } from './progress'
import { companyNamed, type Form, identifies, requestOf, WerknlCase } from './werknl-case'
import {
  type Company,
  type Contact,
  companies,
  consultation,
  contacts,
  sanctionedCompanies,
  when,
} from './werknl-history'

/** The case of the answer of 12 April 2011. It names companies, and nothing of the person whom it is about (TK-37). */
export interface WerknlReplay {
  readonly id: 'werknl-2011'
  /** Stretches of time in which any employer could read who the person was, and should not have. */
  readonly exposedIntervals: number
  /** Every stretch in which anybody could see more than the rules of 2011 let them. */
  readonly intervals: readonly Interval[]
  /** Of all looks at the CV, those at which the strict profile would have shown anything that identifies. */
  readonly strictExposed: number
  /** Of the same looks, those at which it shows the anonymous CV. */
  readonly strictShown: number
  /** GDPR 4(12): disclosure without authority. That what was read had become public by mistake is no way out (AMB-19). */
  readonly isBreach: boolean
  readonly findings: readonly Finding[]
  /** Companies that read the wrong form, in order; and those of them that wrote (TK-18). */
  readonly readers: readonly string[]
  readonly contacted: readonly string[]
  /** Facts that the registration as a job seeker changed (TK-11). */
  readonly changedByRegistration: number
  /** After the inquiry: who can read the CV, which is anonymous again, and who cannot any more (TK-34, TK-35). */
  readonly afterSanction: { readonly reading: readonly string[]; readonly denied: readonly string[] }
  readonly steps: readonly Step[]
  readonly seconds: number
}

export interface Interval {
  readonly role: string
  /** First instant, and the first after it; milliseconds since 1970-01-01T00:00Z. */
  readonly from: number
  readonly to: number | undefined
  readonly showsIdentity: boolean
  readonly categories: readonly string[]
}

/** Two norms, two findings (AMB-20). */
export type Finding =
  | {
      readonly code: 'unauthorised-form-change'
      /** As the history has it when it is judged by the rules. */
      readonly alarm: string
      readonly at: number
      readonly by: string
      /** What was noted of a consultation. */
      readonly manner: string
    }
  | {
      readonly code: 'approach-without-vacancy'
      readonly mails: number
      readonly companies: readonly string[]
    }

/** What a company sees after each event: under the practice, the rules of 2011, and the strict profile. */
export interface Step {
  readonly at: number
  readonly event: string
  readonly practice: Form
  readonly rules: Form
  readonly strict: Form
}

export interface WerknlOptions {
  /** What the coach noted of the subject's agreement. @defaultValue a consultation, and no answer */
  readonly agreement?: Agreement
  /** Decides every look by itself, the long way. @defaultValue one for all in the same situation */
  readonly eachAlone?: boolean
}

/** RP-4: a coach opens an anonymous CV without express consent; companies read it and write. */
export function replayWerknl({ agreement = consultation, eachAlone = false }: WerknlOptions = {}): WerknlReplay {
  const started = performance.now()
  const theCase = new WerknlCase(agreement, eachAlone)
  const found = [...exposuresIn(theCase)]
  const identifying = found.filter(({ categories }) => identifies(categories))
  const mails = contacts.filter(({ kind }) => kind === 'mail')
  const readers = readersOf(theCase, identifying)
  const looks = contacts.map(({ company, at }) => theCase.formFor(companyNamed(company), at, 'strict'))
  return {
    id: 'werknl-2011',
    exposedIntervals: identifying.filter(({ viewer }) => isAnyEmployer(viewer)).length,
    intervals: found.map(intervalOf),
    strictExposed: looks.filter((form) => form === 'personal').length,
    strictShown: looks.filter((form) => form !== 'nothing').length,
    isBreach: identifying.length > 0,
    findings: [...formFindings(theCase), ...mailFindings(theCase, mails)],
    readers,
    contacted: readers.filter((reader) => mails.some(({ company }) => company === reader)),
    changedByRegistration: changedByRegistration(theCase),
    afterSanction: afterSanction(theCase),
    steps: stepsOf(theCase),
    seconds: secondsSince(started),
  }
}

/** A company of which the case says nothing: registered, in good standing. */
const standing = { 'organisation.registered': true, 'account.active': true } as const

/** What the practice let see beyond the rules of 2011, and beyond what these would have believed (TK-13). */
function exposuresIn({ histories }: WerknlCase): Generator<Exposure> {
  const { practice2011, rules2011, authorities } = profiles.werknl
  const searching = { assurance: 'low', purpose: 'recruitment', facts: standing } as const
  return exposures(timeline([{ from: when.registrationOfCompanies, value: practice2011 }]), [histories.practice], {
    against: rules2011,
    authority: authorities.rules2011,
    viewers: [
      { ...searching, role: 'employer' },
      { ...searching, role: 'agency' },
    ],
  })
}

function intervalOf({ viewer, from, to, categories }: Exposure): Interval {
  const names = categories.map(({ category }) => category)
  return { role: viewer.role, from, to, showsIdentity: identifies(categories), categories: names }
}

function isAnyEmployer({ role, organisation }: Exposure['viewer']): boolean {
  return role === 'employer' && organisation === undefined
}

/** By the receipts of what was read, within the stretches in which it should not have been. */
function readersOf(theCase: WerknlCase, identifying: readonly Exposure[]): readonly string[] {
  const wrong = contacts
    .filter(({ kind }) => kind === 'read')
    .map((contact) => theCase.read(contact))
    .filter(({ at, disclosed }) => identifies(disclosed) && isWithin(identifying, at))
  return unique(wrong.map(({ viewer }) => viewer.organisation ?? ''))
}

function isWithin(stretches: readonly Exposure[], at: number | undefined): boolean {
  return at !== undefined && stretches.some(({ from, to }) => from <= at && (to === undefined || at < to))
}

/** Forms that were set by somebody who may not, by the rules: their history keeps them as attempts (TK-13, TK-14). */
function formFindings({ histories }: WerknlCase): readonly Finding[] {
  return histories.rules.attempts.flatMap(({ alarm, event }) => {
    if (event.kind !== 'cvFormSet') return []
    const { at, actor, agreement } = event
    const manner = agreement?.manner ?? 'nothing noted'
    return [{ code: 'unauthorised-form-change', alarm, at, by: actor.kind, manner } as const]
  })
}

/** Mails that the rules of 2011 refuse, and that were sent. */
function mailFindings(theCase: WerknlCase, mails: readonly Contact[]): readonly Finding[] {
  const refused = mails.filter((mail) => !theCase.mayWrite(mail))
  if (refused.length === 0) return []
  const senders = unique(refused.map(({ company }) => company))
  return [{ code: 'approach-without-vacancy', mails: refused.length, companies: senders }]
}

function changedByRegistration(theCase: WerknlCase): number {
  const before = theCase.factsFor(requestOf(anyCompany, when.jobSeekerRegistered - 1), 'practice')
  const after = theCase.factsFor(requestOf(anyCompany, when.jobSeekerRegistered), 'practice')
  const known = new Map(Object.entries(before))
  return Object.entries(after).filter(([fact, value]) => known.get(fact) !== value).length
}

function afterSanction(theCase: WerknlCase): WerknlReplay['afterSanction'] {
  const canRead = (company: Company) => theCase.formFor(company, when.sanctioned, 'rules') !== 'nothing'
  const names = (some: readonly Company[]) => some.map(({ id }) => id)
  return {
    reading: names(companies.filter(canRead)),
    denied: names(companies.filter((company) => !canRead(company))),
  }
}

const anyCompany = companyNamed('Vlietstaal')

const events: readonly (readonly [at: number, event: string])[] = [
  [when.cvPlaced, 'the subject places a CV, anonymous'],
  [when.jobSeekerRegistered, 'and registers as a job seeker'],
  [when.openedByCoach, 'a coach makes it personal'],
  [when.complaint, 'the subject complains'],
  [when.withdrawn, 'the personal form is withdrawn'],
  [when.inquiryOpened, 'an inquiry is opened'],
  [when.sanctioned, `${sanctionedCompanies.join(' and ')} lose access`],
]

function stepsOf(theCase: WerknlCase): readonly Step[] {
  return events.map(([at, event]) => ({
    at,
    event,
    practice: theCase.formFor(anyCompany, at, 'practice'),
    rules: theCase.formFor(anyCompany, at, 'rules'),
    strict: theCase.formFor(anyCompany, at, 'strict'),
  }))
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)]
}
