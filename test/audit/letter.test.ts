import { type Language, type LetterInput, languages, letter } from 'need-to-know/audit'
import { recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { affected, anonymous, aware, codeOf, hour, incidentWith, letterInput, refusalOf } from './breach-case'

const { words } = recruitment
const textOf = (changes: Partial<LetterInput> = {}, language: Language = 'en') =>
  letter(language, { ...letterInput, words: words[language], ...changes }).text

describe('a letter to a subject', () => {
  it('UWV-19, TK-17 tells in plain words what happened and why, what was seen, what may come of it and what to do', () => {
    expect(textOf({ apology: true })).toMatchInlineSnapshot(`
      "Jobtorvet
      Havnegade 1
      8000 Aarhus

      10 May 2024

      Your personal data have been seen by somebody who should not have seen them

      Dear Ida Lund,

      We are writing because personal data about you have been seen by somebody who should not have seen them. In this letter you can read what happened, what was seen and what you can do.

      What happened
      Somebody opened many CVs that they had no use for.
      It happened on 4 May 2024. We became aware of it on 4 May 2024.

      Why it could happen
      There was no limit to how many CVs one account could open.

      What was seen
      Our records show that this was seen:
      - your full name
      We do not know whether somebody has kept a copy.

      Who saw it
      It was seen by:
      - employers

      What may come of it
      - Strangers may contact you. Messages and calls may pretend to come from us, from an employer or from your bank.
      - Somebody may try to act in your name, for example to order goods or to open an account.

      What we are doing about it
      - 4 May 2024: we blocked the account
      We are also going to do this:
      - set a limit for each account

      What you can do
      - Be careful with messages and calls that you do not expect. Do not open links in them, and never give anybody your passwords or codes.
      - Look out for letters, bills and payments that you cannot explain. If somebody has acted in your name, report it to the police.
      If your name or address is protected, or if you are afraid that somebody is looking for you, contact us at once. If you feel unsafe, contact the police.

      This should not have happened. We apologise to you.

      Questions and complaints
      You can put your questions to our data protection officer, Ditte Holm: dpo@jobtorvet.example
      If you are not satisfied with how we treat your personal data, you can complain to the data protection authority: complaints@authority.example

      Yours sincerely,
      Jobtorvet
      "
    `)
  })

  it('is written in Danish', () => {
    const texts = {
      from: { name: 'Jobtorvet', address: ['Havnegade 1', '8000 Aarhus'] },
      authority: { name: 'Datatilsynet', reach: 'klage@tilsynet.example' },
      happened: 'En konto åbnede mange CV’er uden grund.',
      explanation: 'Der var ingen grænse for, hvor mange CV’er en konto kunne åbne.',
      measures: { taken: [{ text: 'vi spærrede kontoen', at: aware }], planned: ['sætte en grænse for hver konto'] },
    }
    expect(textOf({ ...texts, to: affected({ certainty: 'possible' }) }, 'da')).toMatchInlineSnapshot(`
      "Jobtorvet
      Havnegade 1
      8000 Aarhus

      10. maj 2024

      Dine personoplysninger kan være blevet set af nogen, der ikke måtte se dem

      Kære Ida Lund

      Vi skriver til dig, fordi oplysninger om dig kan være blevet set af nogen, der ikke måtte se dem. Vi kan ikke sige, om det er sket for dig, og derfor skriver vi til alle, det kan være sket for. I brevet kan du læse, hvad der er sket, hvad der kan være blevet set, og hvad du selv kan gøre.

      Hvad er der sket?
      En konto åbnede mange CV’er uden grund.
      Det skete den 4. maj 2024. Vi blev klar over det den 4. maj 2024.

      Hvorfor kunne det ske?
      Der var ingen grænse for, hvor mange CV’er en konto kunne åbne.

      Hvad kan være blevet set?
      Vores log viser ikke, om der er blevet set noget om dig. Dette kan være blevet set:
      - dit fulde navn
      Vi ved ikke, om nogen har gemt en kopi.

      Hvem kan have set det?
      Det kan være blevet set af:
      - arbejdsgivere

      Hvad kan det føre til?
      - Du kan blive kontaktet af fremmede. Beskeder og opkald kan give sig ud for at komme fra os, fra en arbejdsgiver eller fra din bank.
      - Nogen kan forsøge at udgive sig for at være dig, for eksempel for at købe varer eller oprette en konto.

      Hvad gør vi ved det?
      - 4. maj 2024: vi spærrede kontoen
      Vi vil desuden gøre dette:
      - sætte en grænse for hver konto

      Hvad kan du selv gøre?
      - Vær forsigtig med beskeder og opkald, du ikke venter. Åbn ikke links i dem, og giv aldrig nogen dine adgangskoder eller engangskoder.
      - Hold øje med breve, regninger og betalinger, du ikke kan forklare. Anmeld det til politiet, hvis nogen har udgivet sig for at være dig.
      Hvis du har navne- og adressebeskyttelse, eller hvis du er bange for, at nogen leder efter dig, skal du kontakte os med det samme. Kontakt politiet, hvis du føler dig utryg.

      Spørgsmål og klage
      Har du spørgsmål, kan du kontakte vores databeskyttelsesrådgiver, Ditte Holm: dpo@jobtorvet.example
      Er du ikke tilfreds med den måde, vi behandler dine personoplysninger på, kan du klage til Datatilsynet: klage@tilsynet.example

      Med venlig hilsen
      Jobtorvet
      "
    `)
  })

  it('is written in Norwegian', () => {
    const texts = {
      from: { name: 'Jobbtorget', address: ['Eksempelveien 1', '0001 Eksempelby'] },
      zone: 'Europe/Oslo',
      authority: { name: 'Datatilsynet', reach: 'klage@tilsynet.example' },
      happened: 'En konto åpnet mange CV-er uten grunn.',
      explanation: 'Det fantes ingen grense for hvor mange CV-er en konto kunne åpne.',
      measures: { taken: [{ text: 'vi sperret kontoen', at: aware }] },
    }
    expect(textOf({ ...texts, to: anonymous({ acts: ['view'] }) }, 'nb')).toMatchInlineSnapshot(`
      "Jobbtorget
      Eksempelveien 1
      0001 Eksempelby

      10. mai 2024

      Noen har sett personopplysninger om deg som de ikke skulle ha sett

      Hei, Ida Lund

      Vi skriver til deg fordi noen har sett opplysninger om deg som de ikke skulle ha sett. I dette brevet kan du lese hva som har skjedd, hva som er blitt sett, og hva du selv kan gjøre.

      Hva har skjedd?
      En konto åpnet mange CV-er uten grunn.
      Det skjedde 4. mai 2024. Vi ble klar over det 4. mai 2024.

      Hvorfor kunne det skje?
      Det fantes ingen grense for hvor mange CV-er en konto kunne åpne.

      Hva er blitt sett?
      Loggene våre viser at dette er blitt sett:
      - initialene dine
      - jobbene du har, har hatt eller ønsker deg
      Det ble åpnet og kunne leses.
      Så vidt vi vet, var det fulle navnet ditt og kontaktopplysningene dine ikke med. Det handler likevel om deg: Noen som kjenner deg, kan kanskje kjenne deg igjen. Derfor er dette personopplysninger om deg.

      Hvem har sett det?
      Det er blitt sett av:
      - arbeidsgivere

      Hva kan det føre til?
      - Noen som kjenner deg, kan kanskje kjenne deg igjen, for eksempel noen på arbeidsplassen din.

      Hva gjør vi med det?
      - 4. mai 2024: vi sperret kontoen

      Hva kan du selv gjøre?
      - Si fra til oss hvis du merker at noen vet mer om deg enn de burde.
      Hvis du har beskyttet adresse, eller hvis du er redd for at noen leter etter deg, må du ta kontakt med oss med en gang. Ta kontakt med politiet hvis du føler deg utrygg.

      Spørsmål og klage
      Har du spørsmål, kan du kontakte personvernombudet vårt, Ditte Holm: dpo@jobtorvet.example
      Er du ikke fornøyd med hvordan vi behandler personopplysningene dine, kan du klage til Datatilsynet: klage@tilsynet.example

      Med vennlig hilsen
      Jobbtorget
      "
    `)
  })

  it('is written in Dutch', () => {
    const texts = {
      from: { name: 'Banenplein', address: ['Voorbeeldstraat 1', '1234 AB Voorbeelddorp'] },
      zone: 'Europe/Amsterdam',
      authority: { name: 'de toezichthouder', reach: 'klacht@toezicht.example' },
      happened: 'Een account heeft zonder reden veel cv’s geopend.',
      explanation: 'Er was geen grens aan het aantal cv’s dat één account kon openen.',
      measures: { taken: [{ text: 'wij hebben het account geblokkeerd', at: aware }] },
      incident: incidentWith({ downloads: 'probable' }),
      apology: true,
    }
    expect(textOf({ ...texts, to: affected({ acts: ['view'] }) }, 'nl')).toMatchInlineSnapshot(`
      "Banenplein
      Voorbeeldstraat 1
      1234 AB Voorbeelddorp

      10 mei 2024

      Uw persoonsgegevens zijn gezien door iemand die ze niet mocht zien

      Beste Ida Lund,

      Wij schrijven u omdat iemand persoonsgegevens van u heeft gezien die niet voor deze persoon bedoeld waren. In deze brief leest u wat er is gebeurd, wat er is gezien en wat u zelf kunt doen.

      Wat is er gebeurd?
      Een account heeft zonder reden veel cv’s geopend.
      Dit gebeurde op 4 mei 2024. Wij hebben het op 4 mei 2024 ontdekt.

      Hoe kon dit gebeuren?
      Er was geen grens aan het aantal cv’s dat één account kon openen.

      Wat is er gezien?
      Uit onze gegevens blijkt dat dit is gezien:
      - uw volledige naam
      Het is geopend en kon worden gelezen.
      Het is hoogstwaarschijnlijk ook gedownload, maar zeker weten wij dat niet.

      Wie heeft het gezien?
      Het is gezien door:
      - werkgevers

      Wat kunnen de gevolgen zijn?
      - Onbekenden kunnen contact met u opnemen. Berichten en telefoontjes kunnen van ons, van een werkgever of van uw bank lijken te komen.
      - Iemand kan zich voor u proberen uit te geven, bijvoorbeeld om iets te kopen of een rekening te openen.

      Wat doen wij eraan?
      - 4 mei 2024: wij hebben het account geblokkeerd

      Wat kunt u zelf doen?
      - Wees voorzichtig met berichten en telefoontjes die u niet verwacht. Open geen links daarin en geef nooit uw wachtwoorden of codes.
      - Let op brieven, rekeningen en betalingen die u niet kunt verklaren. Doe aangifte bij de politie als iemand zich voor u heeft uitgegeven.
      Is uw adres geheim of afgeschermd, of bent u bang dat iemand u zoekt? Neem dan meteen contact met ons op. Voelt u zich onveilig, neem dan contact op met de politie.

      Dit had niet mogen gebeuren. Wij bieden u onze excuses aan.

      Vragen en klachten
      Met vragen kunt u terecht bij onze functionaris gegevensbescherming, Ditte Holm: dpo@jobtorvet.example
      Bent u niet tevreden over hoe wij met uw persoonsgegevens omgaan? Dan kunt u een klacht indienen bij de toezichthouder: klacht@toezicht.example

      Met vriendelijke groet,
      Banenplein
      "
    `)
  })
})

describe('what was seen', () => {
  it('UWV-09, UWV-20 is listed for each subject by what was seen of it: two forms, two lists', () => {
    const personal = textOf({ to: affected() })
    const anonymised = textOf({ to: anonymous() })
    expect(personal).toContain('- your full name\n')
    expect(personal).not.toContain('initials')
    expect(anonymised).toContain('- the initials of your name\n- the jobs you have, have had or would like to have\n')
    expect(anonymised).not.toContain('- your full name')
  })

  it('UWV-03, UWV-20 is told apart from what else may have been seen, in a second list', () => {
    const further = [
      { category: 'identity.name', level: 'initials' },
      { category: 'contact.email', level: 'full' },
      { category: 'contact.phone', level: 'withheld' },
    ]
    const text = textOf({ to: anonymous({ acts: ['view'], further }) })
    const [seen, perhaps] = text.split('This may have been seen as well')
    expect(seen).toContain('- the initials of your name')
    expect(seen).not.toContain('e-mail address')
    expect(perhaps).toMatch(/^, but our records do not show whether it was:\n- your e-mail address\n\nWho saw it/)
    expect(text).not.toContain('It is therefore your personal data.')
    expect(text).toContain('Strangers may contact you.')
    const possible = textOf({ to: anonymous({ certainty: 'possible', further }) })
    expect(possible).toContain('would like to have\n- your e-mail address\n')
    const unnamed = { to: anonymous({ further: [{ category: 'shoeSize', level: 'full' }] }) }
    expect(codeOf(() => textOf(unnamed))).toBe('missing-words')
  })

  it('UWV-20 is listed once each, and nothing that was withheld', () => {
    const categories = [
      { category: 'identity.birthDate', level: 'year' },
      { category: 'contact.email', level: 'withheld' },
      { category: 'identity.birthDate', level: 'year' },
    ]
    const text = textOf({ to: affected({ categories }) })
    expect(text.match(/your year of birth/g)).toHaveLength(1)
    expect(text).not.toContain('e-mail address')
    expect(refusalOf(() => textOf({ to: affected({ categories: categories.slice(1, 2) }) }))).toEqual([
      'empty /to/categories',
    ])
  })

  it('UWV-09 is personal data even in an anonymous CV, and the letter says so, to nobody else (AMB-18)', () => {
    const said = {
      en: 'It is therefore your personal data.',
      da: 'Derfor er det dine personoplysninger.',
      nb: 'Derfor er dette personopplysninger om deg.',
      nl: 'Daarom zijn dit uw persoonsgegevens.',
    }
    for (const language of languages) {
      expect(textOf({ to: anonymous() }, language)).toContain(said[language])
      expect(textOf({ to: affected() }, language)).not.toContain(said[language])
    }
    // Without a table nobody knows that it was anonymous.
    const { harms: _, ...bare } = letterInput
    expect(letter('en', { ...bare, to: anonymous() }).text).not.toContain(said.en)
  })

  it.each([
    ['confirmed', 'It was also downloaded.'],
    ['probable', 'It was most probably downloaded as well, but we are not certain.'],
    ['possible', 'It may have been downloaded as well. We do not know.'],
  ] as const)('UWV-03 is as sure as it is: views confirmed, downloads %s (AMB-25)', (downloads, sentence) => {
    const text = textOf({ to: affected({ acts: ['view'] }), incident: incidentWith({ downloads }) })
    expect(text).toContain('Our records show that this was seen:')
    expect(text).toContain(`It was opened and could be read.\n${sentence}\n`)
  })

  it('UWV-03 is never more than possible of whom it is not certain that anything was seen', () => {
    const possible = affected({ certainty: 'possible', acts: ['view', 'download'] })
    for (const downloads of ['confirmed', 'probable', 'possible'] as const) {
      const text = textOf({ to: possible, incident: incidentWith({ downloads }) })
      expect(text).toContain('It may have been downloaded as well. We do not know.')
      expect(text).not.toMatch(/It was (opened|also|most)|show that this was seen/)
    }
    expect(textOf({ to: possible })).toContain('We do not know whether somebody has kept a copy.')
  })

  it('UWV-03 says of a download in the log that it is certain, and nothing of one that the log denies', () => {
    const copied = textOf({
      to: affected({ acts: ['view', 'download'] }),
      incident: incidentWith({ downloads: 'possible' }),
    })
    expect(copied).toContain('It was also downloaded.')
    expect(textOf({ to: affected({ acts: ['list'] }) })).toContain('It appeared in a list or among search results.\n\n')
    expect(textOf({ to: affected() })).toContain('We do not know whether somebody has kept a copy.')
  })

  it('UWV-20 says of a status what kind of details were seen; UWV-08 never says what this person’s status is', () => {
    const to = affected({ categories: [{ category: 'status', level: 'full' }] })
    for (const language of languages) {
      const text = textOf({ to }, language)
      expect(text).toContain(`- ${words[language].categories.status.full}\n`)
      // Nothing of it turns on the person: it is the same for whoever has a benefit and whoever has none.
      expect(textOf({ to: { ...to, subject: 'jon', protectedAddress: 'yes' } }, language)).toBe(text)
      expect(textOf({}, language)).not.toMatch(
        /benefit|follow-?up|ydelse|dagpenge|\bledig|ytelse|oppfølging|uitkering|begeleiding|werkloos/i,
      )
    }
  })

  it('UWV-08 goes to nobody but the subject: there is no place for another reader', () => {
    expect(codeOf(() => textOf({ recipient: 'nordlys' } as never))).toBe('unknown-key')
    expect(letter('en', letterInput).to).toBe('ida')
  })

  it('JI-18 warns everybody of a protected address, so that no letter tells that one is', () => {
    const warning = /If your name or address is protected, or if/
    expect(textOf()).toMatch(warning)
    for (const language of languages) {
      const texts = (['yes', 'possibly', 'no'] as const).map((protectedAddress) =>
        textOf({ to: affected({ protectedAddress }) }, language),
      )
      expect(new Set(texts).size).toBe(1)
    }
  })

  it('UWV-03 tells what happened to those of whom it is only possible in words of their own', () => {
    const happened = { confirmed: 'Your CV was one of them.', possible: 'Your CV may have been one of them.' }
    expect(textOf({ happened })).toContain('What happened\nYour CV was one of them.\n')
    const possible = textOf({ happened, to: affected({ certainty: 'possible' }) })
    expect(possible).toContain('What happened\nYour CV may have been one of them.\n')
    expect(possible).not.toContain('was one of them')
    const gap = { happened: { ...happened, possible: 'Your CV {cv}' } }
    expect(refusalOf(() => textOf(gap))).toEqual(['wrong-shape /happened/possible'])
    expect(refusalOf(() => textOf({ happened: { confirmed: 'Your CV was.' } as never }))).toEqual([
      'wrong-shape /happened',
    ])
  })

  it('UWV-20 says of several acts on several categories no more than that some of it was', () => {
    const said = {
      en: ['At least some of it was opened and could be read.', 'At least some of it was also downloaded.'],
      da: ['I hvert fald noget af det blev åbnet', 'I hvert fald noget af det blev også downloadet.'],
      nb: ['I det minste noe av det ble åpnet', 'I det minste noe av det ble også lastet ned.'],
      nl: ['Ten minste een deel ervan is geopend', 'Ten minste een deel ervan is ook gedownload.'],
    }
    const acts = ['list', 'view', 'download'] as const
    for (const language of languages) {
      const mixed = textOf({ to: anonymous({ acts }) }, language)
      for (const sentence of said[language]) expect(mixed).toContain(sentence)
      // Of one thing, all of the acts were.
      const single = textOf({ to: affected({ acts }) }, language)
      for (const sentence of said[language]) expect(single).not.toContain(sentence)
    }
    const listed = textOf({ to: anonymous({ acts: ['list', 'download'] }) })
    expect(listed).toContain('At least some of it appeared in a list or among search results.')
    expect(textOf({ to: anonymous({ acts: ['view'] }) })).toContain('\nIt was opened and could be read.\n')
  })

  it('UWV-20 names nobody who did not see this subject, as far as that is known', () => {
    const to = affected({ recipients: ['employer', 'agency'] })
    expect(textOf({ to, recipients: [{ role: 'agency' }] })).toContain('- recruitment and staffing agencies\n')
    expect(textOf({ to, recipients: [{ name: 'Nordlys Vikar' }] })).toContain('- Nordlys Vikar\n')
    const act = () => textOf({ to, recipients: [{ role: 'employer' }, { role: 'counsellor' }] })
    expect(codeOf(act)).toBe('invalid-letter')
    expect(refusalOf(act)).toEqual(['other-recipient /recipients/1'])
    const nobody = affected({ recipients: [] })
    expect(refusalOf(() => textOf({ to: nobody }))).toEqual(['other-recipient /recipients/0'])
    expect(refusalOf(() => textOf({ to: affected() }))).toEqual([])
  })

  it('AMB-18 is no more sure than anybody can be that no name was in what the person wrote', () => {
    const categories = [{ category: 'qualification.text', level: 'scrubbed' }]
    const said = { en: 'As far as we know,', da: 'Så vidt vi ved,', nb: 'Så vidt vi vet,', nl: 'Voor zover wij weten' }
    for (const language of languages) {
      expect(textOf({ to: affected({ categories }) }, language)).toContain(said[language])
    }
  })
})

describe('what else a letter says', () => {
  it('UWV-19 says what may come of what was seen of this subject, and what to do about that', () => {
    const to = affected({ categories: [{ category: 'address', level: 'full' }] })
    const text = textOf({ to, consequences: ['Your neighbours may hear of it.'], advice: ['Ask us for a new number.'] })
    expect(text).toContain('- Somebody may find out where you live.\n- Your neighbours may hear of it.\n')
    expect(text).toContain('- Contact the police if you feel unsafe where you live.\n- Ask us for a new number.\n')
    expect(textOf()).not.toContain('where you live')
    const unknown = { to: affected({ categories: [{ category: 'jobAd', level: 'full' }] }) }
    expect(textOf(unknown)).not.toContain('may recognise you')
    expect(textOf(unknown)).toContain('We cannot rule out that what was seen is used in a way that harms you.')
  })

  it('JI-49 holds an apology only when asked to: it is no mandatory part', () => {
    expect(textOf()).not.toMatch(/apologise|sorry/)
    expect(textOf({ apology: true })).toContain('We apologise to you.')
  })

  it('UWV-18 lists the measures with their days, oldest first', () => {
    const taken = [
      { text: 'the second', at: aware + 48 * hour },
      { text: 'the first', at: aware },
    ]
    expect(textOf({ measures: { taken } })).toContain('- 4 May 2024: the first\n- 6 May 2024: the second\n')
  })

  it('names those who saw it as classes or by name', () => {
    const recipients = [{ role: 'agency' }, { name: 'Nordlys Vikar' }]
    expect(textOf({ recipients })).toContain('It was seen by:\n- recruitment and staffing agencies\n- Nordlys Vikar\n')
  })

  it.each([
    [{}, 'We do not know yet when it happened.'],
    [{ from: 0 }, 'It began on 1 January 1970. We cannot say yet whether or when it has ended.'],
    [{ to: aware }, 'It went on up to and including 4 May 2024. We do not know when it began.'],
    [{ from: 0, to: Date.UTC(1970, 0, 2) - hour }, 'It happened on 1 January 1970.'],
    [{ from: 0, to: Date.UTC(1970, 0, 2) }, 'It went on from 1 January 1970 up to and including 2 January 1970.'],
    [{ from: aware, to: aware }, 'It happened on 4 May 2024.'],
  ])('says when it went on by the days of its own zone: %j', (occurred, sentence) => {
    const changes = { occurred, firstSignal: aware }
    expect(textOf({ incident: incidentWith(changes) })).toContain(`${sentence} We became aware of it on 4 May 2024.`)
  })

  it('says when it went on to the end of the last day, and does not say that it has ended', () => {
    const went = { from: 0, to: Date.UTC(1970, 0, 2) }
    const said = {
      en: ['up to and including 2 January 1970', 'whether or when it has ended'],
      da: ['fra den 1. januar 1970 til og med den 2. januar 1970', 'om eller hvornår det er holdt op'],
      nb: ['fra 1. januar 1970 til og med 2. januar 1970', 'om eller når det har tatt slutt'],
      nl: ['van 1 januari 1970 tot en met 2 januari 1970', 'of en wanneer het is gestopt'],
    }
    for (const language of languages) {
      expect(textOf({ incident: incidentWith({ occurred: went }) }, language)).toContain(said[language][0])
      expect(textOf({ incident: incidentWith({ occurred: { from: 0 } }) }, language)).toContain(said[language][1])
    }
  })

  it('is not dated before anybody was aware', () => {
    expect(refusalOf(() => textOf({ date: aware - 1 }))).toEqual(['not-in-order /date'])
    expect(refusalOf(() => textOf({ date: aware }))).toEqual([])
  })

  it('dates itself where its people are, and refuses a place that is none', () => {
    const date = Date.UTC(2024, 4, 10, 23)
    expect(textOf({ date })).toContain('\n\n11 May 2024\n\n')
    expect(textOf({ date, zone: 'UTC' })).toContain('\n\n10 May 2024\n\n')
    expect(codeOf(() => textOf({ zone: 'Mars/Olympus' }))).toBe('unknown-zone')
  })
})

describe('a letter that cannot be written', () => {
  it.each(['{name}', 'Dear {{subject}}', 'on [DATE]', 'by <recipient>', 'call ____', 'TODO', 'XXX CVs', '%s CVs'])(
    'is one with a gap left in it: %j',
    (gap) => {
      expect(refusalOf(() => textOf({ happened: gap }))).toEqual(['wrong-shape /happened'])
      expect(refusalOf(() => textOf({ advice: ['Call us.', gap] }))).toEqual(['wrong-shape /advice/1'])
      const contact = { role: 'dpo', name: gap, reach: 'dpo@jobtorvet.example' } as const
      expect(refusalOf(() => textOf({ incident: incidentWith({ contact }) }))).toEqual(['wrong-shape /contact/name'])
    },
  )

  it('is one that lacks a part, with every issue at once', () => {
    const blank = { happened: ' ', explanation: '', recipients: [], measures: {}, authority: { name: '', reach: 'x' } }
    expect(refusalOf(() => textOf({ ...blank, incident: incidentWith({ contact: undefined as never }) }))).toEqual([
      'wrong-shape /authority/name',
      'wrong-type /contact',
      'wrong-shape /explanation',
      'wrong-shape /happened',
      'wrong-shape /measures',
      'wrong-shape /recipients',
    ])
    expect(refusalOf(() => textOf({ incident: { ...incidentWith() } }))).toEqual(['wrong-type /incident'])
  })

  it('is one whose name would begin a line of its own', () => {
    expect(refusalOf(() => textOf({ name: 'Ida\n\nPS: call this number' }))).toEqual(['wrong-shape /name'])
  })

  it('is one in words that are not there: each category, level and role is named', () => {
    const categories = [
      { category: 'identity.name', level: 'full' },
      { category: 'identity.name', level: 'shoeSize' },
      { category: 'constructor', level: 'name' },
    ]
    const act = () =>
      textOf({ to: affected({ categories }), recipients: [{ role: 'neighbour' }, { role: 'toString' }] })
    expect(codeOf(act)).toBe('missing-words')
    expect(refusalOf(act)).toEqual([
      'missing-words /words/categories/constructor/name',
      'missing-words /words/categories/identity.name/shoeSize',
      'missing-words /words/roles/neighbour',
      'missing-words /words/roles/toString',
    ])
    expect(codeOf(() => letter('se' as never, letterInput))).toBe('unknown-language')
  })

  it('is refused without a word of what was given', () => {
    expect(() => textOf({ name: 'Rosa\nWinther', happened: 'Rosa {x}' })).toThrow(/^(?!.*Rosa)/s)
  })
})

describe('the text of a letter', () => {
  it('UWV-20 turns on what was seen and what is given, and on nothing else of the subject', () => {
    for (const language of languages) {
      const [one, two] = ['subject-1', 'subject-2'].map((subject) => textOf({ to: affected({ subject }) }, language))
      expect(one).toBe(two)
      expect(one).not.toContain('subject-1')
    }
  })

  it('is whole in every language, for every act, certainty and kind of harm', () => {
    const categories = Object.entries(words.en.categories).flatMap(([category, levels]) =>
      Object.keys(levels).map((level) => ({ category, level })),
    )
    for (const language of languages) {
      for (const certainty of ['confirmed', 'possible'] as const) {
        const text = textOf({ to: affected({ certainty, categories, protectedAddress: 'possibly' }) }, language)
        expect(text).not.toMatch(/undefined|null|NaN|\[object|\n\n\n|- \n| {2}/)
        expect(text.length).toBeGreaterThan(2_000)
      }
    }
  })
})
