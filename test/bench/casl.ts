import { createMongoAbility, type RawRuleOf, type MongoAbility, subject } from '@casl/ability'
import { permittedFieldsOf } from '@casl/ability/extra'
import manifest from '../../node_modules/@casl/ability/package.json'
import type { Contender } from './contender'
import type { Formula } from './formula'
import { peerEntry } from './peer-entry'
import type { PeerRule } from './peer-rules'

/** CASL: one ability for each viewpoint, made ahead; a category's level is a field, a fact is a condition. */
export const casl: Contender = {
  name: 'casl',
  version: manifest.version,
  readsPolicy: true,
  enter: async (policy, cases) =>
    peerEntry(policy, cases, async (rules, items) => {
      const ability = createMongoAbility(rulesOf(rules))
      const options = { fieldsFrom: (rule: { fields?: string[] | undefined }) => rule.fields ?? [...items] }
      return (facts) => permittedFieldsOf(ability, 'read', facts as never, options)
    }, (facts) => subject('Cv', { ...facts })),
}

type CaslRule = RawRuleOf<MongoAbility>

/** Later rules win in CASL, so what denies comes last. */
function rulesOf(rules: readonly PeerRule[]): CaslRule[] {
  const order = [...rules.filter(({ effect }) => effect === 'allow'), ...rules.filter(({ effect }) => effect === 'deny')]
  return order
    .filter(({ items }) => items.length > 0)
    .map(({ effect, items, when }) => ({
      action: 'read',
      subject: 'Cv',
      fields: [...items],
      inverted: effect === 'deny',
      ...(when.kind === 'all' && when.parts.length === 0 ? {} : { conditions: conditionOf(when) }),
    }))
}

function conditionOf(formula: Formula): Record<string, unknown> {
  if (formula.kind !== 'in') return { [formula.kind === 'all' ? '$and' : '$or']: formula.parts.map(conditionOf) }
  const { fact, values } = formula
  return { [fact.replaceAll('.', '_')]: values.length === 1 ? values[0] : { $in: values } }
}
