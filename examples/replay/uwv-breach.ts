import { timeline } from 'need-to-know'
import {
  assessBreach,
  type BreachScope,
  breachReport,
  breachScope,
  completeTask,
  defineIncident,
  type LetterInput,
  type LogRecord,
  letter,
  notificationPlan,
  recordOf,
} from 'need-to-know/audit'
import { about } from 'need-to-know/history'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { taker } from './uwv-actors'
import type { UwvDesk } from './uwv-desk'
import { personHistory } from './uwv-history'
import { uwvPersons } from './uwv-persons'
import { account, raid2024 } from './uwv-takings'

const hour = 3_600_000
const amsterdam = 'Europe/Amsterdam'

/** Who was affected, what was seen of whom, and what there was to do. */
export interface UwvBreach {
  /** Persons: all whose CV an employer could see on that day, and those whose CV was seen. */
  readonly couldSee: number
  readonly affected: number
  readonly narrowed: boolean
  /** Of those affected: their CV showed who they are, or it did not (UWV-09). */
  readonly withName: number
  readonly withoutName: number
  readonly protectedAddresses: number
  readonly letters: number
  /** Different lists of what was seen (UWV-20). */
  readonly lists: number
  /** Every category of which something was seen of anybody. */
  readonly categories: readonly string[]
  /** One letter of each kind. */
  readonly samples: readonly string[]
  readonly tasks: readonly string[]
  readonly authority: {
    readonly aware: number
    readonly due: number
    readonly phase: 'provisional' | 'final'
    readonly missing: readonly string[]
    /** What is still to be done after the first report. */
    readonly openAfterwards: boolean
  }
}

const { eherkenning } = profiles.werknl

/** Nothing of a CV is for whoever takes all of them: what was declared as recruitment was none (UWV-25). */
const forNobody = recruitment.vocabulary.definePolicy({ name: 'werknl.wrongPurpose', version: '1', rules: [] })

/** The day of the raid: so many CVs taken, and so many in the store that the account never asked for. */
export interface Day {
  readonly cvs: number
  readonly besides: number
  readonly seed: number
  /** When somebody was told. */
  readonly alarmed: number
  /** Whether the log was found whole. */
  readonly verified: boolean
}

/** What follows from the log of the day. */
export function breachOf(desk: UwvDesk, day: Day): UwvBreach {
  const { alarmed: alarmAt, cvs } = day
  const scope = scopeOf(desk, day)
  const aware = alarmAt + 2 * hour
  const first = assessBreach({ incident: incidentOf(alarmAt, aware), scope: 'unknown', harms: recruitment.harms })
  // Before the public statement, and before anybody had counted to the end (UWV-07, UWV-10).
  const at = aware + 40 * hour
  const reporting = {
    phase: 'provisional',
    at,
    by: 'officer-1',
    reference: 'AP-1',
    persons: about(cvs, 'persons'),
  } as const
  const report = breachReport(first, reporting)
  const reported = completeTask(first, 'authority', reporting)
  const assessed = assessBreach({
    incident: incidentOf(alarmAt, aware),
    scope,
    harms: recruitment.harms,
    before: reported,
  })
  const authority = assessed.tasks.find(({ id }) => id === 'authority')
  const { withName, letters, lists, categories, samples } = write(scope, aware)
  return {
    couldSee: scope.couldSee.persons.count,
    affected: scope.affected.persons.count,
    narrowed: scope.narrowed,
    withName,
    withoutName: letters - withName,
    protectedAddresses: scope.protectedAddress.known.count,
    letters,
    lists,
    categories,
    samples,
    tasks: assessed.tasks.map(({ id }) => id),
    authority: {
      aware,
      due: authority?.due ?? Number.NaN,
      phase: report.phase,
      missing: report.missing,
      openAfterwards: authority?.status !== 'done',
    },
  }
}

function scopeOf({ store, employers }: UwvDesk, { cvs, besides, seed, verified }: Day): BreachScope {
  const { from, to } = raid2024
  const window = { from: from - hour, to: to + hour }
  return breachScope({
    timeline: timeline([{ from: 0, value: eherkenning }]),
    histories: historiesOf(cvs + besides, seed),
    window,
    against: forNobody,
    viewers: [
      {
        role: taker.as,
        assurance: 'substantial',
        purpose: 'recruitment',
        facts: { 'organisation.activeVacancy': true },
      },
    ],
    // Others did their work on that day. What does not say who looked may have been by this account.
    log: {
      entries: store.entries.map(recordOf).filter((record) => isBy(record, account)),
      complete: verified ? [{ kinds: ['cv'], ...window }] : [],
    },
  })

  function isBy(record: LogRecord, id: string): boolean {
    return record.kind === 'receipt' && (record.viewer.id ?? id) === id
  }

  function* historiesOf(count: number, seed: number) {
    for (const person of uwvPersons(count, seed)) yield personHistory(employers, person)
  }
}

function incidentOf(firstSignal: number, aware: number) {
  return defineIncident({
    id: 'uwv-2024',
    nature: 'One account of an employer opened CVs on werk.nl out of all proportion to its vacancies.',
    subjects: ['job seekers with and without benefit'],
    occurred: { from: raid2024.from, to: raid2024.to },
    firstSignal,
    aware,
    inquiryBegun: aware,
    published: Date.parse('2024-05-10T10:00:00+02:00'),
    origin: 'selfDetected',
    cause: 'misuse',
    knownMisuse: 'unknown',
    suspectedOffence: true,
    downloads: 'probable',
    findings: [{ code: 'WRONG_PURPOSE', reference: 'log-1' }],
    contact: { role: 'dpo', name: 'M. Voorbeeld', reach: 'fg@uwv.example' },
    consequences: ['Unwanted mail and calls, and attempts at fraud that know of a job search.'],
    measures: {
      taken: [{ text: 'The account was blocked.', at: aware }],
      proposed: [{ text: 'An allowance that stops before the release.' }],
    },
  })
}

function write(scope: BreachScope, aware: number) {
  const plan = notificationPlan(scope, { channels: ['letter'] })
  const samples = new Map<string, string>()
  const categories = new Set<string>()
  const lists = new Set<string>()
  const aboutAll = letterFrom(aware)
  let [letters, withName] = [0, 0]
  for (const { to } of plan.notifications) {
    const { text } = letter('nl', { ...aboutAll, to })
    letters++
    if (to.categories.some(({ category }) => category.startsWith('identity.'))) withName++
    const list = to.categories.map(({ category, level }) => `${category} ${level}`).join()
    lists.add(list)
    const kind = `${to.certainty}: ${list}`
    if (samples.has(kind)) continue
    samples.set(kind, text)
    for (const { category } of to.categories) categories.add(category)
  }
  return { letters, withName, lists: lists.size, categories: [...categories].sort(), samples: [...samples.values()] }
}

const happened = 'Op 4 mei heeft één account van een werkgever op werk.nl in één dag zeer veel cv’s geopend.'

/** What is the same in all letters. */
function letterFrom(aware: number): Omit<LetterInput, 'to'> {
  return {
    incident: incidentOf(aware - 2 * hour, aware),
    date: aware + 144 * hour,
    zone: amsterdam,
    from: { name: 'UWV', address: ['Postbus 1', '1000 AA Voorbeeldstad'] },
    authority: { name: 'de Autoriteit Persoonsgegevens', reach: 'autoriteitpersoonsgegevens.nl' },
    recipients: [{ role: 'employer' }],
    happened: {
      confirmed: `${happened} Uw cv was er een van.`,
      possible: `${happened} Uw cv was er mogelijk een van.`,
    },
    explanation:
      'Het aantal cv’s dat één account kon openen was niet begrensd. Daarom werd de reeks wel gezien, maar niet gestopt.',
    measures: {
      taken: [{ text: 'Het account is geblokkeerd.', at: aware }],
      planned: ['Voortaan houdt het systeem een account tegen dat meer cv’s opent dan bij zijn vacatures past.'],
    },
    apology: true,
    words: recruitment.words.nl,
    harms: recruitment.harms,
  }
}
