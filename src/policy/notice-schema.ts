import { z } from 'zod'

const text = z.string().exactOptional()
const oneOrMore = z.union([z.string().transform((name) => [name]), z.array(z.string())]).exactOptional()

/** The JSON shape of a clause. Any part may be missing: it is then named as missing, not as of a wrong type. */
export const noticeClauseSchema = z.strictObject({
  clause: text,
  recipients: oneOrMore,
  categories: oneOrMore,
  purposes: oneOrMore,
  trigger: oneOrMore,
})

const controller = z.strictObject({ name: text, address: text, country: text, email: text, businessNumber: text })

/** The same of a notice, without a look inside its clauses: those are read one by one, so that all issues come out. */
export const noticeHeaderSchema = z.strictObject({
  kind: z.literal('notice'),
  name: text,
  version: text,
  language: text,
  controller: controller.exactOptional(),
  clauses: z.array(z.unknown()).exactOptional(),
})
