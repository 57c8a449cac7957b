import type { LetterWords } from '../letter-words'

const months = 'januar februar mars april mai juni juli august september oktober november desember'.split(' ')

export const nb: LetterWords = {
  date: (day, month, year) => `${day}. ${months[month - 1]} ${year}`,
  title: {
    confirmed: 'Noen har sett personopplysninger om deg som de ikke skulle ha sett',
    possible: 'Noen kan ha sett personopplysninger om deg som de ikke skulle ha sett',
  },
  greeting: (name) => (name === undefined ? 'Hei' : `Hei, ${name}`),
  opening: {
    confirmed:
      'Vi skriver til deg fordi noen har sett opplysninger om deg som de ikke skulle ha sett. I dette brevet kan du lese hva som har skjedd, hva som er blitt sett, og hva du selv kan gjøre.',
    possible:
      'Vi skriver til deg fordi noen kan ha sett opplysninger om deg som de ikke skulle ha sett. Vi kan ikke si om det har skjedd med dine opplysninger, og derfor skriver vi til alle det kan gjelde. I dette brevet kan du lese hva som har skjedd, hva som kan være blitt sett, og hva du selv kan gjøre.',
  },
  headings: {
    happened: 'Hva har skjedd?',
    explanation: 'Hvorfor kunne det skje?',
    data: { confirmed: 'Hva er blitt sett?', possible: 'Hva kan være blitt sett?' },
    recipients: { confirmed: 'Hvem har sett det?', possible: 'Hvem kan ha sett det?' },
    consequences: 'Hva kan det føre til?',
    measures: 'Hva gjør vi med det?',
    advice: 'Hva kan du selv gjøre?',
    questions: 'Spørsmål og klage',
  },
  when: {
    on: (day) => `Det skjedde ${day}.`,
    between: (from, to) => `Det pågikk fra ${from} til og med ${to}.`,
    since: (from) => `Det begynte ${from}. Vi kan ennå ikke si om eller når det har tatt slutt.`,
    until: (to) => `Det pågikk til og med ${to}. Vi vet ikke når det begynte.`,
    unknown: 'Vi vet ennå ikke når det skjedde.',
    aware: (day) => `Vi ble klar over det ${day}.`,
  },
  data: {
    confirmed: 'Loggene våre viser at dette er blitt sett:',
    possible: 'Loggene våre viser ikke om noe om deg er blitt sett. Dette kan være blitt sett:',
  },
  further: 'Dette kan også være blitt sett, men loggene våre viser ikke om det har skjedd:',
  acts: {
    list: 'Det sto i en liste eller blant søketreff.',
    view: 'Det ble åpnet og kunne leses.',
  },
  someActs: {
    list: 'I det minste noe av det sto i en liste eller blant søketreff.',
    view: 'I det minste noe av det ble åpnet og kunne leses.',
    download: 'I det minste noe av det ble også lastet ned.',
  },
  downloads: {
    confirmed: 'Det ble også lastet ned.',
    probable: 'Det er høyst sannsynlig også blitt lastet ned, men vi er ikke sikre.',
    possible: 'Det kan også være blitt lastet ned. Det vet vi ikke.',
    unknown: 'Vi vet ikke om noen har tatt vare på en kopi.',
  },
  anonymous:
    'Så vidt vi vet, var det fulle navnet ditt og kontaktopplysningene dine ikke med. Det handler likevel om deg: Noen som kjenner deg, kan kanskje kjenne deg igjen. Derfor er dette personopplysninger om deg.',
  protectedAddress:
    'Hvis du har beskyttet adresse, eller hvis du er redd for at noen leter etter deg, må du ta kontakt med oss med en gang. Ta kontakt med politiet hvis du føler deg utrygg.',
  recipients: { confirmed: 'Det er blitt sett av:', possible: 'Det kan være blitt sett av:' },
  consequences: {
    recognition: 'Noen som kjenner deg, kan kanskje kjenne deg igjen, for eksempel noen på arbeidsplassen din.',
    contact:
      'Du kan bli kontaktet av fremmede. Meldinger og oppringninger kan gi seg ut for å komme fra oss, fra en arbeidsgiver eller fra banken din.',
    identityFraud: 'Noen kan prøve å utgi seg for å være deg, for eksempel for å kjøpe varer eller opprette en konto.',
    whereabouts: 'Noen kan finne ut hvor du bor.',
    confidence: 'Det du har fortalt i fortrolighet, kan være blitt kjent for andre.',
    unfairTreatment:
      'Du kan bli dårligere behandlet på grunn av det som er blitt sett, for eksempel når du søker jobb.',
    unknown: 'Vi kan ikke utelukke at opplysningene blir brukt på en måte som skader deg.',
  },
  advice: {
    recognition: 'Si fra til oss hvis du merker at noen vet mer om deg enn de burde.',
    contact:
      'Vær forsiktig med meldinger og oppringninger du ikke venter. Ikke åpne lenker i dem, og gi aldri noen passordene eller kodene dine.',
    identityFraud:
      'Følg med på brev, regninger og betalinger du ikke kan forklare. Anmeld det til politiet hvis noen har utgitt seg for å være deg.',
    whereabouts: 'Ta kontakt med politiet hvis du føler deg utrygg der du bor.',
    confidence: 'Si fra til oss hvis noen bruker det du har fortalt i fortrolighet, mot deg.',
    unfairTreatment: 'Si fra til oss hvis du mener at opplysningene er blitt brukt mot deg da du søkte jobb.',
    unknown: 'Si fra til oss hvis du legger merke til noe uvanlig.',
  },
  taken: (day, measure) => `${day}: ${measure}`,
  planned: 'Vi skal dessuten gjøre dette:',
  apology: 'Dette skulle ikke ha skjedd. Vi beklager det overfor deg.',
  contact: (role, name, reach) =>
    role === 'dpo'
      ? `Har du spørsmål, kan du kontakte personvernombudet vårt, ${name}: ${reach}`
      : `Har du spørsmål, kan du kontakte ${name}: ${reach}`,
  complaint: (authority, reach) =>
    `Er du ikke fornøyd med hvordan vi behandler personopplysningene dine, kan du klage til ${authority}: ${reach}`,
  closing: 'Med vennlig hilsen',
}
