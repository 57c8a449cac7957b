import type { Guard, Receipt, RecordMap } from '../../enforce'
import type { ObligationOf, PurposeOf, VocabularyDefinition } from '../../vocabulary'
import type { Allowance } from '../allowance/allowance'
import type { OpenVacancy } from '../allowance/open-vacancies'
import type { Usage } from '../allowance/usage'
import type { AuditLog } from '../log/audit-log'
import type { GateFailure } from './gate-failure'

/** How much an account and an organisation may be shown, and where the counting stands. */
export interface GateAllowance {
  /** Its weights are of categories of the guard's vocabulary, or what that marks as identifying; the records of the guard
   * hold at least one of them. */
  readonly allowance: Allowance
  /** What an organisation is looking for at an instant; what is not known, fails or is undefined refuses. See
   * `openVacancies` of a history. */
  readonly vacancies: (
    organisation: string,
    at: number,
  ) => readonly OpenVacancy[] | undefined | Promise<readonly OpenVacancy[] | undefined>
  /** Where to go on counting, from `usage()` of a gate before; without it the log is read from its beginning. */
  readonly usage?: Usage
  /** `monitor` counts and alerts, and stops nobody: for trying out, and for replays. @defaultValue 'enforce' */
  readonly mode?: 'enforce' | 'monitor'
}

export interface GateOptions<D extends VocabularyDefinition, R extends RecordMap> {
  readonly guard: Guard<D, R>
  readonly log: AuditLog
  /** `unlimited`: nothing is counted, and no block of an account is known; what the policy says of the account still is. */
  readonly allowance: GateAllowance | 'unlimited'
  /** The clock: milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number
  /** Who carries out what the policy's permits oblige to: a function for each obligation. `log` is the gate's own. It is
   * called once the receipt is kept, before anything is released; where it fails, nothing is. */
  readonly obligations?: { readonly [O in Exclude<ObligationOf<D>, 'log'>]?: (receipt: Receipt) => unknown }
  /** The purpose under which the policy lets a viewer get in touch, where the vocabulary has no purpose `approach`. Where it
   * has, that is the purpose of every approach: what the rules say of approaches holds for all of them (TERMS-082).
   * @defaultValue 'approach' */
  readonly approachPurpose?: PurposeOf<D>
  /** Settles when a request has waited long enough for a store that does not answer, such as
   * `() => setTimeout(2000)` of `node:timers/promises`. Without it a request waits, and nothing is released. */
  readonly patience?: () => Promise<unknown>
  /** Is told why something was refused that the rules allow, or could not be read: a store that fails, vacancies that cannot be
   * had, an obligation that was not carried out. What it returns or throws changes nothing. */
  readonly onError?: (failure: GateFailure) => unknown
}
