import type { Basis } from '../../vocabulary'
import type { ProcessingActivity, RecipientOfProcessing, RecordOfProcessing } from './record-of-processing'

/** The record of processing as Markdown: for the authority, on request (GDPR 30(4)). What is missing stands at its head. */
export function describeProcessing(record: RecordOfProcessing): string {
  const { policy, missing, activities } = record
  const parts = [
    '# Record of processing activities',
    `Policy ${cell(policy.name)}, version ${cell(policy.version)}, ${policy.hash}.`,
    ...assessmentOf(record),
    ...(missing.length === 0 ? [] : ['## Missing', missingTable(record)]),
    '## Controller',
    controllerTable(record),
    ...activities.flatMap(describeActivity),
    '## Processors',
    processorTable(record),
    '## Security',
    bullets(record.security),
  ]
  return `${parts.join('\n\n')}\n`
}

const notSaid = '**missing**'

function assessmentOf({ policy: { assessment } }: RecordOfProcessing): readonly string[] {
  if (assessment === undefined) return []
  const { by, date, text, reference } = assessment
  const kept = reference === undefined ? '' : ` (${cell(reference)})`
  return [`Assessed by ${cell(by)} on ${cell(date)}: ${cell(text)}${kept}`]
}

function missingTable({ missing }: RecordOfProcessing): string {
  return table(
    ['What', 'Where', 'GDPR'],
    missing.map(({ what, path, article }) => [what, path, article]),
  )
}

function controllerTable({ controller, controllerType, jointControllers, dpo }: RecordOfProcessing): string {
  const party = ({ name, reach }: { readonly name: string; readonly reach: string }) => `${name}, ${reach}`
  const { name, address, country, email, businessNumber, representative } = controller ?? {}
  return table(
    ['Part', ''],
    [
      ['Controller', controller === undefined ? undefined : [name, address, country, email, businessNumber].join(', ')],
      ['Kind', controllerType],
      ['Representative', representative === undefined ? 'none' : party(representative)],
      ['Joint controllers', jointControllers.length === 0 ? 'none' : jointControllers.map(party).join('; ')],
      ['Data protection officer', typeof dpo === 'object' ? party(dpo) : dpo],
    ],
  )
}

function describeActivity({
  purpose,
  description,
  records,
  categories,
  recipients,
}: ProcessingActivity): readonly string[] {
  return [
    `## Purpose: ${cell(purpose)}`,
    description === undefined ? notSaid : cell(description),
    table(
      ['Records', 'About'],
      records.map(({ kind, subjects }) => [kind, subjects]),
    ),
    table(
      ['Category', 'Special', 'Kept'],
      categories.map(({ category, special, retention }) => [
        category,
        special ? 'special, GDPR 9(1)' : 'no',
        retention,
      ]),
    ),
    recipients.length === 0
      ? 'Nobody but the subject.'
      : table(
          ['Recipient', 'Data, at most', 'Basis', 'Notice', 'Source', 'Transfer', 'Void'],
          recipients.map(recipientRow),
        ),
  ]
}

function recipientRow(recipient: RecipientOfProcessing): readonly (string | undefined)[] {
  const { role, records, categories, basis, notice, source, rule, transfer } = recipient
  const data = categories.map(({ category, level }) => (level === 'full' ? category : `${category} (${level})`))
  return [
    role,
    `${records.join(', ')}: ${data.join(', ')}`,
    describeBasis(basis),
    notice,
    [rule, ...source].join(', '),
    typeof transfer === 'object' ? `${transfer.country}: ${transfer.safeguard}` : transfer,
    recipient.void.length === 0 ? 'no' : recipient.void.join(', '),
  ]
}

/** The article with all that makes it stand: the statute, the balancing test, the scope of consent. */
function describeBasis(basis: Basis): string {
  if (basis === 'none') return 'none'
  const { article, special, nationalNumber, ...rest } = basis
  const number = nationalNumber === undefined ? {} : { nationalNumber: nationalNumber.statute }
  const parts = [rest, number, special ?? {}].map((terms) =>
    Object.entries(terms).map(([name, value]) => `${name}: ${value}`),
  )
  return [`GDPR ${article}`, ...parts.flat()].join('; ')
}

function processorTable({ processors }: RecordOfProcessing): string {
  if (processors === undefined) return notSaid
  if (processors.length === 0) return 'None.'
  return table(
    ['Processor', 'Task', 'Location', 'Transfer'],
    processors.map(({ name, task, location, transfer }) => [
      name,
      task,
      location,
      transfer === 'none' ? 'none' : `${transfer.country}: ${transfer.safeguard}`,
    ]),
  )
}

function bullets(items: readonly string[]): string {
  return items.length === 0 ? notSaid : items.map((item) => `- ${cell(item)}`).join('\n')
}

function table(head: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const body = rows.map((row) => line(row.map((text) => (text === undefined ? notSaid : cell(text)))))
  return [line(head), line(head.map(() => '---')), ...body].join('\n')
}

/** Text that stays in its cell, and says what it says: nothing in it is Markdown or HTML. */
function cell(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\|`*_[\]#!]/g, '\\$&')
}
