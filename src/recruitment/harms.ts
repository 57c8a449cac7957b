import type { HarmTable } from '../audit'
import { freezeDeep } from '../vocabulary'

/** What can come of it when a category of the recruitment vocabulary is seen by somebody who should not see it. A reading,
 * and a careful one: free text may hold anything. Only what tells no more than who it may be about is less than high.
 */
export const harms = freezeDeep({
  existence: { count: [], full: ['recognition'] },
  'identity.name': { initials: ['recognition'], full: ['contact', 'identityFraud'] },
  'identity.photo': ['identityFraud', 'unfairTreatment'],
  'identity.birthDate': { decade: ['recognition'], year: ['recognition'], full: ['identityFraud', 'unfairTreatment'] },
  'identity.gender': ['unfairTreatment'],
  'identity.nationalId': ['identityFraud'],
  contact: ['contact'],
  address: { region: ['recognition'], municipality: ['recognition'], full: ['contact', 'whereabouts'] },
  workplace: ['recognition'],
  attachment: ['contact', 'identityFraud', 'confidence'],
  qualification: ['recognition'],
  'qualification.text': { scrubbed: ['recognition'], full: ['contact', 'confidence'] },
  reference: ['contact', 'confidence'],
  recordId: ['recognition'],
  status: ['confidence', 'unfairTreatment'],
  technical: ['confidence'],
  meta: ['recognition'],
  application: ['confidence'],
  note: ['confidence', 'unfairTreatment'],
  dialogue: ['confidence'],
  jobAd: [],
} as const satisfies HarmTable)
