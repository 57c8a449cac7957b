import type { Act, Assurance, DisclosureRequest, Situation, VocabularyDefinition } from 'need-to-know'
import { assuranceLevels, rolesOf, type Value } from '../../../src/vocabulary'
import type { Choice } from './choice'

const shared = 'Acme'

/** Who asks, why and when: mostly a proper request; unknown names, shared logins and missing parts among them. */
export function someRequest(choice: Choice, vocabulary: VocabularyDefinition): DisclosureRequest {
  const id = choice.chance(85) ? choice.pick(['anna', 'bo', shared]) : choice.pick([undefined, '', '  '])
  const organisation = choice.chance(80) ? choice.pick([shared, 'Bemanning']) : undefined
  const subject = choice.chance(30) ? choice.pick(['anna', 'bo']) : undefined
  return {
    viewer: {
      id,
      role: choice.chance(93) ? choice.pick(rolesOf(vocabulary)) : choice.pick(['nobody', '', '__proto__']),
      organisation,
      assurance: choice.chance(95) ? choice.pick(assuranceLevels) : ('absolute' as Assurance),
    },
    purpose: choice.chance(95) ? choice.pick(vocabulary.purposes) : choice.pick(['sale', 'toString']),
    at: choice.chance(98) ? choice.pick([0, -0, 1_700_000_000_000, -5]) : choice.pick([Number.NaN, Infinity]),
    ...(choice.chance(30) ? { act: choice.pick(['list', 'view', 'download', 'peek']) as Act } : {}),
    ...(choice.chance(40) ? { record: { id: 'r1', subject } } : {}),
  }
}

/** What the rules may know of a request: an independent reading, against which the library's is tested.
 *
 * @param subject - the subject that the record names; a request that names another contradicts it
 * @returns undefined when the request names no instant, or no act that there is: then nothing is disclosed
 */
export function requestFacts(
  vocabulary: VocabularyDefinition,
  request: DisclosureRequest,
  subject?: string,
): Situation | undefined {
  const { viewer, purpose, at, act = 'view', record } = request
  if (!Number.isFinite(at) || !['list', 'view', 'download'].includes(act)) return undefined
  const id = viewer.id?.trim() === '' ? undefined : viewer.id
  const individual = id !== undefined && id !== viewer.organisation
  const among = (names: readonly string[], name: string): Value | undefined => (names.includes(name) ? name : undefined)
  const isContradicted = subject !== undefined && record?.subject !== undefined && subject !== record.subject
  const of = isContradicted ? undefined : (subject ?? record?.subject)
  return {
    'viewer.role': among(rolesOf(vocabulary), viewer.role),
    purpose: among(vocabulary.purposes, purpose),
    'viewer.assurance': among(assuranceLevels, viewer.assurance),
    'viewer.individual': individual,
    act,
    'viewer.isSubject': of === undefined || !individual ? undefined : of === id,
  }
}
