import type { Draft } from 'immer'
import type { EventOf } from './event'
import { type Contradiction, provided } from './step'
import type { SubjectState } from './subject-state'
import { toldOf } from './told'

type Subject = Draft<SubjectState>

export function agreeToShare(subject: Subject, event: EventOf<'shareAgreed'>): Contradiction | undefined {
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

export function withdrawShare(subject: Subject, agreement: string): Contradiction | undefined {
  const share = subject.shares.find((each) => each.agreement === agreement && !each.withdrawn)
  if (share === undefined) return 'not-recorded'
  share.withdrawn = true
  return undefined
}

export function shareCv(subject: Subject, event: EventOf<'cvShared'>): Contradiction | undefined {
  const share = subject.shares.find(({ agreement }) => agreement === event.agreement)
  if (share === undefined) return 'not-recorded'
  share.sharedWith = [...new Set([...share.sharedWith, ...event.organisations])]
  return undefined
}
