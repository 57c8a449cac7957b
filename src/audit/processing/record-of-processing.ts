import { hasNoSubject, isForSubject, levelFor, type Permit, type Policy, verifyPolicy, voidReasons } from '../../policy'
import { plainJson } from '../../policy/plain-json'
import { readJson } from '../../policy/read-json'
import {
  type Basis,
  categoriesOf,
  coveredBy,
  freezeDeep,
  type Issue,
  isAboutPersons,
  isMarked,
  pointer,
  quote,
  rolesOf,
  UsageError,
} from '../../vocabulary'
import { closestName } from '../breach/closest-name'
import { type ProcessingDetails, type ProcessingInput, processingSchema } from './processing-details'

/** A record of processing activities: GDPR 30(1). Plain frozen data. */
export interface RecordOfProcessing {
  readonly kind: 'recordOfProcessing'
  readonly policy: {
    readonly name: string
    readonly version: string
    readonly hash: string
    /** The legal assessment that the policy carries. */
    readonly assessment?: Policy['assessment']
  }
  readonly controllerType: Policy['controller']
  readonly controller: ProcessingDetails['controller']
  readonly jointControllers: ProcessingDetails['jointControllers']
  readonly dpo: ProcessingDetails['dpo']
  /** One for each purpose that a permit names, in the order of the vocabulary. */
  readonly activities: readonly ProcessingActivity[]
  readonly processors: ProcessingDetails['processors']
  readonly security: readonly string[]
  /** What GDPR 30(1) asks for and nobody has said. Empty: the record is complete. */
  readonly missing: readonly Lacking[]
}

/** What is done for one purpose. */
export interface ProcessingActivity {
  readonly purpose: string
  readonly description: string | undefined
  /** Record kinds, and whom they are about: 30(1)(c). */
  readonly records: readonly { readonly kind: string; readonly subjects: string | undefined }[]
  readonly categories: readonly {
    readonly category: string
    /** GDPR 9(1). */
    readonly special: boolean
    readonly retention: string | undefined
  }[]
  /** 30(1)(d). None where the subject alone sees its data. */
  readonly recipients: readonly RecipientOfProcessing[]
}

/** What one permit discloses to one role: never more than this, and less wherever a condition fails. */
export interface RecipientOfProcessing {
  /** `*` is everybody; no law allows that. */
  readonly role: string
  readonly records: readonly string[]
  readonly categories: readonly { readonly category: string; readonly level: string }[]
  readonly rule: string
  /** With its statute or balancing test. */
  readonly basis: Basis
  /** The clause that tells the subject of it. */
  readonly notice: string
  /** Where the rule comes from. */
  readonly source: readonly string[]
  readonly transfer: ProcessingDetails['transfers'][string] | undefined
  /** Why it cannot stand in law: codes of void reasons. Empty where it can. */
  readonly void: readonly string[]
}

/** Something that the record should say. `path` is where it would stand in what the host gives, or in the policy. */
export interface Lacking {
  readonly what: string
  readonly path: string
  readonly article: string
}

/** The record that GDPR 30(1) asks for, worked out from a policy; what a policy cannot know, the host says.
 *
 * @throws UsageError `invalid-policy`; `invalid-processing` with every issue: details that cannot be read, or that speak
 * of a purpose, record kind, role or category that the vocabulary does not have
 */
export function recordOfProcessing(policy: Policy, more: ProcessingInput = {}): RecordOfProcessing {
  verifyPolicy(policy)
  const read = readJson(processingSchema, plainJson(more) ?? null)
  const issues = read.ok ? unknownNames(policy, read.value) : read.issues
  if (!read.ok || issues.length > 0) {
    throw new UsageError('invalid-processing', 'the details of the processing cannot be used', issues)
  }
  const details = read.value as ProcessingDetails
  const activities = activitiesOf(policy, details)
  const { name, version, hash, assessment } = policy
  const { controller, jointControllers, dpo, processors, security } = details
  return freezeDeep<RecordOfProcessing>({
    kind: 'recordOfProcessing',
    policy: { name, version, hash, ...(assessment === undefined ? {} : { assessment }) },
    controllerType: policy.controller,
    controller,
    jointControllers,
    dpo,
    activities,
    processors,
    security,
    missing: [...missingDetails(details), ...missingNames(activities), ...missingGrounds(policy)],
  })
}

function activitiesOf(policy: Policy, details: ProcessingDetails): readonly ProcessingActivity[] {
  // What is about no person is no processing of personal data.
  const permits = policy.rules.filter((rule) => rule.kind === 'permit').filter((rule) => !hasNoSubject(rule))
  const reasons = voidReasons(policy)
  return policy.vocabulary.purposes.flatMap((purpose): readonly ProcessingActivity[] => {
    const own = permits.filter((permit) => permit.purpose.includes(purpose) && releasedBy(policy, permit).length > 0)
    if (own.length === 0) return []
    const kinds = policy.vocabulary.kinds.filter((kind) => own.some(({ on }) => on.includes(kind)))
    const released = new Set(own.flatMap((permit) => releasedBy(policy, permit).map(({ category }) => category)))
    return [
      {
        purpose,
        description: details.purposes[purpose],
        records: kinds.map((kind) => ({ kind, subjects: details.subjects[kind] })),
        categories: categoriesOf(policy.vocabulary)
          .filter((category) => released.has(category))
          .map((category) => ({
            category,
            special: isMarked(policy.vocabulary, category, 'special'),
            retention: retentionOf(details, category),
          })),
        recipients: own
          .filter((permit) => !isForSubject(permit))
          .flatMap((permit) => recipientsOf(policy, permit, details, codesOf(permit, reasons))),
      },
    ]
  })
}

function recipientsOf(
  policy: Policy,
  permit: Permit,
  { transfers }: ProcessingDetails,
  codes: readonly string[],
): readonly RecipientOfProcessing[] {
  const { to, on, id: rule, basis = 'none', notice = 'none', source } = permit
  const categories = releasedBy(policy, permit)
  return (to === '*' ? ['*'] : to).map((role) => ({
    role,
    records: [...on],
    categories,
    rule,
    basis,
    notice,
    source: [...source],
    transfer: transfers[role],
    void: codes,
  }))
}

function codesOf({ id }: Permit, reasons: ReturnType<typeof voidReasons>): readonly string[] {
  return reasons.filter(({ rule }) => rule === id).map(({ code }) => code)
}

/** The categories of personal data of which a permit can let out anything, each with the most that it can. */
function releasedBy(policy: Policy, permit: Permit): RecipientOfProcessing['categories'] {
  const categories = new Set(permit.categories.flatMap((name) => coveredBy(policy.vocabulary, name)))
  return [...categories]
    .filter((category) => isAboutPersons(policy.vocabulary, category) !== false)
    .map((category) => ({ category, level: levelFor(permit, category) ?? 'withheld' }))
    .filter(({ level }) => level !== 'withheld')
}

/** By the longest name that covers the category. */
function retentionOf({ retention }: ProcessingDetails, category: string): string | undefined {
  const closest = closestName(Object.keys(retention), category)
  return closest === undefined ? undefined : retention[closest]
}

function unknownNames(policy: Policy, details: ProcessingDetails): readonly Issue[] {
  const { vocabulary } = policy
  return [
    ...strangers('unknown-purpose', 'purposes', details.purposes, (name) => vocabulary.purposes.includes(name)),
    ...strangers('unknown-record-kind', 'subjects', details.subjects, (name) => vocabulary.kinds.includes(name)),
    ...strangers('unknown-role', 'transfers', details.transfers, (name) => rolesOf(vocabulary).includes(name)),
    ...strangers('unknown-category', 'retention', details.retention, (name) => coveredBy(vocabulary, name).length > 0),
  ]
}

function strangers(
  code: string,
  table: string,
  entries: Readonly<Record<string, unknown>>,
  isKnown: (name: string) => boolean,
): readonly Issue[] {
  return Object.keys(entries)
    .filter((name) => !isKnown(name))
    .map((name) => ({ code, path: pointer(table, name), message: `the vocabulary has no ${quote(name)}` }))
}

function missingDetails({ controller, dpo, processors, security }: ProcessingDetails): readonly Lacking[] {
  return [
    ...lacking(controller === undefined, 'the controller', '/controller', '30(1)(a)'),
    ...lacking(dpo === undefined, 'the data protection officer, or that there is none', '/dpo', '30(1)(a)'),
    ...lacking(processors === undefined, 'the processors, or that there are none', '/processors', '30(1)(d)'),
    ...lacking(security.length === 0, 'the security measures', '/security', '30(1)(g)'),
  ]
}

function missingNames(activities: readonly ProcessingActivity[]): readonly Lacking[] {
  const found = activities.flatMap(({ purpose, description, records, categories, recipients }) => [
    ...lacking(description === undefined, 'the purpose in words', pointer('purposes', purpose), '30(1)(b)'),
    ...records.flatMap(({ kind, subjects }) =>
      lacking(subjects === undefined, 'whom the records are about', pointer('subjects', kind), '30(1)(c)'),
    ),
    ...categories.flatMap(({ category, retention }) =>
      lacking(retention === undefined, 'how long it is kept', pointer('retention', category), '30(1)(f)'),
    ),
    ...recipients.flatMap(({ role, transfer }) =>
      lacking(
        transfer === undefined && role !== '*',
        'whether it is transferred',
        pointer('transfers', role),
        '30(1)(e)',
      ),
    ),
  ])
  // A kind, a category and a role can be of several purposes, and is asked for once.
  return [...new Map(found.map((each) => [each.path, each])).values()]
}

/** The grounds stand in the record, and one that is not there is missing from it. */
function missingGrounds(policy: Policy): readonly Lacking[] {
  return voidReasons(policy).map(({ path, message }) => ({ what: message, path: `/policy${path}`, article: '6(1)' }))
}

function lacking(isMissing: boolean, what: string, path: string, article: string): readonly Lacking[] {
  return isMissing ? [{ what, path, article }] : []
}
