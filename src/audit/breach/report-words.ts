import type { Precision } from '../../history'
import type { Language } from '../letter/vocabulary-words'
import type { Incident } from './incident-schema'

/** The labels of a report to the authority, in one language. */
export interface ReportWords {
  readonly title: { readonly provisional: string; readonly final: string }
  readonly reference: string
  readonly handedIn: string
  readonly nature: string
  readonly occurred: string
  readonly firstSignal: string
  readonly aware: string
  readonly inquiryBegun: string
  readonly published: string
  readonly origin: string
  readonly cause: string
  readonly persons: string
  readonly confirmed: string
  readonly possible: string
  readonly records: string
  /** Uses in the log, and as somebody counted them. */
  readonly cases: string
  readonly counted: string
  readonly subjects: string
  readonly categories: string
  readonly findings: string
  /** Whom to ask, while nobody is named, and by what the person is. */
  readonly contact: string
  readonly contacts: { readonly dpo: string; readonly contactPoint: string }
  readonly consequences: string
  readonly taken: string
  readonly proposed: string
  /** Before the instant by which something will be done. */
  readonly by: string
  readonly risk: string
  readonly delay: string
  readonly missing: string
  readonly notKnown: string
  /** Said where it turned out to be no breach. */
  readonly noBreach: string
  /** Said while something is not judged, and nobody is known to be affected. */
  readonly decision: string
  readonly undecided: string
  readonly levels: { readonly notHigh: string; readonly high: string }
  readonly likelihood: { readonly misuseKnown: string; readonly noMisuseKnown: string; readonly notKnown: string }
  readonly precisions: Readonly<Record<Precision, string>>
  readonly thousands: string
  readonly origins: Readonly<Record<Incident['origin'], string>>
  readonly causes: Readonly<Record<Incident['cause'], string>>
}

export const reportWords: Readonly<Record<Language, ReportWords>> = {
  en: {
    title: { provisional: 'Personal data breach: provisional report', final: 'Personal data breach: final report' },
    reference: 'Reference',
    handedIn: 'Submitted',
    nature: 'What happened',
    occurred: 'Period',
    firstSignal: 'First signal',
    aware: 'Aware of it',
    inquiryBegun: 'Inquiry begun',
    published: 'Made public',
    origin: 'How it came to light',
    cause: 'Cause',
    persons: 'Persons affected',
    confirmed: 'Of them, seen for certain',
    possible: 'Of them, possibly seen',
    records: 'Records affected',
    cases: 'Accesses according to the log',
    counted: 'Accesses as counted',
    subjects: 'Categories of data subjects',
    categories: 'Categories of personal data',
    findings: 'Findings',
    contact: 'Contact',
    contacts: { dpo: 'Data protection officer', contactPoint: 'Contact point' },
    consequences: 'Likely consequences',
    taken: 'Measures taken',
    proposed: 'Measures proposed',
    by: 'by',
    risk: 'Risk',
    delay: 'Reasons for the delay',
    missing: 'To follow',
    notKnown: 'not known yet',
    noBreach: 'It turned out to be no breach: nobody was affected.',
    decision: 'Whether it was a breach',
    undecided: 'not decided: something could not be judged yet',
    levels: { notHigh: 'not high', high: 'high' },
    likelihood: {
      misuseKnown: 'misuse is known',
      noMisuseKnown: 'no misuse is known',
      notKnown: 'it is not known whether there was misuse',
    },
    precisions: {
      exact: '',
      about: 'about',
      justUnder: 'just under',
      under: 'under',
      atLeast: 'at least',
      over: 'over',
    },
    thousands: ',',
    origins: {
      selfDetected: 'found by ourselves',
      selfReported: 'found and reported by ourselves',
      complaint: 'a complaint',
      press: 'the press',
      processor: 'told by a processor',
      authority: 'told by an authority',
      thirdParty: 'told by somebody else',
    },
    causes: {
      humanError: 'human error',
      design: 'the design of the system',
      technicalFault: 'a technical fault',
      misuse: 'misuse by somebody with access',
      attack: 'an attack',
      loss: 'loss',
      unknown: 'not known yet',
    },
  },
  da: {
    title: {
      provisional: 'Brud på persondatasikkerheden: foreløbig anmeldelse',
      final: 'Brud på persondatasikkerheden: endelig anmeldelse',
    },
    reference: 'Reference',
    handedIn: 'Indsendt',
    nature: 'Hvad der er sket',
    occurred: 'Periode',
    firstSignal: 'Første tegn',
    aware: 'Konstateret',
    inquiryBegun: 'Undersøgelse begyndt',
    published: 'Offentliggjort',
    origin: 'Hvordan det blev opdaget',
    cause: 'Årsag',
    persons: 'Berørte personer',
    confirmed: 'Heraf set med sikkerhed',
    possible: 'Heraf muligvis set',
    records: 'Berørte registreringer',
    cases: 'Opslag ifølge loggen',
    counted: 'Opslag ifølge optælling',
    subjects: 'Kategorier af registrerede',
    categories: 'Kategorier af personoplysninger',
    findings: 'Konstaterede forhold',
    contact: 'Kontakt',
    contacts: { dpo: 'Databeskyttelsesrådgiver', contactPoint: 'Kontaktpunkt' },
    consequences: 'Sandsynlige konsekvenser',
    taken: 'Trufne foranstaltninger',
    proposed: 'Foreslåede foranstaltninger',
    by: 'senest',
    risk: 'Risiko',
    delay: 'Begrundelse for forsinkelsen',
    missing: 'Følger senere',
    notKnown: 'endnu ikke kendt',
    noBreach: 'Det viste sig ikke at være et brud: ingen personer er berørt.',
    decision: 'Om der var tale om et brud',
    undecided: 'ikke afgjort: noget kan endnu ikke bedømmes',
    levels: { notHigh: 'ikke høj', high: 'høj' },
    likelihood: {
      misuseKnown: 'der er kendskab til misbrug',
      noMisuseKnown: 'der er ikke kendskab til misbrug',
      notKnown: 'det vides ikke, om der er sket misbrug',
    },
    precisions: { exact: '', about: 'omkring', justUnder: 'knap', under: 'under', atLeast: 'mindst', over: 'over' },
    thousands: '.',
    origins: {
      selfDetected: 'opdaget af os selv',
      selfReported: 'opdaget og anmeldt af os selv',
      complaint: 'en klage',
      press: 'pressen',
      processor: 'underretning fra en databehandler',
      authority: 'underretning fra en myndighed',
      thirdParty: 'underretning fra andre',
    },
    causes: {
      humanError: 'menneskelig fejl',
      design: 'systemets indretning',
      technicalFault: 'teknisk fejl',
      misuse: 'misbrug fra en, der havde adgang',
      attack: 'angreb',
      loss: 'tab',
      unknown: 'endnu ikke kendt',
    },
  },
  nb: {
    title: {
      provisional: 'Brudd på personopplysningssikkerheten: foreløpig melding',
      final: 'Brudd på personopplysningssikkerheten: endelig melding',
    },
    reference: 'Referanse',
    handedIn: 'Sendt inn',
    nature: 'Hva som har skjedd',
    occurred: 'Periode',
    firstSignal: 'Første tegn',
    aware: 'Oppdaget',
    inquiryBegun: 'Undersøkelse startet',
    published: 'Offentliggjort',
    origin: 'Hvordan det ble oppdaget',
    cause: 'Årsak',
    persons: 'Berørte personer',
    confirmed: 'Av dem sett med sikkerhet',
    possible: 'Av dem muligens sett',
    records: 'Berørte registreringer',
    cases: 'Oppslag ifølge loggen',
    counted: 'Oppslag ifølge opptelling',
    subjects: 'Kategorier av registrerte',
    categories: 'Kategorier av personopplysninger',
    findings: 'Funn',
    contact: 'Kontakt',
    contacts: { dpo: 'Personvernombud', contactPoint: 'Kontaktpunkt' },
    consequences: 'Sannsynlige konsekvenser',
    taken: 'Gjennomførte tiltak',
    proposed: 'Foreslåtte tiltak',
    by: 'innen',
    risk: 'Risiko',
    delay: 'Begrunnelse for forsinkelsen',
    missing: 'Følger senere',
    notKnown: 'ennå ikke kjent',
    noBreach: 'Det viste seg ikke å være et brudd: ingen personer er berørt.',
    decision: 'Om det var et brudd',
    undecided: 'ikke avgjort: noe kan ennå ikke bedømmes',
    levels: { notHigh: 'ikke høy', high: 'høy' },
    likelihood: {
      misuseKnown: 'vi kjenner til misbruk',
      noMisuseKnown: 'vi kjenner ikke til misbruk',
      notKnown: 'vi vet ikke om det har vært misbruk',
    },
    precisions: {
      exact: '',
      about: 'om lag',
      justUnder: 'i underkant av',
      under: 'under',
      atLeast: 'minst',
      over: 'over',
    },
    thousands: '\u00a0',
    origins: {
      selfDetected: 'avdekket av oss selv',
      selfReported: 'avdekket og meldt av oss selv',
      complaint: 'en klage',
      press: 'pressen',
      processor: 'varsel fra en databehandler',
      authority: 'varsel fra en myndighet',
      thirdParty: 'varsel fra andre',
    },
    causes: {
      humanError: 'menneskelig feil',
      design: 'utformingen av systemet',
      technicalFault: 'teknisk feil',
      misuse: 'misbruk fra noen med tilgang',
      attack: 'angrep',
      loss: 'tap',
      unknown: 'ennå ikke kjent',
    },
  },
  nl: {
    title: { provisional: 'Datalek: voorlopige melding', final: 'Datalek: definitieve melding' },
    reference: 'Kenmerk',
    handedIn: 'Ingediend',
    nature: 'Wat er is gebeurd',
    occurred: 'Periode',
    firstSignal: 'Eerste signaal',
    aware: 'Ontdekt',
    inquiryBegun: 'Onderzoek begonnen',
    published: 'Openbaar gemaakt',
    origin: 'Hoe het aan het licht kwam',
    cause: 'Oorzaak',
    persons: 'Betrokkenen',
    confirmed: 'Van wie zeker is ingezien',
    possible: 'Van wie mogelijk is ingezien',
    records: 'Getroffen registraties',
    cases: 'Inzages volgens het logboek',
    counted: 'Inzages volgens telling',
    subjects: 'Categorieën betrokkenen',
    categories: 'Categorieën persoonsgegevens',
    findings: 'Bevindingen',
    contact: 'Contact',
    contacts: { dpo: 'Functionaris gegevensbescherming', contactPoint: 'Contactpunt' },
    consequences: 'Waarschijnlijke gevolgen',
    taken: 'Genomen maatregelen',
    proposed: 'Voorgestelde maatregelen',
    by: 'uiterlijk',
    risk: 'Risico',
    delay: 'Reden van de vertraging',
    missing: 'Volgt later',
    notKnown: 'nog niet bekend',
    noBreach: 'Het bleek geen datalek te zijn: niemand is getroffen.',
    decision: 'Of het een inbreuk was',
    undecided: 'niet beslist: iets kon nog niet worden beoordeeld',
    levels: { notHigh: 'geen hoog risico', high: 'hoog' },
    likelihood: {
      misuseKnown: 'misbruik is bekend',
      noMisuseKnown: 'misbruik is niet bekend',
      notKnown: 'of er misbruik is, is niet bekend',
    },
    precisions: {
      exact: '',
      about: 'ongeveer',
      justUnder: 'net geen',
      under: 'minder dan',
      atLeast: 'ten minste',
      over: 'meer dan',
    },
    thousands: '.',
    origins: {
      selfDetected: 'door onszelf ontdekt',
      selfReported: 'door onszelf ontdekt en gemeld',
      complaint: 'een klacht',
      press: 'de pers',
      processor: 'melding van een verwerker',
      authority: 'melding van een autoriteit',
      thirdParty: 'melding van een ander',
    },
    causes: {
      humanError: 'menselijke fout',
      design: 'het ontwerp van het systeem',
      technicalFault: 'technische fout',
      misuse: 'misbruik door iemand met toegang',
      attack: 'aanval',
      loss: 'verlies',
      unknown: 'nog niet bekend',
    },
  },
}
