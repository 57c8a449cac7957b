import { match } from 'ts-pattern'
import type { Basis } from '../vocabulary'

/** A legal basis in words; the subject's own access stands on GDPR 15 and names none. */
export function describeBasis(basis: Basis | undefined): string {
  if (basis === undefined) return 'the right of access, GDPR 15'
  if (basis === 'none') return 'no legal basis'
  const ground = match(basis)
    .with({ article: '6(1)(a)' }, ({ consent }) => `consent ${consent}`)
    .with({ article: '6(1)(b)' }, ({ contract }) => `contract ${contract}`)
    .with({ article: '6(1)(c)' }, ({ statute = 'no statute' }) => `legal obligation under ${statute}`)
    .with({ article: '6(1)(d)' }, () => 'vital interest')
    .with({ article: '6(1)(e)' }, ({ statute = 'no statute' }) => `public task under ${statute}`)
    .with({ article: '6(1)(f)' }, ({ interest }) => `legitimate interest in ${interest}`)
    .exhaustive()
  return `${ground}, GDPR ${basis.article}`
}
