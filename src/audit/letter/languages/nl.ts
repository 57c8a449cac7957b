import type { LetterWords } from '../letter-words'

const months = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ')

export const nl: LetterWords = {
  date: (day, month, year) => `${day} ${months[month - 1]} ${year}`,
  title: {
    confirmed: 'Uw persoonsgegevens zijn gezien door iemand die ze niet mocht zien',
    possible: 'Uw persoonsgegevens zijn mogelijk gezien door iemand die ze niet mocht zien',
  },
  greeting: (name) => (name === undefined ? 'Goedendag,' : `Beste ${name},`),
  opening: {
    confirmed:
      'Wij schrijven u omdat iemand persoonsgegevens van u heeft gezien die niet voor deze persoon bedoeld waren. In deze brief leest u wat er is gebeurd, wat er is gezien en wat u zelf kunt doen.',
    possible:
      'Wij schrijven u omdat iemand mogelijk persoonsgegevens van u heeft gezien die niet voor deze persoon bedoeld waren. Wij kunnen niet zeggen of dat met uw gegevens is gebeurd. Daarom schrijven wij iedereen bij wie dat gebeurd kan zijn. In deze brief leest u wat er is gebeurd, wat er mogelijk is gezien en wat u zelf kunt doen.',
  },
  headings: {
    happened: 'Wat is er gebeurd?',
    explanation: 'Hoe kon dit gebeuren?',
    data: { confirmed: 'Wat is er gezien?', possible: 'Wat is er mogelijk gezien?' },
    recipients: { confirmed: 'Wie heeft het gezien?', possible: 'Wie heeft het mogelijk gezien?' },
    consequences: 'Wat kunnen de gevolgen zijn?',
    measures: 'Wat doen wij eraan?',
    advice: 'Wat kunt u zelf doen?',
    questions: 'Vragen en klachten',
  },
  when: {
    on: (day) => `Dit gebeurde op ${day}.`,
    between: (from, to) => `Dit duurde van ${from} tot en met ${to}.`,
    since: (from) => `Dit begon op ${from}. Wij kunnen nog niet zeggen of en wanneer het is gestopt.`,
    until: (to) => `Dit duurde tot en met ${to}. Wij weten niet wanneer het is begonnen.`,
    unknown: 'Wij weten nog niet wanneer dit is gebeurd.',
    aware: (day) => `Wij hebben het op ${day} ontdekt.`,
  },
  data: {
    confirmed: 'Uit onze gegevens blijkt dat dit is gezien:',
    possible: 'Uit onze gegevens blijkt niet of er iets van u is gezien. Dit is mogelijk gezien:',
  },
  further: 'Dit is mogelijk ook gezien, maar uit onze gegevens blijkt niet of dat zo is:',
  acts: {
    list: 'Het stond in een lijst of tussen zoekresultaten.',
    view: 'Het is geopend en kon worden gelezen.',
  },
  someActs: {
    list: 'Ten minste een deel ervan stond in een lijst of tussen zoekresultaten.',
    view: 'Ten minste een deel ervan is geopend en kon worden gelezen.',
    download: 'Ten minste een deel ervan is ook gedownload.',
  },
  downloads: {
    confirmed: 'Het is ook gedownload.',
    probable: 'Het is hoogstwaarschijnlijk ook gedownload, maar zeker weten wij dat niet.',
    possible: 'Het is mogelijk ook gedownload. Dat weten wij niet.',
    unknown: 'Wij weten niet of iemand een kopie heeft bewaard.',
  },
  anonymous:
    'Voor zover wij weten, stonden uw volledige naam en uw contactgegevens er niet bij. Toch gaat het over u: iemand die u kent, kan u misschien herkennen. Daarom zijn dit uw persoonsgegevens.',
  protectedAddress:
    'Is uw adres geheim of afgeschermd, of bent u bang dat iemand u zoekt? Neem dan meteen contact met ons op. Voelt u zich onveilig, neem dan contact op met de politie.',
  recipients: { confirmed: 'Het is gezien door:', possible: 'Het is mogelijk gezien door:' },
  consequences: {
    recognition: 'Iemand die u kent, kan u misschien herkennen, bijvoorbeeld iemand op uw werk.',
    contact:
      'Onbekenden kunnen contact met u opnemen. Berichten en telefoontjes kunnen van ons, van een werkgever of van uw bank lijken te komen.',
    identityFraud:
      'Iemand kan zich voor u proberen uit te geven, bijvoorbeeld om iets te kopen of een rekening te openen.',
    whereabouts: 'Iemand kan te weten komen waar u woont.',
    confidence: 'Wat u in vertrouwen hebt verteld, kan bij anderen bekend zijn.',
    unfairTreatment: 'U kunt door wat er is gezien oneerlijk worden behandeld, bijvoorbeeld wanneer u solliciteert.',
    unknown: 'Wij kunnen niet uitsluiten dat de gegevens worden gebruikt op een manier die u schaadt.',
  },
  advice: {
    recognition: 'Laat het ons weten als u merkt dat iemand meer over u weet dan zou mogen.',
    contact:
      'Wees voorzichtig met berichten en telefoontjes die u niet verwacht. Open geen links daarin en geef nooit uw wachtwoorden of codes.',
    identityFraud:
      'Let op brieven, rekeningen en betalingen die u niet kunt verklaren. Doe aangifte bij de politie als iemand zich voor u heeft uitgegeven.',
    whereabouts: 'Neem contact op met de politie als u zich thuis onveilig voelt.',
    confidence: 'Laat het ons weten als iemand tegen u gebruikt wat u in vertrouwen hebt verteld.',
    unfairTreatment: 'Laat het ons weten als u denkt dat de gegevens bij een sollicitatie tegen u zijn gebruikt.',
    unknown: 'Laat het ons weten als u iets ongewoons merkt.',
  },
  taken: (day, measure) => `${day}: ${measure}`,
  planned: 'Daarnaast gaan wij dit doen:',
  apology: 'Dit had niet mogen gebeuren. Wij bieden u onze excuses aan.',
  contact: (role, name, reach) =>
    role === 'dpo'
      ? `Met vragen kunt u terecht bij onze functionaris gegevensbescherming, ${name}: ${reach}`
      : `Met vragen kunt u terecht bij ${name}: ${reach}`,
  complaint: (authority, reach) =>
    `Bent u niet tevreden over hoe wij met uw persoonsgegevens omgaan? Dan kunt u een klacht indienen bij ${authority}: ${reach}`,
  closing: 'Met vriendelijke groet,',
}
