import { freezeDeep } from '../vocabulary'
import { answerOf } from './answer-of'
import type { CompiledKind } from './compiled-kind'
import type { Decision } from './decision'
import { disclosedCategories } from './disclosed-categories'
import { evidenceFor } from './evidence-for'
import { absent, type FactSource, subjectOf } from './fact-source'
import { idIn } from './id-in'
import type { Judgement } from './judgement'
import type { DisclosedCategory, Receipt, Refusal } from './receipt'

/** What `disclose` gives: the view, why it is as it is, what must be kept of it, and what it obliges to. */
export interface Disclosure<View = unknown> {
  readonly kind: 'disclosure'
  /** A fresh, frozen, redacted object; null when the record may not be seen, which looks as if it were not there. */
  readonly view: View | null
  readonly decision: Decision
  readonly receipt: Receipt
  readonly obligations: readonly string[]
  /** Why nothing is shown, as the receipt has it; undefined where something is. For the house. */
  readonly refusal: Refusal | undefined
  /** The parts that this decision opens, that are there, and that could not be read: schema paths as JSON Pointers, `*`
   * for an index and for a key of a dynamic table; sorted; `''` is the record itself. Holds no values. For the house. */
  readonly unread: readonly string[]
  /** It shows something of a nested record about somebody else than the record itself is about, or nobody knows whom: the
   * receipt does not say of whom. */
  readonly aboutOthers: boolean
}

/** One record, or nested record, that a projection showed something of. */
export interface Shown {
  readonly judgement: Judgement
  readonly view: unknown
  /** Whom it is about; undefined when that is not known. */
  readonly subject: string | undefined
}

/** Why a view is null: what is open cannot be read, or the rules show nothing. */
export function refusalOf({ view }: Shown, unread: readonly string[]): Refusal | undefined {
  if (view !== null) return undefined
  return unread.length > 0 ? 'unreadable' : 'policy'
}

/** Writes the receipt of what was shown: the record's own view first, then those nested in it. */
export function receiptOf(top: Shown, nested: readonly Shown[], source: FactSource, refusal?: Refusal): Receipt {
  const parts = (top.view === null ? [] : [top, ...nested]).flatMap(disclosedIn)
  const { policy } = top.judgement.kind.compiled
  const { viewer, purpose, act, need, at, evidence } = source.standing.asked
  const disclosed = parts.map(({ disclosed }) => disclosed)
  const obligations = new Set(parts.flatMap(({ obligations }) => obligations))
  return freezeDeep<Receipt>({
    kind: 'receipt',
    viewer: { ...viewer },
    purpose,
    act,
    need,
    at,
    record: recordOf(top.judgement.kind, source),
    policy: { name: policy.name, version: policy.version, hash: policy.hash },
    disclosed: nested.length === 0 ? disclosed : mergeEqual(disclosed),
    evidence: evidenceFor(disclosed, evidence, Object.keys(policy.vocabulary.facts)),
    refusal,
    obligations: [...obligations].sort(),
  })
}

function disclosedIn({ judgement, view }: Shown) {
  const { kind, outcome } = judgement
  const inView = disclosedCategories(kind.tree, view)
  const categories = kind.categories.filter((category) => category === 'existence' || inView.has(category))
  return categories.map((category) => {
    const disclosed: DisclosedCategory = {
      record: kind.definition.kind,
      category,
      level: outcome.levels[category] ?? 'withheld',
      grounds: judgement.grounds(category),
    }
    return { disclosed, obligations: judgement.standsOn(category).flatMap(({ rule }) => rule.obligations) }
  })
}

/** Many nested records disclose the same on the same grounds: it is said once. */
function mergeEqual(entries: readonly DisclosedCategory[]): readonly DisclosedCategory[] {
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()]
}

function recordOf({ definition }: CompiledKind, source: FactSource): Receipt['record'] {
  const { record, standing } = source
  const { id: read } = definition
  const found = record === absent || read === undefined ? undefined : answerOf(() => read(record as never))
  const id = found ?? standing.asked.record.id
  return { kind: definition.kind, id: idIn(id), subject: subjectOf(definition, source) }
}
