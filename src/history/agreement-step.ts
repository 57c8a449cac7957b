import type { Draft } from 'immer'
import { match, P } from 'ts-pattern'
import type { ConsentRecord } from './consent-record'
import { changeConsent, giveConsent } from './consent-step'
import type { AgreementEvent, EventOf } from './event'
import type { Contradiction } from './step'
import type { SubjectState } from './subject-state'
import { toldOf } from './told'

type Subject = Draft<SubjectState>

/** What a subject was told, and what it agreed to. `attempted`: see `changeConsent`. */
export function recordOnAgreements(
  subject: Subject,
  event: AgreementEvent,
  attempted?: ConsentRecord,
): Contradiction | undefined {
  return match(event)
    .returnType<Contradiction | undefined>()
    .with({ kind: 'contractAgreed' }, (event) => agreeToContract(subject, event))
    .with({ kind: 'contractEnded' }, (event) => endContract(subject, event))
    .with({ kind: 'noticeShown' }, (event) => show(subject, event))
    .with({ kind: 'consentGiven' }, (event) => giveConsent(subject, event))
    .with({ kind: P.union('consentReaffirmed', 'consentWithdrawn', 'consentExpired', 'consentInvalidated') }, (event) =>
      changeConsent(subject, event, attempted),
    )
    .exhaustive()
}

/** A contract that is agreed to again is agreed to under what was shown for that. */
function agreeToContract(subject: Subject, { contract: name, actor }: EventOf<'contractAgreed'>): undefined {
  const told = toldOf(subject, actor, 'contractAgreed', name)
  subject.contracts = [...subject.contracts.filter((each) => each.name !== name), { name, ended: false, told }]
}

function endContract(subject: Subject, { contract }: EventOf<'contractEnded'>): Contradiction | undefined {
  const found = subject.contracts.find(({ name, ended }) => name === contract && !ended)
  if (found === undefined) return 'not-recorded'
  found.ended = true
  return undefined
}

/** Of each notice the version shown last counts, for each act and what that is about. */
function show(subject: Subject, { notice, act, about, at }: EventOf<'noticeShown'>): undefined {
  const others = subject.shown.filter(
    (each) => each.notice.name !== notice.name || each.act !== act || each.about !== about,
  )
  subject.shown = [...others, { notice: { ...notice }, act, at, ...(about === undefined ? {} : { about }) }]
}
