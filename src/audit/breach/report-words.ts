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
  readonly records: string
  readonly categories: string
  readonly findings: string
  readonly contact: string
  readonly consequences: string
  readonly taken: string
  readonly proposed: string
  readonly risk: string
  readonly delay: string
  readonly missing: string
  readonly notKnown: string
  readonly levels: { readonly ordinary: string; readonly high: string }
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
    handedIn: 'Handed in',
    nature: 'What happened',
    occurred: 'Period',
    firstSignal: 'First signal',
    aware: 'Aware of it',
    inquiryBegun: 'Inquiry begun',
    published: 'Made public',
    origin: 'How it came to light',
    cause: 'Cause',
    persons: 'Persons affected',
    records: 'Records affected',
    categories: 'Categories of personal data',
    findings: 'Findings',
    contact: 'Contact',
    consequences: 'Likely consequences',
    taken: 'Measures taken',
    proposed: 'Measures proposed',
    risk: 'Risk',
    delay: 'Reasons for the delay',
    missing: 'To follow',
    notKnown: 'not known yet',
    levels: { ordinary: 'ordinary', high: 'high' },
    likelihood: {
      misuseKnown: 'misuse is known',
      noMisuseKnown: 'no misuse is known',
      notKnown: 'it is not known whether there was misuse',
    },
    precisions: { exact: '', about: 'about', justUnder: 'just under', under: 'under', over: 'over' },
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
    records: 'Berørte registreringer',
    categories: 'Kategorier af personoplysninger',
    findings: 'Konstaterede forhold',
    contact: 'Kontakt',
    consequences: 'Sandsynlige konsekvenser',
    taken: 'Trufne foranstaltninger',
    proposed: 'Foreslåede foranstaltninger',
    risk: 'Risiko',
    delay: 'Begrundelse for forsinkelsen',
    missing: 'Følger senere',
    notKnown: 'endnu ikke kendt',
    levels: { ordinary: 'almindelig', high: 'høj' },
    likelihood: {
      misuseKnown: 'der er kendskab til misbrug',
      noMisuseKnown: 'der er ikke kendskab til misbrug',
      notKnown: 'det vides ikke, om der er sket misbrug',
    },
    precisions: { exact: '', about: 'omkring', justUnder: 'knap', under: 'under', over: 'over' },
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
    records: 'Berørte registreringer',
    categories: 'Kategorier av personopplysninger',
    findings: 'Funn',
    contact: 'Kontakt',
    consequences: 'Sannsynlige konsekvenser',
    taken: 'Gjennomførte tiltak',
    proposed: 'Foreslåtte tiltak',
    risk: 'Risiko',
    delay: 'Begrunnelse for forsinkelsen',
    missing: 'Følger senere',
    notKnown: 'ennå ikke kjent',
    levels: { ordinary: 'vanlig', high: 'høy' },
    likelihood: {
      misuseKnown: 'vi kjenner til misbruk',
      noMisuseKnown: 'vi kjenner ikke til misbruk',
      notKnown: 'vi vet ikke om det har vært misbruk',
    },
    precisions: { exact: '', about: 'om lag', justUnder: 'i underkant av', under: 'under', over: 'over' },
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
    persons: 'Getroffen personen',
    records: 'Getroffen bestanden',
    categories: 'Categorieën persoonsgegevens',
    findings: 'Bevindingen',
    contact: 'Contact',
    consequences: 'Waarschijnlijke gevolgen',
    taken: 'Genomen maatregelen',
    proposed: 'Voorgestelde maatregelen',
    risk: 'Risico',
    delay: 'Reden van de vertraging',
    missing: 'Volgt later',
    notKnown: 'nog niet bekend',
    levels: { ordinary: 'gewoon', high: 'hoog' },
    likelihood: {
      misuseKnown: 'misbruik is bekend',
      noMisuseKnown: 'misbruik is niet bekend',
      notKnown: 'of er misbruik is, is niet bekend',
    },
    precisions: { exact: '', about: 'ongeveer', justUnder: 'net geen', under: 'minder dan', over: 'meer dan' },
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
