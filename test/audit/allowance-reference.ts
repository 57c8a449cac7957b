import type { Receipt } from 'need-to-know'
import type {
  ContactRequest,
  Limit,
  LogRecord,
  OpenVacancy,
  TurnedAway,
  VacancyLimit,
  WeightedAllowance,
} from 'need-to-know/audit'

/** What is weighed: a release, an approach, or who asks before any record is looked up. */
export type Asked = Receipt | ContactRequest | TurnedAway

/** What an allowance means, short and slow: all records are kept, and everything is counted anew each time. */
export class AllowanceReference {
  readonly records: LogRecord[] = []
  constructor(readonly allowance: WeightedAllowance) {}

  weigh(receipt: Asked, open: readonly OpenVacancy[]): { verdict: string; refusal: string | undefined } {
    const { allowance } = this
    const { viewer, at = Number.NaN, need } = receipt
    if (isOwn(receipt)) return { verdict: 'within', refusal: undefined }
    if (this.isBlocked(viewer.id)) return { verdict: 'abuse', refusal: 'blocked' }
    if (weightOf(allowance, receipt) === 0 || isExempt(allowance, receipt)) {
      return { verdict: 'within', refusal: undefined }
    }
    const shown = this.shown().filter((each) => isWithin(each, at, allowance))
    const ofAccount = shown.filter((each) => each.viewer.id === viewer.id)
    const isOpen = (id: string | undefined) => open.some((vacancy) => vacancy.id === id)
    const booked = open.find(({ id }) => need?.kind === 'vacancy' && need.id === id)
    const counted = (vacancy: OpenVacancy) => Math.min(vacancy.positions, allowance.mostPositions)
    const positions = open.reduce((sum, vacancy) => sum + counted(vacancy), 0)
    const limitOf = (limit: Limit) => capped(limit, limit.perVacancy * open.length + limit.perPosition * positions)
    let verdict = 'within'
    for (const act of actsOf(receipt)) {
      const limits = allowance[act]
      const of = (receipts: readonly Asked[]) => receipts.filter((each) => actsOf(each).includes(act))
      const organisation = shown.filter((each) => each.viewer.organisation === viewer.organisation)
      const scopes: (readonly [number, readonly (readonly Asked[])[], readonly Asked[]])[] = [
        [limitOf(limits.account), [of(ofAccount)], of(ofAccount)],
        [limitOf(limits.organisation), [of(organisation)], of(organisation)],
      ]
      if (booked !== undefined) {
        const same = of(organisation).filter((each) => vacancyOf(each) === booked.id)
        scopes.push([capped(limits.vacancy, limits.vacancy.perPosition * counted(booked)), [same], same])
      } else {
        const bookings = [...new Set(of(ofAccount).map(vacancyOf))].filter((id) => id === undefined || !isOpen(id))
        const groups = bookings.map((id) => of(ofAccount).filter((each) => vacancyOf(each) === id))
        const same = of(ofAccount).filter((each) => vacancyOf(each) === vacancyOf(receipt))
        scopes.push([limitOf(limits.unbooked), groups, same])
      }
      for (const [limit, groups, same] of scopes) {
        const used = groups.reduce((sum, group) => sum + this.sum(group), 0)
        const added = this.sum([...same, receipt]) - this.sum(same)
        if (used + added > limit && (added > 0 || limit === 0)) verdict = 'exhausted'
        else if (used + added > allowance.watch * limit && verdict === 'within') verdict = 'watch'
      }
    }
    if (verdict !== 'exhausted') return { verdict, refusal: undefined }
    const since = this.forgivenUpTo(viewer.id)
    for (const act of actsOf(receipt)) {
      const limit = limitOf(allowance[act].account)
      const asked = [...this.shown(), ...this.refused(), receipt].filter(
        (each) =>
          each.viewer.id === viewer.id &&
          actsOf(each).includes(act) &&
          isWithin(each, at, allowance) &&
          ((each.at ?? 0) > since || each === receipt),
      )
      if (limit > 0 && new Set(asked.map(subjectOf)).size > allowance.abuse * limit) {
        return { verdict: 'abuse', refusal: 'wrong-purpose' }
      }
    }
    return { verdict, refusal: 'disproportionate' }
  }

  /** The last that the log says counts, whatever instant it bears. */
  isBlocked(account: string | undefined): boolean {
    const last = this.records.findLast(
      (record) =>
        (record.kind === 'accountDecision' && record.account === account) ||
        (isAsked(record) && record.refusal === 'wrong-purpose' && record.viewer.id === account),
    )
    return last !== undefined && (last.kind !== 'accountDecision' || last.decision === 'block')
  }

  /** No decision forgets what was asked for after it was written. */
  private forgivenUpTo(account: string | undefined): number {
    const instants = this.records.flatMap((record, i) => {
      if (record.kind !== 'accountDecision' || record.account !== account || record.decision !== 'unblock') return []
      const before = new AllowanceReference(this.allowance)
      before.records.push(...this.records.slice(0, i))
      const asked = [...before.shown(), ...before.refused()].filter(({ viewer }) => viewer.id === account)
      return [Math.min(record.at, Math.max(...asked.map(({ at = Number.NaN }) => at)))]
    })
    return Math.max(Number.NEGATIVE_INFINITY, ...instants)
  }

  private receipts(): readonly Asked[] {
    return this.records.filter(isAsked)
  }

  private shown(): readonly Asked[] {
    return this.receipts().filter(
      (receipt) =>
        receipt.refusal === undefined &&
        weightOf(this.allowance, receipt) > 0 &&
        !isOwn(receipt) &&
        !isExempt(this.allowance, receipt),
    )
  }

  private refused(): readonly Asked[] {
    return this.receipts().filter(({ refusal }) => refusal === 'disproportionate' || refusal === 'wrong-purpose')
  }

  private sum(receipts: readonly Asked[]): number {
    const heaviest = new Map<string, number>()
    for (const receipt of receipts) {
      const subject = subjectOf(receipt)
      heaviest.set(subject, Math.max(heaviest.get(subject) ?? 0, weightOf(this.allowance, receipt)))
    }
    return [...heaviest.values()].reduce((sum, weight) => sum + weight, 0)
  }
}

function isAsked(record: LogRecord): record is Asked {
  return ['receipt', 'contactRequest', 'turnedAway'].includes(record.kind)
}

/** What lies later counts as well: a clock that goes back gives nothing free. */
function isWithin({ at = Number.NaN }: Asked, now: number, { window }: WeightedAllowance): boolean {
  return at > now - window
}

/** Of oneself, as the subject; in another role one is a viewer like any other. A subject may be asking for its own. */
function isOwn(asked: Asked): boolean {
  if (asked.viewer.role !== 'subject') return false
  return asked.kind === 'turnedAway' || asked.viewer.id === asked.record.subject
}

/** A role that is not limited, or a record of a kind that is not. Unseen, a record is of any kind. */
function isExempt({ exempt, exemptKinds }: WeightedAllowance, asked: Asked): boolean {
  return (
    exempt.includes(asked.viewer.role ?? '') || (asked.kind !== 'turnedAway' && exemptKinds.includes(asked.record.kind))
  )
}

function capped({ base, most = Number.POSITIVE_INFINITY }: Limit | VacancyLimit, more: number): number {
  return Math.min(most, base + more)
}

function actsOf(asked: Asked): readonly ('view' | 'download' | 'approach')[] {
  const act = asked.kind === 'contactRequest' ? 'approach' : asked.act
  if (act === 'approach') return ['approach']
  return act === 'download' ? ['view', 'download'] : ['view']
}

/** Nobody whom anybody has met, where no record was looked up. */
const strangers = new WeakMap<Asked, string>()
let met = 0

function subjectOf(asked: Asked): string {
  if (asked.kind !== 'turnedAway') return asked.record.subject ?? `${asked.record.kind} ${asked.record.id}`
  if (!strangers.has(asked)) strangers.set(asked, `stranger ${met++}`)
  return strangers.get(asked) ?? ''
}

function vacancyOf({ need }: Asked): string | undefined {
  return need?.kind === 'vacancy' ? need.id : undefined
}

/** 0 for what discloses no content. */
function weightOf({ weights }: Pick<WeightedAllowance, 'weights'>, asked: Asked): number {
  if (actsOf(asked).includes('approach')) return 1
  if (asked.kind !== 'receipt') return Math.max(1, ...weights.map(({ weight }) => weight))
  const content = asked.disclosed
    .map(({ category }) => category)
    .filter((name) => !['existence', 'recordId'].includes(name))
  if (content.length === 0) return 0
  const reached = weights.filter(({ categories }) =>
    categories.some((name) => content.some((category) => category === name || category.startsWith(`${name}.`))),
  )
  return Math.max(1, ...reached.map(({ weight }) => weight))
}
