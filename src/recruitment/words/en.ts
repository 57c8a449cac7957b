import type { WordsOf } from '../../audit'
import type { recruitmentVocabulary } from '../vocabulary'

export const en: WordsOf<typeof recruitmentVocabulary.definition> = {
  categories: {
    existence: {
      count: 'you as one of a number of people, without your name',
      full: 'that you are registered with us',
    },
    'identity.name': { initials: 'the initials of your name', full: 'your full name' },
    'identity.photo': { full: 'your photo' },
    'identity.birthDate': {
      decade: 'the decade in which you were born',
      year: 'your year of birth',
      full: 'your date of birth',
    },
    'identity.gender': { full: 'your gender' },
    'identity.nationalId': { full: 'your national identity number' },
    'contact.email': { full: 'your e-mail address' },
    'contact.phone': { full: 'your telephone number' },
    'contact.profile': { full: 'links to your profiles on other websites' },
    address: {
      region: 'the region you live in',
      municipality: 'the municipality you live in',
      full: 'your full address',
    },
    'workplace.name': { full: 'the names of places where you work or have worked' },
    'workplace.place': { full: 'the towns where you work or have worked' },
    attachment: { full: 'files that you attached, and what they are called' },
    'qualification.role': { full: 'the jobs you have, have had or would like to have' },
    'qualification.period': { month: 'in which months you worked and studied', full: 'when you worked and studied' },
    'qualification.education': { full: 'your education and certificates' },
    'qualification.school': { full: 'the schools that you go to or went to' },
    'qualification.skill': { full: 'your skills and driving licences' },
    'qualification.language': { full: 'the languages you know' },
    'qualification.text': {
      scrubbed: 'what you wrote about yourself, with names and contact details taken out as far as we could find them',
      full: 'what you wrote about yourself, word for word',
    },
    reference: { full: 'your references: who they are and what they say about you' },
    recordId: { pseudonym: 'a reference number that replaces the number of your CV', full: 'the number of your CV' },
    // It says what kind of details these are (UWV-20), and leaves open what they say: the letter may be read by somebody
    // else (UWV-08).
    status: { full: 'details about your situation, such as whether you receive a benefit or follow-up from us' },
    technical: { full: 'technical data about your visits, such as your IP address' },
    meta: { full: 'details about the record itself, such as when it was last changed' },
    application: { full: 'which jobs you have applied for' },
    note: { full: 'notes that others have written about you' },
    'dialogue.vacancy': { full: 'which job you were invited to apply for' },
    'dialogue.answer': { full: 'whether you said that you were interested' },
    'dialogue.comment': { full: 'the comment in your answer' },
    'dialogue.message': { full: 'messages between you and our consultant' },
    jobAd: { full: 'job advertisements' },
  },
  roles: {
    subject: 'you yourself',
    'platform.operator': 'our own staff who run the service',
    'platform.consultant': 'our own consultants',
    'platform.recruiter': 'our own recruitment department',
    'platform.quality': 'our own staff who check quality',
    employer: 'employers',
    agency: 'recruitment and staffing agencies',
    counsellor: 'counsellors',
    processor: 'companies that process data for us',
    authority: 'public authorities',
    statistics: 'people who prepare statistics',
    visitor: 'visitors to the website',
  },
}
