import type { LetterWords } from '../letter-words'

const months = 'januar februar marts april maj juni juli august september oktober november december'.split(' ')

export const da: LetterWords = {
  date: (day, month, year) => `${day}. ${months[month - 1]} ${year}`,
  title: {
    confirmed: 'Dine personoplysninger er blevet set af nogen, der ikke måtte se dem',
    possible: 'Dine personoplysninger kan være blevet set af nogen, der ikke måtte se dem',
  },
  greeting: (name) => (name === undefined ? 'Hej' : `Kære ${name}`),
  opening: {
    confirmed:
      'Vi skriver til dig, fordi oplysninger om dig er blevet set af nogen, der ikke måtte se dem. I brevet kan du læse, hvad der er sket, hvad der er blevet set, og hvad du selv kan gøre.',
    possible:
      'Vi skriver til dig, fordi oplysninger om dig kan være blevet set af nogen, der ikke måtte se dem. Vi kan ikke sige, om det er sket for dig, og derfor skriver vi til alle, det kan være sket for. I brevet kan du læse, hvad der er sket, hvad der kan være blevet set, og hvad du selv kan gøre.',
  },
  headings: {
    happened: 'Hvad er der sket?',
    explanation: 'Hvorfor kunne det ske?',
    data: { confirmed: 'Hvad er blevet set?', possible: 'Hvad kan være blevet set?' },
    recipients: { confirmed: 'Hvem har set det?', possible: 'Hvem kan have set det?' },
    consequences: 'Hvad kan det føre til?',
    measures: 'Hvad gør vi ved det?',
    advice: 'Hvad kan du selv gøre?',
    questions: 'Spørgsmål og klage',
  },
  when: {
    on: (day) => `Det skete den ${day}.`,
    between: (from, to) => `Det stod på fra den ${from} til og med den ${to}.`,
    since: (from) => `Det begyndte den ${from}. Vi kan endnu ikke sige, om eller hvornår det er holdt op.`,
    until: (to) => `Det stod på til og med den ${to}. Vi ved ikke, hvornår det begyndte.`,
    unknown: 'Vi ved endnu ikke, hvornår det skete.',
    aware: (day) => `Vi blev klar over det den ${day}.`,
  },
  data: {
    confirmed: 'Vores log viser, at dette er blevet set:',
    possible: 'Vores log viser ikke, om der er blevet set noget om dig. Dette kan være blevet set:',
  },
  further: 'Dette kan også være blevet set, men vores log viser ikke, om det er sket:',
  acts: {
    list: 'Det stod på en liste eller blandt søgeresultater.',
    view: 'Det blev åbnet og kunne læses.',
  },
  someActs: {
    list: 'I hvert fald noget af det stod på en liste eller blandt søgeresultater.',
    view: 'I hvert fald noget af det blev åbnet og kunne læses.',
    download: 'I hvert fald noget af det blev også downloadet.',
  },
  downloads: {
    confirmed: 'Det blev også downloadet.',
    probable: 'Det er højst sandsynligt også blevet downloadet, men vi er ikke sikre.',
    possible: 'Det kan også være blevet downloadet. Det ved vi ikke.',
    unknown: 'Vi ved ikke, om nogen har gemt en kopi.',
  },
  anonymous:
    'Så vidt vi ved, var dit fulde navn og dine kontaktoplysninger ikke med. Det handler alligevel om dig: En, der kender dig, kan måske genkende dig. Derfor er det dine personoplysninger.',
  protectedAddress:
    'Hvis du har navne- og adressebeskyttelse, eller hvis du er bange for, at nogen leder efter dig, skal du kontakte os med det samme. Kontakt politiet, hvis du føler dig utryg.',
  recipients: { confirmed: 'Det er blevet set af:', possible: 'Det kan være blevet set af:' },
  consequences: {
    recognition: 'En, der kender dig, kan måske genkende dig, for eksempel en på din arbejdsplads.',
    contact:
      'Du kan blive kontaktet af fremmede. Beskeder og opkald kan give sig ud for at komme fra os, fra en arbejdsgiver eller fra din bank.',
    identityFraud:
      'Nogen kan forsøge at udgive sig for at være dig, for eksempel for at købe varer eller oprette en konto.',
    whereabouts: 'Nogen kan finde ud af, hvor du bor.',
    confidence: 'Det, du har fortalt i fortrolighed, kan være blevet kendt af andre.',
    unfairTreatment:
      'Du kan blive behandlet dårligere på grund af det, der er blevet set, for eksempel når du søger job.',
    unknown: 'Vi kan ikke udelukke, at oplysningerne bliver brugt på en måde, der skader dig.',
  },
  advice: {
    recognition: 'Sig til os, hvis du mærker, at nogen ved mere om dig, end de burde.',
    contact:
      'Vær forsigtig med beskeder og opkald, du ikke venter. Åbn ikke links i dem, og giv aldrig nogen dine adgangskoder eller engangskoder.',
    identityFraud:
      'Hold øje med breve, regninger og betalinger, du ikke kan forklare. Anmeld det til politiet, hvis nogen har udgivet sig for at være dig.',
    whereabouts: 'Kontakt politiet, hvis du føler dig utryg, hvor du bor.',
    confidence: 'Sig til os, hvis nogen bruger det mod dig, som du har fortalt i fortrolighed.',
    unfairTreatment: 'Sig til os, hvis du mener, at oplysningerne er blevet brugt mod dig, da du søgte job.',
    unknown: 'Sig til os, hvis du lægger mærke til noget usædvanligt.',
  },
  taken: (day, measure) => `${day}: ${measure}`,
  planned: 'Vi vil desuden gøre dette:',
  apology: 'Det burde ikke være sket. Det beklager vi, og vi undskylder over for dig.',
  contact: (role, name, reach) =>
    role === 'dpo'
      ? `Har du spørgsmål, kan du kontakte vores databeskyttelsesrådgiver, ${name}: ${reach}`
      : `Har du spørgsmål, kan du kontakte ${name}: ${reach}`,
  complaint: (authority, reach) =>
    `Er du ikke tilfreds med den måde, vi behandler dine personoplysninger på, kan du klage til ${authority}: ${reach}`,
  closing: 'Med venlig hilsen',
}
