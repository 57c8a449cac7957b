import { z } from 'zod'
import { identifier } from '../../history/identifier'
import { plainJson } from '../../policy/plain-json'
import { readJson } from '../../policy/read-json'
import { freezeDeep, type Issue, UsageError } from '../../vocabulary'
import type { AffectedSubject } from './affected-subject'
import { fewestNamed } from './enough-named'
import { prose } from './incident-schema'
import type { ScopeToTell } from './scope-to-tell'

/** Ways to reach one person, and ways to reach nobody in particular. */
const directChannels = ['letter', 'email', 'inbox', 'phone'] as const
const publicChannels = ['webPage', 'press', 'advertisement'] as const
export type Channel = (typeof directChannels)[number] | (typeof publicChannels)[number]

/** Why the persons affected need not be told one by one: GDPR 34(3). The reference says where that is documented.
 *
 * - (a) the data were unintelligible to whoever got them
 * - (b) what was done afterwards took the high risk away
 * - (c) it would take a disproportionate effort; then the public is told instead
 */
export interface PlanGround {
  readonly article: '34(3)(a)' | '34(3)(b)' | '34(3)(c)'
  readonly reasons: string
  readonly reference: string
}

export interface PlanInput {
  readonly channels: readonly Channel[]
  readonly ground?: PlanGround
}

/** How the persons affected are told. `direct`: each one; `public`: everybody, on the ground of 34(3)(c); `none`: nobody, on
 * that of (a) or (b).
 */
export interface PlanOutline {
  readonly mode: 'direct' | 'public' | 'none'
  readonly channels: readonly Channel[]
  readonly ground?: PlanGround | undefined
}

/** One person to tell, and what of. */
export interface Notification {
  readonly kind: 'notification'
  readonly mode: 'direct'
  readonly to: AffectedSubject
}

/** A plan, and under a direct one whom to tell. */
export interface NotificationPlan {
  readonly kind: 'notificationPlan'
  readonly outline: PlanOutline
  /** One for each subject of the scope, confirmed or possible, each once, as they come; none of them is kept. Read to the
   * end: a scope that has run dry, or names fewer than it says there are, throws `scope-cut-short` there; one that says
   * "over 500" needs a 501st, one that says "under 500" a first.
   */
  readonly notifications: Iterable<Notification>
}

const channels = z.array(z.enum([...directChannels, ...publicChannels]))
const ground = z.strictObject({
  article: z.enum(['34(3)(a)', '34(3)(b)', '34(3)(c)']),
  reasons: prose,
  reference: identifier,
})

export const planOutlineSchema = z
  .strictObject({
    mode: z.enum(['direct', 'public', 'none']),
    channels,
    ground: ground.optional(),
  })
  .refine((outline) => planIssues(outline).length === 0)

const inputSchema = z.strictObject({ channels, ground: ground.optional() })

/** How to tell the persons affected: directly, each of them, those of whom it is only possible included (JI-14, NAV-05).
 *
 * @throws UsageError `plan-refused` with every issue: `not-direct` for a plan that reaches nobody in particular, without
 * the ground for that (JI-22); `not-public` for the ground of 34(3)(c) without a way to tell the public
 */
export function notificationPlan(scope: ScopeToTell, input: PlanInput): NotificationPlan {
  const read = readJson(inputSchema, plainJson(input) ?? null)
  if (!read.ok) throw new UsageError('plan-refused', 'the plan cannot be read', read.issues)
  const outline: PlanOutline = { mode: modeOf(read.value), ...read.value }
  const issues = planIssues(outline)
  if (issues.length > 0) throw new UsageError('plan-refused', 'the plan does not reach whom it must', issues)
  const notifications: Iterable<Notification> =
    outline.mode === 'direct' ? { [Symbol.iterator]: () => notify(scope) } : []
  return Object.freeze<NotificationPlan>({ kind: 'notificationPlan', outline: freezeDeep(outline), notifications })
}

/** Whoever can be reached directly is: a ground that would allow less does not forbid it. */
function modeOf({
  channels,
  ground,
}: {
  channels: readonly Channel[]
  ground?: PlanGround | undefined
}): PlanOutline['mode'] {
  if (channels.some(isDirect)) return 'direct'
  return ground === undefined || ground.article === '34(3)(c)' ? 'public' : 'none'
}

function planIssues({ mode, channels, ground }: PlanOutline): readonly Issue[] {
  const article = ground?.article
  const notDirect = { code: 'not-direct', path: '/channels', message: 'each person affected is told directly' }
  if (mode === 'direct') return channels.some(isDirect) ? [] : [notDirect]
  if (mode === 'none') return article === '34(3)(a)' || article === '34(3)(b)' ? [] : [notDirect]
  const notPublic = { code: 'not-public', path: '/channels', message: 'the public is told where no person is' }
  return article !== '34(3)(c)' ? [notDirect] : channels.some((channel) => !isDirect(channel)) ? [] : [notPublic]
}

function isDirect(channel: Channel): boolean {
  return (directChannels as readonly Channel[]).includes(channel)
}

function* notify({ affected }: ScopeToTell): Generator<Notification> {
  const told = new Set<string>()
  for (const to of affected.subjects) {
    if (told.has(to.subject)) continue
    told.add(to.subject)
    yield Object.freeze<Notification>({ kind: 'notification', mode: 'direct', to })
  }
  if (told.size < fewestNamed(affected.persons)) {
    throw new UsageError('scope-cut-short', 'the scope names fewer persons than it says there are')
  }
}
