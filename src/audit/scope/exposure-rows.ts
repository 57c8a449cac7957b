import { levelsOf, type VocabularyDefinition } from '../../vocabulary'
import { type ExposureSource, exposedStretches } from './exposed-stretches'

/** One category of one exposure, flat: a row of a table that a table of receipts is joined with.
 *
 * A receipt saw it when subject, record and role are the same, `from <= at < to` (null is for ever), a category was
 * disclosed at a rank above `allowedRank`, and the organisation is the same; where the row has none, any that `except`
 * does not list.
 */
export interface ExposureRow {
  readonly subject: string
  readonly recordKind: string
  readonly recordId: string
  readonly role: string
  readonly organisation: string | null
  readonly except: readonly string[]
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly from: number
  readonly to: number | null
  readonly category: string
  readonly seen: string
  readonly allowed: string
  /** Places among the levels of the category; 0 is `withheld`. See `levelRanks`. */
  readonly seenRank: number
  readonly allowedRank: number
  readonly policy: string
  readonly version: string
}

/** Could see, as rows for a database.
 *
 * @throws as `exposures`
 */
export function exposureRows(source: ExposureSource): Generator<ExposureRow> {
  const stretches = exposedStretches(source)
  const [first] = source.timeline.entries
  return rowsOf(stretches, ranksIn(first?.value.vocabulary))
}

function* rowsOf(
  stretches: ReturnType<typeof exposedStretches>,
  rank: (category: string, level: string) => number,
): Generator<ExposureRow> {
  for (const { exposure, except } of stretches) {
    const { subject, record, viewer, from, to, policy, categories } = exposure
    for (const { category, seen, allowed } of categories) {
      yield Object.freeze({
        subject,
        recordKind: record.kind,
        recordId: record.id,
        role: viewer.role,
        organisation: viewer.organisation ?? null,
        except,
        from,
        to: to ?? null,
        ...{ category, seen, allowed },
        seenRank: rank(category, seen),
        allowedRank: rank(category, allowed),
        policy: policy.name,
        version: policy.version,
      })
    }
  }
}

/** The place of each level of each category: what ranks the levels in a table of receipts. */
export function levelRanks(
  vocabulary: VocabularyDefinition,
  categories: readonly string[],
): readonly { readonly category: string; readonly level: string; readonly rank: number }[] {
  return categories.flatMap((category) =>
    levelsOf(vocabulary, category).map((level, rank) => Object.freeze({ category, level, rank })),
  )
}

/** Finds the place of a level; -1 for one that the category does not have. */
export function ranksIn(vocabulary: VocabularyDefinition | undefined): (category: string, level: string) => number {
  const known = new Map<string, readonly string[]>()
  return (category, level) => {
    if (vocabulary === undefined) return -1
    const levels = known.get(category) ?? levelsOf(vocabulary, category)
    known.set(category, levels)
    return levels.indexOf(level)
  }
}
