import {
  acts,
  assuranceLevels,
  derivedFacts,
  domainsOf,
  type Issue,
  isPromise,
  needKinds,
  pointer,
  promisesIn,
  rolesOf,
  type Value,
  type VocabularyDefinition,
} from '../vocabulary'
import { attempt } from './attempt'
import { nearestName } from './nearest-name'
import { own } from './own'
import { isPlainObject } from './record-object'

/** What is wrong with a request and facts, for whoever writes the call. No issue holds a value, nor a name that the
 * vocabulary does not have: either may be data.
 */
export function checkCall(vocabulary: VocabularyDefinition, request: unknown, facts: unknown): readonly Issue[] {
  return [...checkRequest(vocabulary, request), ...checkFacts(vocabulary, facts)]
}

function checkRequest(vocabulary: VocabularyDefinition, request: unknown): readonly Issue[] {
  const wrong = wrongObject(request, '/request')
  if (wrong !== undefined) return [wrong]
  const viewer = read(request, 'viewer')
  const path = '/request/viewer'
  return [
    ...(wrongObject(viewer, path) === undefined
      ? [
          ...['id', 'organisation'].flatMap((key) => checkId(read(viewer, key), path + pointer(key))),
          ...checkWord({ code: 'unknown-role', path: `${path}/role` }, read(viewer, 'role'), rolesOf(vocabulary)),
          ...checkWord(
            { code: 'unknown-assurance', path: `${path}/assurance` },
            read(viewer, 'assurance'),
            assuranceLevels,
          ),
        ]
      : [wrongObject(viewer, path) as Issue]),
    ...checkWord({ code: 'unknown-purpose', path: '/request/purpose' }, read(request, 'purpose'), vocabulary.purposes),
    ...(read(request, 'act') === undefined
      ? []
      : checkWord({ code: 'unknown-act', path: '/request/act' }, read(request, 'act'), acts)),
    ...checkInstant(read(request, 'at'), '/request/at'),
    ...checkNeed(read(request, 'need'), '/request/need'),
    ...checkParts(read(request, 'record'), '/request/record', ['id', 'subject']),
    ...checkEvidence(vocabulary, read(request, 'evidence'), '/request/evidence'),
  ]
}

function checkNeed(need: unknown, path: string): readonly Issue[] {
  const issues = checkParts(need, path, ['id'])
  if (need === undefined || wrongObject(need, path) !== undefined) return issues
  return [...issues, ...checkWord({ code: 'unknown-need', path: `${path}/kind` }, read(need, 'kind'), needKinds)]
}

/** A part that may be left out, with the ids in it. */
function checkParts(part: unknown, path: string, keys: readonly string[]): readonly Issue[] {
  if (part === undefined) return []
  const wrong = wrongObject(part, path)
  return wrong === undefined ? keys.flatMap((key) => checkId(read(part, key), path + pointer(key))) : [wrong]
}

/** Ids by fact. A fact that the vocabulary does not have stands in no path. */
function checkEvidence(vocabulary: VocabularyDefinition, evidence: unknown, path: string): readonly Issue[] {
  if (evidence === undefined) return []
  const wrong = wrongObject(evidence, path)
  if (wrong !== undefined) return [wrong]
  const known = domainsOf(vocabulary)
  const paths = promisesIn(evidence, 2).map(
    (keys) => path + pointer(...keys.slice(0, 1).filter((key) => known.has(key))),
  )
  return [...new Set(paths)].map(promiseAt)
}

/** An object that is there to be read; what is wrong with it otherwise. */
function wrongObject(value: unknown, path: string): Issue | undefined {
  if (isPromise(value)) return promiseAt(path)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return undefined
  return { code: 'wrong-type', path, message: `this is ${kindOf(value)}; an object is wanted` }
}

function checkId(value: unknown, path: string): readonly Issue[] {
  if (isPromise(value)) return [promiseAt(path)]
  if (value === undefined || typeof value === 'string') return []
  return [{ code: 'wrong-type', path, message: `this is ${kindOf(value)}; a text is wanted` }]
}

function checkWord(at: Pick<Issue, 'code' | 'path'>, value: unknown, known: readonly string[]): readonly Issue[] {
  if (isPromise(value)) return [promiseAt(at.path)]
  if (typeof value === 'string' && known.includes(value)) return []
  const message = value === undefined ? 'the request does not say this' : 'the vocabulary does not have this word'
  return [{ ...at, message, hint: `one of ${known.join(', ')}` }]
}

/** 1973 in milliseconds, and the year 5138 in seconds: between them and 100 million, only seconds make sense. */
const [leastSeconds, mostSeconds] = [1e8, 1e11] as const

function checkInstant(at: unknown, path: string): readonly Issue[] {
  if (isPromise(at)) return [promiseAt(path)]
  const hint = 'milliseconds since 1970, as Date.now() and date.getTime() give them'
  if (typeof at !== 'number' || !Number.isFinite(at)) {
    return [{ code: 'not-an-instant', path, message: `this is ${kindOf(at)}; a number is wanted`, hint }]
  }
  const isSeconds = Math.abs(at) >= leastSeconds && Math.abs(at) < mostSeconds
  return isSeconds ? [{ code: 'not-an-instant', path, message: 'this looks like seconds', hint }] : []
}

function checkFacts(vocabulary: VocabularyDefinition, facts: unknown): readonly Issue[] {
  const wrong = wrongObject(facts, '/facts')
  if (wrong !== undefined) return [wrong]
  // Also of a fact that the vocabulary does not have.
  promisesIn(facts, 1)
  const domains = domainsOf(vocabulary)
  const given = attempt(() => Object.keys(facts as object)) ?? []
  const unknown = given.filter((name) => !domains.has(name))
  const nearest = unknown.map((name) => nearestName(name, domains.keys()))
  const count = nearest.filter((name) => name === undefined).length
  return [
    ...wrongFacts(facts),
    ...[...new Set(nearest)].flatMap((name) => (name === undefined ? [] : [misspelt(name)])),
    ...(count === 0
      ? []
      : [{ code: 'unknown-fact', path: '/facts', message: `${count} of these facts are not in the vocabulary` }]),
    ...given.flatMap((name) => checkFact(name, domains.get(name), facts)),
  ]
}

/** Facts are plain data: of a map, a date or an instance nothing, or not all, is read. */
function wrongFacts(facts: unknown): readonly Issue[] {
  if (attempt(() => isPlainObject(facts)) === true) return []
  return [{ code: 'wrong-type', path: '/facts', message: 'this is an instance of a class; plain data is wanted' }]
}

function misspelt(nearest: string): Issue {
  const message = 'a fact here is not in the vocabulary'
  return { code: 'unknown-fact', path: '/facts', message, hint: `\`${nearest}\` is nearly the same` }
}

function checkFact(name: string, domain: readonly Value[] | undefined, facts: unknown): readonly Issue[] {
  if (domain === undefined) return []
  const path = pointer('facts', name)
  if (derivedFacts.includes(name)) {
    return [{ code: 'derived-fact', path, message: 'the library derives this fact itself; leave it out' }]
  }
  const value = read(facts, name)
  if (value === undefined || value === null) return []
  if (isPromise(value)) return [promiseAt(path)]
  if (domain.includes(value as Value)) return []
  const message = `this is ${kindOf(value)} that the fact does not have, so the fact is unknown`
  return [
    { code: 'unknown-value', path, message, hint: `one of ${domain.map((each) => JSON.stringify(each)).join(', ')}` },
  ]
}

export function promiseAt(path: string): Issue {
  return { code: 'promise', path, message: 'this is a promise; await it first' }
}

function read(object: unknown, key: string): unknown {
  return attempt(() => own(object, key))
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (value instanceof Date) return 'a date'
  if (Array.isArray(value)) return 'a list'
  return (
    { string: 'a text', number: 'a number', boolean: 'a flag', bigint: 'a bigint' }[typeof value as string] ??
    'an object'
  )
}
