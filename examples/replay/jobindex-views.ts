import { compile } from 'need-to-know'
import { facts, type History } from 'need-to-know/history'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { casesOf, type JobindexOptions, lookedAt, situationOf } from './jobindex-cases'
import { type Case, type Dialogue, jobindexDialogues } from './jobindex-dialogues'
import { dialogueHistory, elsewhere } from './jobindex-history'
import { LevelCounts, type LevelTable } from './level-counts'
import { secondsSince } from './progress'
import { oneByOne, situated } from './situations'
import { denmark, pseudonymKey, type RecruitmentFacts, type RecruitmentPolicy, type RecruitmentRequest } from './words'

/** What an employer could see of the dialogues under each profile. Counts are dialogues, unless they say otherwise. */
export interface JobindexViews {
  /** Persons: one dialogue each (AMB-01). */
  readonly subjects: number
  readonly dialogues: number
  /** Profile → category → level → dialogues of which it was shown at that level. */
  readonly exposed: Readonly<Record<string, LevelTable>>
  /** Profile → dialogues of which a company without the vacancy was shown anything. */
  readonly exposedToOthers: Readonly<Record<string, number>>
  readonly protectedAddressExposed: Readonly<Record<string, number>>
  readonly seconds: number
}

const { legacy2009, february2019 } = profiles.jobindex
const oldAndNew: readonly RecruitmentPolicy[] = [legacy2009, february2019, profiles.strict]

/** The views alone. */
export function viewJobindex(options: JobindexOptions = {}): JobindexViews {
  const started = performance.now()
  return { ...viewsOf(options), seconds: secondsSince(started) }
}

/** Employers looking at the dialogues, and counts of what they see. */
export function viewsOf(options: JobindexOptions): Omit<JobindexViews, 'seconds'> {
  const { notice = 'old', eachAlone = false, policies = oldAndNew } = options
  const lenses = policies.map((policy) => new Lens(policy))
  const subjects = new Set<string>()
  let dialogues = 0
  function* counted(): Generator<Case> {
    for (const each of casesOf(options)) {
      subjects.add(each.dialogue.subjectId)
      dialogues++
      yield each
    }
  }
  const groups = eachAlone ? oneByOne(counted()) : situated(counted(), (each) => situationOf(each, notice))
  for (const { one, count } of groups) {
    const history = dialogueHistory(one, notice)
    const asked = (request: RecruitmentRequest) => ({ request, known: factsOf(history, one.dialogue, request) })
    const [owner, other] = [asked(ownerOf(one.dialogue)), asked(employerAt(elsewhere))]
    for (const lens of lenses) {
      lens.look(one, count, owner)
      lens.lookFromElsewhere(one, count, other)
    }
  }
  const categories = [...new Set(lenses.flatMap(({ exposed }) => exposed.categories))].sort()
  const byPolicy = <T>(figure: (lens: Lens) => T) =>
    Object.fromEntries(lenses.map((lens) => [lens.policy.name, figure(lens)]))
  return {
    subjects: subjects.size,
    dialogues,
    exposed: byPolicy(({ exposed }) => exposed.table(categories)),
    exposedToOthers: byPolicy((lens) => lens.exposedToOthers),
    protectedAddressExposed: byPolicy((lens) => lens.protectedAddresses),
  }
}

/** One dialogue as its employer sees it under each profile; null is no dialogue at all. */
export function lookThroughAll(
  history: History,
  dialogue: Dialogue,
): readonly (readonly [profile: string, view: object | null])[] {
  const request = ownerOf(dialogue)
  const known = factsOf(history, dialogue, request)
  return oldAndNew.map((policy) => [policy.name, new Lens(policy).see(dialogue, { request, known })] as const)
}

/** The same, of the first dialogue in which the subject was interested, wrote a comment and consented. */
export function lookAtOne(notice: 'old' | 'new', seed = 2009): ReturnType<typeof lookThroughAll> {
  const cases = jobindexDialogues(1000, seed)
  const found = [...cases].find(
    ({ dialogue, consent }) => dialogue.answer === 'interested' && dialogue.comment !== undefined && consent,
  )
  return found === undefined ? [] : lookThroughAll(dialogueHistory(found, notice), found.dialogue)
}

/** Who asks, and what is known then. */
interface Look {
  readonly request: RecruitmentRequest
  readonly known: RecruitmentFacts
}

/** An employer looking at dialogues through one policy, and a count of what it sees. */
class Lens {
  readonly exposed = new LevelCounts()
  exposedToOthers = 0
  protectedAddresses = 0
  readonly #guard

  constructor(readonly policy: RecruitmentPolicy) {
    this.#guard = compile(policy, { records: recruitment.records, voidRules: 'keep', pseudonymKey })
  }

  see(dialogue: Dialogue, { request, known }: Look): object | null {
    return this.#guard.view('dialogue', dialogue, request, known)
  }

  /** So many in the same situation, by the company with the vacancy. */
  look({ dialogue, hasProtectedAddress }: Case, count: number, look: Look): void {
    const disclosed = this.#disclosed(dialogue, look)
    this.exposed.add(disclosed, count)
    if (hasProtectedAddress && disclosed.some(({ category }) => category === 'address'))
      this.protectedAddresses += count
  }

  /** The same by another company. */
  lookFromElsewhere({ dialogue }: Case, count: number, look: Look): void {
    if (this.#disclosed(dialogue, look).length > 0) this.exposedToOthers += count
  }

  /** Of which categories the view holds something, each at its level. */
  #disclosed(dialogue: Dialogue, { request, known }: Look) {
    return this.#guard.disclose('dialogue', dialogue, request, known).receipt.disclosed
  }
}

/** An employee of the company that owns the vacancy, logged in as herself: the viewer with the best case. */
function ownerOf({ vacancy }: Dialogue): RecruitmentRequest {
  return employerAt(vacancy.organisation)
}

function employerAt(organisation: string): RecruitmentRequest {
  const viewer = { id: `${organisation}-hr`, role: 'employer', organisation, assurance: 'substantial' } as const
  return { viewer, purpose: 'recruitment', at: lookedAt }
}

/** What is known of a dialogue, and whether the CV that it is about is still there. */
function factsOf(history: History, dialogue: Dialogue, request: RecruitmentRequest): RecruitmentFacts {
  const { id, subjectId: subject, cvId } = dialogue
  const found = facts(history, { ...request, record: { kind: 'dialogue', id, subject } })
  const ofCv = facts(history, { ...request, record: { kind: 'cv', id: cvId, subject } })
  const presence = ofCv['cv.presence']
  // A spread of so many takes several times as long.
  return Object.assign({}, denmark, found, presence && { 'cv.presence': presence })
}
