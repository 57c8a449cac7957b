import type { WordsOf } from '../../audit'
import type { recruitmentVocabulary } from '../vocabulary'

export const nb: WordsOf<typeof recruitmentVocabulary.definition> = {
  categories: {
    existence: { count: 'deg som én av flere, uten navnet ditt', full: 'at du er registrert hos oss' },
    'identity.name': { initials: 'initialene dine', full: 'det fulle navnet ditt' },
    'identity.photo': { full: 'bildet ditt' },
    'identity.birthDate': {
      decade: 'tiåret du er født i',
      year: 'fødselsåret ditt',
      full: 'fødselsdatoen din',
    },
    'identity.gender': { full: 'kjønnet ditt' },
    'identity.nationalId': { full: 'fødselsnummeret ditt' },
    'contact.email': { full: 'e-postadressen din' },
    'contact.phone': { full: 'telefonnummeret ditt' },
    'contact.profile': { full: 'lenker til profilene dine på andre nettsteder' },
    address: {
      region: 'regionen du bor i',
      municipality: 'kommunen du bor i',
      full: 'den fulle adressen din',
    },
    'workplace.name': { full: 'navnene på steder der du arbeider eller har arbeidet' },
    'workplace.place': { full: 'byene eller tettstedene der du arbeider eller har arbeidet' },
    attachment: { full: 'filer du har lagt ved, og hva de heter' },
    'qualification.role': { full: 'jobbene du har, har hatt eller ønsker deg' },
    'qualification.period': {
      month: 'i hvilke måneder du har arbeidet og studert',
      full: 'når du har arbeidet og studert',
    },
    'qualification.education': { full: 'utdanningen din og kursbevisene dine' },
    'qualification.school': { full: 'skolene du går på eller har gått på' },
    'qualification.skill': { full: 'kompetansen din og førerkortene dine' },
    'qualification.language': { full: 'språkene du kan' },
    'qualification.text': {
      scrubbed:
        'det du har skrevet om deg selv, der navn og kontaktopplysninger er fjernet så langt vi kunne finne dem',
      full: 'det du har skrevet om deg selv, ord for ord',
    },
    reference: { full: 'referansene dine: hvem de er, og hva de sier om deg' },
    recordId: { pseudonym: 'et referansenummer i stedet for nummeret på CV-en din', full: 'nummeret på CV-en din' },
    // It says what kind of details these are (UWV-20), and leaves open what they say: the letter may be read by somebody
    // else (UWV-08).
    status: { full: 'opplysninger om situasjonen din, for eksempel om du får en ytelse eller oppfølging fra oss' },
    technical: { full: 'tekniske opplysninger om besøkene dine, for eksempel IP-adressen din' },
    meta: { full: 'opplysninger om selve registreringen, for eksempel når den sist ble endret' },
    application: { full: 'hvilke jobber du har søkt på' },
    note: { full: 'notater som andre har skrevet om deg' },
    'dialogue.vacancy': { full: 'hvilken jobb du ble oppfordret til å søke på' },
    'dialogue.answer': { full: 'om du svarte at du var interessert' },
    'dialogue.comment': { full: 'kommentaren i svaret ditt' },
    'dialogue.message': { full: 'meldinger mellom deg og konsulenten vår' },
    jobAd: { full: 'stillingsannonser' },
  },
  roles: {
    subject: 'deg selv',
    'platform.operator': 'våre egne ansatte som driver tjenesten',
    'platform.consultant': 'våre egne konsulenter',
    'platform.recruiter': 'vår egen rekrutteringsavdeling',
    'platform.quality': 'våre egne ansatte som kontrollerer kvaliteten',
    employer: 'arbeidsgivere',
    agency: 'rekrutterings- og bemanningsbyråer',
    counsellor: 'veiledere',
    processor: 'virksomheter som behandler opplysninger for oss',
    authority: 'offentlige myndigheter',
    statistics: 'ansatte som lager statistikk',
    visitor: 'besøkende på nettstedet',
  },
}
