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
  const { agreement, organisations, until, actor } = event
  const isNew = subject.shares.every((share) => share.agreement !== agreement)
  return provided(isNew, 'already-so', () => {
    subject.shares.push({
      agreement,
      organisations: [...organisations],
      sharedWith: [],
      withdrawn: false,
      told: toldOf(subject, actor, 'shareAgreed'),
      ...(until === undefined ? {} : { until }),
    })
  })
}

function withdrawShare(subject: Subject, agreement: string): Contradiction | undefined {
  const share = subject.shares.find((each) => each.agreement === agreement && !each.withdrawn)
  if (share === undefined) return 'not-recorded'
  share.withdrawn = true
  return undefined
}

function shareCv(subject: Subject, event: EventOf<'cvShared'>): Contradiction | undefined {
  const share = subject.shares.find(({ agreement }) => agreement === event.agreement)
  if (share === undefined) return 'not-recorded'
  share.sharedWith = [...new Set([...share.sharedWith, ...event.organisations])]
  return undefined
}
