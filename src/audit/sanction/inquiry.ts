import type { Immutable } from 'immer'
import { z } from 'zod'
import { identifier, instant } from '../../history/identifier'
import { plainJson } from '../../policy/plain-json'
import { readJson } from '../../policy/read-json'
import { freezeDeep, type Issue, UsageError } from '../../vocabulary'
import { notBefore } from '../breach/not-before'

// The id of what follows from it is made from this one, and has room for it.
const id = z
  .string()
  .min(1)
  .max(180)
  .refine((text) => text !== '*')

/** A person: nobody else may find against an organisation (NAV-39). */
const inquirer = z.strictObject({ kind: z.enum(['staff', 'authority']), id: identifier })

const complaint = {
  id,
  organisation: identifier,
  /** Who complained; it goes no further than this record (TK-37). */
  complainant: identifier.optional(),
  at: instant,
  reference: identifier,
}
const complaintSchema = z.strictObject({ kind: z.literal('complaint').default('complaint'), ...complaint })

const inquiry = {
  id,
  complaint: complaintSchema,
  opened: z.strictObject({ at: instant, by: inquirer, reference: identifier }),
}
const inquirySchema = z.strictObject({ kind: z.literal('inquiry').default('inquiry'), ...inquiry })

const conclusion = {
  outcome: z.enum(['noAction', 'accessDenied']),
  by: inquirer,
  /** Where the decision and its reasons are kept. */
  reference: identifier,
  at: instant,
}
const concludedSchema = z.strictObject({
  kind: z.literal('concludedInquiry').default('concludedInquiry'),
  ...inquiry,
  concluded: z.strictObject(conclusion),
})

/** Somebody says that an organisation misused what it saw. It has no effect but that it can be inquired into (TK-33). */
export type Complaint = Immutable<z.output<typeof complaintSchema>>
/** The complaint is being looked into. It has no effect either. */
export type Inquiry = Immutable<z.output<typeof inquirySchema>>
/** Somebody decided: nothing is done, or the organisation loses its access. */
export type ConcludedInquiry = Immutable<z.output<typeof concludedSchema>>
export type Inquirer = Immutable<z.output<typeof inquirer>>

/** A complaint about an organisation, checked.
 *
 * @throws UsageError `invalid-inquiry` with every issue, here and in the two functions below
 */
export function openComplaint(input: Immutable<z.input<typeof complaintSchema>>): Complaint {
  return readAs(complaintSchema, { ...input, kind: 'complaint' }) as Complaint
}

/** The inquiry into a complaint. */
export function openInquiry(
  complaint: Complaint,
  opened: { readonly id: string; readonly at: number; readonly by: Inquirer; readonly reference: string },
): Inquiry {
  const { id, ...rest } = opened
  return readAs(inquirySchema, { kind: 'inquiry', id, complaint, opened: rest }, (inquiry) =>
    notBefore(inquiry.opened.at, inquiry.complaint.at, '/opened/at'),
  ) as Inquiry
}

/** The end of an inquiry. Only what was open ends: a complaint does not, and what has ended ends no more. */
export function concludeInquiry(
  inquiry: Inquiry,
  concluded: Immutable<z.input<z.ZodObject<typeof conclusion>>>,
): ConcludedInquiry {
  const open = readAs(inquirySchema, inquiry)
  return readAs(concludedSchema, { ...open, kind: 'concludedInquiry', concluded }, (end) =>
    notBefore(end.concluded.at, end.opened.at, '/concluded/at'),
  ) as ConcludedInquiry
}

/** A concluded inquiry as a host kept it, checked anew. */
export function readConcluded(inquiry: ConcludedInquiry): ConcludedInquiry {
  return readAs(concludedSchema, inquiry, ({ complaint, opened, concluded }) => [
    ...notBefore(opened.at, complaint.at, '/opened/at'),
    ...notBefore(concluded.at, opened.at, '/concluded/at'),
  ]) as ConcludedInquiry
}

function readAs<T>(schema: z.ZodType<T>, input: unknown, check: (value: T) => readonly Issue[] = () => []): T {
  const read = readJson(schema, plainJson(input) ?? null)
  const issues = read.ok ? check(read.value) : read.issues
  if (!read.ok || issues.length > 0) {
    throw new UsageError('invalid-inquiry', 'this is no step of an inquiry', issues)
  }
  return freezeDeep(read.value)
}
