import type { Need } from '../../vocabulary'
import type { CountedAct } from './counted-act'
import type { Weighed } from './weighed'

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

export function countedRelease(weighed: Weighed): CountedRelease {
  const { viewer, need, at } = weighed
  return {
    account: present(viewer.id),
    organisation: present(viewer.organisation),
    subject: subjectIn(weighed),
    vacancy: vacancyOf(need),
    acts: actsOf(weighed),
    at: at !== undefined && Number.isFinite(at) ? at : undefined,
  }
}

/** Who was turned away before any record was looked up asked for somebody whom it has not met: it is told of nobody. */
function subjectIn(weighed: Weighed): string | undefined {
  if (weighed.kind === 'turnedAway') return '\u0000'
  const { kind, id, subject } = weighed.record
  return subject ?? (id === undefined ? undefined : `\u0000${kind}\u0000${id}`)
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
function actsOf(weighed: Weighed): readonly CountedAct[] {
  const act = weighed.kind === 'contactRequest' ? 'approach' : weighed.act
  if (act === 'approach') return justApproach
  return act === 'view' || act === 'list' ? justView : viewAndDownload
}

const justApproach: readonly CountedAct[] = ['approach']

const justView: readonly CountedAct[] = ['view']
const viewAndDownload: readonly CountedAct[] = ['view', 'download']

function vacancyOf(need: Need | undefined): string | undefined {
  return need?.kind === 'vacancy' ? need.id : undefined
}

function present(id: string | undefined): string | undefined {
  return id === undefined || id.trim() === '' ? undefined : id
}
