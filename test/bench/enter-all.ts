import { casbin } from './casbin'
import type { Case } from './cases'
import { casl } from './casl'
import { cedar } from './cedar'
import type { Contender, Entry } from './contender'
import { assertEqual } from './equality'
import { floor, unfrozen } from './floor'
import { manyRules } from './many-rules'
import { needToKnow } from './need-to-know'
import { names } from './vocabulary'

export const contenders: readonly Contender[] = [needToKnow, unfrozen, casl, cedar, casbin]

export interface Entered {
  readonly name: string
  readonly entry: Entry
  /** Milliseconds to prepare rules and viewpoints, once. */
  readonly preparedMs: number
}

/** The policy of the workload, grown to `size` rules. */
export function policyOf(size: number) {
  return names.definePolicy({ name: `cv-${size}`, version: '1', rules: manyRules(size) })
}

/** Every contender that reads its rules from the policy, and at thirty rules every one; each found equal to the floor.
 *
 * @throws Error naming the first contender and case that differ
 */
export async function enterAll(cases: readonly Case[], size: number): Promise<readonly Entered[]> {
  const policy = policyOf(size)
  const byHand = await floor.enter(policy, cases)
  const entered: Entered[] = []
  for (const contender of contenders.filter(({ readsPolicy }) => readsPolicy || size === 30)) {
    const start = performance.now()
    const entry = await contender.enter(policy, cases)
    entered.push({ name: contender.name, entry, preparedMs: performance.now() - start })
    assertEqual(contender.name, entry, byHand, cases.length)
  }
  return entered
}
