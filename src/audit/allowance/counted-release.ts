import type { Receipt } from '../../enforce'
import type { Act, Need } from '../../vocabulary'
import type { CountedAct } from './usage-book'

/** What of a receipt is counted, as far as it says it. */
export interface CountedRelease {
  readonly account: string | undefined
  readonly organisation: string | undefined
  readonly subject: string | undefined
  /** The vacancy it is booked on. */
  readonly vacancy: string | undefined
  readonly acts: readonly CountedAct[]
  readonly at: number | undefined
}

export function countedRelease({ viewer, record, need, act, at }: Receipt): CountedRelease {
  return {
    account: present(viewer.id),
    organisation: present(viewer.organisation),
    subject: record.subject ?? (record.id === undefined ? undefined : `\u0000${record.kind}\u0000${record.id}`),
    vacancy: vacancyOf(need),
    acts: countedActs(act),
    at: at !== undefined && Number.isFinite(at) ? at : undefined,
  }
}

/** Whether every part is there that it takes to judge a release. */
export function isComplete(release: CountedRelease): release is CompleteRelease {
  const { account, organisation, subject, at } = release
  return [account, organisation, subject, at].every((part) => part !== undefined)
}

export type CompleteRelease = {
  readonly [K in keyof CountedRelease]: K extends 'vacancy' ? string | undefined : Exclude<CountedRelease[K], undefined>
}

/** A download is a view as well, and a list that shows content is one (UWV-02, UWV-35). An act that there is none of is
 * taken for the one that tells most.
 */
function countedActs(act: Act | undefined): readonly CountedAct[] {
  return act === 'view' || act === 'list' ? justView : viewAndDownload
}

const justView: readonly CountedAct[] = ['view']
const viewAndDownload: readonly CountedAct[] = ['view', 'download']

function vacancyOf(need: Need | undefined): string | undefined {
  return need?.kind === 'vacancy' ? need.id : undefined
}

function present(id: string | undefined): string | undefined {
  return id === undefined || id.trim() === '' ? undefined : id
}
