import { z } from 'zod'
import { identifier, instant } from './identifier'
import { noticeReferenceSchema } from './notice-reference'

/** What staff noted of a consultation with the subject: who, when, what was shown, what was answered (TK-38, GDPR 7(1)).
 *
 * Only an express yes is agreement: consultation, silence and an earlier general yes are not (TK-14, GDPR 4(11)).
 */
export const agreementSchema = z.strictObject({
  manner: z.enum(['express', 'consultation', 'silence', 'general']),
  answer: z.enum(['yes', 'no', 'none']),
  at: instant,
  /** The member of staff who consulted the subject. */
  by: identifier,
  shown: noticeReferenceSchema,
  /** Where the evidence is kept; an id, never the content. */
  reference: identifier,
})
export type Agreement = Readonly<z.infer<typeof agreementSchema>>

/** Whether a noted agreement is express consent, given no later than the act that it is to carry. */
export function isExpress(agreement: Agreement | undefined, at: number): boolean {
  return agreement !== undefined && agreement.manner === 'express' && agreement.answer === 'yes' && agreement.at <= at
}
