import { type Issue, quote, requireKnownKeys, UsageError } from '../../vocabulary'
import { isUnder } from './leaves'
import type { Needle } from './needle'
import { type Sighting, search } from './search'

export interface FindOptions {
  /** JSON Pointers of fields that may be seen, with all below them. */
  readonly except?: readonly string[]
}

export type Find = (output: unknown, options?: FindOptions) => readonly Sighting[]

/** Looks for needles, those aside that may be seen. */
export function finder(needles: readonly Needle[]): Find {
  return (output, options = {}) => {
    requireKnownKeys('the options of find', options, ['except'])
    const { except = [] } = options
    requirePointers('except', except)
    const looked = needles.filter(({ path }) => !isUnder(path, except))
    if (looked.length === 0) throw nothingMarked('every marked field is excepted')
    return search(looked, output)
  }
}

export function nothingMarked(why: string): UsageError {
  return new UsageError('nothing-marked', `there is nothing to look for: ${why}`)
}

export function requirePointers(name: string, pointers: unknown): void {
  const list: readonly unknown[] = Array.isArray(pointers) ? pointers : [pointers]
  const issues = list.flatMap((pointer, i): Issue[] =>
    typeof pointer === 'string' && (pointer === '' || pointer.startsWith('/'))
      ? []
      : [
          {
            code: 'wrong-type',
            path: `/${name}/${i}`,
            message: `${quote(name)} lists JSON Pointers: \`/contact/email\``,
          },
        ],
  )
  if (!Array.isArray(pointers) || issues.length > 0) {
    throw new UsageError('wrong-type', `${quote(name)} is a list of JSON Pointers`, issues)
  }
}
