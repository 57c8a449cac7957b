import type { Immutable } from 'immer'
import { z } from 'zod'

const text = z.string().max(2_000).regex(/\S/)
const byName = z.record(z.string(), text)

const party = z.strictObject({ name: text, reach: text })

/** A transfer to a third country, and what makes it lawful: GDPR 30(1)(e), 44 to 49. */
const transfer = z.union([z.literal('none'), z.strictObject({ country: text, safeguard: text })])

/** What a policy cannot know of the processing, as its host says it. What is left out is listed as missing. */
export const processingSchema = z.strictObject({
  /** GDPR 30(1)(a). */
  controller: z
    .strictObject({
      name: text,
      address: text,
      country: text,
      email: text,
      businessNumber: text,
      representative: party.optional(),
    })
    .optional(),
  jointControllers: z.array(party).default([]),
  /** `none` where the controller needs none: GDPR 37. */
  dpo: z.union([z.literal('none'), party]).optional(),
  /** Purpose → what it is in words: 30(1)(b). */
  purposes: byName.default({}),
  /** Record kind → whom its records are about: 30(1)(c). */
  subjects: byName.default({}),
  /** Who processes on behalf of the controller, where, and what is transferred (TERMS-065; GDPR 28, 30(1)(d) and (e)). */
  processors: z.array(z.strictObject({ name: text, task: text, location: text, transfer })).optional(),
  /** Role of recipients → a transfer to them: 30(1)(e). */
  transfers: z.record(z.string(), transfer).default({}),
  /** Category or prefix → how long it is kept: 30(1)(f). */
  retention: byName.default({}),
  /** 30(1)(g), 32(1). */
  security: z.array(text).default([]),
})
export type ProcessingDetails = Immutable<z.output<typeof processingSchema>>
export type ProcessingInput = Immutable<z.input<typeof processingSchema>>
