import { randomBytes } from 'node:crypto'
import { type Act, compile } from 'need-to-know'
import {
  type Checkpoint,
  createGate,
  defineAllowance,
  type GateAllowance,
  type OpenVacancy,
  openLog,
  type Release,
  type WeightedAllowance,
} from 'need-to-know/audit'
import { type History, openVacancies } from 'need-to-know/history'
import { type profiles, recruitment } from 'need-to-know/recruitment'
import { leanStore } from './lean-store'
import { allowanceFor, type Customer, taker } from './uwv-actors'
import { employersHistory, factsAbout, personHistory, vacancyOf } from './uwv-history'
import { type UwvPerson, uwvCv } from './uwv-persons'
import { pseudonymKey, type RecruitmentFacts } from './words'

/** What stood between the CVs and those who asked: nothing that counts, something that counts, something that stops. */
export type Control = 'none' | 'monitor' | 'enforce'

/** One request for one CV. */
export interface Asking {
  readonly person: UwvPerson
  readonly employer: { readonly id: string; readonly as: 'employer' | 'agency' }
  readonly account: string
  readonly assurance: 'low' | 'substantial'
  readonly act: Act
  /** Which of its employer's vacancies it says it is for. */
  readonly vacancy: number
  readonly at: number
}

export const allowance = defineAllowance({}, recruitment.vocabulary)

/** werk.nl as employers meet it: a gate over the rules of the time, with a log behind it. A customer who needs more than the
 * allowance in the box has a gate of its own, over the same log.
 */
export class UwvDesk {
  readonly store = leanStore()
  readonly #log = openLog({ store: this.store, salt: () => randomBytes(16).toString('hex') })
  readonly employers: History
  readonly #gate
  readonly #ownGates
  readonly #vacancies = new Map<string, readonly OpenVacancy[]>()
  readonly #facts = new Map<string, RecruitmentFacts>()
  #now = 0

  constructor(
    policy: (typeof profiles.werknl)['redesign' | 'eherkenning'],
    control: Control,
    customers: readonly Customer[] = [],
  ) {
    this.employers = employersHistory([taker, ...customers.map(({ employer }) => employer)])
    const guard = compile(policy, { records: recruitment.records, pseudonymKey })
    const gateUnder = (own: WeightedAllowance) =>
      createGate({
        guard,
        log: this.#log,
        allowance: this.#allowance(control, own),
        now: () => this.#now,
        // What UWV tells the employer stands outside of this.
        obligations: { controllerTransition: () => undefined },
      })
    this.#gate = gateUnder(allowance)
    const needMore = customers.filter(({ most }) => most !== undefined && control !== 'none')
    this.#ownGates = new Map(needMore.map((each) => [each.employer.id, gateUnder(allowanceFor(each))]))
  }

  async ask({ person, employer, account, assurance, act, vacancy, at }: Asking): Promise<Release> {
    this.#now = at
    const viewer = { id: account, role: employer.as, organisation: employer.id, assurance }
    const need = { kind: 'vacancy', id: vacancyOf(employer.id, vacancy) } as const
    const gate = this.#ownGates.get(employer.id) ?? this.#gate
    return gate.disclose(
      'cv',
      uwvCv(person),
      { viewer, purpose: 'recruitment', act, need },
      this.#known(person, viewer),
    )
  }

  /** What the log was when this was asked: UWV would keep it where whoever runs the store cannot reach it. */
  checkpoint(): Checkpoint {
    return this.#log.checkpoint()
  }

  /** They stay open the whole time: each employer's are looked up once. */
  vacanciesOf(organisation: string, at: number): readonly OpenVacancy[] {
    const known = this.#vacancies.get(organisation)
    if (known !== undefined) return known
    const found = (openVacancies(this.employers, organisation, at) ?? []).map((each) => Object.freeze(each))
    this.#vacancies.set(organisation, Object.freeze(found))
    return found
  }

  #allowance(control: Control, own: WeightedAllowance): GateAllowance | 'unlimited' {
    if (control === 'none') return 'unlimited'
    return { allowance: own, vacancies: (organisation, at) => this.vacanciesOf(organisation, at), mode: control }
  }

  /** The facts about a CV, found once for each case that there is: they name nobody. */
  #known(person: UwvPerson, viewer: { id: string; role: string; organisation: string }): RecruitmentFacts {
    const key = `${viewer.organisation} ${person.form} ${person.hasProtectedAddress}`
    const known = this.#facts.get(key) ?? factsAbout(personHistory(this.employers, person), person, viewer, this.#now)
    this.#facts.set(key, known)
    return known
  }
}
