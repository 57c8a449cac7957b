import type { Condition, Rule } from '../../src'
import { Random } from './random'
import { thirtyRules } from './rules'
import { names } from './vocabulary'

const { permit, forbid, fact, all, not } = names

const outsideRoles = ['auditor', 'trainer', 'union', 'municipality', 'insurer', 'researcher'] as const
const insideRoles = ['employer', 'agency', 'consultant', 'partner'] as const
const purposes = ['recruitment', 'service', 'outreach', 'statistics', 'audit'] as const
const categories = ['existence', 'profile', 'identity', 'contact', 'address', 'summary', 'work', 'skills'] as const
const flags = [
  ...(['cv.isOpen', 'relation.applied', 'relation.follows', 'relation.contacted', 'relation.blocked'] as const),
  ...(['address.isProtected', 'organisation.isVerified', 'campaign.isActive'] as const),
]
const ground = { basis: { article: '6(1)(c)', statute: 'an Act' }, notice: 'service', source: 'bench' } as const

/** The thirty rules and as many more as it takes, in the proportions of a policy that grew for years:
 *
 * - seven in ten speak of other roles
 * - fifteen in a hundred give the roles of the thirty something for another purpose
 * - the rest speak of the same roles and purposes: exceptions to one of the thirty, and offers that are bought apart
 *
 * On the facts of the generated cases they change no answer, so that one floor serves for all sizes.
 */
export function manyRules(count: number): readonly Rule[] {
  const random = new Random(count)
  const more = Array.from({ length: Math.max(0, count - thirtyRules.length) }, (_, i) => {
    const die = random.below(100)
    if (die < 70) return outsideRule(random, `outside-${i}`)
    return die < 85 ? auditRule(random, `audit-${i}`) : insideRule(random, `inside-${i}`)
  })
  return [...thirtyRules, ...more]
}

function outsideRule(random: Random, id: string): Rule {
  const to = random.pick(outsideRoles)
  const when = someFlags(random, 2 + random.below(2))
  const some = random.sample(categories, 1 + random.below(3))
  if (random.once(5)) return forbid({ id, to, on: 'cv', categories: some, when, source: 'bench' })
  return permit({ ...ground, id, to, on: 'cv', categories: some, purpose: random.pick(purposes), when })
}

function auditRule(random: Random, id: string): Rule {
  const when = someFlags(random, 2)
  const some = random.sample(categories, 2)
  return permit({ ...ground, id, to: random.pick(insideRoles), on: 'cv', categories: some, purpose: 'audit', when })
}

function insideRule(random: Random, id: string): Rule {
  return random.once(2) ? narrower(random, id) : offerRule(random, id)
}

/** One of the thirty under further conditions. */
function narrower(random: Random, id: string): Rule {
  const rule = random.pick(thirtyRules.filter(({ to }) => !to.includes('subject')))
  return { ...rule, id, when: all(rule.when ?? all(), someFlags(random, 1 + random.below(2))) }
}

/** What an offer opens, and what a trial, a pilot or an urgent case closes. */
function offerRule(random: Random, id: string): Rule {
  const to = random.pick(insideRoles)
  const some = random.sample(categories, 1 + random.below(2))
  if (random.once(2)) {
    const limit = fact(random.pick(['offer.isTrial', 'region.isPilot', 'case.isUrgent'] as const))
    return forbid({ id, to, on: 'cv', categories: some, when: all(limit, someFlags(random, 1)), source: 'bench' })
  }
  const when = all(fact('offer.tier').atLeast(random.pick(['plus', 'complete'] as const)), someFlags(random, 1))
  return permit({ ...ground, id, to, on: 'cv', categories: some, purpose: random.pick(purposes), when })
}

function someFlags(random: Random, count: number): Condition {
  const chosen = random.sample(flags, count).map((name) => fact(name))
  return all(...chosen.map((flag) => (random.once(4) ? not(flag) : flag)))
}
