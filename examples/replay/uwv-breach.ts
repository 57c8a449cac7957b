import {
  type AffectedSubject,
  assessBreach,
  breachReport,
  completeTask,
  defineIncident,
  type LetterInput,
  letter,
  notificationPlan,
} from 'need-to-know/audit'
import { about } from 'need-to-know/history'
import { recruitment } from 'need-to-know/recruitment'
import type { UwvDesk } from './uwv-desk'
import { type Store, type UwvScope, uwvScope } from './uwv-scope'
import { raid2024 } from './uwv-takings'

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

/** The day of the raid: so many CVs taken, and so many in the store that the account never asked for. */
export interface Day extends Store {
  /** When somebody was told. */
  readonly alarmed: number
}

/** What follows from the log of the day. */
export function breachOf(desk: UwvDesk, day: Day): UwvBreach {
  const { alarmed: alarmAt, cvs } = day
  const scope = uwvScope(desk, day)
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
  const { withName, letters, lists, categories, samples } = write(scope, aware, day.eachAlone ?? false)
  return {
    couldSee: scope.couldSee,
    affected: scope.affected.persons.count,
    narrowed: scope.ruledOut,
    withName,
    withoutName: letters - withName,
    protectedAddresses: scope.protectedAddresses,
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

/** One letter for each person affected. What is the same for many is written once, unless each is to be written. */
function write(scope: UwvScope, aware: number, eachAlone: boolean) {
  const plan = notificationPlan(scope, { channels: ['letter'] })
  const samples = new Map<string, string>()
  const categories = new Set<string>()
  const lists = new Set<string>()
  const texts = new Map<string, string>()
  const aboutAll = letterFrom(aware)
  const textFor = (to: AffectedSubject): string => letter('nl', { ...aboutAll, to }).text
  let [letters, withName] = [0, 0]
  for (const { to } of plan.notifications) {
    letters++
    if (to.categories.some(({ category }) => category.startsWith('identity.'))) withName++
    const content = JSON.stringify({ ...to, subject: undefined })
    if (!eachAlone && texts.has(content)) continue
    texts.set(content, textFor(to))
    const list = to.categories.map(({ category, level }) => `${category} ${level}`).join()
    lists.add(list)
    const kind = `${to.certainty}: ${list}`
    if (samples.has(kind)) continue
    samples.set(kind, texts.get(content) ?? '')
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
