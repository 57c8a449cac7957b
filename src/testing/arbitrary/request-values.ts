import {
  acts,
  assuranceLevels,
  type DisclosureRequest,
  domainsOf,
  needKinds,
  rolesOf,
  type VocabularyDefinition,
  viewerFacts,
} from '../../vocabulary'
import type { Dice } from './dice'
import type { Assignment } from './situation-sampler'

/** What every request of a test has in common: parts of it, the viewer's too. */
export interface RequestConstraints {
  readonly viewer?: Partial<DisclosureRequest['viewer']>
  readonly purpose?: string
  readonly at?: number
  readonly act?: DisclosureRequest['act']
  readonly need?: DisclosureRequest['need']
  readonly evidence?: DisclosureRequest['evidence']
  readonly record?: DisclosureRequest['record']
}

/** A request that says of the viewer what the assignment wants; the rest is drawn, most of it well-formed.
 *
 * Where the assignment wants *unknown*, the request names something that the vocabulary does not have.
 */
export function requestWith(
  vocabulary: VocabularyDefinition,
  wanted: Assignment,
  constraints: RequestConstraints,
  dice: Dice,
): DisclosureRequest {
  const viewer = viewerFacts.map(
    (fact, i) => wanted.get(i) ?? drawn(domainsOf(vocabulary).get(fact)?.length ?? 1, dice),
  )
  const [role = 0, purpose = 0, assurance = 0, individual = 0, act = 0] = viewer
  const organisation = dice.chance(85) ? dice.pick(['Acme', 'Acme', 'Bemanning']) : undefined
  const isShared = individual === 1
  const request = {
    viewer: {
      id: isShared ? organisation : dice.pick(['u1', 'u1', 'u2']),
      role: rolesOf(vocabulary)[role - 1] ?? 'someone',
      organisation,
      assurance: assuranceLevels[assurance - 1] ?? 'absolute',
    },
    purpose: vocabulary.purposes[purpose - 1] ?? 'something',
    at: dice.chance(98) ? (dice.pick([0, 1_262_304_000_000, 1_546_300_800_000]) ?? 0) : Number.NaN,
    ...(act === 2 && dice.chance(50) ? {} : { act: acts[act - 1] ?? 'peek' }),
    ...(dice.chance(20) ? { need: { kind: dice.pick(needKinds) ?? 'case', id: 'n1' } } : {}),
    ...(dice.chance(20) ? { evidence: evidence(vocabulary) } : {}),
  }
  return constrain(request as DisclosureRequest, constraints)
}

/** The request with its fixed parts in place. */
export function constrain(request: DisclosureRequest, constraints: RequestConstraints): DisclosureRequest {
  return { ...request, ...constraints, viewer: { ...request.viewer, ...constraints.viewer } } as DisclosureRequest
}

/** One in twenty-five names what there is none of. */
function drawn(count: number, dice: Dice): number {
  return dice.chance(4) ? 0 : 1 + dice.below(count)
}

function evidence({ consents = [], notices = [] }: VocabularyDefinition): DisclosureRequest['evidence'] {
  return Object.fromEntries([
    ...consents.map((scope) => [`consent.${scope}`, ['c1']] as const),
    ...notices.map((clause) => [`informed.${clause}`, ['n1']] as const),
  ])
}
