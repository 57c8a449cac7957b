import {
  type Issue,
  isAboutPersons,
  isMarked,
  pointer,
  quote,
  type RecordDefinition,
  type VocabularyDefinition,
} from '../vocabulary'
import { fieldsIn } from './disclosed-categories'
import { type FieldCategory, type FieldNode, partsOf } from './field-node'

/** What is wrong with what a definition says of its data subject: the policy was checked by what its vocabulary says.
 *
 * A kind without a subject holds no person: it names none, has no field that would identify one, and stands neither in
 * nor around a record about one, where what it holds would be about that person.
 */
export function checkSubject(
  vocabulary: VocabularyDefinition,
  kind: string,
  definition: RecordDefinition,
  tree: FieldNode,
): readonly Issue[] {
  const path = pointer('records', kind)
  const { kindsWithoutSubject = [] } = vocabulary
  const hasNone = kindsWithoutSubject.includes(kind)
  const nested = kindsNestedIn(tree).filter((inner) => kindsWithoutSubject.includes(inner) !== hasNone)
  return [
    ...(hasNone === (definition.subject === 'none') ? [] : [wrongMark(hasNone, `${path}/subject`)]),
    ...nested.map((inner) => mixedNesting(inner, hasNone, `${path}/classify`)),
    ...(hasNone ? personalFields : impersonalFields)(vocabulary, tree, `${path}/classify`),
  ]
}

function wrongMark(hasNone: boolean, path: string): Issue {
  const message = hasNone
    ? "the vocabulary says that this kind has no data subject: its definition says `subject: 'none'`"
    : 'the vocabulary does not say that this kind has no data subject'
  return { code: 'wrong-subject', path, message, hint: 'list it under `kindsWithoutSubject`, or read its subject' }
}

function mixedNesting(inner: string, hasNone: boolean, path: string): Issue {
  const message = hasNone
    ? `a kind without a data subject nests ${quote(inner)}, which has one`
    : `a kind with a data subject nests ${quote(inner)}, which has none: here it would be about that person`
  return { code: 'wrong-subject', path, message }
}

function personalFields(vocabulary: VocabularyDefinition, tree: FieldNode, path: string): readonly Issue[] {
  const personal = [...fieldsIn(tree)].filter((field) => isPersonal(vocabulary, field))
  return misplaced(personal, path, 'a kind without a data subject', 'which tells of a person')
}

/** Under a category that is about no person the record of processing would leave them out. */
function impersonalFields(vocabulary: VocabularyDefinition, tree: FieldNode, path: string): readonly Issue[] {
  const impersonal = [...fieldsIn(tree)].filter(({ category }) => isAboutPersons(vocabulary, category) === false)
  return misplaced(impersonal, path, 'a kind with a data subject', 'which is about no person')
}

function misplaced(fields: readonly FieldCategory[], path: string, where: string, why: string): readonly Issue[] {
  return [...new Set(fields.map(({ category }) => category))].map((category) => ({
    code: 'wrong-subject',
    path,
    message: `${where} has a field under ${quote(category)}, ${why}`,
  }))
}

/** By what the vocabulary marks, whatever a field says of itself; and by what a field says of itself, whatever is marked. */
function isPersonal(vocabulary: VocabularyDefinition, { category, identifies }: FieldCategory): boolean {
  const marks = ['identifying', 'special', 'nationalNumber'] as const
  const isMarkedSo = marks.some((mark) => isMarked(vocabulary, category, mark))
  return identifies !== 'no' || isMarkedSo || isAboutPersons(vocabulary, category) === true
}

/** The kinds nested anywhere in a record. */
function kindsNestedIn(tree: FieldNode, met = new Set<FieldNode>()): readonly string[] {
  if (met.has(tree)) return []
  met.add(tree)
  if (tree.kind === 'each') return [tree.record]
  return [...new Set(partsOf(tree).flatMap((part) => kindsNestedIn(part, met)))]
}
