import { describe, expect, it } from 'vitest'
import { Masker } from '../../src/text'

/** The text, masked by a record that withholds one value. */
const masked = (value: string, text: string, isName = false) => {
  const masker = new Masker()
  masker.add(value, isName)
  return masker.mask(text)
}

describe('a mask stands where a text repeats a value', () => {
  it.each([
    ['as it is', 'Fjord Freight', 'Dispatcher at Fjord Freight', 'Dispatcher at ***'],
    ['in another case', 'Fjord Freight', 'dispatcher, FJORD FREIGHT', 'dispatcher, ***'],
    ['without its diacritics', 'Ørsted Energi', 'Montør, Orsted Energi', 'Montør, ***'],
    ['with marks of their own', 'Cafe\u0301 Noir', 'Tjener, Café Noir', 'Tjener, ***'],
    ['spelt with å or aa', 'Aarhus', 'Regionschef Århus', 'Regionschef ***'],
    ['spelt with aa or å', 'Ålborg', 'Regionschef Aalborg', 'Regionschef ***'],
    ['spelt with oe', 'Øresund', 'Pilot, Oeresund', 'Pilot, ***'],
    ['spelt with ae', 'Mærsk', 'Maersk trainee', '*** trainee'],
    ['written as one word', 'Fjord Freight', 'Dispatcher, FjordFreight', 'Dispatcher, ***'],
    ['written with a hyphen', 'Fjord Freight', 'Fjord-Freight dispatcher', '*** dispatcher'],
    ['written as two words', 'FjordFreight', 'Dispatcher, Fjord Freight', 'Dispatcher, ***'],
    ['as one word over two vowels', 'Nova Energi', 'Montør, NovaEnergi', 'Montør, ***'],
    ['as two words between two vowels', 'NovaEnergi', 'Montør, Nova Energi ved Århus', 'Montør, *** ved Århus'],
    ['after a vowel that takes in its first letter', 'EaEnergi', 'Montør, Coca Ea Energi', 'Montør, Coca ***'],
    ['inside of a word, after such a vowel', 'Energi', 'Montør, NovaEnergi', 'Montør, ***'],
    ['inside of a word and over the next', 'ExaEnergi', 'Montør, NovaExa Energi', 'Montør, ***'],
    ['inside of a word, with a double vowel', 'Elfriede', 'Mikaelfriede', '***'],
    ['in capitals of Greek', 'Φάρος', 'ΦΑΡΟΣ chef', '*** chef'],
    ['over a line break', 'Fjord Freight', 'Fjord\n  Freight dispatcher', '*** dispatcher'],
    ['with characters of no width', 'Fjord Freight', 'Fj\u200bord\u00ad Freight', '***'],
    ['in full-width letters', 'Fjord', 'Chef, Ｆｊｏｒｄ', 'Chef, ***'],
    ['in the genitive', 'Fjord Freight', 'Fjord Freights dispatcher', '*** dispatcher'],
    ['in the genitive of English', 'Fjord Freight', "Fjord Freight's dispatcher", '*** dispatcher'],
    ['with an inner word in the genitive', 'Nordlev Ungdomsskole', 'Lærer, Nordlevs Ungdomsskole', 'Lærer, ***'],
    ['without the genitive of an inner word', 'Nordlevs Ungdomsskole', 'Lærer, Nordlev Ungdomsskole', 'Lærer, ***'],
    ['without its own genitive', 'Jensens', 'Kok hos Jensen', 'Kok hos ***'],
    ['inside of a word', 'Netto', 'Nettomedarbejder', '***'],
    ['inside of two words', 'Fjord Freight', 'Storfjord Freightchef', '***'],
    ['without its legal form', 'Fjord Freight A/S', 'Dispatcher, Fjord Freight', 'Dispatcher, ***'],
    ['with its legal form', 'Fjord Freight A/S', 'Dispatcher, Fjord Freight A/S', 'Dispatcher, ***'],
    ['without a Dutch one', 'Van Loon Transport B.V.', 'Planner Van Loon Transport', 'Planner ***'],
    ['without the district of a town', 'Aarhus C', 'Butikschef Aarhus', 'Butikschef ***'],
    ['without a postcode', '5000 Odense C', 'Butikschef Odense', 'Butikschef ***'],
    ['named before a comma', 'Oslo, Norge', 'Daglig leder Oslo', 'Daglig leder ***'],
    ['named in brackets', 'Nordlev Radio (NR)', 'Redaktør, NR', 'Redaktør, ***'],
    ['an e-mail address', 'asta.holm@post.example', 'asta.holm@post.example', '***'],
    ['what stands before the @', 'aholm72@post.example', 'GitHub: aholm72', 'GitHub: ***'],
    ['an address of the web', 'https://www.fjord.example/', 'Editor of fjord.example', 'Editor of ***'],
    ['with a no-break space', 'Fjord Freight', 'Dispatcher, Fjord\u00a0Freight', 'Dispatcher, ***'],
    ['that has one itself', 'Fjord\u00a0Freight\u00a0A/S', 'Dispatcher, Fjord Freight', 'Dispatcher, ***'],
    ['before a form and a town', 'Fjord Freight A/S, Odense', 'Dispatcher, Fjord Freight', 'Dispatcher, ***'],
    ['before a form and brackets', 'Fjord Freight A/S (Odense afd.)', 'Dispatcher, Fjord Freight', 'Dispatcher, ***'],
    ['before a form and a slash', 'Fjord Freight A/S / Nordlev', 'Dispatcher, Fjord Freight', 'Dispatcher, ***'],
    ['after a form and a slash', 'Fjord Freight A/S/Nordlev', 'Dispatcher, Nordlev', 'Dispatcher, ***'],
    ['with its form, before a dash', 'Fjord Freight A/S - Odense', 'Dispatcher, Fjord Freight A/S', 'Dispatcher, ***'],
    ['with its form, before a comma', 'Fjord Freight A/S, Odense', 'Fjord Freight A/S, lager', '***, lager'],
    ['without a form and its point', 'Nordlev A/S.', 'Smed, Nordlev', 'Smed, ***'],
    ['without a form with blanks', 'Nordlev A / S', 'Smed, Nordlev', 'Smed, ***'],
    ['without a form with points', 'Nordlev A.m.b.A.', 'Smed, Nordlev', 'Smed, ***'],
    ['before a form and a partner', 'Nordlev I/S og Co.', 'Smed, Nordlev', 'Smed, ***'],
    ['before a form and a branch', 'Nordlev AS avd. Oslo', 'Smed, Nordlev', 'Smed, ***'],
    ['with a form before a branch', 'Nordlev AS avd. Oslo', 'Smed, Nordlev AS', 'Smed, ***'],
    ['before a Dutch form and a town', 'Nordlev B.V. te Utrecht', 'Planner, Nordlev', 'Planner, ***'],
    ['without the sign of a mark', 'Nordlev™ A/S', 'Smed, Nordlev', 'Smed, ***'],
    ['named before a colon', 'Fjord Freight: Odense', 'Dispatcher, Fjord Freight', 'Dispatcher, ***'],
    ['named before a bullet', 'Fjord Freight • Odense', 'Dispatcher, Fjord Freight', 'Dispatcher, ***'],
    ['named before its owner', 'Fjord Freight v/ Asta Holm', 'Dispatcher, Fjord Freight', 'Dispatcher, ***'],
    ['named before its host', 'Fjord Freight c/o Nordlev', 'Dispatcher, Nordlev', 'Dispatcher, ***'],
    ['of a slash after one letter', 'Afdeling B/Nordlev', 'Smed, Nordlev', 'Smed, ***'],
    ['with *og* for &', 'Lie & Berge AS', 'Lie og Berge, rådgiver', '***, rådgiver'],
    ['with & for *og*', 'Lie og Berge', 'Lie & Berge, rådgiver', '***, rådgiver'],
    ['with *and* for &', 'Quill & Co', 'Quill and Co manager', '*** manager'],
    ['with *en* for *and*', 'Quill and Berg', 'Quill en Berg planner', '*** planner'],
    ['with *und* for +', 'Quill+Berg', 'Quill und Berg', '***'],
    ['with & for *och*, before a comma', 'Lie och Berge, Lund', 'Lie&Berge', '***'],
    ['an address of the web without www', 'www.nordlev.example', 'nordlev.example', '***'],
    ['the name in an address of the web', 'www.nordlev.example', 'Smed hos Nordlev', 'Smed hos ***'],
    ['the name before a point', 'nordlev.example', 'Smed hos Nordlev', 'Smed hos ***'],
    ['twice', 'Netto', 'Netto og Netto', '*** og ***'],
    ['by itself', 'Netto', 'Netto', '***'],
  ])('%s', (_, value, text, expected) => expect(masked(value, text)).toBe(expected))

  it('a value of two letters only as a word, as it is written', () => {
    expect(masked('HP', 'Tekniker hos HP')).toBe('Tekniker hos ***')
    expect(masked('HP', 'Tekniker hos hp')).toBe('Tekniker hos ***')
    expect(masked('HP', 'HPs tekniker')).toBe('*** tekniker')
    expect(masked('HP', 'Shpedition')).toBe('Shpedition')
    expect(masked('HP', 'Tekniker hos H.P.')).toBe('Tekniker hos ***.')
    expect(masked('HP', 'Tekniker hos H\u00adP')).toBe('Tekniker hos ***')
    expect(masked('Bó', 'Bo, bogbinder')).toBe('***, bogbinder')
    expect(masked('Ry', 'Rytter')).toBe('Rytter')
    expect(masked('Ås', 'as a nurse')).toBe('as a nurse')
    expect(masked('Ås', 'Lærer i Aas')).toBe('Lærer i ***')
    expect(masked('DE', 'Chef des ventes')).toBe('Chef des ventes')
  })

  it('every value, whatever another with the same letters asks', () => {
    const masker = new Masker()
    for (const value of ['Ås', 'As', 'Net to', 'Netto']) masker.add(value, false)
    expect(masker.mask('Lærer i Aas')).toBe('Lærer i ***')
    expect(masker.mask('Kontor AS')).toBe('Kontor ***')
    expect(masker.mask('Kabinet tobak')).toBe('***')
    const name = new Masker()
    name.add('Berg', true)
    name.add('Berg', false)
    expect(name.mask('Bergingeniør')).toBe('***')
  })

  it('a value of two letters in a genitive with an apostrophe', () => {
    expect(masked('Bó', 'Bo’s bogbinderi')).toBe('*** bogbinderi')
    expect(masked('Bó', 'Bos taurus')).toBe('Bos taurus')
  })

  it('no legal form by itself, and no word that is one in another case', () => {
    expect(masked('Fjord Freight ApS, A/S, Odense', 'Work as a nurse')).toBe('Work as a nurse')
    expect(masked('Restaurant da Mario', 'Leder, Restaurant')).toBe('Leder, Restaurant')
    expect(masked('AS', 'Kontor AS')).toBe('Kontor ***')
  })

  it('no word that joins two others by itself', () => {
    expect(masked('Lie & Berge', 'Berge og bakker')).toBe('Berge og bakker')
    expect(masked('& Berge', 'Lie og bakker')).toBe('Lie og bakker')
    expect(masked('og', 'en og and')).toBe('en *** and')
  })

  it('what stands around words joined by a vowel stays', () => {
    expect(masked('Anna', 'Anna er Nova aspirant')).toBe('*** er Nova aspirant')
    expect(masked('Nova Energi', 'NovaEnergi, e-handel')).toBe('***, e-handel')
  })

  it('values of many blanks, slashes and repeated words cost what they are long', () => {
    const long = 100_000
    const values = [`a${' '.repeat(long)}b`, `a${'/'.repeat(long)}b`, `a${'\t,'.repeat(long)}b`, 'netto '.repeat(1000)]
    for (const value of values) expect(masked(value, 'Chef')).toBe('Chef')
    for (const sign of [
      ' & ',
      '& ',
      ' og ',
      '.',
      ' A',
      '/S',
      ' A / S',
      ' v/ ',
      ' • ',
      ': ',
      '12 ',
      '1-',
      ', ',
      ' van ',
    ]) {
      for (const isName of [false, true]) expect(masked(`x${sign.repeat(long / 4)}z`, 'Chef', isName)).toBe('Chef')
    }
    expect(masked('netto', 'netto'.repeat(long / 5))).toBe('***')
    expect(masked('netto', 'a e '.repeat(long / 4))).toBe('a e '.repeat(long / 4))
    expect(masked('netto', `a${'e'.repeat(long)}`)).toBe(`a${'e'.repeat(long)}`)
    expect(masked(`en${'x'.repeat(long)}`, 'a en '.repeat(long / 5))).toBe('a en '.repeat(long / 5))
    expect(masked('Nova Energi', 'Nova Energi '.repeat(long / 20))).toBe('*** ')
  })

  it('no value of one letter, none of signs alone, and no short number', () => {
    for (const value of ['', ' ', 'Å', '-', '...', '9000', '2010']) {
      expect(masked(value, 'Å - ... 9000 2010 a')).toBe('Å - ... 9000 2010 a')
    }
  })

  it('no part of the path of an address of the web', () => {
    expect(masked('https://network.example/people/senior/asta', 'Senior asta')).toBe('Senior asta')
  })

  it('nothing where the end of a word and the beginning of the next spell it', () => {
    expect(masked('Ida', 'Florid arbejde')).toBe('Florid arbejde')
    expect(masked('Ida', 'ID arbejde')).toBe('ID arbejde')
  })

  it('the same for values of any length, and of any number of words', () => {
    const forms = ['Ida', 'Fjord Freight', 'Nordlev Ungdomsskole og Fritidsklub'].map((value) =>
      masked(value, `Leder, ${value}, 2010`),
    )
    expect(new Set(forms)).toEqual(new Set(['Leder, ***, 2010']))
  })
})

describe("a person's name", () => {
  it.each([
    ['whole', 'Asta Holm', 'Asta Holm, dispatcher', '***, dispatcher'],
    ['by its first part', 'Asta Holm', 'Asta fra lageret', '*** fra lageret'],
    ['by its last part', 'Asta Holm', 'Holm Consulting', '*** Consulting'],
    ['turned round', 'Asta Holm', 'Holm, Asta', '***'],
    ['with an initial', 'Asta Holm', 'A. Holm', 'A. ***'],
    ['in the genitive', 'Peter Jensen', 'Jensens Maskinservice', '*** Maskinservice'],
    ['in the genitive of a name in s', 'Hans Lind', "Hans' Maskinservice", '*** Maskinservice'],
    ['with a hyphen', 'Anne-Marie Lie', 'Anne Marie, sygeplejerske', '***, sygeplejerske'],
    ['with one part of it', 'Anne-Marie Lie', 'Marie, sygeplejerske', '***, sygeplejerske'],
    ['as one word', 'Asta Holm', 'www.astaholm.example', 'www.***.example'],
    ['with another spelling', 'Søren Ågård', 'Soeren Aagaard ApS', '*** ApS'],
    ['as two words after a vowel', 'EaElse Holm', 'Nova Ea Else, smed', 'Nova ***, smed'],
    ['as two words after a vowel, in the genitive', 'AaElse Holm', 'Nova Aa Elses kiosk', 'Nova *** kiosk'],
    ['as two words before a vowel', 'NovaEna Holm', 'Nova Ena Ek', '*** Ek'],
    ['by a part of two letters', 'Bo Kragh', 'Malermester Bo', 'Malermester ***'],
    ['by a last part of two letters', 'Wei Li', 'Owner, Li Consulting', 'Owner, *** Consulting'],
    ['by such a part with its mark', 'Mette Bø', 'Bø Regnskap', '*** Regnskap'],
    ['by such a part in capitals', 'Bo Kragh', 'MALERMESTER BO', 'MALERMESTER ***'],
    ['by such a part in the genitive', 'Bo Kragh', 'Bo’s Maleri', '*** Maleri'],
    ['by a last part that is a particle elsewhere', 'Anh Le', 'Le Catering', '*** Catering'],
    ['by two parts with a hyphen, as one word', 'Anne-Marie Lie', 'AnneMarie Design', '*** Design'],
    ['by two parts with a hyphen, as one name', 'Pieter-Jan de Bø', 'Pieterjan, smed', '***, smed'],
    ['with its particles as one word', 'Jan van den Berg', 'vandenberg.example', '***.example'],
    ['with its particles', 'Jan van den Berg', 'Van den Berg Advies', '*** Advies'],
    ['with a particle of two letters as one word', 'Jan de Vries', 'devries.example', '***.example'],
    ['with a particle of one', "Jan van 't Hof", 'vanthof.example', '***.example'],
    ['with its particles, turned round', 'Berg, Jan van den', 'vandenberg.example', '***.example'],
    ['by its first and last part as one word', 'Asta Marie Holm', 'astaholm.example', '***.example'],
    ['by its last and first part as one word', 'Asta Marie Holm', 'HolmAsta', '***'],
    ['by its last two parts as one word', 'Asta Marie Holm', 'MarieHolm Design', '*** Design'],
    ['as one word, turned round', 'Holm, Asta', 'astaholm.example', '***.example'],
    ['with an apostrophe', "Niamh O'Brien", 'O’Brien Catering', '*** Catering'],
  ])('%s', (_, value, text, expected) => expect(masked(value, text, true)).toBe(expected))

  it('is not found inside of other words, nor by its particles', () => {
    expect(masked('Ida Berg', 'Bergingeniør i Florida', true)).toBe('Bergingeniør i Florida')
    expect(masked('Jan van den Berg', 'Assistent van de afdeling, den Haag', true)).toBe(
      'Assistent van de afdeling, den Haag',
    )
  })

  it('of two letters is a word by itself', () => {
    expect(masked('Bo', 'Bo, bogbinder', true)).toBe('***, bogbinder')
  })

  it.each([
    ['in lower case: a word', 'Bo Kragh', 'At bo i Oslo'],
    ['inside of a word', 'Bo Kragh', 'Bogbinder, Bornholm, Bos'],
    ['spelt otherwise', 'Mette Bø', 'Bo i Oslo'],
    ['a particle', 'Jan de Vries', 'De afdeling'],
    ['a title', 'Dr. Asta Holm', 'Dr. phil.'],
    ['an initial', 'Asta M. Holm', 'M. phil.'],
  ])('has no part of two letters that is %s', (_, value, text) => expect(masked(value, text, true)).toBe(text))

  it('in one word is no part of a longer one', () => {
    expect(masked('Asta Marie Lie', 'Pastalier', true)).toBe('Pastalier')
  })
})

describe('a telephone number', () => {
  it.each([
    ['as it is', '20 30 40 50', 'Ring 20 30 40 50', 'Ring ***'],
    ['grouped otherwise', '20304050', 'tlf.: 2030-4050', 'tlf.: ***'],
    ['with the code of a country', '20304050', '+45 20 30 40 50', '***'],
    ['without it', '+45 20304050', 'Tlf 20 30 40 50', 'Tlf ***'],
    ['with a trunk zero', '+31 6 12345678', '06-12345678', '***'],
    ['with both', '06 1234 5678', '+31 (0)6 12 34 56 78', '***'],
    ['Swedish', '070-123 45 67', '+46 70 123 45 67', '***'],
    ['the first of two', '20 30 40 50 / 60 70 80 90', 'Ring 20304050', 'Ring ***'],
    ['the second of two', '20 30 40 50 / 60 70 80 90', 'Ring 60708090', 'Ring ***'],
    ['the first of two with a comma', '+45 20304050, +45 60708090', 'Ring 20 30 40 50', 'Ring ***'],
    ['the first of two with blanks alone', '20 30 40 50 60 70 80 90', 'Ring 20304050', 'Ring ***'],
    ['the first of two with a dash', '20 30 40 50 - 60 70 80 90', 'Ring 20304050', 'Ring ***'],
    ['with an extension', '20304050-12', 'Ring 20304050', 'Ring ***'],
    ['with an extension in brackets', '20304050 (12)', 'Ring 20304050', 'Ring ***'],
    ['with an extension after a blank', '20304050 12', 'Ring 20304050', 'Ring ***'],
    ['grouped by commas', '20304050', 'Ring 20,30,40,50', 'Ring ***'],
    ['grouped by low lines', '20304050', 'Ring 20_30_40_50', 'Ring ***'],
    ['in digits of other scripts', '20304050', '２０３０４０５０', '***'],
  ])('%s', (_, value, text, expected) => expect(masked(value, text)).toBe(expected))

  it('is no other number', () => {
    expect(masked('20304050', '2010-2015, 40 timer, 20304051')).toBe('2010-2015, 40 timer, 20304051')
    expect(masked('20304050-12', '2010-2012, 12, 203040')).toBe('2010-2012, 12, 203040')
  })
})
