import { type Issue, pointer, quote } from '../vocabulary'

/** What is wrong with the names that a rule lists: at least one, and each of them known. */
export function checkList(
  what: string,
  names: readonly string[],
  known: ReadonlySet<string>,
  path: string,
): readonly Issue[] {
  if (names.length === 0) return [{ code: 'empty', path, message: `a rule names at least one ${what}` }]
  return names.flatMap((name, i) => (known.has(name) ? [] : [unknownName(what, name, `${path}${pointer(i)}`)]))
}

/** A name that has to be known. */
export function checkKnown(what: string, name: string, known: ReadonlySet<string>, path: string): readonly Issue[] {
  return known.has(name) ? [] : [unknownName(what, name, path)]
}

/** A name that the vocabulary does not have. */
export function unknownName(what: string, name: string, path: string): Issue {
  return { code: `unknown-${what.replaceAll(' ', '-')}`, path, message: `there is no ${what} ${quote(name)}` }
}
