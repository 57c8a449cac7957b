import type { Policy } from '../../policy'
import { UsageError, type VocabularyDefinition } from '../../vocabulary'
import { describeScore } from './describe-score'
import { equivalentTo } from './equivalent-to'
import type { Mutant } from './mutant'
import { mutatePolicy } from './mutate-policy'
import type { MutationScore } from './score'
import { type MutationOptions, type MutationProgress, selection } from './score-options'

/** Runs a host's check on every mutant of a policy, one after the other, and says which it let pass.
 *
 * A mutant is caught when the check throws, rejects, or gives false. Equivalent mutants are told apart exactly, and before
 * the check is run: they count neither way, even if the check can tell them from the original, by their hash or by the
 * rules they name. A check that never compiles a policy does not notice that a permit has become void.
 * @param check - what tests a policy; it must pass on the policy itself, before the mutants and after them
 * @throws UsageError `failing-check` with the check's own error as its cause; `nothing-to-mutate` when no mutant is asked
 * for or all are equivalent; `unknown-operator`; `unknown-key`; `diagram-too-large`
 */
export async function mutationScore<D extends VocabularyDefinition>(
  policy: Policy<D>,
  check: (policy: Policy<D>) => unknown,
  options: MutationOptions<D> = {},
): Promise<MutationScore<D>> {
  const isAskedFor = selection(options)
  const mutants = mutatePolicy(policy).filter(isAskedFor)
  if (mutants.length === 0) throw nothingToMutate('no mutant is asked for')
  await requirePassing(policy, check)
  const judged = await judgeAll(policy, check, mutants, options.on)
  // A check that keeps something from one run to the next fails for good once it has failed, and would catch all the rest.
  await requirePassing(policy, check)
  return scoreOf(policy, judged)
}

type Outcome = MutationProgress['outcome']
type Judged<D extends VocabularyDefinition> = Readonly<Record<Outcome, readonly Mutant<D>[]>>

async function judgeAll<D extends VocabularyDefinition>(
  policy: Policy<D>,
  check: (policy: Policy<D>) => unknown,
  mutants: readonly Mutant<D>[],
  on: MutationOptions<D>['on'],
): Promise<Judged<D>> {
  const judged: Record<Outcome, Mutant<D>[]> = { caught: [], survived: [], equivalent: [] }
  const total = mutants.length
  const isEquivalent = equivalentTo(policy)
  for (const [i, mutant] of mutants.entries()) {
    const outcome = isEquivalent(mutant) ? 'equivalent' : await outcomeOf(mutant, check)
    judged[outcome].push(mutant)
    on?.(Object.freeze({ kind: 'mutation-progress', mutant, outcome, done: i + 1, total }))
  }
  return judged
}

async function outcomeOf<D extends VocabularyDefinition>(
  mutant: Mutant<D>,
  check: (policy: Policy<D>) => unknown,
): Promise<Outcome> {
  try {
    return (await check(mutant.policy)) === false ? 'caught' : 'survived'
  } catch {
    return 'caught'
  }
}

async function requirePassing<D extends VocabularyDefinition>(
  policy: Policy<D>,
  check: (policy: Policy<D>) => unknown,
): Promise<void> {
  try {
    if ((await check(policy)) !== false) return
  } catch (cause) {
    throw failingCheck(cause)
  }
  throw failingCheck()
}

/** The check's own error may hold values of records: it goes along as the cause, and is not repeated. */
function failingCheck(...causes: readonly unknown[]): UsageError {
  const error = new UsageError('failing-check', 'the check fails on the policy itself, so it tells nothing of mutants')
  for (const cause of causes)
    Object.defineProperty(error, 'cause', { value: cause, configurable: true, writable: true })
  return error
}

function nothingToMutate(why: string): UsageError {
  return new UsageError('nothing-to-mutate', `a mutation score needs something that could be caught: ${why}`)
}

function scoreOf<D extends VocabularyDefinition>(policy: Policy<D>, judged: Judged<D>): MutationScore<D> {
  const { caught, survived, equivalent } = judged
  const different = caught.length + survived.length
  if (different === 0) throw nothingToMutate('every mutant is equivalent')
  const score: MutationScore<D> = {
    kind: 'mutation-score',
    total: different + equivalent.length,
    caught: caught.length,
    equivalent: Object.freeze(equivalent),
    survived: Object.freeze(survived),
    score: caught.length / different,
  }
  const hidden = {
    toString: () => describeScore(policy, score),
    toJSON: () => ({ ...score, equivalent: equivalent.map(named), survived: survived.map(named) }),
  }
  for (const [name, value] of Object.entries(hidden)) Object.defineProperty(score, name, { value })
  return Object.freeze(score)
}

function named<D extends VocabularyDefinition>({ policy: _, ...rest }: Mutant<D>): Omit<Mutant<D>, 'policy'> {
  return rest
}
