import { compile } from 'need-to-know'
import { facts, type History } from 'need-to-know/history'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { casesOf, type JobindexOptions, lookedAt, situationOf } from './jobindex-cases'
import { type Case, type Dialogue, jobindexDialogues } from './jobindex-dialogues'
import { dialogueHistory } from './jobindex-history'
import { secondsSince } from './progress'
import { oneByOne, situated } from './situations'
import { denmark, pseudonymKey, type RecruitmentFacts, type RecruitmentPolicy, type RecruitmentRequest } from './words'

/** What an employer could see of the dialogues under each profile. Counts are dialogues, unless they say otherwise. */
export interface JobindexViews {
  /** Persons: one dialogue each (AMB-01). */
  readonly subjects: number
  readonly dialogues: number
  /** Profile → category → dialogues of which it was shown. */
  readonly exposed: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly protectedAddressExposed: Readonly<Record<string, number>>
  readonly seconds: number
}

const { legacy2009, february2019 } = profiles.jobindex
const policies: readonly RecruitmentPolicy[] = [legacy2009, february2019, profiles.strict]

/** The views alone. */
export function viewJobindex(options: JobindexOptions = {}): JobindexViews {
  const started = performance.now()
  return { ...viewsOf(options), seconds: secondsSince(started) }
}

/** Employers looking at the dialogues, and counts of what they see. */
export function viewsOf(options: JobindexOptions): Omit<JobindexViews, 'seconds'> {
  const { notice = 'old', eachAlone = false } = options
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
    const { dialogue } = one
    const request = ownerOf(dialogue)
    const known = factsOf(dialogueHistory(dialogue, notice), dialogue, request)
    for (const lens of lenses) lens.look(one, count, request, known)
  }
  const categories = [...new Set(lenses.flatMap(({ exposed }) => [...exposed.keys()]))].sort()
  const shown = ({ exposed }: Lens) =>
    Object.fromEntries(categories.map((category) => [category, exposed.get(category) ?? 0]))
  return {
    subjects: subjects.size,
    dialogues,
    exposed: Object.fromEntries(lenses.map((lens) => [lens.policy.name, shown(lens)])),
    protectedAddressExposed: Object.fromEntries(lenses.map((lens) => [lens.policy.name, lens.protectedAddresses])),
  }
}

/** One dialogue as its employer sees it under each profile; null is no dialogue at all. */
export function lookThroughAll(
  history: History,
  dialogue: Dialogue,
): readonly (readonly [profile: string, view: object | null])[] {
  const request = ownerOf(dialogue)
  const known = factsOf(history, dialogue, request)
  return policies.map((policy) => [policy.name, new Lens(policy).see(dialogue, request, known)] as const)
}

/** The same, of the first dialogue in which the subject was interested and wrote a comment. */
export function lookAtOne(notice: 'old' | 'new', seed = 2009): ReturnType<typeof lookThroughAll> {
  const cases = jobindexDialogues(1000, seed)
  const found = [...cases].find(({ dialogue }) => dialogue.answer === 'interested' && dialogue.comment !== undefined)
  return found === undefined ? [] : lookThroughAll(dialogueHistory(found.dialogue, notice), found.dialogue)
}

/** An employer looking at dialogues through one policy, and a count of what it sees. */
class Lens {
  readonly exposed = new Map<string, number>()
  protectedAddresses = 0
  readonly #guard
  /** Fields of a view → the categories that they are of. */
  readonly #categories = new Map<string, ReadonlySet<string>>()

  constructor(readonly policy: RecruitmentPolicy) {
    this.#guard = compile(policy, { records: recruitment.records, voidRules: 'keep', pseudonymKey })
  }

  see(dialogue: Dialogue, request: RecruitmentRequest, known: RecruitmentFacts): object | null {
    return this.#guard.view('dialogue', dialogue, request, known)
  }

  /** So many in the same situation. */
  look(
    { dialogue, hasProtectedAddress }: Case,
    count: number,
    request: RecruitmentRequest,
    known: RecruitmentFacts,
  ): void {
    const view = this.see(dialogue, request, known)
    if (view === null) return
    // A receipt says of which categories a view holds something. It is asked for once for views of the same fields: it
    // takes many times as long as the view.
    const fields = Object.keys(view).join()
    const categories = this.#categories.get(fields) ?? this.#categoriesIn(dialogue, request, known)
    this.#categories.set(fields, categories)
    for (const category of categories) this.exposed.set(category, (this.exposed.get(category) ?? 0) + count)
    if (hasProtectedAddress && categories.has('address')) this.protectedAddresses += count
  }

  #categoriesIn(dialogue: Dialogue, request: RecruitmentRequest, known: RecruitmentFacts): ReadonlySet<string> {
    const { receipt } = this.#guard.disclose('dialogue', dialogue, request, known)
    return new Set(receipt.disclosed.map(({ category }) => category))
  }
}

/** An employee of the company that owns the vacancy, logged in as herself: the viewer with the best case. */
function ownerOf({ vacancy }: Dialogue): RecruitmentRequest {
  return {
    viewer: {
      id: `${vacancy.organisation}-hr`,
      role: 'employer',
      organisation: vacancy.organisation,
      assurance: 'substantial',
    },
    purpose: 'recruitment',
    at: lookedAt,
  }
}

function factsOf(history: History, { id, subjectId }: Dialogue, request: RecruitmentRequest): RecruitmentFacts {
  const found = facts(history, { ...request, record: { kind: 'dialogue', id, subject: subjectId } })
  // A spread of so many takes several times as long.
  return Object.assign({}, denmark, found)
}
