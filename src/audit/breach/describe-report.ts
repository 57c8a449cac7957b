import type { Quantity } from '../../history'
import { quote, requireKnownKeys, UsageError } from '../../vocabulary'
import { letterWords } from '../letter/letters'
import { localDay } from '../letter/local-day'
import { type Language, languages } from '../letter/vocabulary-words'
import type { BreachReport } from './authority-report'
import { type ReportWords, reportWords } from './report-words'

export interface ReportWording {
  readonly language: Language
  /** Whose days and hours these are, as `Europe/Copenhagen`. */
  readonly zone: string
}

/** A report to the authority as plain text: every part of GDPR 33(3), and what is not known yet, said to be so. Texts of
 * the incident stand as they were written; categories and findings by their names.
 *
 * @throws UsageError `unknown-key`, `unknown-language`, `unknown-zone`
 */
export function describeReport(report: BreachReport, wording: ReportWording): string {
  requireKnownKeys('the wording of a report', wording, ['language', 'zone'])
  const { language, zone } = wording
  if (!languages.includes(language))
    throw new UsageError('unknown-language', `there are no reports in ${quote(language)}`)
  const words = reportWords[language]
  const lines: readonly (readonly [label: string, text: readonly string[]])[] = linesOf(
    report,
    words,
    instantIn(language, zone),
  )
  const said = lines.map(([label, text]) =>
    text.length === 1 ? `${label}: ${text}` : [`${label}:`, ...bullets(text)].join('\n'),
  )
  return `${[words.title[report.phase], ...said].join('\n')}\n`
}

type Line = readonly [label: string, text: readonly string[]]
type Say = (at: number) => string

function instantIn(language: Language, zone: string): Say {
  return (at) => {
    const { day, month, year, hour, minute } = localDay(at, zone)
    const two = (n: number) => String(n).padStart(2, '0')
    return `${letterWords[language].date(day, month, year)}, ${two(hour)}:${two(minute)} (${zone})`
  }
}

function linesOf(report: BreachReport, words: ReportWords, say: Say): readonly Line[] {
  const { timeline, contact, delay, missing, measures, findings } = report
  const notKnown = [words.notKnown]
  const known = (items: readonly string[]) => (items.length === 0 ? notKnown : items)
  return [
    [words.reference, [report.incident, report.reference].map(oneLine)],
    [words.handedIn, [say(report.at)]],
    ...(delay === undefined ? [] : [[words.delay, [oneLine(delay)]] as const]),
    [words.nature, [oneLine(report.nature)]],
    ...timeLines(timeline, words, say),
    [words.origin, [words.origins[report.origin]]],
    [words.cause, [words.causes[report.cause]]],
    [words.persons, [count(report.persons, words)]],
    ...numberLine(words.confirmed, report.confirmed, words),
    ...numberLine(words.possible, report.possible, words),
    [words.records, [count(report.records, words)]],
    ...numberLine(words.cases, report.observed?.cases, words),
    ...numberLine(words.counted, report.observed?.counted, words),
    [words.subjects, known(report.subjects.map(oneLine))],
    [words.categories, known(report.categories ?? [])],
    ...(findings.length === 0 ? [] : [[words.findings, findings.map(findingWords)] as const]),
    contact === undefined
      ? [words.contact, notKnown]
      : [words.contacts[contact.role], [oneLine(`${contact.name}, ${contact.reach}`)]],
    [words.consequences, known(report.consequences.map(oneLine))],
    ...(measures.taken.length === 0
      ? []
      : [[words.taken, measures.taken.map(({ text, at }) => `${say(at)}: ${oneLine(text)}`)] as const]),
    [words.proposed, known(proposedWords(measures.proposed, words, say))],
    ...(report.isBreach === 'undecided' ? [[words.decision, [words.undecided]] as const] : []),
    [words.risk, [report.isBreach === false ? words.noBreach : riskWords(report, words)]],
    ...(missing.length === 0 ? [] : [[words.missing, missing.map((part) => `GDPR ${part}`)] as const]),
  ]
}

/** What nobody has counted has no line. */
function numberLine(label: string, quantity: Quantity | undefined, words: ReportWords): readonly Line[] {
  return quantity === undefined ? [] : [[label, [count(quantity, words)]]]
}

function proposedWords(
  proposed: BreachReport['measures']['proposed'],
  words: ReportWords,
  say: Say,
): readonly string[] {
  return proposed.map(({ text, by }) => `${by === undefined ? '' : `${words.by} ${say(by)}: `}${oneLine(text)}`)
}

function timeLines(timeline: BreachReport['timeline'], words: ReportWords, say: Say): readonly Line[] {
  const { occurred, firstSignal, aware, inquiryBegun, published } = timeline
  const period = [occurred.from, occurred.to].map((at) => (at === undefined ? words.notKnown : say(at)))
  return [
    [words.occurred, [period.join(' – ')]],
    [words.firstSignal, [say(firstSignal)]],
    [words.aware, [say(aware)]],
    [words.inquiryBegun, [inquiryBegun === undefined ? words.notKnown : say(inquiryBegun)]],
    ...(published === undefined ? [] : [[words.published, [say(published)]] as const]),
  ]
}

function count(quantity: Quantity | undefined, words: ReportWords): string {
  if (quantity === undefined) return words.notKnown
  const digits = String(quantity.count).replaceAll(/\B(?=(\d{3})+$)/g, words.thousands)
  return `${words.precisions[quantity.is]} ${digits}`.trim()
}

function findingWords(finding: BreachReport['findings'][number]): string {
  const about = 'categories' in finding ? finding.categories.join(', ') : ''
  const text = 'text' in finding ? finding.text : ''
  return oneLine([finding.code, about, text, finding.reference].filter((part) => (part ?? '') !== '').join('; '))
}

function riskWords({ risk }: BreachReport, words: ReportWords): string {
  const said = [words.levels[risk.level], words.likelihood[risk.likelihood], risk.text ?? '']
  return oneLine(said.filter((part) => part !== '').join('; '))
}

/** One item is one line: a text cannot put on the look of another label. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
}

function bullets(items: readonly string[]): readonly string[] {
  return items.map((item) => `- ${item}`)
}
