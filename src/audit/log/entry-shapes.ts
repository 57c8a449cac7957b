import { type Receipt, refusals } from '../../enforce'
import { acts, needKinds } from '../../vocabulary'
import {
  flag,
  listOf,
  members,
  numberBetween,
  oneOf,
  recordOfAll,
  type ShapeWriter,
  text,
  textLike,
} from './canonical-shape'
import { endsInTime } from './ends-in-time'

/** Writes the parts of an entry. They accept what `logEntrySchema` accepts; a test holds the two together. */
export interface EntryShapes {
  readonly body: ShapeWriter
  readonly link: ShapeWriter
  /** The same list of what was disclosed, frozen all the way down and nobody else's; undefined for what is no such list. */
  readonly share?: (disclosed: unknown) => Receipt['disclosed'] | undefined
  /** Was this given by `share`? */
  readonly isShared?: (part: object) => boolean
}

const words = text()
const id = text(1, 200)
const name = text(0, 200)
const instant = numberBetween(-8.64e15, 8.64e15)

const viewer = members({}, { id: name, role: name, organisation: name, assurance: name })
const need = members({ kind: oneOf(needKinds), id: name })
const policy = members({ name: words, version: words, hash: words })
const legalBasis = members(
  { article: words },
  {
    consent: words,
    conditionOf: words,
    contract: words,
    statute: words,
    interest: words,
    balancingTest: words,
    special: members({ article: words }, { consent: words, statute: words }),
  },
)
const basis: ShapeWriter = (value) => (value === 'none' ? '"none"' : legalBasis(value))
const ground = members({ rule: words }, { basis, notice: words })

const hash = textLike(/^[0-9a-f]{64}$/)
const about = hash
const detached = { record: members({ kind: id }), about }
const link = members(
  { salt: text(16, 200) },
  { id: name, subject: name, viewer: name, need, evidence: recordOfAll(listOf(words)) },
)

const contactRequest = members(
  { kind: oneOf(['contactRequest']), viewer, policy, allowed: flag, ...detached },
  { at: instant, purpose: name, need, refusal: oneOf(refusals) },
)
const turnedAway = members(
  { kind: oneOf(['turnedAway']), about, viewer, policy, refusal: oneOf(refusals) },
  { purpose: name, act: oneOf([...acts, 'approach']), need, at: instant },
)
const decidedToKeepBack = members({
  kind: oneOf(['keptBack']),
  recipient: members({ role: id, organisation: id }),
  law: id,
  by: id,
  reference: id,
  at: instant,
  until: instant,
  ...detached,
})
const keptBack: ShapeWriter = (value) => {
  const written = decidedToKeepBack(value)
  // What was written is what counts: no accessor is asked again.
  return written !== undefined && endsInTime(JSON.parse(written) as object) ? written : undefined
}

const mail = members(
  {
    kind: oneOf(['mail']),
    sender: members({ role: id }, { id, organisation: id }),
    at: instant,
    ...detached,
  },
  { need },
)
const accountDecision = members(
  {
    kind: oneOf(['accountDecision']),
    about,
    account: id,
    decision: oneOf(['unblock', 'block']),
    by: id,
    reference: id,
    at: instant,
  },
  { organisation: id },
)

/** @param listOfItems - writes a list of what `writeItem` writes, and may remember it */
export function entryShapes(listOfItems: (writeItem: ShapeWriter) => ShapeWriter = listOf): EntryShapes {
  const item = members({ record: id, category: words, level: words, grounds: listOf(ground) })
  const receipt = members(
    {
      kind: oneOf(['receipt']),
      viewer,
      policy,
      disclosed: listOfItems(item),
      obligations: listOf(words),
      ...detached,
    },
    { purpose: name, act: oneOf(acts), need, at: instant, refusal: oneOf(refusals) },
  )
  const bodies: ReadonlyMap<unknown, ShapeWriter> = new Map([
    ['receipt', receipt],
    ['contactRequest', contactRequest],
    ['mail', mail],
    ['accountDecision', accountDecision],
    ['turnedAway', turnedAway],
    ['keptBack', keptBack],
  ])
  return { link, body: (value) => bodies.get((value as { readonly kind?: unknown } | null)?.kind)?.(value) }
}
