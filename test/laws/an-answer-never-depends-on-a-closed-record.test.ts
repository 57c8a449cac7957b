import fc from 'fast-check'
import { compile } from 'need-to-know'
import { defineAllowance, type LogStore, memoryStore } from 'need-to-know/audit'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { expect, it } from 'vitest'
import { allowanceOf, at, cvOf, facts, gateOver, logOver, request } from '../audit/gate-world'
import { runs } from './arbitraries/depth'

const open = {
  ...facts,
  'contract.cvDatabase': true,
  'approach.linked': true,
  'informed.terms.approach': true,
} as const
/** Facts under which a CV is closed to the viewer, for viewing it and for getting in touch. */
const closing = [
  {},
  { ...open, 'relation.blocked': true },
  { ...open, 'contract.cvDatabase': false, 'informed.terms.cvDatabase': false },
]

const subjects = Array.from({ length: 12 }, (_, i) => `s${i}`)

type Call = 'list' | 'view' | 'download' | 'approach' | 'ad'
type Step =
  | { readonly kind: 'ask'; readonly subject: string; readonly call: Call; readonly as: 'account' | 'nobody' }
  | { readonly kind: 'decide'; readonly decision: 'block' | 'unblock' }
  | { readonly kind: 'outage'; readonly of: 'store' | 'appending' | 'vacancies' | 'nothing' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      subject: fc.constantFrom(...subjects),
      call: fc.constantFrom<Call[]>('list', 'view', 'view', 'download', 'approach', 'ad', 'ad'),
      as: fc.constantFrom('account', 'account', 'account', 'nobody'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      decision: fc.constantFrom('block', 'unblock', 'unblock'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('outage' as const),
      of: fc.constantFrom('store', 'appending', 'vacancies', 'nothing', 'nothing', 'nothing'),
    }),
  },
)

const { id: _, ...withoutAccount } = request.viewer
/** Under this policy everybody reads job ads, without an account (NAV-28). */
const withAds = compile(profiles.nav.february2021, {
  records: { note: recruitment.records.note, jobAd: recruitment.records.jobAd },
})
const adOf = (id: string) => ({ id, organisation: 'org-1', title: 'Dispatcher', text: 'Plan routes.' })

/** A host that sends what `docs/audit.md` says, over a store of which some records are closed to the viewer.
 *
 * @param factsOf - subject → what is so of its CV, and its ad; none for one that is not there
 */
async function answersOf(steps: readonly Step[], factsOf: ReadonlyMap<string, object>): Promise<readonly string[]> {
  let outage: Extract<Step, { kind: 'outage' }>['of'] = 'nothing'
  const inner = memoryStore()
  const unless = async <T>(isOut: boolean, act: () => T | Promise<T>): Promise<T> => {
    if (isOut) throw new Error('down')
    return act()
  }
  const store: LogStore = {
    head: () => unless(outage === 'store', () => inner.head()),
    append: (entry) => unless(outage === 'store' || outage === 'appending', () => inner.append(entry)),
    read: async function* (from) {
      if (outage === 'store') throw new Error('down')
      yield* inner.read(from)
    },
  }
  const log = logOver(store)
  const limit = { base: 3, perVacancy: 0, perPosition: 0 }
  const limits = { account: limit, organisation: limit, vacancy: { base: 3, perPosition: 0 }, unbooked: limit }
  const { allowance } = allowanceOf(5, {
    approach: limits,
    abuse: 2,
    weights: [{ categories: ['contact'], weight: 2 }],
  })
  const vacancies = () => unless(outage === 'vacancies', () => [{ id: 'vacancy-1', positions: 1 }])
  const gate = gateOver(store, { log, allowance: { allowance, vacancies } })
  const ofNotes = defineAllowance({ weights: [{ categories: ['note'], weight: 2 }] })
  const site = gateOver(store, { guard: withAds, log, allowance: { allowance: ofNotes, vacancies } } as never)

  async function adFor(id: string, as: 'account' | 'nobody'): Promise<object> {
    const viewer = as === 'account' ? request.viewer : ({ role: 'visitor', assurance: 'none' } as const)
    const asked = { viewer, purpose: 'recruitment' } as const
    const { is, status } = await site.standing(asked, 'jobAd')
    if (is !== 'open') return { status }
    const found = factsOf.get(id)
    if (found === undefined) return { status: 404 }
    const { view } = await site.disclose('jobAd', adOf(id), asked, { 'vacancy.active': found === open })
    return view === null ? { status: 404 } : { status: 200, as, view }
  }

  async function answer({ subject, call, as }: Extract<Step, { kind: 'ask' }>): Promise<object> {
    if (call === 'ad') return adFor(subject, as)
    const from = as === 'account' ? request : { ...request, viewer: withoutAccount }
    const asked = call === 'approach' ? ({ ...from, purpose: 'approach' } as const) : ({ ...from, act: call } as const)
    const { is, status } = await gate.standing(asked, 'cv')
    if (is !== 'open') return { status }
    const found = factsOf.get(subject)
    if (found === undefined) return { status: 404 }
    if (call === 'approach') {
      const { allowed } = await gate.approach('cv', cvOf(subject), asked, found)
      return { status: allowed ? 204 : 404 }
    }
    const { view } = await gate.disclose('cv', cvOf(subject), asked, found)
    return view === null ? { status: 404 } : { status: 200, view }
  }

  const answers: string[] = []
  for (const each of steps) {
    if (each.kind === 'outage') outage = each.of
    else if (each.kind === 'ask') answers.push(JSON.stringify(await answer(each)))
    else {
      const decided = {
        kind: 'accountDecision',
        account: 'person-1',
        by: 'officer-1',
        reference: 'case-1',
        at,
      } as const
      await log.append({ ...decided, decision: each.decision }).catch(() => undefined)
    }
  }
  return answers
}

it('an answer to the viewer, its status included, never depends on a record that is closed to the viewer', async () => {
  const met = new Map<string, number>()
  const closed = fc.array(fc.option(fc.constantFrom(...closing), { nil: undefined, freq: 2 }), {
    minLength: 12,
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), closed, async (steps, chosen) => {
      const openOnes = subjects.filter((_, i) => chosen[i] === undefined)
      const withClosed = new Map<string, object>(subjects.map((subject, i) => [subject, chosen[i] ?? open]))
      const without = new Map<string, object>(openOnes.map((subject) => [subject, open]))
      const answers = await answersOf(steps, withClosed)
      expect(answers).toEqual(await answersOf(steps, without))
      for (const each of answers) {
        const status = String((JSON.parse(each) as { status: number }).status)
        met.set(status, (met.get(status) ?? 0) + 1)
        if (each.includes('"as":"nobody"')) met.set('ad', (met.get('ad') ?? 0) + 1)
      }
    }),
    { numRuns: runs(90) },
  )
  // Every kind of answer came out often enough for its absence to have been noticed.
  for (const status of ['ad', '200', '204', '403', '404', '429', '503']) expect(met.get(status) ?? 0).toBeGreaterThan(1)
})
