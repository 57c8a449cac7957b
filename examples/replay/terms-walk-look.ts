import type { Guard } from 'need-to-know'
import { facts, type History } from 'need-to-know/history'
import type { recruitment } from 'need-to-know/recruitment'
import { type Cv, fullCv } from './full-cv'
import type { Seen } from './terms-walk-rows'
import { appliedTo, type WalkState, type WalkViewer } from './terms-walk-state'
import { cv, subject } from './terms-walk-steps'
import { denmark, type RecruitmentFacts, type RecruitmentRequest } from './words'

export type WalkGuard = Guard<typeof recruitment.vocabulary.definition, typeof recruitment.records>

const asWritten = fullCv({
  cv,
  subject,
  name: 'Asta Holmgaard',
  town: 'Sønderkøb',
  region: 'Vestland',
  country: 'DK',
  nationalId: '3112369000',
})

const note = (organisation: string, authorRole: string) => ({
  id: `note of ${organisation}`,
  organisation,
  author: `${organisation}-hr`,
  authorRole,
  writtenAt: '2017-03-03T08:00:00Z',
  text: `What ${organisation} thinks.`,
})
const notes = [
  note('agency-x', 'agency'),
  note('jobindex-recruiting', 'platform.recruiter'),
  note('agency-y', 'agency'),
  note('company-a', 'employer'),
]
const appliedJobs = [...appliedTo, 'company-z'].map((organisation) => ({
  vacancyId: `${organisation}/vacancy-1`,
  organisation,
  title: 'Planner',
  appliedAt: '2017-03-02T08:00:00Z',
}))

/** The CV as the platform keeps it after a step: in step with what happened. */
function kept({ presence, form }: WalkState, { events, attempts }: History): Cv {
  const written = events.flatMap((event) => (event.kind === 'noteWritten' ? event.organisation : []))
  // A note that was refused is put there all the same: an employer is shown none, whatever a platform keeps (TERMS-038).
  const refused = attempts.flatMap(({ event }) => (event.kind === 'noteWritten' ? event.organisation : []))
  const kept = notes.filter(({ organisation }) => [...written, ...refused].includes(organisation))
  return { ...asWritten, presence, form, appliedJobs, notes: kept }
}

/** What one viewer is really shown after a step: the CV, and its notes and applied jobs as records of their own. */
export function lookAt(
  guard: WalkGuard,
  history: History,
  state: WalkState,
  { role, organisation, person }: WalkViewer,
  at: number,
): Seen {
  const request: RecruitmentRequest = {
    viewer: { id: person, role, organisation, assurance: 'substantial' },
    purpose: 'recruitment',
    at,
  }
  const found = facts(history, { ...request, record: { kind: 'cv', id: cv, subject } })
  const known: RecruitmentFacts = state.protection === 'unknown' ? found : { ...denmark, ...found }
  const record = kept(state, history)
  const { view, obligations } = guard.disclose('cv', record, request, known)
  const seenNotes = (record.notes ?? []).filter((each) => guard.disclose('note', each, request, known).view !== null)
  const seenJobs = appliedJobs.filter((each) => guard.disclose('appliedJob', each, request, known).view !== null)
  return {
    view,
    obligations,
    organisation,
    notes: seenNotes.map(({ id }) => id),
    jobs: seenJobs.map((job) => job.organisation),
    ownNote: role === 'employer' ? 'none' : `note of ${organisation}`,
  }
}
