import type { Draft } from 'immer'
import { match } from 'ts-pattern'
import type { EventOf, ShareEvent } from './event'
import { type Contradiction, provided } from './step'
import type { SubjectState } from './subject-state'
import { toldOf } from './told'

type Subject = Draft<SubjectState>

/** What happened to a counsellor's share. */
export function recordOnShare(subject: Subject, event: ShareEvent): Contradiction | undefined {
  return match(event)
    .returnType<Contradiction | undefined>()
    .with({ kind: 'shareAgreed' }, (event) => agreeToShare(subject, event))
    .with({ kind: 'shareWithdrawn' }, ({ agreement }) => withdrawShare(subject, agreement))
    .with({ kind: 'cvShared' }, (event) => shareCv(subject, event))
    .exhaustive()
}

function agreeToShare(subject: Subject, event: EventOf<'shareAgreed'>): Contradiction | undefined {
  const { agreement, organisations, vacancy, until, actor } = event
  const isNew = subject.shares.every((share) => share.agreement !== agreement)
  return provided(isNew, 'already-so', () => {
    subject.shares.push({
      agreement,
      organisations: [...organisations],
      sharedWith: [],
      sharedFor: [],
      withdrawn: false,
      told: toldOf(subject, actor, 'shareAgreed'),
      ...(vacancy === undefined ? {} : { vacancy }),
      ...(until === undefined ? {} : { until }),
    })
  })
}

/** A withdrawal ends what was agreed to before for the same organisations and the same vacancy, as that of a consent does
 * (DESIGN law 13).
 */
function withdrawShare(subject: Subject, agreement: string): Contradiction | undefined {
  const share = subject.shares.find((each) => each.agreement === agreement && !each.withdrawn)
  if (share === undefined) return 'not-recorded'
  share.withdrawn = true
  for (const other of subject.shares) {
    if (other.withdrawn || other.vacancy !== share.vacancy) continue
    const left = other.organisations.filter((each) => !share.organisations.includes(each))
    // A share names at least one organisation: one of which none is left has ended.
    if (left.length === 0) other.withdrawn = true
    else other.organisations = left
  }
  return undefined
}

function shareCv(subject: Subject, event: EventOf<'cvShared'>): Contradiction | undefined {
  const share = subject.shares.find(({ agreement }) => agreement === event.agreement)
  if (share === undefined) return 'not-recorded'
  share.sharedWith = [...new Set([...share.sharedWith, ...event.organisations])]
  if (event.vacancy !== undefined && !share.sharedFor.includes(event.vacancy)) share.sharedFor.push(event.vacancy)
  return undefined
}
