import { compile, type Receipt } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { type Dialogue, jobindexDialogues } from './jobindex-dialogues'
import { pseudonymKey } from './words'

/** Under 500 times a customer made use of it (JI-11); how many exactly, nobody knows. This many are chosen, here and there. */
const uses = 480

const guard = compile(profiles.jobindex.legacy2009, { records: recruitment.records, voidRules: 'keep', pseudonymKey })

/** What a log of these years would have held, had it been kept as well as the law asks. */
export function* goodLog(count: number, seed: number): Generator<Receipt> {
  const every = Math.max(1, Math.floor(count / uses))
  let number = 0
  for (const { dialogue } of jobindexDialogues(count, seed)) if (++number % every === 0) yield receiptOf(dialogue)
}

/** What it did hold: that a customer looked into some dialogue, and not into which (JI-12). */
export function* poorLog(count: number, seed: number): Generator<Receipt> {
  for (const receipt of goodLog(count, seed)) {
    yield { ...receipt, record: { kind: receipt.record.kind, id: undefined, subject: undefined } }
  }
}

function receiptOf(dialogue: Dialogue): Receipt {
  const { organisation } = dialogue.vacancy
  const viewer = { id: `${organisation}-hr`, role: 'employer', organisation, assurance: 'substantial' } as const
  const at = Date.parse(dialogue.invitedAt) + 86_400_000
  const request = { viewer, purpose: 'recruitment', at } as const
  return guard.disclose('dialogue', dialogue, request, { 'vacancy.own': true }).receipt
}
