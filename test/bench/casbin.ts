import { newEnforcer, newModelFromString } from 'casbin'
import manifest from '../../node_modules/casbin/package.json'
import type { Contender } from './contender'
import type { Formula } from './formula'
import { peerEntry } from './peer-entry'
import { type PeerRule, peerName } from './peer-rules'

const model = `
[request_definition]
r = facts, item
[policy_definition]
p = items, when, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = speaksOf(p.items, r.item) && eval(p.when)
`

/** casbin: one enforcer for each viewpoint, one attribute-based request for each level of each category. */
export const casbin: Contender = {
  name: 'casbin',
  version: manifest.version,
  readsPolicy: true,
  enter: (policy, cases) =>
    peerEntry(policy, cases, {
      makeDecider: async (rules, items) => {
        const enforcer = await newEnforcer(newModelFromString(model))
        await enforcer.addFunction('speaksOf', (list: string, item: string) => list.includes(`|${item}|`))
        for (const rule of rules) await enforcer.addPolicy(...lineOf(rule))
        return (facts) => items.filter((item) => enforcer.enforceSync(facts, item))
      },
    }),
}

function lineOf({ items, when, effect }: PeerRule): string[] {
  return [`|${items.join('|')}|`, expressionOf(when), effect]
}

function expressionOf(formula: Formula): string {
  if (formula.kind === 'in') {
    return `(${formula.values.map((value) => `r.facts.${peerName(formula.fact)} == '${value}'`).join(' || ')})`
  }
  if (formula.parts.length === 0) return formula.kind === 'all' ? 'true' : 'false'
  return `(${formula.parts.map(expressionOf).join(formula.kind === 'all' ? ' && ' : ' || ')})`
}
