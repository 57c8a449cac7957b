import { date, list } from './in-words'
import { table } from './table'
import type { Finding, WerknlReplay } from './werknl'

/** RP-4 for a person. */
export function reportWerknl(result: WerknlReplay): string {
  const { steps, intervals, exposedIntervals, strictExposed, strictShown, isBreach, findings } = result
  const stretch = intervals.find(({ role, showsIdentity }) => role === 'employer' && showsIdentity)
  const until = stretch?.to === undefined ? 'with no end' : `to ${date(stretch.to)}`
  return [
    'werk.nl 2011: a coach opens an anonymous CV; what a company reads after each event',
    '',
    table([
      ['event', 'date', 'as practised', 'rules of 2011', 'strict'],
      ...steps.map(({ event, at, practice, rules, strict }) => [event, date(at), practice, rules, strict]),
    ]),
    '',
    `Any employer could read who the subject was in ${exposedIntervals} interval${exposedIntervals === 1 ? '' : 's'}` +
      (stretch === undefined ? '.' : `, from ${date(stretch.from)} ${until}.`),
    `Under the strict profile ${strictExposed} of ${strictShown} looks at the CV would have told who it was.`,
    `A personal data breach: ${isBreach ? 'yes' : 'no'}. Read in the wrong form by ${list(result.readers)};`,
    `of these wrote ${list(result.contacted)}.`,
    `After the inquiry ${list(result.afterSanction.denied)} read nothing any more.`,
    ...findings.map((finding, i) => `Finding ${i + 1}: ${inWords(finding)}`),
  ].join('\n')
}

function inWords(finding: Finding): string {
  return finding.code === 'unauthorised-form-change'
    ? `${finding.code}, by ${finding.by} on ${date(finding.at)}; noted: ${finding.manner}.`
    : `${finding.code}, ${finding.mails} mails of ${list(finding.companies)}.`
}
