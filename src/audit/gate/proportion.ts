import type { Receipt, Refusal } from '../../enforce'
import { requireKnownKeys, UsageError } from '../../vocabulary'
import { defineAllowance } from '../allowance/allowance'
import type { OpenVacancy } from '../allowance/open-vacancies'
import { requireWeights } from '../allowance/require-weights'
import type { Usage } from '../allowance/usage'
import { openUsage, type UsageCounter } from '../allowance/usage-counter'
import type { Weighing } from '../allowance/verdict'
import type { Weighed } from '../allowance/weighed'
import type { AuditLog } from '../log/audit-log'
import { recordOf } from '../log/seal-entry'
import { type AnyGuard, classifiedIn } from './any-guard'
import type { Failing } from './gate-failure'
import type { GateAllowance } from './gate-options'

/** What is known of the need: the vacancies of the organisation, or why they could not be found out. */
export interface Vacancies {
  readonly open: readonly OpenVacancy[] | undefined
  readonly cause?: unknown
}

/** How a request stands to the allowance, and why it must not be met. */
export interface Weighted {
  readonly refusal: Refusal | undefined
  readonly weighing: Weighing | undefined
}

/** Of what nothing counts. */
export const uncounted: Weighted = Object.freeze({ refusal: undefined, weighing: undefined })

export const noVacancies: Vacancies = Object.freeze({ open: undefined })

/** What the allowance of a gate says of a request; without one, nothing. */
export class Proportion {
  readonly #allowance: GateAllowance | undefined
  readonly #counter: UsageCounter | undefined

  /** @throws UsageError `invalid-gate`, `unknown-key`, `invalid-allowance`, `invalid-usage`, `other-allowance` */
  constructor(allowance: GateAllowance | 'unlimited', guard: AnyGuard, log: AuditLog) {
    if (allowance === 'unlimited') return
    this.#allowance = readAllowance(allowance)
    const weighted = defineAllowance(allowance.allowance, { definition: guard.policy.vocabulary })
    requireWeights(weighted, classifiedIn(guard))
    const counter = openUsage(weighted, allowance.usage)
    this.#counter = counter
    log.follow(counter.size, (entry) => counter.count(recordOf(entry)))
  }

  async vacanciesFor({ viewer: { organisation }, at }: Pick<Receipt, 'viewer' | 'at'>): Promise<Vacancies> {
    if (this.#allowance === undefined || at === undefined) return noVacancies
    // Whoever has no organisation has no vacancies, and that is known.
    if (organisation === undefined) return { open: [] }
    try {
      return { open: await this.#allowance.vacancies(organisation, at) }
    } catch (cause) {
      return { open: undefined, cause }
    }
  }

  /** How it stands, and why it must not be made; where nobody is stopped, it always may.
   *
   * @param kind - the record kind that is asked for, where no record says it
   */
  weigh(weighed: Weighed, { open }: Vacancies, kind?: string): Weighted {
    const weighing = this.#counter?.weigh(weighed, open, kind)
    return { refusal: this.#stopped(weighing?.refusal), weighing }
  }

  /** What could not be found out, for the house. */
  failure(weighing: Weighing | undefined, { cause }: Vacancies): Failing | undefined {
    const part = weighing?.unknown
    if (part === undefined) return undefined
    const found = new UsageError('allowance-unknown', unknownParts[part])
    const refusal = this.#stopped('allowance-unknown')
    return { part, refusal, cause: part === 'vacancies' ? (cause ?? found) : found }
  }

  usage(): Usage | undefined {
    return this.#counter?.usage()
  }

  #stopped(refusal: Refusal | undefined): Refusal | undefined {
    return this.#allowance?.mode === 'monitor' ? undefined : refusal
  }
}

const unknownParts = {
  account: 'the request names no account that can be counted',
  organisation: 'the request names no organisation that can be counted',
  subject: 'the record names no subject that can be counted',
  vacancies: 'the vacancies of the organisation are not a list of ids with numbers of positions',
  instant: 'what was released up to the instant of the request may be forgotten already',
} as const

function readAllowance(allowance: GateAllowance): GateAllowance {
  requireKnownKeys('the allowance of a gate', allowance, ['allowance', 'vacancies', 'usage', 'mode'])
  const { vacancies, mode = 'enforce' } = allowance
  if (typeof vacancies !== 'function' || !['enforce', 'monitor'].includes(mode)) {
    throw new UsageError('invalid-gate', 'an allowance needs to know vacancies, and either enforces or monitors')
  }
  return Object.freeze({ ...allowance, mode })
}
