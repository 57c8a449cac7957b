import { setImmediate } from 'node:timers/promises'
import { factsIn, ruleCondition } from '../../../src/policy'
import { type Proof, prove, prover } from '../../../src/prove'
import { collectGarbage } from '../audit/heap'
import { failsIn } from './claim-meaning'
import { openSmt, type Smt, type SmtVerdict } from './smt'
import { grownWorkload, profileWorkloads, type Workload } from './workload'

export interface ClaimResult {
  readonly claim: string
  readonly verdict: SmtVerdict
  /** Median milliseconds from the policy to the answer, nothing kept. */
  readonly oursMs: number
  /** The same for z3: building the formulas, and deciding. */
  readonly smtMs: number
}

export interface ProveResult {
  readonly policy: string
  readonly rules: number
  /** Those that the rules ask. */
  readonly facts: number
  readonly claims: readonly ClaimResult[]
  /** Median milliseconds for all the claims one after another; both keep what they made of the policy. */
  readonly allMs: { readonly ours: number; readonly smt: number }
}

export interface ProveBenchmarkOptions {
  readonly say: (progress: string) => void
}

const sizes = [30, 300, 3000] as const
const rounds = 3

/** Runs everything: the verdicts are found equal, and the counterexamples true, before anything is timed. */
export async function runProveBenchmarks({ say }: ProveBenchmarkOptions): Promise<readonly ProveResult[]> {
  const results: ProveResult[] = []
  for (const workload of [...profileWorkloads(), ...sizes.map(grownWorkload)]) {
    // Each in a module of its own, because a module never gives back memory.
    const smt = await openSmt()
    try {
      say(`verifying claims about ${workload.name}`)
      const verdicts = await verdictsOf(workload, smt)
      say(`timing claims about ${workload.name}`)
      results.push(await timed(workload, verdicts, smt))
    } finally {
      await smt.close()
    }
  }
  return results
}

/** What both say of each claim.
 *
 * @throws Error naming the first claim of which they say different things, or whose counterexample is none
 */
export async function verdictsOf({ name, policy, claims }: Workload, smt: Smt): Promise<readonly SmtVerdict[]> {
  const formulas = smt.policy(policy)
  const verdicts: SmtVerdict[] = []
  for (const { name: title, claim } of claims) {
    const proof = prove(policy, claim)
    const answer = await formulas.decide(claim)
    const ours = verdictOf(proof)
    if (ours !== answer.verdict) throw new Error(`${name}, ${title}: need-to-know says ${ours}, z3 ${answer.verdict}`)
    const shown = 'counterexample' in proof ? [proof.counterexample.situation] : []
    for (const situation of [...shown, ...(answer.situation === undefined ? [] : [answer.situation])]) {
      if (!failsIn(policy, claim, situation)) throw new Error(`${name}, ${title}: a counterexample that is none`)
    }
    verdicts.push(ours)
  }
  return verdicts
}

function verdictOf(proof: Proof): SmtVerdict {
  if (proof.holds) return 'holds'
  return proof.vacuous ? 'vacuous' : 'fails'
}

async function timed(
  { name, policy, claims }: Workload,
  verdicts: readonly SmtVerdict[],
  smt: Smt,
): Promise<ProveResult> {
  const results: ClaimResult[] = []
  for (const [i, { name: title, claim }] of claims.entries()) {
    const oursMs = await median(() => prove(policy, claim))
    const smtMs = await median(() => smt.policy(policy).decide(claim))
    results.push({ claim: title, verdict: verdicts[i] ?? 'vacuous', oursMs, smtMs })
  }
  const ours = await median(() => {
    const ready = prover(policy)
    for (const { claim } of claims) ready.prove(claim)
  })
  const all = await median(async () => {
    const formulas = smt.policy(policy)
    for (const { claim } of claims) await formulas.decide(claim)
  })
  const facts = new Set(policy.rules.flatMap((rule) => factsIn(ruleCondition(rule)))).size
  return { policy: name, rules: policy.rules.length, facts, claims: results, allMs: { ours, smt: all } }
}

async function median(run: () => unknown): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    // The formulas of the round before are freed by the garbage collector only, which does not see their size.
    collectGarbage()
    await setImmediate()
    const start = performance.now()
    await run()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}
