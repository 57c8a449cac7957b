import {
  type CompileOptions,
  compile,
  type DisclosureRequest,
  type Guard,
  type RecordDefinition,
  type VocabularyDefinition,
  vocabulary,
} from 'need-to-know'
import type { z } from 'zod'
import type { CategoryDefinition } from '../../src/vocabulary'

/** Who asks in these tests: an employer who may see what the levels say. */
export const request: DisclosureRequest = {
  viewer: { id: 'u1', role: 'employer', organisation: 'Acme', assurance: 'substantial' },
  purpose: 'recruitment',
  at: 0,
}

export interface OpenRecord {
  readonly schema: z.ZodType
  readonly classify: unknown
  /** Category → its forms; categories of their own for all that `classify` names. */
  readonly categories: Readonly<Record<string, CategoryDefinition>>
  /** Category → level; what is absent is open in full. */
  readonly levels?: Readonly<Record<string, string>>
  readonly nested?: Readonly<Record<string, Partial<RecordDefinition> & Pick<RecordDefinition, 'schema' | 'classify'>>>
  readonly options?: Omit<CompileOptions<Readonly<Record<string, RecordDefinition>>>, 'records'>
  readonly definition?: Partial<RecordDefinition>
}

export type OpenGuard = Guard<VocabularyDefinition, Readonly<Record<string, RecordDefinition>>>

/** A guard over one record kind, `cv`, every category of which is open to the level named: for testing projections. */
export function openGuard({
  schema,
  classify,
  categories,
  levels = {},
  nested = {},
  options,
  definition = {},
}: OpenRecord): OpenGuard {
  const kinds = ['cv', ...Object.keys(nested)]
  const names: VocabularyDefinition = {
    roles: ['employer', 'agency'],
    purposes: ['recruitment'],
    kinds,
    categories,
    facts: { closed: 'flag', own: 'flag' },
  }
  const v = vocabulary(names)
  const all = Object.fromEntries(
    ['existence', ...Object.keys(categories)].map((name) => [name, levels[name] ?? 'full']),
  )
  const policy = v.definePolicy({
    name: 'open',
    version: '1',
    rules: [
      v.permit({
        id: 'open',
        to: ['employer', 'agency'],
        on: kinds,
        categories: '*',
        level: all,
        purpose: 'recruitment',
        basis: 'none',
        notice: 'none',
        source: 'test',
      }),
    ],
  })
  const records: Readonly<Record<string, RecordDefinition>> = {
    cv: { ...definition, kind: 'cv', schema, classify },
    ...Object.fromEntries(Object.entries(nested).map(([kind, inner]) => [kind, { ...inner, kind }])),
  }
  return compile(policy, { voidRules: 'keep', ...options, records })
}

/** What an employer sees of one record. */
export function viewOf(open: OpenRecord, record: unknown): unknown {
  return openGuard(open).view('cv', record, request)
}
