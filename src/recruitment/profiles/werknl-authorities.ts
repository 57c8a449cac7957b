import { type Authority, authority, subjectOnly } from '../../history'

const { rows } = subjectOnly

/** Who could place and open a CV at werk.nl as it happened: a coach, asked or not. */
export const practiceAuthority: Authority = authority('werknl.practice2011', {
  ...rows,
  cvCreated: { widening: ['subject', 'staff'] },
  cvFormSet: { ...rows.cvFormSet, widening: ['subject', 'staff'] },
  cvPresenceSet: { ...rows.cvPresenceSet, widening: ['subject', 'staff'] },
})

/** What the minister said the rule was: a coach places a CV, and opens it in consultation, which takes an express yes
 * (TK-12, TK-13, TK-14). Since the Redesign it is the subject alone: `subjectOnly` (TK-21).
 */
export const rulesAuthority: Authority = authority('werknl.rules2011', {
  ...rows,
  cvCreated: { widening: ['subject', 'staff'] },
  cvFormSet: { ...rows.cvFormSet, widening: ['subject', 'staffWithAgreement'] },
  cvPresenceSet: { ...rows.cvPresenceSet, widening: ['subject', 'staffWithAgreement'] },
})
