import { plainJson } from '../../policy/plain-json'
import { readJson } from '../../policy/read-json'
import { type Issue, pointer, quote, requireKnownKeys, UsageError } from '../../vocabulary'
import type { AffectedSubject } from '../breach/affected-subject'
import { notBefore } from '../breach/not-before'
import type { LetterInput } from './letter-input'
import { type LetterTexts, letterSchema, subjectSchema } from './letter-schema'
import type { VocabularyWords } from './vocabulary-words'

// The contact point is that of the incident.
const inputKeys = [...Object.keys(letterSchema.shape), 'to', 'incident', 'words', 'harms'].filter(
  (key) => key !== 'contact',
)

/** The texts of a letter, checked.
 *
 * @throws UsageError `unknown-key`, `invalid-letter`, `missing-words`, with every issue
 */
export function readLetter(input: LetterInput): LetterTexts {
  requireKnownKeys('a letter', input, inputKeys)
  const { to, incident, words, harms: _, ...texts } = input
  const draft = readJson(letterSchema, plainJson({ ...texts, contact: incident?.contact }) ?? null)
  const { certainty, categories, further, acts, recipients, protectedAddress } = to
  const about = readJson(
    subjectSchema,
    plainJson({ certainty, categories, further, acts, recipients, protectedAddress }) ?? null,
    pointer('to'),
  )
  const issues = [
    ...(draft.ok ? [] : draft.issues),
    ...(about.ok ? seenIssues(to) : about.issues),
    ...(about.ok ? categoryIssues(to, words) : []),
    ...(draft.ok ? roleIssues(draft.value.recipients, words) : []),
    ...(draft.ok && about.ok ? recipientIssues(draft.value.recipients, about.value.recipients) : []),
    ...(incident?.kind === 'incident' && Object.isFrozen(incident) ? [] : [noIncident]),
    ...(draft.ok ? notBefore(draft.value.date, incident?.aware, '/date', 'nobody writes before anybody is aware') : []),
  ]
  if (issues.length === 0 && draft.ok) return draft.value
  // Where nothing else is wrong, the thing to look up is the words.
  if (issues.every((issue) => issue.code === 'missing-words')) {
    throw new UsageError('missing-words', 'the letter has no words for everything', issues)
  }
  throw new UsageError('invalid-letter', 'the letter cannot be written', issues)
}

const noIncident: Issue = { code: 'wrong-type', path: '/incident', message: 'an incident is made by `defineIncident`' }

function seenIssues({ categories }: AffectedSubject): readonly Issue[] {
  if (categories.some(({ level }) => level !== 'withheld')) return []
  return [{ code: 'empty', path: '/to/categories', message: 'a letter says what was seen' }]
}

function categoryIssues({ categories, further = [] }: AffectedSubject, words: VocabularyWords): readonly Issue[] {
  return [...categories, ...further]
    .filter(({ category, level }) => level !== 'withheld' && wordFor(words, category, level) === undefined)
    .map(({ category, level }) => ({
      code: 'missing-words',
      path: pointer('words', 'categories', category, level),
      message: `there are no words for ${quote(category)} at ${quote(level)}`,
    }))
}

function roleIssues(recipients: LetterTexts['recipients'], words: VocabularyWords): readonly Issue[] {
  return recipients.flatMap((recipient) => {
    if ('name' in recipient || isSaid(own(words?.roles ?? {}, recipient.role))) return []
    const path = pointer('words', 'roles', recipient.role)
    return [{ code: 'missing-words', path, message: `there are no words for ${quote(recipient.role)}` }]
  })
}

/** Nobody is said to have seen this subject who did not. Somebody by name is nobody that the scope knows. */
function recipientIssues(
  recipients: LetterTexts['recipients'],
  roles: readonly string[] | undefined,
): readonly Issue[] {
  if (roles === undefined) return []
  return recipients.flatMap((recipient, i) => {
    if ('name' in recipient || roles.includes(recipient.role)) return []
    const message = `what was seen of this subject was not seen by ${quote(recipient.role)}`
    return [{ code: 'other-recipient', path: pointer('recipients', i), message }]
  })
}

/** What is not in the table itself, as `constructor`, has no words. */
export function wordFor(words: VocabularyWords, category: string, level: string): string | undefined {
  const levels = own(words?.categories ?? {}, category)
  const word = levels === undefined ? undefined : own(levels, level)
  return isSaid(word) ? word : undefined
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

function isSaid(word: unknown): word is string {
  return typeof word === 'string' && word.trim() !== ''
}
