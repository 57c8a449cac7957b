import { z } from 'zod'
import { refusals } from '../../enforce'
import { acts, needKinds } from '../../vocabulary'
import { longestList } from './canonical-shape'
import { endsInTime } from './ends-in-time'

const id = z.string().min(1).max(200)
const name = z.string().max(200)
const instant = z.number().min(-8.64e15).max(8.64e15)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const listOf = <T>(item: z.ZodType<T>) => z.array(item).max(longestList)

const viewer = z.strictObject({
  id: name.optional(),
  role: name.optional(),
  organisation: name.optional(),
  assurance: name.optional(),
})
const need = z.strictObject({ kind: z.enum(needKinds), id: name })
const evidence = z.record(z.string(), listOf(z.string()))
const policy = z.strictObject({ name: z.string(), version: z.string(), hash: z.string() })
const about = z.strictObject({ kind: id, id: name.optional(), subject: name.optional() })
const basis = z.strictObject({
  article: z.string(),
  consent: z.string().optional(),
  conditionOf: z.string().optional(),
  contract: z.string().optional(),
  statute: z.string().optional(),
  interest: z.string().optional(),
  balancingTest: z.string().optional(),
  special: z
    .strictObject({ article: z.string(), consent: z.string().optional(), statute: z.string().optional() })
    .optional(),
})
const ground = z.strictObject({
  rule: z.string(),
  basis: z.union([z.literal('none'), basis]).optional(),
  notice: z.string().optional(),
})
const disclosed = z.strictObject({ record: id, category: z.string(), level: z.string(), grounds: listOf(ground) })

const receipt = {
  kind: z.literal('receipt'),
  viewer,
  purpose: name.optional(),
  act: z.enum(acts).optional(),
  need: need.optional(),
  at: instant.optional(),
  policy,
  disclosed: listOf(disclosed),
  refusal: z.enum(refusals).optional(),
  obligations: listOf(z.string()),
}

const contactRequest = {
  kind: z.literal('contactRequest'),
  viewer,
  purpose: name.optional(),
  at: instant.optional(),
  need: need.optional(),
  policy,
  allowed: z.boolean(),
  refusal: z.enum(refusals).optional(),
}

const sender = z.strictObject({ id, role: id, organisation: id.optional() })

const mail = {
  kind: z.literal('mail'),
  sender,
  at: instant,
  need: need.optional(),
}

const accountDecision = z.strictObject({
  kind: z.literal('accountDecision'),
  account: id,
  organisation: id.optional(),
  decision: z.enum(['unblock', 'block']),
  by: id,
  reference: id,
  at: instant,
})

const turnedAway = {
  kind: z.literal('turnedAway'),
  viewer,
  purpose: name.optional(),
  act: z.enum([...acts, 'approach']).optional(),
  need: need.optional(),
  at: instant.optional(),
  policy,
  refusal: z.enum(refusals),
}

const keptBack = {
  kind: z.literal('keptBack'),
  recipient: z.strictObject({ role: id, organisation: id }),
  law: id,
  by: id,
  reference: id,
  at: instant,
  until: instant,
}
const inTime = 'it is kept back until an instant after the decision, by 366 days at most'

/** A record as it is handed to a log. */
export const logRecordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...receipt, record: about, evidence: evidence.optional() }),
  z.strictObject({ ...contactRequest, record: about, evidence: evidence.optional() }),
  z.strictObject({ ...mail, record: about.extend({ subject: id }) }),
  accountDecision,
  z.strictObject(turnedAway),
  z.strictObject({ ...keptBack, record: about.extend({ subject: id }) }).refine(endsInTime, inTime),
])

const detached = { record: z.strictObject({ kind: id }), about: hash }

/** An entry as a store gives it back. */
export const logEntrySchema = z.strictObject({
  kind: z.literal('entry'),
  index: z.int().min(0),
  previous: hash,
  hash,
  body: z.discriminatedUnion('kind', [
    z.strictObject({ ...receipt, ...detached }),
    z.strictObject({ ...contactRequest, ...detached }),
    z.strictObject({ ...mail, ...detached, sender: sender.partial({ id: true }) }),
    accountDecision.extend({ about: hash }),
    z.strictObject({ ...turnedAway, about: hash }),
    z.strictObject({ ...keptBack, ...detached }).refine(endsInTime, inTime),
  ]),
  link: z
    .strictObject({
      salt: z.string().min(16).max(200),
      id: name.optional(),
      subject: name.optional(),
      viewer: name.optional(),
      need: need.optional(),
      evidence: evidence.optional(),
    })
    .nullable(),
})
