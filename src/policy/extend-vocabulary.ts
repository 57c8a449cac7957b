import { pointer, quote, requireKnownKeys, UsageError, type VocabularyDefinition } from '../vocabulary'

const vocabularyKeys = [
  'roles',
  'purposes',
  'kinds',
  'kindsWithoutSubject',
  'kindsOfRecipients',
  'categories',
  'facts',
  'consents',
  'contracts',
  'notices',
  'obligations',
  'authorities',
  'impossible',
]

/** Lists that mark some of the names in another. */
const marks = [
  { mark: 'kindsWithoutSubject', of: 'kinds' },
  { mark: 'kindsOfRecipients', of: 'kinds' },
  { mark: 'authorities', of: 'roles' },
] as const

/** A vocabulary with more names.
 *
 * @throws UsageError `invalid-vocabulary` where one of them changes what is there; `unknown-key`
 */
export function extendVocabulary(
  base: VocabularyDefinition,
  more: Partial<VocabularyDefinition>,
): VocabularyDefinition {
  requireKnownKeys('a vocabulary', more, vocabularyKeys)
  const issues = (['categories', 'facts'] as const).flatMap((table) =>
    Object.keys(more[table] ?? {})
      .filter((name) => Object.hasOwn(base[table], name))
      .map((name) => ({
        code: 'duplicate-name',
        path: pointer(table, name),
        message: `${quote(name)} is there already`,
      })),
  )
  // What a mark says of a kind or a role holds for every rule on it: those of the base were written without it.
  const marked = marks.flatMap(({ mark, of }) =>
    (more[mark] ?? []).flatMap((name, i) =>
      base[of].includes(name)
        ? [{ code: 'duplicate-name', path: pointer(mark, i), message: `${quote(name)} is there already` }]
        : [],
    ),
  )
  if (issues.length + marked.length > 0) {
    throw new UsageError('invalid-vocabulary', 'an extension adds names and changes none', [...issues, ...marked])
  }
  return {
    roles: [...base.roles, ...(more.roles ?? [])],
    purposes: [...base.purposes, ...(more.purposes ?? [])],
    kinds: [...base.kinds, ...(more.kinds ?? [])],
    categories: { ...base.categories, ...more.categories },
    facts: { ...base.facts, ...more.facts },
    consents: [...(base.consents ?? []), ...(more.consents ?? [])],
    contracts: [...(base.contracts ?? []), ...(more.contracts ?? [])],
    notices: [...(base.notices ?? []), ...(more.notices ?? [])],
    obligations: [...(base.obligations ?? []), ...(more.obligations ?? [])],
    ...Object.fromEntries(
      marks
        .map(({ mark }) => [mark, [...(base[mark] ?? []), ...(more[mark] ?? [])]] as const)
        .filter(([, names]) => names.length > 0),
    ),
    impossible: [...(base.impossible ?? []), ...(more.impossible ?? [])],
  }
}
