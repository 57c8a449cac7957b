import type { Ledger } from './ledger'

/** The instants at which what one organisation may see of one subject can change: every event that concerns them, and
 * whatever runs out by itself. Sorted, each once.
 */
export function turningPoints(ledger: Ledger, subject: string, organisation: string): readonly number[] {
  const { subjects, organisations, dialogues, vacancies } = ledger
  const dialogueIds = ledger.dialoguesOf(subject)
  const vacancyIds = ledger.vacancyIdsOf(organisation)
  const state = subjects.latest(subject)
  const runOut = [
    ...(state?.consents ?? []).map(({ record }) => record.validUntil),
    ...(state?.shares ?? []).map(({ until }) => until),
    ...dialogueIds.flatMap((id) => dialogues.states(id).flatMap(({ covers }) => covers.map(({ until }) => until))),
    ...vacancyIds.flatMap((id) => vacancies.states(id).map(({ expires }) => expires)),
  ].filter((at) => at !== undefined)
  const happened = [
    ...subjects.instants(subject),
    ...organisations.instants(organisation),
    ...dialogueIds.flatMap((id) => dialogues.instants(id)),
    ...vacancyIds.flatMap((id) => vacancies.instants(id)),
  ]
  return [...new Set([...happened, ...runOut])].sort((a, b) => a - b)
}
