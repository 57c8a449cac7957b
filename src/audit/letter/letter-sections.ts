import type { AffectedSubject } from '../breach/affected-subject'
import type { Certainty } from '../breach/certainty'
import { type Harm, harmsIn } from '../breach/harm'
import type { Incident } from '../breach/incident-schema'
import type { LetterInput } from './letter-input'
import type { LetterTexts } from './letter-schema'
import type { LetterWords } from './letter-words'
import { localDay } from './local-day'
import { wordFor } from './read-letter'
import type { VocabularyWords } from './vocabulary-words'

/** What the sections are written from. */
interface Draft extends LetterTexts {
  readonly to: AffectedSubject
  readonly incident: Incident
  readonly words: VocabularyWords
  readonly sentences: LetterWords
  readonly day: (at: number) => string
  /** What was seen of the subject, each once. */
  readonly seen: AffectedSubject['categories']
  /** What else may have been, each once. */
  readonly further: AffectedSubject['categories']
  readonly harmful: readonly (Harm | 'unknown')[]
}

/** The sections of a letter, in order. */
export function letterSections(input: LetterInput, texts: LetterTexts, sentences: LetterWords): readonly string[] {
  const { to, incident, words, harms = {} } = input
  const all = eachOnce([...to.categories, ...(to.further ?? [])])
  // Of a subject of whom nothing is certain, everything that may have been seen is in one list.
  const seen = to.certainty === 'confirmed' ? eachOnce(to.categories) : all
  const further = all.slice(seen.length)
  const day = (at: number) => {
    const { day, month, year } = localDay(at, texts.zone)
    return sentences.date(day, month, year)
  }
  return write({ ...texts, to, incident, words, sentences, day, seen, further, harmful: harmsIn(harms, all) })
}

function eachOnce(categories: AffectedSubject['categories']): AffectedSubject['categories'] {
  const told = new Set<string>()
  return categories.filter(({ category, level }) => {
    const key = `${category} ${level}`
    const isNew = level !== 'withheld' && !told.has(key)
    told.add(key)
    return isNew
  })
}

function write(draft: Draft): readonly string[] {
  const { from, date, day, sentences, name, to, happened, explanation, apology } = draft
  const { headings } = sentences
  const sure = to.certainty
  return [
    [from.name, ...from.address].join('\n'),
    day(date),
    sentences.title[sure],
    sentences.greeting(name),
    sentences.opening[sure],
    section(headings.happened, [typeof happened === 'string' ? happened : happened[sure], whenWords(draft)]),
    section(headings.explanation, [explanation]),
    section(headings.data[sure], dataWords(draft)),
    section(headings.recipients[sure], [sentences.recipients[sure], bullets(recipientWords(draft))]),
    section(headings.consequences, [bullets(consequenceWords(draft))]),
    section(headings.measures, measureWords(draft)),
    section(headings.advice, adviceWords(draft)),
    ...(apology ? [sentences.apology] : []),
    section(headings.questions, questionWords(draft)),
    `${sentences.closing}\n${from.name}`,
  ]
}

function section(heading: string, paragraphs: readonly string[]): string {
  return [heading, ...paragraphs].join('\n')
}

function bullets(items: readonly string[]): string {
  return [...new Set(items)].map((item) => `- ${item}`).join('\n')
}

function whenWords({ incident, sentences: { when }, day }: Draft): string {
  const { from, to } = incident.occurred
  // Right-open: the last day is that of the instant before the end.
  const first = from === undefined ? undefined : day(from)
  const last = to === undefined ? undefined : day(Math.max(to - 1, from ?? to - 1))
  const aware = when.aware(day(incident.aware))
  if (first === undefined) return `${last === undefined ? when.unknown : when.until(last)} ${aware}`
  if (last === undefined) return `${when.since(first)} ${aware}`
  return `${first === last ? when.on(first) : when.between(first, last)} ${aware}`
}

function dataWords(draft: Draft): readonly string[] {
  const { to, seen, further, words, sentences, harmful } = draft
  const isAnonymous = harmful.length > 0 && harmful.every((harm) => harm === 'recognition')
  return [
    sentences.data[to.certainty],
    bullets(seen.map(({ category, level }) => wordFor(words, category, level) ?? '')),
    ...actWords(draft),
    ...(further.length === 0
      ? []
      : [sentences.further, bullets(further.map(({ category, level }) => wordFor(words, category, level) ?? ''))]),
    ...(isAnonymous ? [sentences.anonymous] : []),
  ]
}

/** What was done with it: seen is one thing, taken away another, each as sure as it is (UWV-03, AMB-25). */
function actWords({ to, incident, seen, sentences }: Draft): readonly string[] {
  const acts = to.certainty === 'confirmed' ? (to.acts ?? []) : []
  // The acts are those of the person, and not of each category.
  const isMixed = acts.length > 1 && seen.length > 1
  const words = isMixed ? sentences.someActs : sentences.acts
  const looked = acts.includes('view') ? [words.view] : acts.includes('list') ? [words.list] : []
  const copies = downloaded(to, incident)
  if (copies === undefined) return looked
  const isSome = isMixed && acts.includes('download')
  return [...looked, isSome ? sentences.someActs.download : sentences.downloads[copies]]
}

/** Nothing was taken away for certain of whom it is not certain that anything was seen. */
function downloaded({ certainty, acts }: AffectedSubject, { downloads }: Incident): Certainty | 'unknown' | undefined {
  if (certainty === 'possible') return downloads === undefined ? 'unknown' : 'possible'
  if (acts?.includes('download')) return 'confirmed'
  return downloads ?? (acts === undefined || acts.length === 0 ? 'unknown' : undefined)
}

function recipientWords({ recipients, words }: Draft): readonly string[] {
  return recipients.map((recipient) => ('name' in recipient ? recipient.name : (words.roles[recipient.role] ?? '')))
}

function consequenceWords({ harmful, sentences, consequences }: Draft): readonly string[] {
  return [...sayable(harmful).map((harm) => sentences.consequences[harm]), ...consequences]
}

function adviceWords({ harmful, sentences, advice }: Draft): readonly string[] {
  const list = bullets([...sayable(harmful).map((harm) => sentences.advice[harm]), ...advice])
  return [list, sentences.protectedAddress]
}

/** A letter does not say that nothing can come of it. */
function sayable(harmful: Draft['harmful']): Draft['harmful'] {
  return harmful.length === 0 ? ['unknown'] : harmful
}

function measureWords({ measures, sentences, day }: Draft): readonly string[] {
  const taken = [...measures.taken].sort((a, b) => a.at - b.at).map(({ text, at }) => sentences.taken(day(at), text))
  return [
    ...(taken.length > 0 ? [bullets(taken)] : []),
    ...(measures.planned.length > 0 ? [sentences.planned, bullets(measures.planned)] : []),
  ]
}

function questionWords({ contact, sentences, authority }: Draft): readonly string[] {
  return [
    sentences.contact(contact.role, contact.name, contact.reach),
    sentences.complaint(authority.name, authority.reach),
  ]
}
