/** The viewers of RP-5: A is followed, B is let in, C is refused (and has a colleague), D has nothing to do with it; an
 * agency with notes, and the platform's own recruiter, who is one to everybody else.
 */
export const viewers = [
  { name: 'A', role: 'employer', organisation: 'company-a', person: 'a-1' },
  { name: 'B', role: 'employer', organisation: 'company-b', person: 'b-1' },
  { name: 'C', role: 'employer', organisation: 'company-c', person: 'c-1' },
  { name: 'C, a colleague', role: 'employer', organisation: 'company-c', person: 'c-2' },
  { name: 'D', role: 'employer', organisation: 'company-d', person: 'd-1' },
  { name: 'X', role: 'agency', organisation: 'agency-x', person: 'x-1' },
  { name: 'R', role: 'platform.recruiter', organisation: 'jobindex-recruiting', person: 'r-1' },
] as const
export type WalkViewer = (typeof viewers)[number]

/** What a walk is told of address protection at its start: it was looked up and there is none, the address is protected,
 * it is graded, nobody looked. `unknown in Denmark` is that last, of a platform that knows that no address is graded.
 */
export const protections = ['none', 'protected', 'graded', 'unknown in Denmark', 'unknown'] as const
export type Protection = (typeof protections)[number]

/** What is so after a step, in plain words: kept by hand beside the events, and read by the oracle alone. */
export interface WalkState {
  readonly presence: 'offline' | 'online' | 'deleted'
  readonly form: 'anonymous' | 'personal'
  /** Organisations. */
  readonly followed: readonly string[]
  readonly letIn: readonly string[]
  readonly refused: readonly string[]
  readonly sentAddress: readonly string[]
  readonly sentAttachments: readonly string[]
  readonly hasNotes: boolean
  /** The subject had the use of its data blocked. */
  readonly restricted: boolean
  readonly protection: Protection
}

/** Whose notes stand on the CV once it has any, and with whom the subject had applied for a job. */
export const noteWriters: readonly string[] = ['agency-x', 'jobindex-recruiting']
export const appliedTo = ['company-a', 'company-c', 'agency-x'] as const

/** Before the first step. */
export const beginning = (protection: Protection): WalkState => ({
  presence: 'offline',
  form: 'anonymous',
  followed: [],
  letIn: [],
  refused: [],
  sentAddress: [],
  sentAttachments: [],
  hasNotes: false,
  restricted: false,
  protection,
})
