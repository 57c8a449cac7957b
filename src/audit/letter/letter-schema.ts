import { z } from 'zod'
import { instant } from '../../history/identifier'

/** What looks like a gap that somebody meant to fill in. */
const gap = /\{\{?[^}]*\}?\}|\[[^\]]*\]|<[^>]*>|\$\{|%[sd]\b|_{3,}|\.{4,}|\b(?:TODO|TBD|XXX+)\b/

/** Text that goes into a letter as it stands: said, and without a gap. */
const sentence = z
  .string()
  .max(10_000)
  .regex(/\S/)
  .refine((text) => !gap.test(text))

/** The same on one line. */
const line = sentence.max(300).regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u)

/** The texts of a letter. */
export const letterSchema = z.strictObject({
  name: line.optional(),
  date: instant,
  zone: line,
  from: z.strictObject({ name: line, address: z.array(line).default([]) }),
  authority: z.strictObject({ name: line, reach: line }),
  recipients: z.array(z.union([z.strictObject({ role: z.string() }), z.strictObject({ name: line })])).min(1),
  happened: z.union([sentence, z.strictObject({ confirmed: sentence, possible: sentence })]),
  explanation: sentence,
  consequences: z.array(sentence).default([]),
  advice: z.array(sentence).default([]),
  measures: z
    .strictObject({
      taken: z.array(z.strictObject({ text: sentence, at: instant })).default([]),
      planned: z.array(sentence).default([]),
    })
    .refine(({ taken, planned }) => taken.length + planned.length > 0),
  apology: z.boolean().default(false),
  contact: z.strictObject({ role: z.enum(['dpo', 'contactPoint']), name: line, reach: line }),
})
export type LetterTexts = z.output<typeof letterSchema>

/** Whom it is to. */
export const subjectSchema = z.strictObject({
  certainty: z.enum(['confirmed', 'possible']),
  categories: z.array(z.object({ category: z.string(), level: z.string() })).min(1),
  further: z.array(z.object({ category: z.string(), level: z.string() })).optional(),
  recipients: z.array(z.string()).optional(),
  acts: z.array(z.enum(['list', 'view', 'download'])).optional(),
  protectedAddress: z.enum(['yes', 'no', 'possibly']),
})
