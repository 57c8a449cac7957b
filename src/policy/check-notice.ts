import { coveredBy, type Issue, pointer, quote, rolesOf, type VocabularyDefinition } from '../vocabulary'
import type { Notice, NoticeClause } from './notice'

/** What is missing from what a notice says of itself and of the controller (GDPR 13(1)(a)): blank counts as missing. */
export function checkNoticeHeader({ name, version, language, controller }: Omit<Notice, 'clauses'>): readonly Issue[] {
  const { name: of, address, country, email, businessNumber } = controller
  return [
    ...Object.entries({ name, version, language })
      .filter(([, text]) => isBlank(text))
      .map(([part]) => incomplete(pointer(part), `a notice has a ${part}`)),
    ...Object.entries({ name: of, address, country, email, businessNumber })
      .filter(([, text]) => isBlank(text))
      .map(([part]) => incomplete(pointer('controller', part), `a notice gives the ${quote(part)} of the controller`)),
  ]
}

/** What is wrong with a clause, which stands at `path`: something left out (JI-28), or a name that is not there. */
export function checkNoticeClause(
  vocabulary: VocabularyDefinition,
  { clause, recipients, categories, purposes, trigger }: NoticeClause,
  path: string,
): readonly Issue[] {
  return [
    ...checkClauseName(clause, vocabulary.notices ?? [], `${path}/clause`),
    ...checkRecipients(recipients, rolesOf(vocabulary), `${path}/recipients`),
    ...checkNames('category', categories, (name) => isCategory(vocabulary, name), `${path}/categories`),
    ...checkNames('purpose', purposes, (name) => vocabulary.purposes.includes(name), `${path}/purposes`),
    ...checkTrigger(trigger, `${path}/trigger`),
  ]
}

function checkClauseName(clause: string, known: readonly string[], path: string): readonly Issue[] {
  if (isBlank(clause)) return [incomplete(path, 'a clause says which one it is')]
  return known.includes(clause) ? [] : [unknownName('notice', clause, path)]
}

/** Everybody is no recipient that a subject can be told of: it says no more than saying nothing. */
function checkRecipients(recipients: readonly string[], roles: readonly string[], path: string): readonly Issue[] {
  const wildcards = recipients.flatMap((name, i) => (name === '*' ? [path + pointer(i)] : []))
  return [
    ...wildcards.map((place) => incomplete(place, 'a clause names its recipients, and `*` names none')),
    ...checkNames('role', recipients, (name) => name === '*' || roles.includes(name), path),
  ]
}

function checkNames(
  what: string,
  names: readonly string[],
  isKnown: (name: string) => boolean,
  path: string,
): readonly Issue[] {
  if (names.length === 0) return [incomplete(path, `a clause names at least one ${what}`)]
  return names.flatMap((name, i) => (isKnown(name) ? [] : [unknownName(what, name, path + pointer(i))]))
}

/** Acts are the host's to name: a vocabulary does not list them. */
function checkTrigger(acts: readonly string[], path: string): readonly Issue[] {
  if (acts.length === 0) return [incomplete(path, 'a clause names at least one act that it is shown before')]
  return acts.flatMap((act, i) => (isBlank(act) ? [incomplete(path + pointer(i), 'an act has a name')] : []))
}

function isCategory(vocabulary: VocabularyDefinition, name: string): boolean {
  return name !== '*' && coveredBy(vocabulary, name).length > 0
}

function unknownName(what: string, name: string, path: string): Issue {
  return { code: `unknown-${what}`, path, message: `there is no ${what} ${quote(name)}` }
}

function incomplete(path: string, message: string): Issue {
  return { code: 'notice-incomplete', path, message }
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}
