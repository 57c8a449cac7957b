import type { Policy, Situation, Timeline } from 'need-to-know'
import { type Permit, voidReasons } from '../../src/policy'
import { acts, assuranceLevels, covers, levelsOf, rolesOf } from '../../src/vocabulary'
import type { EverySituation } from './every-situation'

/** A release as an entry tells of it; what is undefined is not known. */
export interface Release {
  readonly kind: string | undefined
  readonly id: string | undefined
  readonly subject: string | undefined
  readonly account: string | undefined
  readonly role: string | undefined
  readonly organisation: string | undefined
  readonly assurance: string | undefined
  readonly purpose: string | undefined
  readonly act: string | undefined
  readonly at: number | undefined
  /** The hash of its policy. */
  readonly policy: string | undefined
  /** The consents and notices that it names. */
  readonly evidence: readonly string[]
  /** Undefined: nobody knows what was shown. */
  readonly shown: readonly Shown[] | undefined
}

/** One part of what was shown. */
export interface Shown {
  readonly record: string | undefined
  readonly category: string | undefined
  readonly level: string | undefined
  /** The rules that it stands on; undefined: not known. */
  readonly rules: readonly string[] | undefined
  readonly isOnNone: boolean
}

/** Parts of a release, as `category level`. */
export interface Judgement {
  readonly certain: readonly string[]
  readonly possible: readonly string[]
  /** More may have been shown than it says. */
  readonly isOpen: boolean
}

export const isLawful = ({ certain, possible, isOpen }: Judgement) => certain.length + possible.length === 0 && !isOpen

/** What an entry says, in the words of a vocabulary; nothing for what tells of no release. */
export function releaseIn(record: unknown, { vocabulary, categories }: EverySituation): Release | undefined {
  // biome-ignore lint/suspicious/noExplicitAny: an entry may have lost anything
  const entry = (record ?? {}) as any
  if (['contactRequest', 'mail', 'accountDecision', 'turnedAway', 'keptBack'].includes(entry.kind)) return undefined
  const disclosed: readonly unknown[] = entry.disclosed ?? []
  if (disclosed.length === 0 && entry.refusal !== undefined) return undefined
  const one = (names: readonly string[], name: unknown) => names.find((each) => each === name)
  // biome-ignore lint/suspicious/noExplicitAny: so may a part of it
  const shown = disclosed.map((item: any): Shown => {
    const category = one(categories, item.category)
    const grounds: readonly { rule?: string; basis?: unknown; notice?: unknown }[] = item.grounds ?? []
    const rules = grounds.map(({ rule }) => rule)
    return {
      record: one(vocabulary.kinds, item.record),
      category,
      level: category === undefined ? undefined : one(levelsOf(vocabulary, category), item.level),
      rules: rules.length > 0 && !rules.includes(undefined) ? (rules as string[]) : undefined,
      isOnNone: grounds.length > 0 && grounds.every(({ basis, notice }) => basis === 'none' || notice === 'none'),
    }
  })
  return {
    kind: one(vocabulary.kinds, entry.record?.kind),
    id: entry.record?.id,
    subject: entry.record?.subject,
    account: entry.viewer?.id,
    role: one(rolesOf(vocabulary), entry.viewer?.role),
    organisation: entry.viewer?.organisation,
    assurance: one(assuranceLevels, entry.viewer?.assurance),
    purpose: one(vocabulary.purposes, entry.purpose),
    act: one(acts, entry.act),
    at: typeof entry.at === 'number' ? entry.at : undefined,
    policy: entry.policy?.hash,
    evidence: Object.entries<readonly string[]>(entry.evidence ?? {})
      .filter(([fact, ids]) => /^(consent|informed)\./.test(fact) && ids.length > 0)
      .map(([fact]) => fact),
    shown: shown.length === 0 ? undefined : shown,
  }
}

/** What is so of the viewer of a release, as far as the entry says it. */
function saidBy({ role, purpose, assurance, act, account, organisation, subject }: Release): Situation {
  return {
    'viewer.role': role,
    purpose,
    'viewer.assurance': assurance,
    act,
    'viewer.individual': account === undefined ? undefined : account !== organisation,
    'viewer.isSubject': account === undefined || subject === undefined ? undefined : account === subject,
  }
}

export interface Judging {
  readonly every: EverySituation
  readonly timeline: Timeline<Policy>
  readonly against: Policy | Timeline<Policy>
  /** The facts that a gate was given are those that should have been believed. */
  readonly isBelieved: boolean
}

/** What a release was in law, part by part, with the facts known of its subject. */
export function judged(release: Release, facts: Situation, judging: Judging): Judgement {
  const { every, timeline } = judging
  const { policies, vocabulary } = every
  const rank = (category: string, level: string) => levelsOf(vocabulary, category).indexOf(level)
  const said = saidBy(release)
  const known = { ...facts, ...said }
  const should = shouldHaveHeld(release, judging)
  const on = policies.find(({ hash }) => hash === release.policy)
  const inForce = release.at === undefined ? undefined : timeline.at(release.at)
  const perhaps = [on ?? inForce ?? timeline.entries.map(({ value }) => value)].flat()

  const verdictOn = ({ record, category, level, rules, isOnNone }: Shown): 'certain' | 'possible' | 'lawful' => {
    if (record === undefined || category === undefined || level === undefined) return 'possible'
    const code = rank(category, level)
    const isVoid = (policy: Policy, id: string) => voidReasons(policy).some(({ rule }) => rule === id)
    // It stands on nothing.
    if (isOnNone) return 'certain'
    if (on !== undefined && rules?.every((id) => isVoid(on, id))) return 'certain'
    // It is allowed nowhere.
    const canAllow = (policy: Policy | undefined, situation: Situation) =>
      policy !== undefined && every.range(policy, record, category, situation).most >= code
    if (!should.some((policy) => canAllow(policy, said))) return 'certain'
    // A rule that could not stand may be the one.
    const speaks = (rule: Permit) => rule.on.includes(record) && rule.categories.some((name) => covers(name, category))
    const permits = [on ?? timeline.entries.map(({ value }) => value)]
      .flat()
      .flatMap((policy) =>
        policy.rules
          .filter((rule): rule is Permit => rule.kind === 'permit' && isVoid(policy, rule.id))
          .filter((rule) => rules?.includes(rule.id) ?? speaks(rule)),
      )
    const mayBeVoid = (on === undefined || rules === undefined) && permits.length > 0
    // The rules on the receipt show no more than they should have, wherever it was: they are believed.
    const isWithin = (policy: Policy) =>
      canAllow(policy, said) &&
      should.every((each) => !every.exposed(policy, each, record, said).some((one) => one.category === category))
    if (!mayBeVoid && judging.isBelieved && on !== undefined && isWithin(on)) return 'lawful'
    // It is allowed in nothing that can be so.
    if (!should.some((policy) => canAllow(policy, known))) return 'certain'
    if (mayBeVoid) return 'possible'
    // As much was allowed, with what is known and what the receipt names.
    const named = Object.fromEntries(
      release.evidence.filter((fact) => !Object.hasOwn(facts, fact)).map((fact) => [fact, true]),
    )
    const isAllowed = (policy: Policy | undefined) =>
      policy !== undefined && every.range(policy, record, category, { ...named, ...known }).least >= code
    return should.every(isAllowed) ? 'lawful' : 'possible'
  }

  // What is not known may be as much as can have been shown of the record.
  const most = (kinds: readonly (string | undefined)[]) =>
    perhaps.flatMap((policy) =>
      [...new Set(kinds.flatMap((kind) => kind ?? vocabulary.kinds))].flatMap((kind) =>
        every.categories.flatMap((category) => {
          const level = levelsOf(vocabulary, category)[every.range(policy, kind, category, said).most] ?? 'withheld'
          return level === 'withheld' ? [] : [`${category} ${level}`]
        }),
      ),
    )
  if (release.shown === undefined) return { certain: [], possible: most([release.kind]), isOpen: true }
  const verdicts = release.shown
    .filter(({ level }) => level !== 'withheld')
    .map((item) => ({
      item,
      verdict: verdictOn(item),
      isWhole: !Object.values({ ...item, rules: 0 }).includes(undefined),
    }))
  const of = (wanted: string) =>
    verdicts
      .filter(({ verdict }) => verdict === wanted)
      .flatMap(({ item: { record, category, level } }) =>
        category === undefined ? most([record]) : [`${category} ${level ?? 'full'}`],
      )
  const isOpen = verdicts.some(({ verdict, isWhole }) => verdict === 'possible' && !isWhole)
  return { certain: of('certain'), possible: of('possible'), isOpen }
}

/** The policies that should have held: at an instant that nobody knows, each that ever did. */
function shouldHaveHeld({ at }: Release, { against }: Judging): readonly (Policy | undefined)[] {
  if (against.kind !== 'timeline') return [against]
  if (at !== undefined) return [against.at(at)]
  return against.entries.length === 0 ? [undefined] : against.entries.map(({ value }) => value)
}
