import { plainJson } from '../../policy/plain-json'
import { readJson } from '../../policy/read-json'
import { freezeDeep, type Issue, UsageError } from '../../vocabulary'
import { type Incident, type IncidentInput, incidentSchema } from './incident-schema'
import { notBefore } from './not-before'

/** The record of an incident, checked: what GDPR 33(5) asks a controller to document, from the first signal on (TK-06).
 *
 * Whatever became known later makes another record from this one: `defineIncident({ ...incident, … })`.
 * @throws UsageError `invalid-incident` with every issue
 */
export function defineIncident(input: IncidentInput): Incident {
  const json = plainJson(input)
  const read = readJson(incidentSchema, json ?? null)
  const issues = read.ok ? orderIssues(read.value) : read.issues
  if (!read.ok || issues.length > 0) throw new UsageError('invalid-incident', 'the incident cannot be used', issues)
  return freezeDeep(read.value) as Incident
}

/** What cannot have come before what it follows from. */
function orderIssues({ occurred, firstSignal, aware, inquiryBegun, published }: Incident): readonly Issue[] {
  const { from, to } = occurred
  return [
    ...notBefore(aware, firstSignal, '/aware', 'nobody is aware of a breach before its first signal'),
    ...notBefore(inquiryBegun, firstSignal, '/inquiryBegun', 'no inquiry begins before the first signal'),
    ...notBefore(published, firstSignal, '/published', 'nothing is published before the first signal'),
    ...notBefore(to, from, '/occurred/to', 'this is over before it begins'),
    ...notBefore(firstSignal, from, '/firstSignal', 'there is no signal of what has not begun'),
  ]
}
