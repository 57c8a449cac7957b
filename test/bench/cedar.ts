import { setFlagsFromString } from 'node:v8'
import manifest from '../../node_modules/@cedar-policy/cedar-wasm/package.json'
import type { Contender } from './contender'
import type { Formula } from './formula'
import { peerEntry } from './peer-entry'
import { type PeerRule, peerName } from './peer-rules'

/** Cedar: one preparsed policy set for each viewpoint, one authorisation for each call.
 *
 * An authorisation for each level of each category would cross into wasm some twenty times. In its place all rules are
 * permits: the answer names all that hold, and what is denied is taken from what is allowed out here.
 */
export const cedar: Contender = {
  name: 'cedar',
  version: manifest.version,
  readsPolicy: true,
  enter: async (policy, cases) => {
    // Node 20's optimising compiler now and then aborts the process when it inlines calls into this module.
    setFlagsFromString('--no-turbo-inline-js-wasm-calls')
    const { preparsePolicySet, statefulIsAuthorized } = await import('@cedar-policy/cedar-wasm/nodejs')
    return peerEntry(policy, cases, {
      makeDecider: async (rules, _, viewpoint) => {
        const byId = new Map(rules.map((rule) => [rule.id, rule]))
        const preparsedPolicySetId = `${policy.hash} ${viewpoint}`
        const staticPolicies = Object.fromEntries(rules.map((rule) => [rule.id, policyOf(rule)]))
        const parsed = preparsePolicySet(preparsedPolicySetId, { staticPolicies })
        if (parsed.type === 'failure') throw new Error(parsed.errors.map(({ message }) => message).join('; '))
        return (facts) => {
          const answer = statefulIsAuthorized({ ...question, context: { ...facts }, preparsedPolicySetId })
          if (answer.type === 'failure') return []
          return allowedBy(answer.response.diagnostics.reason.map((id) => byId.get(id) as PeerRule))
        }
      },
    })
  },
}

const question = {
  principal: { type: 'Viewer', id: 'viewer' },
  action: { type: 'Action', id: 'read' },
  resource: { type: 'Cv', id: 'cv' },
  entities: [],
}

function allowedBy(holding: readonly PeerRule[]): readonly string[] {
  const denied = new Set(holding.flatMap(({ effect, items }) => (effect === 'deny' ? items : [])))
  return holding.flatMap(({ effect, items }) => (effect === 'allow' ? items.filter((item) => !denied.has(item)) : []))
}

function policyOf({ when }: PeerRule): string {
  return `permit(principal, action, resource) when { ${expressionOf(when)} };`
}

function expressionOf(formula: Formula): string {
  if (formula.kind === 'in') {
    const { fact, values } = formula
    const [only] = values
    if (values.length === 1) return `context.${peerName(fact)} == ${JSON.stringify(only)}`
    return `${JSON.stringify(values)}.contains(context.${peerName(fact)})`
  }
  if (formula.parts.length === 0) return formula.kind === 'all' ? 'true' : 'false'
  return `(${formula.parts.map(expressionOf).join(formula.kind === 'all' ? ' && ' : ' || ')})`
}
