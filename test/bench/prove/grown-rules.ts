import type { Condition, Rule } from '../../../src'
import { vocabulary } from '../../../src'
import { Random } from '../random'
import { thirtyRules } from '../rules'
import { names } from '../vocabulary'

const products = Array.from({ length: 8 }, (_, product) => `product-${product}`)
const aspects = ['isBought', 'isTrial', 'isLocal', 'isRecent'] as const
const { definition } = names

/** The words of the other benchmarks, and four facts of each of eight products: sixty facts in all. */
export const grownNames = vocabulary({
  ...definition,
  facts: {
    ...definition.facts,
    ...Object.fromEntries(products.flatMap((product) => aspects.map((aspect) => [`${product}.${aspect}`, 'flag']))),
  },
} as typeof definition)

const roles = ['employer', 'agency', 'consultant', 'partner'] as const
const others = ['auditor', 'trainer', 'union', 'municipality', 'insurer', 'researcher'] as const
const purposes = ['recruitment', 'service', 'outreach', 'statistics', 'audit'] as const
const categories = ['existence', 'profile', 'identity', 'contact', 'address', 'summary', 'work', 'skills'] as const
const shared = [
  ...(['cv.isOpen', 'relation.applied', 'relation.follows', 'relation.contacted', 'relation.blocked'] as const),
  ...(['address.isProtected', 'organisation.isVerified', 'campaign.isActive'] as const),
]
const ground = { basis: { article: '6(1)(c)', statute: 'an Act' }, notice: 'service', source: 'bench' } as const

/** The thirty rules and as many more as it takes, as a policy grows that gets rules for each product apart: a rule asks
 * facts of one product and one or two that all share. Half of them speak of the roles of the thirty, one in five forbids.
 */
export function grownRules(count: number): readonly Rule[] {
  const random = new Random(count)
  const more = Array.from({ length: Math.max(0, count - thirtyRules.length) }, (_, i) =>
    grownRule(random, `grown-${i}`),
  )
  return [...thirtyRules, ...more]
}

function grownRule(random: Random, id: string): Rule {
  const to = random.once(2) ? random.pick(roles) : random.pick(others)
  const when = someFacts(random)
  const some = random.sample(categories, 1 + random.below(2))
  if (random.once(5)) return names.forbid({ id, to, on: 'cv', categories: some, when, source: 'bench' })
  return names.permit({ ...ground, id, to, on: 'cv', categories: some, purpose: random.pick(purposes), when })
}

function someFacts(random: Random): Condition {
  const product = random.pick(products)
  const own = random.sample(aspects, 2).map((aspect) => `${product}.${aspect}`)
  const flags = [...own, ...random.sample(shared, 1 + random.below(2))].map((name) => flag(name))
  return names.all(...flags.map((each) => (random.once(4) ? names.not(each) : each)))
}

function flag(name: string): Condition {
  return { kind: 'is', fact: name, values: [true] }
}
