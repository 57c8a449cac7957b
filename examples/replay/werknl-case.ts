import { compile, type Receipt } from 'need-to-know'
import { type Agreement, facts, type History, rejudgeHistory, subjectOnly } from 'need-to-know/history'
import { cvFromFacts, profiles, recruitment } from 'need-to-know/recruitment'
import { fullCv } from './full-cv'
import { type Company, type Contact, companies, cv, subject, werknlHistory, when } from './werknl-history'
import { pseudonymKey, type RecruitmentFacts, type RecruitmentPolicy, type RecruitmentRequest } from './words'

/** How much of the CV somebody sees. */
export type Form = 'nothing' | 'anonymous' | 'personal'

/** Whose rules: what was done, what the minister said the rule was, and what the library proposes. */
export type Under = 'practice' | 'rules' | 'strict'

const records = { ...recruitment.records, cv: cvFromFacts }
const compileFor = (policy: RecruitmentPolicy) => compile(policy, { records, voidRules: 'keep', pseudonymKey })
const guards = {
  practice: compileFor(profiles.werknl.practice2011),
  rules: compileFor(profiles.werknl.rules2011),
  strict: compileFor(profiles.strict),
} as const

/** Every text and consent that the strict profile asks for, as though they had been there: what is left is whose will it
 * was that the CV should be personal.
 */
const strictGrounds = {
  'contract.cvDatabase': true,
  'informed.terms.cvDatabase': true,
  'informed.terms.personalForm': true,
  'consent.personalForm': true,
} as const satisfies RecruitmentFacts

/** The CV of the case with what happened to it, to be looked at under each set of rules. */
export class WerknlCase {
  /** The same events, as each would have believed them. */
  readonly histories: Readonly<Record<Under, History>>

  readonly #forms = new Map<string, Form>()

  /** @param eachAlone - decides every look by itself, rather than one for all in the same situation */
  constructor(
    agreement: Agreement,
    readonly eachAlone = false,
  ) {
    const practice = werknlHistory(agreement)
    this.histories = {
      practice,
      rules: rejudgeHistory(practice, profiles.werknl.authorities.rules2011),
      strict: rejudgeHistory(practice, subjectOnly),
    }
  }

  /** In which form a company reads the CV at an instant. */
  formFor(company: Company, at: number, under: Under): Form {
    const request = requestOf(company, at)
    const grounds = under === 'strict' ? strictGrounds : {}
    const known = { ...this.factsFor(request, under), ...grounds }
    const situation = JSON.stringify([under, request.viewer.role, known])
    const decided = this.eachAlone ? undefined : this.#forms.get(situation)
    const form = decided ?? this.#decide(request, under, known)
    this.#forms.set(situation, form)
    return form
  }

  #decide(request: RecruitmentRequest, under: Under, known: RecruitmentFacts): Form {
    const levels = guards[under].decide('cv', request, known)
    if (levels['existence'] === 'withheld') return 'nothing'
    const shown = Object.entries(levels).filter(([, level]) => level !== 'withheld')
    return identifies(shown.map(([category]) => ({ category }))) ? 'personal' : 'anonymous'
  }

  /** What a company was shown when it read the CV, as werk.nl kept it at that time. */
  read({ company, at }: Contact): Receipt {
    const request = requestOf(companyNamed(company), at)
    const isOpen = when.openedByCoach <= at && at < when.withdrawn
    const record = { ...kept, presence: 'online', form: isOpen ? 'personal' : 'anonymous' } as const
    return guards.practice.disclose('cv', record, request, this.factsFor(request, 'practice')).receipt
  }

  /** Whether the rules of 2011 let a company write: about a vacancy of its own, or as asked for (TK-26, TK-32). */
  mayWrite({ company, at, vacancy }: Contact): boolean {
    const request = { ...requestOf(companyNamed(company), at), purpose: 'approach' } as const
    const known = this.factsFor(request, 'rules', vacancy)
    return guards.rules.decide('cv', request, known)['existence'] !== 'withheld'
  }

  factsFor(request: RecruitmentRequest, under: Under, vacancy?: string): RecruitmentFacts {
    return facts(this.histories[under], { ...request, record: { kind: 'cv', id: cv, subject }, vacancy })
  }
}

/** Whether categories tell who somebody is, or how to reach her. */
export function identifies(categories: readonly { readonly category: string }[]): boolean {
  return categories.some(({ category }) => category.startsWith('identity.') || category.startsWith('contact.'))
}

/** Logged in as strongly as any profile asks: the viewer with the best case. */
export function requestOf({ id, registeredAs: role }: Company, at: number): RecruitmentRequest {
  const viewer = { id: `${id}-hr`, role, organisation: id, assurance: 'substantial' } as const
  return { viewer, purpose: 'recruitment', at, record: { id: cv, subject } }
}

export function companyNamed(name: string): Company {
  const found = companies.find(({ id }) => id === name)
  if (found === undefined) throw new RangeError('no such company in this case')
  return found
}

export const kept = fullCv({
  cv,
  subject,
  name: 'Femke Vondeling',
  town: 'Waterdam',
  region: 'Oostland',
  country: 'NL',
  nationalId: '999990019',
})
