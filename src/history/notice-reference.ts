import { z } from 'zod'
import { identifier } from './identifier'

/** One version of a notice. */
export const noticeReferenceSchema = z.strictObject({ name: identifier, version: identifier })
export type NoticeReference = Readonly<z.infer<typeof noticeReferenceSchema>>

/** What the subject had been shown when it acted: the latest version of each notice, at the most. */
export const toldSchema = z.array(noticeReferenceSchema).readonly()
export type Told = readonly NoticeReference[]
