import { lawful, type Policy, verifyPolicy, voidReasons } from '../policy'
import {
  derivedFacts,
  domainsOf,
  type Issue,
  isPromise,
  pointer,
  type RecordDefinition,
  requireKnownKeys,
  UsageError,
  type VocabularyDefinition,
} from '../vocabulary'
import { checkSubject } from './check-subject'
import { CompiledKind } from './compiled-kind'
import { compilePolicy } from './compiled-policy'
import { categoriesIn } from './disclosed-categories'
import { fieldTree } from './field-tree'
import type { Guard } from './guard'
import { identityReach } from './identity-reach'
import { RecordGuard } from './record-guard'
import { requireStrongKey } from './require-strong-key'
import type { RecordMap } from './view'

export interface CompileOptions<R extends RecordMap> {
  /** Record kind → definition. Kinds that a definition nests must be there too. */
  readonly records: R
  /** What to do with permits that can never stand in law: refuse the policy, compile it without them, or keep them.
   * Keeping is for replaying old policies. @defaultValue 'refuse' */
  readonly voidRules?: 'refuse' | 'drop' | 'keep'
  /** Secret of the deployment for pseudonyms: 16 random bytes or more; without it a pseudonym is withheld. */
  readonly pseudonymKey?: Uint8Array
  /** Most diagram nodes ever made. @defaultValue 2,000,000 */
  readonly nodeLimit?: number
}

/** Compiles a policy for record kinds into a guard. Costs time once; deciding then costs the same for any number of rules.
 *
 * @throws UsageError `invalid-policy` (none, or changed after it was defined), `void-rules` (a permit that cannot stand
 * in law), `invalid-records` (a definition that does not fit its schema or the vocabulary), `unknown-key`,
 * `diagram-too-large`, `weak-key`
 */
export function compile<D extends VocabularyDefinition, const R extends RecordMap>(
  policy: Policy<D>,
  options: CompileOptions<R>,
): Guard<D, R> {
  requireKnownKeys('the options of compile', options, ['records', 'voidRules', 'pseudonymKey', 'nodeLimit'])
  const { records, voidRules = 'refuse', pseudonymKey, nodeLimit } = options
  if (typeof records !== 'object' || records === null) {
    throw new UsageError('invalid-records', 'compile is given the record definitions under `records`')
  }
  if (pseudonymKey !== undefined) requireStrongKey(pseudonymKey)
  verifyPolicy(policy)
  if (voidRules !== 'keep' && voidRules !== 'drop') refuseVoid(policy)
  const meant = voidRules === 'drop' ? lawful(policy) : policy
  const definitions = ownDefinitions(records)
  const kinds = definitions.map(([kind]) => kind)
  const trees = checkedTrees(meant, definitions)
  const compiled = compilePolicy(meant, kinds, nodeLimit)
  const reach = identityReach(trees)
  const compiledKinds = definitions.map(([kind, definition]) => {
    const tree = trees.get(kind)
    if (tree === undefined) throw new UsageError('invalid-records', 'a record definition has no tree')
    return [kind, new CompiledKind(compiled, definition, tree, categoriesIn(tree), reach)] as const
  })
  const key = pseudonymKey === undefined ? undefined : Uint8Array.from(pseudonymKey)
  return new RecordGuard(meant, new Map(compiledKinds), key) as unknown as Guard<D, R>
}

/** Copies: what is checked here is what the guard reads later, whatever the host does to its objects. */
function ownDefinitions(records: RecordMap): readonly (readonly [string, RecordDefinition])[] {
  const issues: Issue[] = []
  const definitions = Object.entries<unknown>(records as Readonly<Record<string, unknown>>).flatMap(([kind, given]) => {
    if (typeof given === 'object' && given !== null && !isPromise(given))
      return [[kind, ownDefinition(given as RecordDefinition)] as const]
    issues.push({ code: 'misplaced-record', path: pointer('records', kind), message: 'this is no record definition' })
    return []
  })
  if (issues.length > 0) throw new UsageError('invalid-records', 'the record definitions cannot be used', issues)
  return definitions
}

function ownDefinition(definition: RecordDefinition): RecordDefinition {
  const { facts, ...others } = definition
  return Object.freeze({ ...others, ...(facts === undefined ? {} : { facts: Object.freeze({ ...facts }) }) })
}

function refuseVoid(policy: Policy): void {
  const reasons = voidReasons(policy)
  if (reasons.length === 0) return
  const issues = reasons.map(({ code, path, message, rule, cites }) => ({
    code,
    path,
    message: `rule \`${rule}\`: ${message} (${cites.join(', ')})`,
    hint: 'mend the rule, or compile with voidRules `drop` or, to replay an old policy, `keep`',
  }))
  throw new UsageError('void-rules', `policy \`${policy.name}\` has permits that can never stand in law`, issues)
}

function checkedTrees(policy: Policy, definitions: readonly (readonly [string, RecordDefinition])[]) {
  const kinds = definitions.map(([kind]) => kind)
  const results = definitions.map(([kind, definition]) => {
    const { tree, issues } = fieldTree(policy.vocabulary, kinds, definition)
    const subject = checkSubject(policy.vocabulary, kind, definition, tree)
    return {
      kind,
      tree,
      issues: [...checkKind(policy, kind, definition), ...under(kind, 'classify', issues), ...subject],
    }
  })
  const issues = results.flatMap((result) => result.issues)
  if (issues.length > 0) throw new UsageError('invalid-records', 'the record definitions cannot be used', issues)
  return new Map(results.map(({ kind, tree }) => [kind, tree]))
}

function checkKind({ vocabulary }: Policy, kind: string, definition: RecordDefinition): readonly Issue[] {
  const path = pointer('records', kind)
  const known = vocabulary.kinds.includes(kind)
  return [
    ...(known ? [] : [{ code: 'unknown-record-kind', path, message: `the vocabulary has no record kind \`${kind}\`` }]),
    ...(definition.kind === kind
      ? []
      : [{ code: 'misplaced-record', path, message: `this is the definition of \`${definition.kind}\`` }]),
    ...Object.keys(definition.facts ?? {})
      .filter((fact) => !domainsOf(vocabulary).has(fact) || derivedFacts.includes(fact))
      .map((fact) => ({
        code: 'unknown-fact',
        path: `${path}/facts${pointer(fact)}`,
        message: `there is no fact \`${fact}\` that a record can hold`,
      })),
  ]
}

function under(kind: string, part: string, issues: readonly Issue[]): readonly Issue[] {
  return issues.map((issue) => ({ ...issue, path: pointer('records', kind, part) + issue.path }))
}
