import type { Receipt } from 'need-to-know'
import type { CategoryWeight, Limit, LogRecord, OpenVacancy, VacancyLimit, WeightedAllowance } from 'need-to-know/audit'

/** What an allowance means, short and slow: all records are kept, and everything is counted anew each time. */
export class AllowanceReference {
  readonly records: LogRecord[] = []
  constructor(readonly allowance: WeightedAllowance) {}

  weigh(receipt: Receipt, open: readonly OpenVacancy[]): { verdict: string; refusal: string | undefined } {
    const { allowance } = this
    const { viewer, at = Number.NaN, need } = receipt
    if (isOwn(receipt)) return { verdict: 'within', refusal: undefined }
    if (this.isBlocked(viewer.id)) return { verdict: 'abuse', refusal: 'blocked' }
    if (weightOf(allowance, receipt) === 0 || allowance.exempt.includes(viewer.role ?? '')) {
      return { verdict: 'within', refusal: undefined }
    }
    const shown = this.shown().filter((each) => isWithin(each, at, allowance))
    const ofAccount = shown.filter((each) => each.viewer.id === viewer.id)
    const isOpen = (id: string | undefined) => open.some((vacancy) => vacancy.id === id)
    const booked = open.find(({ id }) => need?.kind === 'vacancy' && need.id === id)
    const positions = open.reduce((sum, vacancy) => sum + vacancy.positions, 0)
    const limitOf = (limit: Limit) => capped(limit, limit.perVacancy * open.length + limit.perPosition * positions)
    let verdict = 'within'
    for (const act of actsOf(receipt)) {
      const limits = allowance[act]
      const of = (receipts: readonly Receipt[]) => receipts.filter((each) => actsOf(each).includes(act))
      const organisation = shown.filter((each) => each.viewer.organisation === viewer.organisation)
      const scopes: (readonly [number, readonly (readonly Receipt[])[], readonly Receipt[]])[] = [
        [limitOf(limits.account), [of(ofAccount)], of(ofAccount)],
        [limitOf(limits.organisation), [of(organisation)], of(organisation)],
      ]
      if (booked !== undefined) {
        const same = of(organisation).filter((each) => vacancyOf(each) === booked.id)
        scopes.push([capped(limits.vacancy, limits.vacancy.perPosition * booked.positions), [same], same])
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
        (record.kind === 'receipt' && record.refusal === 'wrong-purpose' && record.viewer.id === account),
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

  private receipts(): readonly Receipt[] {
    return this.records.filter((record) => record.kind === 'receipt')
  }

  private shown(): readonly Receipt[] {
    return this.receipts().filter(
      (receipt) =>
        receipt.refusal === undefined &&
        weightOf(this.allowance, receipt) > 0 &&
        !isOwn(receipt) &&
        !this.allowance.exempt.includes(receipt.viewer.role ?? ''),
    )
  }

  private refused(): readonly Receipt[] {
    return this.receipts().filter(({ refusal }) => refusal === 'disproportionate' || refusal === 'wrong-purpose')
  }

  private sum(receipts: readonly Receipt[]): number {
    const heaviest = new Map<string, number>()
    for (const receipt of receipts) {
      const subject = subjectOf(receipt)
      heaviest.set(subject, Math.max(heaviest.get(subject) ?? 0, weightOf(this.allowance, receipt)))
    }
    return [...heaviest.values()].reduce((sum, weight) => sum + weight, 0)
  }
}

/** What lies later counts as well: a clock that goes back gives nothing free. */
function isWithin({ at = Number.NaN }: Receipt, now: number, { window }: WeightedAllowance): boolean {
  return at > now - window
}

/** Of oneself, as the subject; in another role one is a viewer like any other. */
function isOwn({ viewer, record }: Receipt): boolean {
  return viewer.role === 'subject' && viewer.id === record.subject
}

function capped({ base, most = Number.POSITIVE_INFINITY }: Limit | VacancyLimit, more: number): number {
  return Math.min(most, base + more)
}

function actsOf({ act }: Receipt): readonly ('view' | 'download')[] {
  return act === 'download' ? ['view', 'download'] : ['view']
}

function subjectOf({ record }: Receipt): string {
  return record.subject ?? `${record.kind} ${record.id}`
}

function vacancyOf({ need }: Receipt): string | undefined {
  return need?.kind === 'vacancy' ? need.id : undefined
}

/** 0 for what discloses no content. */
function weightOf({ weights }: { readonly weights: readonly CategoryWeight[] }, { disclosed }: Receipt): number {
  const content = disclosed.map(({ category }) => category).filter((name) => !['existence', 'recordId'].includes(name))
  if (content.length === 0) return 0
  const reached = weights.filter(({ categories }) =>
    categories.some((name) => content.some((category) => category === name || category.startsWith(`${name}.`))),
  )
  return Math.max(1, ...reached.map(({ weight }) => weight))
}
