import type { WordsOf } from '../../audit'
import type { recruitmentVocabulary } from '../vocabulary'

export const da: WordsOf<typeof recruitmentVocabulary.definition> = {
  categories: {
    existence: { count: 'dig som én blandt flere, uden dit navn', full: 'at du er registreret hos os' },
    'identity.name': { initials: 'dine initialer', full: 'dit fulde navn' },
    'identity.photo': { full: 'dit billede' },
    'identity.birthDate': {
      decade: 'det årti, du er født i',
      year: 'dit fødselsår',
      full: 'din fødselsdato',
    },
    'identity.gender': { full: 'dit køn' },
    'identity.nationalId': { full: 'dit CPR-nummer' },
    'contact.email': { full: 'din e-mailadresse' },
    'contact.phone': { full: 'dit telefonnummer' },
    'contact.profile': { full: 'links til dine profiler på andre hjemmesider' },
    address: {
      region: 'den region, du bor i',
      municipality: 'den kommune, du bor i',
      full: 'din fulde adresse',
    },
    'workplace.name': { full: 'navnene på steder, hvor du arbejder eller har arbejdet' },
    'workplace.place': { full: 'de byer, hvor du arbejder eller har arbejdet' },
    attachment: { full: 'filer, du har vedhæftet, og hvad de hedder' },
    'qualification.role': { full: 'de job, du har, har haft eller gerne vil have' },
    'qualification.period': {
      month: 'i hvilke måneder du har arbejdet og studeret',
      full: 'hvornår du har arbejdet og studeret',
    },
    'qualification.education': { full: 'din uddannelse og dine kursusbeviser' },
    'qualification.school': { full: 'de steder, hvor du går eller har gået i skole' },
    'qualification.skill': { full: 'dine kompetencer og kørekort' },
    'qualification.language': { full: 'de sprog, du kan' },
    'qualification.text': {
      scrubbed:
        'det, du har skrevet om dig selv, hvor navne og kontaktoplysninger er fjernet, så vidt vi kunne finde dem',
      full: 'det, du har skrevet om dig selv, ord for ord',
    },
    reference: { full: 'dine referencer: hvem de er, og hvad de siger om dig' },
    recordId: { pseudonym: 'et referencenummer i stedet for nummeret på dit CV', full: 'nummeret på dit CV' },
    // It says what kind of details these are (UWV-20), and leaves open what they say: the letter may be read by somebody
    // else (UWV-08).
    status: { full: 'oplysninger om din situation, for eksempel om du får en ydelse eller opfølgning fra os' },
    technical: { full: 'tekniske oplysninger om dine besøg, for eksempel din IP-adresse' },
    meta: { full: 'oplysninger om selve registreringen, for eksempel hvornår den sidst blev ændret' },
    application: { full: 'hvilke job du har søgt' },
    note: { full: 'notater, som andre har skrevet om dig' },
    'dialogue.vacancy': { full: 'hvilket job du blev opfordret til at søge' },
    'dialogue.answer': { full: 'om du svarede, at du var interesseret' },
    'dialogue.comment': { full: 'kommentaren i dit svar' },
    'dialogue.message': { full: 'beskeder mellem dig og vores konsulent' },
    jobAd: { full: 'jobannoncer' },
  },
  roles: {
    subject: 'dig selv',
    'platform.operator': 'vores egne medarbejdere, der driver tjenesten',
    'platform.consultant': 'vores egne konsulenter',
    'platform.recruiter': 'vores egen rekrutteringsafdeling',
    'platform.quality': 'vores egne medarbejdere, der kontrollerer kvaliteten',
    employer: 'arbejdsgivere',
    agency: 'rekrutterings- og vikarbureauer',
    counsellor: 'jobkonsulenter',
    processor: 'virksomheder, der behandler oplysninger for os',
    authority: 'offentlige myndigheder',
    statistics: 'medarbejdere, der laver statistik',
    visitor: 'besøgende på hjemmesiden',
  },
}
