import { covers } from '../vocabulary'
import { butNot } from './boolean'
import { checkClaim } from './check-claim'
import type { Claim, SeesClaim } from './claim'
import type { MergedVocabulary } from './merged-vocabulary'
import type { Proof } from './proof'
import type { Sight } from './sight'
import type { Region } from './space'
import { verdict } from './verdict'

/** Decides what viewers of some roles never, or always, see. */
export function proveSees(sight: Sight, claim: SeesClaim): Proof {
  const { space } = sight
  const { vocabulary } = space
  checkClaim(vocabulary, claim)
  const viewers = claim.to === '*' ? space.everywhere : space.where('viewer.role', claim.to)
  const scope = space.all(sight.allowed, viewers, spokenOf(sight, claim))
  const failing = categoriesIn(vocabulary, claim).flatMap((category) =>
    kindsIn(vocabulary, claim).map((on) => {
      const seen = sight.reaches(on, category, rankIn(vocabulary, claim, category), scope)
      return { on, category, region: claim.kind === 'never' ? seen : space.diagrams.combine(butNot, scope, seen) }
    }),
  )
  const from = claim.to === '*' ? { act: 'view' } : { act: 'view', 'viewer.role': claim.to[0] }
  return verdict(sight, { scope, failing, from })
}

/** The situations that the conditions of a claim leave. */
export function spokenOf(sight: Sight, { where, except }: Claim): Region {
  return sight.space.diagrams.combine(butNot, sight.truth(where).true, sight.truth(except).true)
}

function categoriesIn({ categories }: MergedVocabulary, claim: SeesClaim): readonly string[] {
  return categories.filter((category) => claim.categories.some((name) => covers(name, category)))
}

function kindsIn({ kinds }: MergedVocabulary, { on }: SeesClaim): readonly string[] {
  return on === '*' ? kinds : kinds.filter((kind) => on.includes(kind))
}

/** What counts as seeing a category. One that has no such level is read strictly. */
function rankIn({ levels }: MergedVocabulary, { kind, atLeast }: SeesClaim, category: string): number {
  const own = levels.get(category) ?? []
  if (atLeast === undefined) return 1
  if (own.includes(atLeast)) return own.indexOf(atLeast)
  return kind === 'never' ? 1 : own.length - 1
}
