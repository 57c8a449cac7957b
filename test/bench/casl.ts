import { createMongoAbility, type MongoAbility, type RawRuleOf, subject } from '@casl/ability'
import { permittedFieldsOf } from '@casl/ability/extra'
import manifest from '../../node_modules/@casl/ability/package.json'
import type { Contender } from './contender'
import { type Clause, clausesOf } from './formula'
import { peerEntry } from './peer-entry'
import { type PeerRule, peerName } from './peer-rules'

/** CASL: one ability for each viewpoint, made ahead; a level of a category is a field, a fact is a condition. */
export const casl: Contender = {
  name: 'casl',
  version: manifest.version,
  readsPolicy: true,
  enter: (policy, cases) =>
    peerEntry(policy, cases, {
      makeDecider: async (rules, items) => {
        const ability = createMongoAbility(rulesOf(rules))
        const options = { fieldsFrom: ({ fields }: { fields?: string[] | undefined }) => fields ?? [...items] }
        return (facts) => permittedFieldsOf(ability, 'read', facts as never, options)
      },
      prepareFacts: (facts) => subject('Cv', { ...facts }),
    }),
}

type CaslRule = RawRuleOf<MongoAbility>

/** Later rules win in CASL, so what denies comes last. Its conditions have no *or*: each clause is a rule. */
function rulesOf(rules: readonly PeerRule[]): CaslRule[] {
  const ordered = [...rules].sort((a, b) => Number(a.effect === 'deny') - Number(b.effect === 'deny'))
  return ordered
    .filter(({ items }) => items.length > 0)
    .flatMap(({ effect, items, when }) =>
      clausesOf(when).map((clause) => ({
        action: 'read',
        subject: 'Cv',
        fields: [...items],
        inverted: effect === 'deny',
        ...(clause.size === 0 ? {} : { conditions: conditionsOf(clause) }),
      })),
    )
}

function conditionsOf(clause: Clause): Record<string, unknown> {
  const conditions = [...clause].map(([fact, values]) => {
    return [peerName(fact), values.length === 1 ? values[0] : { $in: values }] as const
  })
  return Object.fromEntries(conditions)
}
