import type { Receipt, Refusal } from '../../enforce'
import { freezeDeep } from '../../vocabulary'
import type { ContactRequest, TurnedAway } from '../log/log-record'

/** The receipt of the same request when nothing is shown. */
export function refusedReceipt(receipt: Receipt, refusal: Refusal): Receipt {
  return freezeDeep<Receipt>({ ...receipt, disclosed: [], evidence: undefined, refusal, obligations: [] })
}

/** What is put down of an approach. */
export function contactRequest(receipt: Receipt, refusal: Refusal | undefined): ContactRequest {
  const { viewer, purpose, at, need, record, policy, evidence } = receipt
  const allowed = refusal === undefined
  return freezeDeep<ContactRequest>({
    kind: 'contactRequest',
    ...{ viewer, purpose, at, need, record, policy, allowed, refusal },
    evidence: allowed ? evidence : undefined,
  })
}

/** What is put down of somebody who was turned away before any record was looked up. */
export function turnedAway(asked: Omit<TurnedAway, 'kind' | 'refusal'>, refusal: Refusal): TurnedAway {
  return freezeDeep<TurnedAway>({ kind: 'turnedAway', ...asked, refusal })
}
