import {
  type Basis,
  decide,
  type Policy,
  type Receipt,
  type Rule,
  type Situation,
  timeline,
  type VocabularyDefinition,
} from 'need-to-know'
import type { BreachScopeInput, LogRecord } from 'need-to-know/audit'
import {
  type Authority,
  type FactsRequest,
  facts,
  type History,
  subjectOnly,
  type ViewerClass,
} from 'need-to-know/history'
import { profiles } from 'need-to-know/recruitment'
import { concerns, definePolicy } from '../../src/policy'
import { categoriesOf, domainsOf, existence, levelsOf, type Value } from '../../src/vocabulary'
import { organisationsWith, recordsIn } from '../history/exposure-oracle'
import type { Choice } from '../laws/arbitraries/choice'
import { someCondition } from '../laws/arbitraries/condition'
import { organisations, subjects } from '../laws/arbitraries/history-event'
import { someHistory } from '../laws/arbitraries/history-story'
import { poorer } from './generated-breach'
import { contactRequest, mail } from './receipts'

/** So few words that every situation can be written down: facts of the histories, one of the host, a kind of its own. */
const words: VocabularyDefinition = {
  roles: ['employer', 'counsellor'],
  purposes: ['recruitment', 'approach'],
  kinds: ['cv', 'dialogue', 'assessment'],
  categories: { name: { forms: ['initials'] }, skill: {}, score: {} },
  facts: {
    'cv.presence': ['deleted', 'offline', 'online'],
    'relation.follows': 'flag',
    'account.active': 'flag',
    'case.own': 'flag',
    'process.stage': ['none', 'interview'],
  },
  consents: ['sharing'],
  contracts: ['cvDatabase'],
  notices: ['terms.cvDatabase'],
  impossible: [{ 'viewer.role': 'counsellor', purpose: 'approach', 'process.stage': 'interview' }],
}
/** Nothing happens after it. */
export const end = 70

/** A breach in which few facts matter, whose log tells of what a gate released, of much that no gate would have, and of what is
 * left of both once detail is lost.
 */
export function smallBreach(choice: Choice): BreachScopeInput {
  const asked = someFacts(choice)
  const bases = choice.chance(70) ? [choice.pick(someBases)] : someBases
  const first = somePolicy(choice, '1', asked, bases)
  const second = somePolicy(choice, '2', asked, bases, first)
  const third = choice.chance(50) ? somePolicy(choice, '3', asked, bases, second) : undefined
  const policies = third === undefined ? [first, second] : [first, second, third]
  const change = 5 + choice.below(25)
  const over = (a: Policy, b: Policy) =>
    timeline([
      { from: choice.below(4), value: a },
      { from: change, value: b },
    ])
  const inForce = third === undefined ? timeline([{ from: 0, value: first }]) : over(first, third)
  const against = choice.chance(75) ? (choice.chance(8) ? first : second) : over(second, third ?? first)
  const authority: Authority = choice.pick([subjectOnly, profiles.werknl.authorities.practice2011])
  const histories = choice.times(1, 2, () => someHistory(choice, { most: 10, authority, complete: choice.chance(80) }))
  const host = someHost(choice)
  const told = { timeline: inForce, histories, ...(host === undefined ? {} : { facts: host }) }
  const entries = choice.times(2, 9, () => someEntry(choice, told, policies))
  return {
    ...told,
    against,
    log: { entries, ...(choice.chance(85) ? { complete: someCoverage(choice) } : {}) },
    ...(choice.chance(25) ? { window: { from: choice.below(10), to: 15 + choice.below(40) } } : {}),
    ...(choice.chance(25) ? { viewers: someViewers(choice) } : {}),
    ...(choice.chance(25) ? { authority: subjectOnly } : {}),
  }
}

type Domains = ReadonlyMap<string, readonly Value[]>

function someFacts(choice: Choice): Domains {
  const usual = ['cv.presence', 'relation.follows', 'process.stage', 'case.own', 'account.active']
  const seldom = ['viewer.assurance', 'act', 'subject.objected']
  const names = choice.atLeastOne(usual, 25).slice(0, 2)
  const domains = domainsOf(words)
  return new Map([...names, ...choice.some(seldom, 8)].map((fact) => [fact, domains.get(fact) ?? []]))
}

const someBases: readonly Basis[] = [
  { article: '6(1)(b)', contract: 'cvDatabase' },
  { article: '6(1)(a)', consent: 'sharing' },
]

/** A policy of a few rules, mostly with some of those of another. */
function somePolicy(choice: Choice, version: string, asked: Domains, bases: readonly Basis[], like?: Policy): Policy {
  const kept = like !== undefined && choice.chance(60) ? choice.some(like.rules, 60) : []
  const added = choice.times(kept.length > 0 ? 0 : 1, like === undefined ? 3 : 2, (i) =>
    someRule(choice, `${version}-${i}`, asked, bases),
  )
  return definePolicy(words, { name: 'board', version, rules: [...kept, ...added] })
}

function someRule(choice: Choice, id: string, asked: Domains, bases: readonly Basis[]): Rule {
  const source = ['generated']
  const categories = someCategories(choice)
  if (choice.chance(15)) {
    const when = someCondition(choice, asked, 1)
    return { kind: 'forbid', id, to: '*', on: '*', categories, cap: 'withheld', when, source }
  }
  const forms: Readonly<Record<string, string>> = choice.chance(50) ? { name: 'initials' } : {}
  return {
    ...{ kind: 'permit', id, source, obligations: [] },
    to: choice.chance(8) ? ['subject'] : choice.chance(4) ? '*' : choice.atLeastOne(words.roles, 60),
    on: choice.atLeastOne(words.kinds, 60),
    categories: [existence, ...categories],
    level: Object.fromEntries([existence, ...categories].map((name) => [name, forms[name] ?? 'full'])),
    purpose: choice.atLeastOne(words.purposes, 60),
    basis: choice.chance(10) ? 'none' : choice.pick(bases),
    notice: choice.chance(90) ? 'terms.cvDatabase' : 'none',
    ...(choice.chance(50) ? { when: someCondition(choice, asked, 1) } : {}),
  }
}

const someCategories = (choice: Choice) => choice.atLeastOne(['name', 'skill', 'score'])

function someViewers(choice: Choice): readonly ViewerClass[] {
  return choice.times(1, 3, () => ({
    role: choice.pick(words.roles),
    purpose: choice.pick(words.purposes),
    ...(choice.chance(25) ? { assurance: choice.pick(['low', 'high']) } : {}),
    ...(choice.chance(20) ? { act: choice.pick(['view', 'download'] as const) } : {}),
    ...(choice.chance(30) ? { facts: { 'process.stage': choice.pick(['none', 'interview']) } } : {}),
  }))
}

function someCoverage(choice: Choice) {
  const kinds = choice.chance(70) ? words.kinds : choice.atLeastOne(words.kinds)
  const cut = 5 + choice.below(20)
  if (choice.chance(75)) return [{ kinds }]
  return [
    { kinds, to: cut },
    ...choice.some(
      [
        { kinds, from: cut },
        { kinds, from: cut + 2 },
      ],
      60,
    ),
  ]
}

/** What the host knows of some subjects: when an interview begins, and now and then what a history knows as well. */
function someHost(choice: Choice) {
  if (choice.chance(25)) return undefined
  const known = choice.some([...subjects, 'person-000123'], 75)
  const interviewed = choice.below(40)
  const isSure = choice.chance(25)
  return {
    at: ({ record, at }: FactsRequest) =>
      known.includes(record.subject ?? '')
        ? {
            'process.stage': at >= interviewed ? ('interview' as const) : ('none' as const),
            ...(isSure ? { 'cv.presence': 'online' as const } : {}),
          }
        : undefined,
    changes: () => [interviewed],
  }
}

type Told = Pick<BreachScopeInput, 'timeline' | 'facts'> & { readonly histories: readonly History[] }

function someEntry(choice: Choice, told: Told, policies: readonly Policy[]): LogRecord {
  if (choice.chance(8)) return someContact(choice)
  const receipt = someReceipt(choice, told, policies)
  const lost = choice.chance(55) ? 0 : 1 + choice.below(2)
  return Array.from({ length: lost }).reduce<LogRecord>((entry) => worse(choice, entry), receipt)
}

function someContact(choice: Choice): LogRecord {
  const who = { id: 'r', role: 'employer', organisation: choice.pick(organisations) } as const
  const about = { at: 5 + choice.below(40), record: { kind: 'cv', id: 'cv-1', subject: choice.pick(subjects) } }
  if (choice.chance(50)) return mail({ sender: who, ...about })
  return contactRequest({ viewer: { ...who, assurance: 'low' }, allowed: choice.chance(70), ...about })
}

/** As a gate under the rules of its time would have written it, mostly; some receipts show what no gate would have. */
function someReceipt(choice: Choice, { timeline, facts: host, histories }: Told, policies: readonly Policy[]): Receipt {
  const history = choice.pick(histories)
  const all = recordsIn(history)
  const real = all.length > 0 && choice.chance(85) ? choice.pick(all) : undefined
  const subject = real?.subject ?? choice.pick([...subjects, 'nobody known'])
  const record = real?.record ?? { kind: choice.pick(words.kinds), id: choice.pick(['cv-1', 'cv-2', 'x']) }
  const role = choice.pick(['employer', 'employer', 'counsellor', 'subject'])
  const named = choice.pick([...organisationsWith(history, subject), ...organisations])
  const organisation = role === 'employer' ? named : undefined
  const id = role === 'subject' ? choice.pick(subjects) : choice.pick(['account-1', 'counsellor-2', 'r'])
  const at = (real?.since ?? 5) + choice.below(20)
  const purpose = choice.pick(words.purposes)
  const act = choice.pick(['list', 'view', 'download'] as const)
  const assurance = choice.pick(['low', 'substantial'] as const)
  const asked = { viewer: { id, role, organisation }, record: { ...record, subject }, at, purpose }
  const policy = choice.chance(85) ? (timeline.at(at) ?? choice.pick(policies)) : choice.pick(policies)
  const situation = {
    ...facts(history, asked),
    ...((typeof host === 'function' ? undefined : host?.at(asked)) as Situation | undefined),
    ...{ 'viewer.role': role, purpose, act, 'viewer.assurance': assurance, 'viewer.individual': true },
    'viewer.isSubject': id === subject,
  }
  const shown: Record<string, string> = { ...decide(policy, record.kind, situation) }
  for (const category of categoriesOf(words)) {
    if (choice.chance(5)) shown[category] = choice.pick(levelsOf(words, category))
  }
  const disclosed = Object.entries(shown).flatMap(([category, level]) => {
    if (level === 'withheld') return []
    const permits = policy.rules.filter((rule) => rule.kind === 'permit' && concerns(rule, record.kind, category))
    const grounds = choice.some(permits, 85).map((rule) => ({
      rule: rule.id,
      ...(rule.kind === 'permit' && choice.chance(60) ? { basis: rule.basis, notice: rule.notice } : {}),
    }))
    return [{ record: choice.chance(93) ? record.kind : choice.pick(words.kinds), category, level, grounds }]
  })
  return {
    kind: 'receipt',
    viewer: { id, role, organisation, assurance },
    ...{ purpose, act, need: undefined, at },
    record: { ...record, subject },
    policy: { name: policy.name, version: policy.version, hash: policy.hash },
    disclosed: disclosed as Receipt['disclosed'],
    evidence: Object.fromEntries(
      choice.some(['consent.sharing', 'informed.terms.cvDatabase', 'cv.presence'], 30).map((fact) => [fact, ['id-1']]),
    ),
    refusal: disclosed.length === 0 ? 'policy' : undefined,
    obligations: [],
  }
}

/** A receipt loses one of its parts. */
export function worse(choice: Choice, entry: LogRecord): LogRecord {
  if (choice.chance(60)) return poorer(choice, entry)
  // biome-ignore lint/suspicious/noExplicitAny: what is lost leaves no type behind
  const copy = structuredClone(entry) as any
  const part = choice.pick(['policy', 'evidence', 'act', 'assurance', 'hash', 'grounds', 'rule'])
  if (part === 'assurance') delete copy?.viewer?.assurance
  else if (part === 'hash') delete copy?.policy?.hash
  else if (part === 'grounds') for (const item of copy?.disclosed ?? []) delete item.grounds
  else if (part === 'rule')
    for (const item of copy?.disclosed ?? []) for (const each of item.grounds ?? []) delete each.rule
  else if (copy !== null) delete copy[part]
  return copy
}
