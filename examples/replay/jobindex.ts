import { compile, type FactsInput, type Policy, type RequestOf } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { type Case, jobindexDialogues } from './jobindex-dialogues'

type Definition = typeof recruitment.vocabulary.definition

/** What an employer could see of the dialogues under each profile. Counts are dialogues, unless they say otherwise. */
export interface JobindexReplay {
  readonly id: 'jobindex'
  /** Persons: one dialogue each (AMB-01). */
  readonly subjects: number
  readonly dialogues: number
  readonly exposed: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly protectedAddressExposed: Readonly<Record<string, number>>
  readonly seconds: number
}

export interface JobindexOptions {
  readonly count?: number
  readonly seed?: number
  /** What the subjects had been told when they answered. Before 6 February that was the old text, for all of them. */
  readonly notice?: 'old' | 'new'
  readonly progress?: (done: number, of: number) => void
}

/** The platform could not tell whose address was protected (FACT-JI-2): that fact is unknown for everybody. */
const facts: FactsInput<Definition> = {
  'organisation.registered': true,
  'account.active': true,
  'relation.blocked': false,
  'subject.objected': false,
  'address.graded': false,
  'consent.interest': true,
  'contract.jobmatch': true,
  'informed.jobmatch.platform': true,
  'informed.jobmatch.counts': true,
}

const policies: readonly Policy<Definition>[] = [
  profiles.jobindex.legacy2009,
  profiles.jobindex.february2019,
  profiles.strict,
]

/** RP-1: the 130,000 dialogues, each seen by the employer that owns the vacancy, under the old and the new rules. */
export function replayJobindex(options: JobindexOptions = {}): JobindexReplay {
  const { count = 130_000, seed = 2009, notice = 'old', progress } = options
  const started = performance.now()
  const lenses = policies.map((policy) => new Lens(policy, notice === 'new'))
  const subjects = new Set<string>()
  let done = 0
  for (const each of jobindexDialogues(count, seed)) {
    for (const lens of lenses) lens.look(each)
    subjects.add(each.dialogue.subjectId)
    if (++done % 5000 === 0) progress?.(done, count)
  }
  const categories = [...new Set(lenses.flatMap(({ exposed }) => [...exposed.keys()]))].sort()
  const counts = ({ exposed }: Lens) =>
    Object.fromEntries(categories.map((category) => [category, exposed.get(category) ?? 0]))
  return {
    id: 'jobindex',
    subjects: subjects.size,
    dialogues: done,
    exposed: Object.fromEntries(lenses.map((lens) => [lens.policy.name, counts(lens)])),
    protectedAddressExposed: Object.fromEntries(lenses.map((lens) => [lens.policy.name, lens.protectedAddresses])),
    seconds: Math.round(performance.now() - started) / 1000,
  }
}

/** The same dialogue as its employer sees it under each profile; null is no dialogue at all. */
export function lookAtOne(notice: 'old' | 'new', seed = 2009): readonly (readonly [profile: string, view: unknown])[] {
  const cases = jobindexDialogues(1000, seed)
  const found = [...cases].find(({ dialogue }) => dialogue.answer === 'interested' && dialogue.comment !== undefined)
  if (found === undefined) return []
  return policies.map((policy) => [policy.name, new Lens(policy, notice === 'new').see(found.dialogue)] as const)
}

/** An employer looking at dialogues through one policy, and a count of what it sees. */
class Lens {
  readonly exposed = new Map<string, number>()
  protectedAddresses = 0
  readonly #guard
  readonly #facts

  constructor(
    readonly policy: Policy<Definition>,
    wasTold: boolean,
  ) {
    this.#guard = compile(policy, { records: recruitment.records, voidRules: 'keep', pseudonymKey })
    this.#facts = { ...facts, 'informed.jobmatch.employer': wasTold, 'informed.jobmatch.employerAddress': wasTold }
  }

  see(dialogue: Case['dialogue']): unknown {
    return this.#guard.view('dialogue', dialogue, ownerOf(dialogue), this.#facts)
  }

  look({ dialogue, hasProtectedAddress }: Case): void {
    const { receipt } = this.#guard.disclose('dialogue', dialogue, ownerOf(dialogue), this.#facts)
    const categories = new Set(receipt.disclosed.map(({ category }) => category))
    for (const category of categories) this.exposed.set(category, (this.exposed.get(category) ?? 0) + 1)
    if (hasProtectedAddress && categories.has('address')) this.protectedAddresses++
  }
}

/** A test key: a deployment keeps its own secret. */
const pseudonymKey = new Uint8Array(32).fill(1)

/** An employee of the company that owns the vacancy, logged in as herself: the viewer with the best case. */
function ownerOf({ vacancy }: Case['dialogue']): RequestOf<Definition> {
  return {
    viewer: {
      id: `${vacancy.organisation}-hr`,
      role: 'employer',
      organisation: vacancy.organisation,
      assurance: 'substantial',
    },
    purpose: 'recruitment',
    at: Date.parse('2019-02-06T12:00:00+01:00'),
  }
}
