import { appliedTo, noteWriters, type WalkState, type WalkViewer } from './terms-walk-state'

/** The table of `requirements.md` §6.2, row by row, read without any policy. The places of work have a row of their own,
 * since protection closes them.
 *
 * `own` is what is the viewer's own, `sent` what the subject sent it in the dialogue, `scrubbed` withheld until free text
 * can be scrubbed. The last row is not in §6.2: whoever is shown who somebody is becomes a controller by that (TERMS-016,
 * TERMS-032).
 */
const text = `
  row                        anonymous  personal  offline  followed  accepted  declined  deleted
  qualifications             yes        yes       no       no        yes       yes       no
  free text                  scrubbed   yes       no       no        scrubbed  scrubbed  no
  employer names             no         yes       no       yes       no        no        no
  places of work             no         yes       no       yes       no        no        no
  name, e-mail, phone        no         yes       no       yes       yes       no        no
  photo                      no         yes       no       yes       yes       no        no
  attachments, file names    no         yes       no       yes       sent      no        no
  postal address             no         no        no       no        sent      no        no
  raw ids, cookies, IP       no         no        no       no        no        no        no
  gender, birth date         no         no        no       no        no        no        no
  benefit, follow-up         no         no        no       no        no        no        no
  own notes                  own        own       own      own       own       own       no
  notes of others            no         no        no       no        no        no        no
  own applied jobs           own        own       own      own       own       own       no
  other applied jobs         no         no        no       no        no        no        no
  becomes a controller       no         yes       no       yes       yes       no        no
`

const [[, ...columns] = [], ...lines] = text
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/ {2,}/))
const table = new Map(
  lines.map(([row = '', ...cells]) => [row, new Map(columns.map((column, i) => [column, cells[i]]))] as const),
)

/** The rows of the table. */
export const rows: readonly string[] = [...table.keys()]

export type Shown = 'yes' | 'no'

/** What a viewer is to be shown of one row after a step, by the table. Data that is blocked is shown to the subject alone
 * (TERMS-081), and no viewer here is the subject.
 */
export function predicted(state: WalkState, viewer: WalkViewer, row: string): Shown {
  if (state.restricted || isClosedByProtection(state, row)) return 'no'
  return columnsFor(state, viewer).some((column) => isYes(cell(row, column), state, viewer, row)) ? 'yes' : 'no'
}

function cell(row: string, column: string): string {
  const found = table.get(row)?.get(column)
  if (found === undefined) throw new RangeError(`the table has no cell ${row} × ${column}`)
  return found
}

/** The columns that speak of a viewer. What one of them opens is open: a follow adds its closed list to what is online, and
 * opens nothing else offline (TERMS-027, TERMS-028).
 *
 * §6.2 does not say what a company sees that was let in, once the CV is offline; read here as all others: nothing.
 */
function columnsFor(state: WalkState, { organisation }: WalkViewer): readonly string[] {
  const { presence, form, followed, letIn, refused } = state
  if (presence === 'deleted') return ['deleted']
  const isRefused = refused.includes(organisation) && form === 'anonymous'
  const online = [isRefused ? 'declined' : form, ...(letIn.includes(organisation) ? ['accepted'] : [])]
  return [...(presence === 'online' ? online : ['offline']), ...(followed.includes(organisation) ? ['followed'] : [])]
}

function isYes(cell: string, state: WalkState, { organisation }: WalkViewer, row: string): boolean {
  if (cell === 'sent') {
    const sentTo = row === 'postal address' ? state.sentAddress : state.sentAttachments
    return sentTo.includes(organisation)
  }
  if (cell !== 'own') return cell === 'yes'
  return row === 'own notes'
    ? state.hasNotes && noteWriters.includes(organisation)
    : appliedTo.some((each) => each === organisation)
}

/** Below the table: an address that is protected, or not known not to be, is "no" everywhere, and so is what tells of it;
 * a graded one closes the whole record, and so does one of which not even that is known.
 */
function isClosedByProtection({ protection }: WalkState, row: string): boolean {
  if (protection === 'graded' || protection === 'unknown') return true
  if (protection === 'none') return false
  return ['postal address', 'places of work', 'attachments, file names', 'free text'].includes(row)
}
