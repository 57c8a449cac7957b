import type { Notice } from 'need-to-know'
import type { ConsentRecipient, ConsentRecord } from 'need-to-know/history'
import { recruitment } from 'need-to-know/recruitment'

export interface ConsentGiven {
  readonly id: string
  readonly subject: string
  readonly scope: keyof typeof recruitment.consents
  readonly recipients: readonly ConsentRecipient[]
  /** The text it was given under, and whose controller asked for it. */
  readonly notice: Notice
  /** What the subject did. */
  readonly act: string
  /** The service that the subject would not have had without it. */
  readonly conditionOf?: string
}

/** A consent to all that its scope is about: every purpose and category, for the recipients named. */
export function consentTo({ id, subject, scope, recipients, notice, act, conditionOf }: ConsentGiven) {
  const { purposes, categories } = recruitment.consents[scope]
  const { name, version, language, controller } = notice
  return {
    id,
    subject,
    scope,
    purposes: [...purposes],
    categories: [...categories],
    recipients: [...recipients],
    controller,
    basis: '6(1)(a)',
    notice: { name, version, language },
    method: 'webForm',
    act,
    evidence: `form-log/${id}`,
    withdrawal: 'the same page',
    jurisdiction: controller.country,
    storage: controller.country,
    retention: 'until it is withdrawn',
    processing: ['store', 'disclose'],
    rights: ['eu-gdpr:A7-3', 'eu-gdpr:A15'],
    ...(conditionOf === undefined ? {} : { conditionOf }),
  } satisfies ConsentRecord
}
