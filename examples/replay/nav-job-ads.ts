import { facts } from 'need-to-know/history'
import { chronicle } from './chronicle'
import { searchers } from './nav-history'
import { type NavGuards, requestOf } from './nav-looks'
import { closing, companies, launch } from './nav-persons'
import type { RecruitmentRequest } from './words'

export interface JobAds {
  /** Decisions made just before the closing, and again at it. */
  readonly decisions: number
  /** Of these, ads that could be read. */
  readonly readable: number
  readonly changed: number
}

const [organisation] = companies
const day = 86_400_000
const actor = { kind: 'organisation', id: `${organisation}-hr`, organisation } as const

/** What no history records, the host says: whoever published an ad had been told who reads it. Nobody is the subject of an
 * ad, so nobody has objected to its being shown.
 */
const saidByTheHost = { 'subject.objected': false } as const

/** One ad that is open at the closing and two that are not any more. */
const history = chronicle(searchers, 'ads', [
  { kind: 'vacancyOpened', at: launch, actor, vacancy: 'filled', organisation },
  { kind: 'vacancyOpened', at: launch, actor, vacancy: 'expired', organisation, expires: closing - 30 * day },
  { kind: 'vacancyFilled', at: closing - 60 * day, actor, vacancy: 'filled', organisation },
  { kind: 'vacancyOpened', at: closing - 10 * day, actor, vacancy: 'open', organisation, expires: closing + 30 * day },
])

/** The job ads on both sides of the closing: what closes CVs does not speak of them (NAV-27). */
export function compareJobAds(guards: NavGuards): JobAds {
  const employer = requestOf({ role: 'employer', organisation, at: closing })
  const visitor: RecruitmentRequest = {
    viewer: { role: 'visitor', assurance: 'none' },
    purpose: 'ownAffairs',
    at: closing,
  }
  const pairs = ['open', 'expired', 'filled'].flatMap((id) =>
    [employer, visitor].map((request) => {
      const [before, after] = [closing - 1, closing].map((at) => {
        const known = { ...facts(history, { ...request, at, record: { kind: 'jobAd', id } }), ...saidByTheHost }
        return guards.at(at).decide('jobAd', { ...request, at }, known)
      })
      return { before, after }
    }),
  )
  return {
    decisions: pairs.length,
    readable: pairs.filter(({ after }) => after?.['jobAd'] === 'full').length,
    changed: pairs.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after)).length,
  }
}
