import { compile, type Receipt } from 'need-to-know'
import {
  type AuditLog,
  createGate,
  defineAllowance,
  type GateAllowance,
  type LogStore,
  memoryStore,
  openLog,
} from 'need-to-know/audit'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { columns, type Facts, type Request } from '../recruitment/cv-cells'
import { fullCv } from '../recruitment/full-cv'

export const guard = compile(profiles.strict, {
  records: recruitment.records,
  pseudonymKey: new TextEncoder().encode('a secret of sixteen bytes or more'),
})
const column = columns.find(({ name }) => name === 'personal, online')

/** What makes a CV in personal form readable, and a download of it possible. */
export const facts: Facts = { ...column?.facts, 'organisation.activeVacancy': true, 'candidate.matched': true }
export const at = Date.UTC(2024, 4, 4, 9)

/** The CV of one of many subjects. */
export const cvOf = (subject: string) => ({ ...fullCv, ...column?.cv, id: `cv of ${subject}`, subjectId: subject })

export const { at: _, ...request } = {
  viewer: { id: 'person-1', role: 'employer', organisation: 'org-viewer', assurance: 'substantial' },
  purpose: 'recruitment',
  need: { kind: 'vacancy', id: 'vacancy-1' },
  at: 0,
} as const satisfies Request

const places = (base: number) => ({ base, perVacancy: 0, perPosition: 0 })

/** Every subject counts once, whatever is shown of it. */
const once = [{ categories: ['identity'], weight: 1 }]

/** An allowance of so many subjects, for the account, its organisation and each vacancy alike. */
export function allowanceOf(most: number, more: object = {}): GateAllowance {
  const limits = { account: places(most), organisation: places(most), vacancy: { base: most, perPosition: 0 } }
  return {
    allowance: defineAllowance({ view: limits, download: limits, weights: once, ...more }),
    vacancies: () => [{ id: 'vacancy-1', positions: 1 }],
  }
}

let salts = 0
export const salt = () => `salt ${String(salts++).padStart(40, '0')}`

export const logOver = (store: LogStore): AuditLog => openLog({ store, salt })

/** A gate with what a test does not speak of filled in. */
export function gateOver(store: LogStore = memoryStore(), options: Partial<GateInput> = {}) {
  return createGate({
    guard,
    log: options.log ?? logOver(store),
    allowance: 'unlimited',
    now: () => at,
    obligations: { controllerTransition: () => undefined },
    ...options,
  })
}
type GateInput = Parameters<typeof createGate<(typeof guard)['policy']['vocabulary'], typeof recruitment.records>>[0]

/** Everything that a store holds. */
export async function entriesOf(store: LogStore) {
  const entries = []
  for await (const entry of store.read(0)) entries.push(entry)
  return entries
}

/** The receipts in a store that say that something was shown. */
export async function releasesIn(store: LogStore): Promise<readonly Receipt[]> {
  const bodies = (await entriesOf(store)).map(({ body }) => body as unknown as Receipt)
  return bodies.filter(({ kind, disclosed }) => kind === 'receipt' && disclosed.length > 0)
}
