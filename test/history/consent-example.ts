import type { Consent, ConsentChange, ConsentRecord } from 'need-to-know/history'

/** When Ida Holm consented. */
export const given = Date.UTC(2024, 2, 1, 9, 30)

export const record: ConsentRecord = {
  id: 'consent-17',
  subject: 'ida-holm',
  scope: 'personalForm',
  purposes: ['recruitment'],
  categories: ['identity', 'contact.email'],
  recipients: [{ organisation: 'nordlys' }, { role: 'recruiter' }],
  controller: {
    name: 'Jobtorvet ApS',
    address: 'Havnegade 1, 8000 Aarhus',
    country: 'DK',
    email: 'privacy@jobtorvet.example',
    businessNumber: '12345678',
  },
  basis: '6(1)(a)',
  notice: { name: 'cv-notice', version: '3', language: 'da' },
  method: 'webForm',
  act: 'cvFormSet',
  evidence: 'log-entry-901',
  withdrawal: 'https://jobtorvet.example/consents',
  jurisdiction: 'DK',
  storage: 'DK',
  retention: 'P6M',
  processing: ['store', 'disclose'],
  rights: ['eu-gdpr:A7-3', 'eu-gdpr:A15'],
}

export const bySubject = (state: ConsentChange['state'], at: number): ConsentChange => ({ state, at, by: 'subject' })

/** The consent of the record above, given by Ida Holm, and what became of it. */
export const consentOf = (changes: Partial<ConsentRecord>, ...later: readonly ConsentChange[]): Consent => ({
  record: { ...record, ...changes },
  changes: [bySubject('given', given), ...later],
})
