import type { ViewOf } from 'need-to-know'
import type { recruitment } from 'need-to-know/recruitment'
import type { Shown } from './terms-walk-oracle'
import { cv } from './terms-walk-steps'

type CvView = ViewOf<typeof recruitment.vocabulary.definition, typeof recruitment.records, 'cv'>

/** What one viewer was given after a step. */
export interface Seen {
  readonly view: CvView | null
  /** Ids of the notes and organisations of the applied jobs that it sees as records of their own. */
  readonly notes: readonly string[]
  readonly jobs: readonly string[]
  readonly obligations: readonly string[]
  readonly organisation: string
  /** The note of its own that there would be. */
  readonly ownNote: string
}

/** What was shown of one row: all of it, nothing of it, or something in between, which no cell of the table means. */
export type ShownOf = Shown | 'partly'

/** Where to find in a view what each row of the table speaks of. */
const parts: Readonly<Record<string, (seen: Seen) => readonly unknown[]>> = {
  qualifications: ({ view }) => {
    const [work] = view?.work ?? []
    const [school] = view?.education ?? []
    return [
      ...[work?.title, work?.from, work?.to],
      ...[school?.institution, school?.area, school?.degree, school?.from, school?.to],
      ...[view?.certificates, view?.skills, view?.languages, view?.drivingLicences, view?.wishes?.occupations],
    ]
  },
  'free text': ({ view }) => [view?.summary, view?.work?.[0]?.description, view?.wishes?.text],
  'employer names': ({ view }) => [view?.work?.[0]?.employer],
  'places of work': ({ view }) => [view?.work?.[0]?.place],
  'name, e-mail, phone': ({ view }) => [view?.person?.name, view?.contact?.email, view?.contact?.phone],
  photo: ({ view }) => [view?.person?.photo],
  'attachments, file names': ({ view }) => {
    const [attachment] = view?.attachments ?? []
    return [attachment?.fileName, attachment?.mediaType, attachment?.url]
  },
  'postal address': ({ view }) => {
    const { street, postcode, municipality, region, country } = view?.address ?? {}
    return [street, postcode, municipality, region, country]
  },
  'raw ids, cookies, IP': ({ view }) => [
    view?.id === cv,
    ...[view?.person?.nationalId, view?.technical?.cookies, view?.technical?.ipAddresses],
  ],
  'gender, birth date': ({ view }) => [view?.person?.gender, view?.person?.birthDate],
  'benefit, follow-up': ({ view }) => [view?.status?.benefit, view?.status?.followUp],
  // What is the viewer's own it sees by itself, and in the CV wherever that is to be seen.
  'own notes': ({ view, notes, ownNote }) => [
    notes.includes(ownNote),
    ...(view === null ? [] : [notesIn(view).includes(ownNote)]),
  ],
  'notes of others': ({ view, notes, ownNote }) => [...notes, ...notesIn(view)].filter((id) => id !== ownNote),
  'own applied jobs': ({ view, jobs, organisation }) => [
    jobs.includes(organisation),
    ...(view === null ? [] : [jobsIn(view).includes(organisation)]),
  ],
  'other applied jobs': ({ view, jobs, organisation }) =>
    [...jobs, ...jobsIn(view)].filter((each) => each !== organisation),
  'becomes a controller': ({ obligations }) => [obligations.includes('controllerTransition')],
}

/** What was shown of a row.
 *
 * @throws RangeError for a row of which nothing here knows where to look
 */
export function shownOf(row: string, seen: Seen): ShownOf {
  const find = parts[row]
  if (find === undefined) throw new RangeError(`nobody looks for the row ${row}`)
  const isShown = find(seen).map((part) => part !== undefined && part !== false)
  if (!isShown.includes(true)) return 'no'
  return isShown.includes(false) ? 'partly' : 'yes'
}

function notesIn(view: CvView | null): readonly string[] {
  return (view?.notes ?? []).flatMap(({ id }) => id ?? [])
}

function jobsIn(view: CvView | null): readonly string[] {
  return (view?.appliedJobs ?? []).flatMap(({ organisation }) => organisation ?? [])
}
