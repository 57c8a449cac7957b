import { profiles, recruitment } from 'need-to-know/recruitment'
import type { Policy } from '../../../src'
import { always, never, type SeesClaim } from '../../../src/prove'
import { names as benchNames } from '../vocabulary'
import { grownNames, grownRules } from './grown-rules'

/** A policy and what is claimed of it. */
export interface Workload {
  readonly name: string
  readonly policy: Policy
  readonly claims: readonly NamedClaim[]
}

export interface NamedClaim {
  readonly name: string
  readonly claim: SeesClaim
}

/** The profiles in the box, under the same seven claims. */
export function profileWorkloads(): readonly Workload[] {
  const { strict, jobindex, nav, werknl } = profiles
  const named = {
    strict,
    terms2018: jobindex.terms2018,
    'nav.legacy': nav.legacy,
    'nav.february2021': nav.february2021,
    'werknl.practice2011': werknl.practice2011,
    'werknl.redesign': werknl.redesign,
  }
  return Object.entries(named).map(([name, policy]) => ({
    name,
    policy: policy as unknown as Policy,
    claims: ofProfiles,
  }))
}

/** A policy of `size` rules over sixty facts. */
export function grownWorkload(size: number): Workload {
  const policy = grownNames.definePolicy({ name: `grown-${size}`, version: '1', rules: grownRules(size) })
  return { name: `${size} rules`, policy: policy as unknown as Policy, claims: ofGrown }
}

const { fact, any, all, not } = recruitment.vocabulary
const opened = any(fact('relation.contactAccepted'), fact('relation.follows'), fact('cv.form').is('personal'))
const alone = all(fact('viewer.individual'), fact('purpose').is('recruitment'))

const ofProfiles: readonly NamedClaim[] = [
  { name: 'identity unless opened', claim: never('employer').sees('identity').unless(opened) },
  { name: 'identity', claim: never('employer').sees('identity') },
  { name: 'blocked employers', claim: never('employer').sees('*').when(fact('relation.blocked')) },
  {
    name: 'shared logins',
    claim: never(['employer', 'agency'])
      .sees('*')
      .when(not(fact('viewer.individual'))),
  },
  { name: 'dialogues to visitors', claim: never('visitor').sees('dialogue', { on: 'dialogue' }) },
  { name: 'skills to employers', claim: always('employer').sees('qualification.skill', { on: 'cv' }).when(alone) },
  {
    name: 'nobody at all',
    claim: never('*')
      .sees('*')
      .when(all(alone, not(alone))),
  },
]

const bench = benchNames
const onCv = { on: 'cv' } as const
const weak = bench.fact('viewer.assurance').is('low')
const own = bench.all(
  bench.fact('viewer.isSubject'),
  bench.fact('viewer.individual'),
  bench.fact('purpose').is('service'),
)

const ofGrown: readonly NamedClaim[] = [
  {
    name: 'shared logins',
    claim: never('employer')
      .sees('*', onCv)
      .when(bench.not(bench.fact('viewer.individual'))),
  },
  {
    name: 'weak logins',
    claim: never('employer')
      .sees('identity.name', { ...onCv, atLeast: 'full' })
      .when(weak),
  },
  { name: 'blocked', claim: never('employer').sees('identity', onCv).when(bench.fact('relation.blocked')) },
  { name: 'contact unless open', claim: never('employer').sees('contact', onCv).unless(bench.fact('cv.isOpen')) },
  { name: 'skills to agencies', claim: always('agency').sees('skills', onCv).when(bench.fact('cv.isOpen')) },
  {
    name: 'own record',
    claim: always('subject')
      .sees('identity', { ...onCv, atLeast: 'full' })
      .when(own),
  },
  {
    name: 'nobody at all',
    claim: never('*')
      .sees('*')
      .when(bench.all(bench.fact('cv.isOpen'), bench.not(bench.fact('cv.isOpen')))),
  },
]
