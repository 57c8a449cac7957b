import { attempt } from '../../enforce/attempt'
import type { CompiledKind } from '../../enforce/compiled-kind'
import { type FactSource, subjectOf } from '../../enforce/fact-source'
import type { FieldCategory } from '../../enforce/field-node'
import { formAt } from '../../enforce/form-at'
import { idIn } from '../../enforce/id-in'
import { levelCode } from '../../enforce/level-code'
import { nestedSource } from '../../enforce/nested-source'
import { StandingReader } from '../../enforce/standing'
import type { Levels } from '../../semantics'
import { type DisclosureRequest, existence, type Form, levelsOf } from '../../vocabulary'
import type { AnyGuard, GuardInsides } from '../arbitrary/guard-insides'
import type { Item } from '../arbitrary/question-builder'
import { bytesOf } from './bytes'
import { type MaskText, sceneMask } from './scene-mask'

/** A record, or nested record, that somebody looks at: what of each category is open. */
export interface Scene {
  readonly insides: GuardInsides
  readonly kind: CompiledKind
  readonly source: FactSource
  readonly levels: Levels
  /** Categories of which the decision says more than the policy does; of a nested record, none. */
  readonly overstated: readonly string[]
  /** A text of the record, or of one nested in it, with what is withheld of the outermost one masked. */
  readonly mask: MaskText
  /** Of a nested record, the scene of the outermost one. */
  readonly outermost?: Scene
  /** Takes in what is shown in full and is left whole in other texts, where that is being collected. */
  readonly whole?: Set<string>
}

/** The scene of a record that a guard is asked about, with the levels that its decision names, where those are lower than
 * what the compiled policy says: the guard on trial is not asked what it may show. */
export function sceneOf(
  guard: AnyGuard,
  insides: GuardInsides,
  kind: CompiledKind,
  request: DisclosureRequest,
  { record, facts }: Item,
): Scene {
  const { vocabulary } = kind.compiled.policy
  const source = { facts, record, standing: new StandingReader(vocabulary).read(request) }
  const said = attempt(() => guard.disclose(kind.definition.kind, record as never, request as never, facts).decision)
  const decided = kind.decide(source).levels
  const codeOf = (category: string, level: unknown) => levelCode(levelsOf(vocabulary, category), String(level))
  const lower = ([category, level]: readonly [string, string]) => {
    const named = said?.[category]?.level ?? level
    return [category, codeOf(category, named) < codeOf(category, level) ? named : level] as const
  }
  const overstated = Object.entries(said ?? {})
    .filter(([category, { level }]) => codeOf(category, level) > codeOf(category, decided[category] ?? 'withheld'))
    .map(([category]) => category)
  const levels = Object.fromEntries(Object.entries(decided).map(lower))
  return withMask({ insides, kind, source, levels, overstated })
}

function withMask(scene: Omit<Scene, 'mask'>): Scene {
  return { ...scene, mask: sceneMask(scene, (field) => formIn(scene, field)) }
}

/** The scene of a record nested in that of another, decided on facts of its own. */
export function nestedScene(outer: Scene, name: string, record: unknown): Scene {
  const kind = outer.insides.compiledKind(name)
  const source = nestedSource(kind, record, outer.kind, outer.source)
  const { insides, mask, whole, outermost = outer } = outer
  const { levels } = kind.decide(source)
  const nested = { insides, kind, source, levels, overstated: [], mask, outermost }
  return whole === undefined ? nested : { ...nested, whole }
}

/** The same viewer before another record in the same place. */
export function withRecord(scene: Scene, record: unknown): Scene {
  return withMask({ ...scene, source: { ...scene.source, record } })
}

export function isThere({ levels }: Scene): boolean {
  return levels[existence] === 'full'
}

/** What a field shows here; undefined shows nothing. */
export function formIn({ kind, levels }: Pick<Scene, 'kind' | 'levels'>, field: FieldCategory): Form | undefined {
  if (levels[existence] !== 'full') return undefined
  return formAt(kind.compiled.policy.vocabulary, field, levels[field.category] ?? 'withheld')
}

/** All that a record says to the rules: its facts, and whom it is about. Two that say the same, to the same viewer and
 * beside the same facts of the host's, are decided alike. */
export function sayingOf({ kind, source }: Scene): string {
  // A fact that is no word, number or truth value is unknown, whatever it is.
  const read = [...kind.readers.values()].map((reader) => {
    const said = reader(source)
    return typeof said === 'object' || typeof said === 'function' ? undefined : said
  })
  return bytesOf([...read, subjectOf(kind.definition, source)])
}

/** The id under which a receipt books the record. */
export function idOf({ kind, source }: Scene): string | undefined {
  const { id: read } = kind.definition
  return idIn(read === undefined ? undefined : attempt(() => read(source.record as never)))
}
