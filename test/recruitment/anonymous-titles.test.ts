import { compile } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { columns } from './cv-cells'
import { fullCv } from './full-cv'

type Person = readonly [name: string, employer: string, place: string, title: string, shown: string]

/** Invented people: name, employer, place of work, what they wrote as their title, and what is shown of it. */
const people: readonly Person[] = [
  ['Asta Holm', 'Fjord Freight', 'Odense', 'Dispatcher hos Fjord Freight', 'Dispatcher hos ***'],
  ['Bo Kragh', 'Nordlev Ungdomsskole', 'Nordlev', 'Lærer, Nordlev Ungdomsskole', 'Lærer, ***'],
  ['Søren Ågård', 'Ågård Smede A/S', 'Aarhus C', 'Smed, Aagaard Smede', 'Smed, ***'],
  ['Hans Lind', 'Linds Maskinværksted', 'Ringby', "Indehaver af Hans' værksted", 'Indehaver af *** værksted'],
  ['Peter Jensen', 'Jensens Køkken ApS', 'Vesterø', 'Kok, Jensens Køkken', 'Kok, ***'],
  ['Mette Dahl', 'Torvets Apotek', '5000 Odense C', 'Apoteker i Odense', 'Apoteker i ***'],
  ['Anne-Marie Lie', 'Lie & Berge AS', 'Ås', 'Rådgiver i Ås', 'Rådgiver i ***'],
  ['Øyvind Moe', 'Havnes Fiskemottak', 'Havnes', 'Formann Havnes Fiskemottak', 'Formann ***'],
  ['Kari Nordås', 'Solbakken barnehage', 'Sørvik', 'Assistent ved Solbakken', 'Assistent ved Solbakken'],
  ['Ingrid Strøm', 'Strøm Elektro', 'Bø', 'Elektriker, Strom Elektro', 'Elektriker, ***'],
  ['Lars Bakke', 'Bakke Bygg AS', 'Lillevik', 'Tømrer/Bakke Bygg', 'Tømrer/***'],
  ['Jan van den Berg', 'Van Loon Transport B.V.', 'Veldhoek', 'Planner van Van Loon Transport', 'Planner van ***'],
  ['Sanne de Wit', 'Bakkerij De Molen', 'Oosterdam', 'Verkoopster bij Bakkerij de Molen', 'Verkoopster bij ***'],
  ['Willem Haak', 'Zorggroep Linde', 'Noorderveen', 'Verzorgende, Zorggroep-Linde', 'Verzorgende, ***'],
  ['Fleur Smit', 'Hotel Duinzicht', 'Zandwijk', 'Receptioniste Hotel Duinzicht Zandwijk', 'Receptioniste ***'],
  ['Åsa Lindqvist', 'Norrvik Kommun', 'Norrvik', 'Handläggare, Norrviks kommun', 'Handläggare, ***'],
  ['Björn Åkerö', 'Åkerö Skog AB', 'Älvby', 'Skogvaktare, Akero Skog', 'Skogvaktare, ***'],
  ['Elin Sjö', 'Café Källan', 'Sundvik', 'Kock på Cafe Kallan', 'Kock på ***'],
  ['Oskar Hed', 'HP', 'Malmby', 'HPs tekniker', '*** tekniker'],
  ['Nadia Khan', 'Netto', 'Ry', 'Nettomedarbejder', '***'],
  ["Niamh O'Brien", 'Harbour Catering Ltd', 'Eastquay', 'Chef at O’Brien / Harbour Catering', 'Chef at ***'],
  ['Tom Baker', 'Quill & Co', 'Westford', 'Bakery manager, Quill & Co', 'Bakery manager, ***'],
  ['Ruth Hale', 'Mill Lane School', 'Hilton', 'Teacher (Mill Lane School, Hilton)', 'Teacher (***)'],
]

const request = {
  viewer: { id: 'e', role: 'employer', organisation: 'o', assurance: 'substantial' },
  purpose: 'recruitment',
  at: 0,
} as const
const { 'cv.form': _form, 'cv.presence': _presence, ...facts } = { ...columns[0]?.facts } as Record<string, never>

const cvOf = ([name, employer, place, title]: Person) => ({
  ...fullCv,
  form: 'anonymous' as const,
  presence: 'online' as const,
  person: { ...fullCv.person, name },
  work: [{ employer, place, title }],
})

describe.each([
  ['strict', profiles.strict],
  ['terms2018', profiles.jobindex.terms2018],
] as const)('titles that real people write, in anonymous form under %s', (_, policy) => {
  const guard = compile(policy, { records: recruitment.records })

  it.each(people)('TERMS-008 TERMS-024 %s, %s', (...person) => {
    const cv = cvOf(person)
    expect(guard.view('cv', cv, request, facts)?.work).toEqual([{ title: person[4] }])
    const subject = { ...request, viewer: { id: cv.subjectId, role: 'subject', assurance: 'high' } } as const
    expect(guard.view('cv', cv, { ...subject, purpose: 'ownAffairs' }, facts)?.work?.[0]?.title).toBe(person[3])
  })

  it('law 5: another name for what is withheld, in the whole record at once, gives the same bytes', () => {
    for (const [name, employer, place] of people) {
      const viewFor = (of: readonly [string, string, string]) => {
        const title = `Leder hos ${of[1]}, ${of[2]} (${of[0]}), 2010`
        return JSON.stringify(guard.view('cv', cvOf([...of, title, '']), request, facts))
      }
      expect(viewFor([name, employer, place])).toBe(viewFor(['Yrsa Quist', 'Zyx Plasma', 'Qvantaby']))
      expect(viewFor([name, employer, place])).not.toContain(employer)
    }
  })

  it('law 5: what no shown text repeats may change, and leaves the bytes as they are', () => {
    const first: Person = people[0] ?? ['', '', '', '', '']
    const view = JSON.stringify(guard.view('cv', cvOf(first), request, facts))
    const contact = { email: 'other@post.example', phone: '+45 11 22 33 44' }
    for (const change of [{ contact }, { address: {} }, { person: { name: 'Yrsa Quist' } }]) {
      expect(JSON.stringify(guard.view('cv', { ...cvOf(first), ...change }, request, facts))).toBe(view)
    }
  })
})
