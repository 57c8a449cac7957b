import {
  type BreachAssessment,
  breachReport,
  completeTask,
  describeReport,
  languages,
  type TaskId,
} from 'need-to-know/audit'
import { about, exact, justUnder, over, type Quantity, under } from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import {
  affected,
  anonymous,
  assessed,
  aware,
  codeOf,
  due,
  hour,
  incidentWith,
  refusalOf,
  scopeOf,
} from './breach-case'

const step = { at: aware + 5 * hour, by: 'ditte', reference: 'doc-1' }
const direct = { mode: 'direct', channels: ['letter'] } as const
const suspected = assessed({ incident: incidentWith({ suspectedOffence: true }) })

const inputs = {
  authority: { ...step, phase: 'final' },
  subjects: { ...step, plan: direct, informed: 1 },
  police: step,
  lookBack: { ...step, outcome: 'noOthers' },
} as const
const statuses = ({ tasks }: BreachAssessment) => Object.fromEntries(tasks.map(({ id, status }) => [id, status]))
const reportOf = (changes: Parameters<typeof assessed>[0]) =>
  breachReport(assessed(changes), { ...inputs.authority, phase: 'provisional' })
const taskOf = ({ tasks }: BreachAssessment, id: TaskId) => tasks.find((task) => task.id === id)

describe('the tasks of a breach', () => {
  it.each(Object.keys(inputs) as (keyof typeof inputs)[])(
    'JI-15, UWV-13 are done one by one: completing %s completes no other',
    (id) => {
      const done = completeTask(suspected, id, inputs[id])
      expect(statuses(done)).toEqual({ ...statuses(suspected), [id]: 'done' })
      for (const task of suspected.tasks) if (task.id !== id) expect(taskOf(done, task.id)).toBe(task)
      expect(statuses(suspected)).toEqual({ authority: 'open', subjects: 'open', police: 'open', lookBack: 'open' })
    },
  )

  it('NAV-06 have the authority among them, within 72 hours as they pass, weekend or not', () => {
    expect(taskOf(assessed(), 'authority')).toMatchObject({ due, duty: 'required', status: 'open' })
  })

  it('JI-14 are not done for the subjects until every possible one is told, in as many batches as it takes', () => {
    const subjects = ['ida', 'jon', 'rosa'].map((subject) => affected({ subject, certainty: 'possible' }))
    const first = completeTask(assessed({ scope: scopeOf(...subjects) }), 'subjects', inputs.subjects)
    expect(taskOf(first, 'subjects')).toMatchObject({ status: 'followUp', missing: ['notification'] })
    const second = completeTask(first, 'subjects', { ...inputs.subjects, informed: 2 })
    expect(taskOf(second, 'subjects')).toMatchObject({ status: 'done', missing: [] })
  })

  it('are not done for subjects of whom nobody knows who they are', () => {
    const done = completeTask(assessed({ scope: 'unknown' }), 'subjects', { ...inputs.subjects, informed: 9_000 })
    expect(taskOf(done, 'subjects')?.status).toBe('followUp')
  })

  it.each([
    ['about 130,000, none named', about(130_000, 'persons'), 0, false],
    ['about 2, two named', about(2, 'persons'), 2, true],
    ['just under 3, two named', justUnder(3, 'persons'), 2, true],
    ['just under 4, two named', justUnder(4, 'persons'), 2, false],
    ['under 500, two named', under(500, 'persons'), 2, false],
    ['under 3, two named', under(3, 'persons'), 2, true],
    ['over 1, two named', over(1, 'persons'), 2, false],
    ['over 130,000, none named', over(130_000, 'persons'), 0, false],
    ['exactly 3, two named', exact(3, 'persons'), 2, false],
    ['exactly 2, none named', exact(2, 'persons'), 0, true],
  ])('JI-14 are done only where nobody can have been left out: %s', (_, persons, named, isDone) => {
    const subjects = Array.from({ length: named }, (_, i) => affected({ subject: `subject-${i}` }))
    const assessment = assessed({ scope: { affected: { persons, subjects }, records: exact(2, 'records') } })
    const told = completeTask(assessment, 'subjects', { ...inputs.subjects, informed: 2 })
    expect(taskOf(told, 'subjects')?.status).toBe(isDone ? 'done' : 'followUp')
    const nobody = completeTask(assessment, 'subjects', { ...inputs.subjects, informed: 0 })
    expect(taskOf(nobody, 'subjects')?.status).toBe('followUp')
  })

  it('JI-14, JI-22 end for a number that nobody knows only by telling the public, on its ground', () => {
    const scope = { affected: { persons: over(130_000, 'persons'), subjects: [] }, records: over(1, 'records') }
    const ground = { article: '34(3)(c)', reasons: 'nobody has the addresses', reference: 'doc-4' } as const
    const plan = { mode: 'public', channels: ['press'], ground } as const
    const told = completeTask(assessed({ scope }), 'subjects', { ...step, plan, informed: 0 })
    expect(taskOf(told, 'subjects')?.status).toBe('done')
  })

  it('are kept where they have steps and it turns out that nobody is affected; the authority is then told that', () => {
    const reported = completeTask(completeTask(suspected, 'authority', inputs.authority), 'subjects', inputs.subjects)
    const { incident } = suspected
    const none = assessed({ incident, scope: scopeOf(), before: reported })
    expect(none.isBreach).toBe(false)
    expect(statuses(none)).toEqual({ authority: 'followUp', subjects: 'done' })
    expect(taskOf(none, 'authority')).toMatchObject({ missing: ['finalReport'] })
    const told = completeTask(none, 'authority', { ...inputs.authority, at: step.at + hour, reference: 'doc-2' })
    expect(statuses(told)).toEqual({ authority: 'done', subjects: 'done' })
    expect(taskOf(told, 'authority')?.steps.at(-1)).toMatchObject({
      report: { isBreach: false, persons: exact(0, 'persons'), missing: [] },
    })
    const after = assessed({ incident, before: told })
    expect(statuses(after)).toMatchObject({ authority: 'followUp' })
  })

  it('TK-05 keep the others that a look back found, though nobody of the first is affected', () => {
    const found = completeTask(assessed(), 'lookBack', { ...step, outcome: 'othersFound', persons: 2 })
    const none = assessed({ scope: scopeOf(), before: found })
    expect(statuses(none)).toEqual({ lookBack: 'done', others: 'open' })
    expect(assessed({ scope: scopeOf(), before: assessed() }).tasks).toEqual([])
  })

  it('come in an order: not before what they follow from', () => {
    const early = { ...step, at: aware - 1 }
    const tell = (at: number) => () => completeTask(suspected, 'subjects', { ...inputs.subjects, at, informed: 0 })
    expect(refusalOf(tell(aware - 1))).toEqual(['not-in-order /at'])
    expect(refusalOf(tell(aware))).toEqual([])
    // A crime can be reported, and a look back begun, on the first signal.
    expect(refusalOf(() => completeTask(suspected, 'police', early))).toEqual([])
    const tooEarly = { ...step, at: aware - hour - 1 }
    expect(refusalOf(() => completeTask(suspected, 'police', tooEarly))).toEqual(['not-in-order /at'])
    const looked = { ...tooEarly, outcome: 'noOthers' } as const
    expect(refusalOf(() => completeTask(suspected, 'lookBack', looked))).toEqual(['not-in-order /at'])
    const second = { ...inputs.subjects, at: step.at - 1 }
    const once = completeTask(assessed({ scope: 'unknown' }), 'subjects', inputs.subjects)
    expect(refusalOf(() => completeTask(once, 'subjects', second))).toEqual(['not-in-order /at'])
    const found = completeTask(assessed(), 'lookBack', { ...step, outcome: 'othersFound', persons: 2 })
    expect(refusalOf(() => completeTask(found, 'others', second))).toEqual(['not-in-order /at'])
  })

  it('keep what was done when more is known, and open again what no longer covers it', () => {
    const done = completeTask(completeTask(suspected, 'subjects', inputs.subjects), 'police', step)
    const { incident } = suspected
    const more = assessed({ incident, scope: scopeOf(affected(), affected({ subject: 'jon' })), before: done })
    expect(statuses(more)).toEqual({ authority: 'open', subjects: 'followUp', police: 'done', lookBack: 'open' })
  })

  it('TK-05 tell others iff the look back finds that the same fault has hit them', () => {
    const none = completeTask(assessed(), 'lookBack', inputs.lookBack)
    expect(taskOf(none, 'others')).toBeUndefined()
    const found = completeTask(assessed(), 'lookBack', { ...step, outcome: 'othersFound', persons: 2 })
    expect(taskOf(found, 'others')).toMatchObject({ duty: 'required', status: 'open' })
    const told = completeTask(found, 'others', { ...inputs.subjects, informed: 2 })
    expect(statuses(told)).toEqual({ authority: 'open', subjects: 'open', lookBack: 'done', others: 'done' })
    const again = completeTask(told, 'lookBack', { ...step, outcome: 'othersFound', persons: 1 })
    expect(taskOf(again, 'others')?.status).toBe('followUp')
  })

  it('refuse a task that is not there, and a step that says too little', () => {
    expect(codeOf(() => completeTask(assessed(), 'police', step))).toBe('unknown-task')
    expect(codeOf(() => completeTask(assessed(), 'others', inputs.subjects))).toBe('unknown-task')
    expect(refusalOf(() => completeTask(suspected, 'police', { ...step, by: '' }))).toEqual(['wrong-shape /by'])
    const groundless = { mode: 'none', channels: [] } as const
    expect(codeOf(() => completeTask(suspected, 'subjects', { ...inputs.subjects, plan: groundless }))).toBe(
      'task-refused',
    )
    const webOnly = { mode: 'public', channels: ['webPage'] } as const
    expect(codeOf(() => completeTask(suspected, 'subjects', { ...inputs.subjects, plan: webOnly }))).toBe(
      'task-refused',
    )
    const nobody = { ...step, outcome: 'othersFound', persons: 0 } as const
    expect(codeOf(() => completeTask(suspected, 'lookBack', nobody))).toBe('task-refused')
  })
})

describe('a breach of which the authority is not told (GDPR 33(1), 33(5))', () => {
  const slight = assessed({ scope: scopeOf(anonymous()) })
  const reason = 'Each CV was anonymous, and was seen by one recruiter who has confirmed that nothing was kept.'
  const leftOut = { ...step, phase: 'notNotified', reason } as const

  it('ends the task with its reason, and with what was known by then', () => {
    const done = completeTask(slight, 'authority', leftOut)
    expect(taskOf(done, 'authority')).toMatchObject({
      status: 'done',
      missing: [],
      steps: [
        { ...step, notNotified: { kind: 'notNotified', reason, persons: exact(1, 'persons'), risk: slight.risk } },
      ],
    })
    expect(statuses(done)).toMatchObject({ subjects: 'open', lookBack: 'open' })
  })

  it('is refused where a risk is likely, or nobody knows whom it touched', () => {
    for (const risky of [assessed(), assessed({ scope: 'unknown' })]) {
      expect(refusalOf(() => completeTask(risky, 'authority', leftOut))).toEqual(['risk-likely /reason'])
    }
  })

  it('is refused without a reason, without whoever decided, and before anybody was aware', () => {
    const refused = (changes: object) => refusalOf(() => completeTask(slight, 'authority', { ...leftOut, ...changes }))
    expect(refused({ reason: '  ' })).toEqual(['wrong-shape /reason'])
    expect(refused({ reason: undefined })).toEqual(['wrong-type /reason'])
    expect(refused({ by: undefined })).toEqual(['wrong-type /by'])
    expect(refused({ at: aware - 1 })).toEqual(['not-in-order /at'])
    expect(refused({ persons: exact(1, 'persons') })).toEqual(['unknown-key '])
  })

  it('is open again once more is known than it covers, or the risk is high', () => {
    const done = completeTask(slight, 'authority', leftOut)
    const more = assessed({ scope: scopeOf(anonymous(), anonymous({ subject: 'jon' })), before: done })
    expect(taskOf(more, 'authority')).toMatchObject({ status: 'followUp', missing: ['finalReport'] })
    const graver = assessed({ scope: scopeOf(affected()), before: done })
    expect(taskOf(graver, 'authority')?.status).toBe('followUp')
    expect(taskOf(assessed({ scope: scopeOf(anonymous()), before: done }), 'authority')?.status).toBe('done')
  })

  it('NAV-06 is no report: one that comes after it, and after the 72 hours, says why so late', () => {
    const done = completeTask(slight, 'authority', leftOut)
    const late = { ...inputs.authority, at: due + 1 }
    expect(refusalOf(() => completeTask(done, 'authority', late))).toEqual(['no-delay-reasons /delay'])
    const told = completeTask(done, 'authority', { ...late, delay: 'The risk was thought to be unlikely at first.' })
    expect(taskOf(told, 'authority')?.status).toBe('done')
  })
})

describe('a report to the authority', () => {
  const early = assessed({ scope: 'unknown', incident: incidentWith({ consequences: [] }) })
  const provisional = { ...inputs.authority, phase: 'provisional' } as const

  it('NAV-07, UWV-10 may be provisional while nothing is counted, and leaves the rest open', () => {
    const first = completeTask(early, 'authority', provisional)
    expect(taskOf(first, 'authority')).toMatchObject({
      status: 'followUp',
      missing: ['33(3)(a)', '33(3)(c)', 'finalReport'],
    })
    const known = assessed({ before: first })
    expect(taskOf(known, 'authority')).toMatchObject({
      status: 'followUp',
      steps: [{ report: { phase: 'provisional' } }],
    })
    const last = completeTask(known, 'authority', { ...inputs.authority, at: due + 400 * hour })
    expect(taskOf(last, 'authority')).toMatchObject({ status: 'done', missing: [] })
    expect(taskOf(last, 'authority')?.steps).toHaveLength(2)
  })

  it('names every category that was seen, or may have been, of anybody', () => {
    const further = [{ category: 'contact.email', level: 'full' }]
    const scope = scopeOf(
      affected({ further }),
      affected({ subject: 'jon', categories: [{ category: 'note', level: 'full' }] }),
    )
    const done = completeTask(assessed({ scope }), 'authority', inputs.authority)
    expect(taskOf(done, 'authority')?.steps).toMatchObject([
      { report: { categories: ['contact.email', 'identity.name', 'note'] } },
    ])
  })

  it('NAV-07 may give estimates, each as exact as it is', () => {
    const estimates = { persons: about(130_000, 'persons'), records: under(500, 'records') }
    const first = completeTask(early, 'authority', { ...provisional, ...estimates })
    expect(taskOf(first, 'authority')?.steps).toMatchObject([{ report: estimates }])
    const asRecords = { ...provisional, persons: exact(1, 'records') as never }
    expect(refusalOf(() => completeTask(early, 'authority', asRecords))).toEqual(['wrong-shape /persons/unit'])
  })

  it('UWV-10 is not final while a part of GDPR 33(3) is not known', () => {
    expect(refusalOf(() => completeTask(early, 'authority', inputs.authority))).toEqual([
      'missing-part ',
      'missing-part ',
    ])
    const nobodyToAsk = assessed({ incident: incidentWith({ contact: undefined as never }) })
    expect(() => completeTask(nobodyToAsk, 'authority', inputs.authority)).toThrow(/33\(3\)\(b\)/)
  })

  it('NAV-08 is final only where it proposes measures; one before that says that they follow', () => {
    const { measures } = incidentWith()
    const assessment = assessed({ incident: incidentWith({ measures: { ...measures, proposed: [] } }) })
    const first = completeTask(assessment, 'authority', provisional)
    expect(taskOf(first, 'authority')).toMatchObject({ missing: ['33(3)(d)', 'finalReport'] })
    expect(refusalOf(() => completeTask(assessment, 'authority', inputs.authority))).toEqual([
      'no-measures /measures/proposed',
    ])
  })

  it('UWV-08 says whom the data are about, and lacks 33(3)(a) without it', () => {
    const unsaid = assessed({ incident: incidentWith({ subjects: [] }) })
    const first = completeTask(unsaid, 'authority', provisional)
    expect(taskOf(first, 'authority')).toMatchObject({ missing: ['33(3)(a)', 'finalReport'] })
    expect(refusalOf(() => completeTask(unsaid, 'authority', inputs.authority))).toEqual(['missing-part '])
    const done = completeTask(assessed(), 'authority', inputs.authority)
    expect(taskOf(done, 'authority')?.steps).toMatchObject([
      { report: { subjects: ['job seekers with and without benefit'] } },
    ])
  })

  it.each<[string, Quantity<'persons'>, boolean]>([
    ['exactly 3', exact(3, 'persons'), true],
    ['exactly 300', exact(300, 'persons'), false],
    ['about 300', about(300, 'persons'), false],
    ['about 290', about(290, 'persons'), false],
    ['about 200', about(200, 'persons'), true],
    ['under 300', under(300, 'persons'), true],
    ['under 500', under(500, 'persons'), false],
    ['just under 301', justUnder(301, 'persons'), false],
    ['over 3', over(3, 'persons'), true],
    ['over 299', over(299, 'persons'), false],
  ])('is refused where it understates what is known: %s for exactly 300', (_, persons, isRefused) => {
    const subjects = Array.from({ length: 300 }, (_, i) => affected({ subject: `subject-${i}` }))
    const known = assessed({ scope: scopeOf(...subjects) })
    for (const input of [provisional, inputs.authority]) {
      expect(refusalOf(() => completeTask(known, 'authority', { ...input, persons }))).toEqual(
        isRefused ? ['understated /persons'] : [],
      )
    }
  })

  it('is refused where it understates the records, and may refine an estimate', () => {
    const known = assessed({ scope: { ...scopeOf(affected()), records: over(40, 'records') } })
    const report = (records: Quantity<'records'>) => () => completeTask(known, 'authority', { ...provisional, records })
    expect(refusalOf(report(exact(40, 'records')))).toEqual(['understated /records'])
    expect(refusalOf(report(over(40, 'records')))).toEqual([])
    const roughly = assessed({ scope: { ...scopeOf(affected()), records: about(130_000, 'records') } })
    const refined = { ...provisional, records: exact(124_980, 'records') }
    expect(refusalOf(() => completeTask(roughly, 'authority', refined))).toEqual([])
  })

  it('JI-11 has what was used next to whom it may be, for certain and possibly', () => {
    const scope = {
      ...scopeOf(affected(), affected({ subject: 'jon', certainty: 'possible' })),
      didSee: { cases: exact(12, 'cases'), counted: under(500, 'cases') },
    }
    const [step] = taskOf(completeTask(assessed({ scope }), 'authority', provisional), 'authority')?.steps ?? []
    expect(step).toMatchObject({
      report: {
        persons: exact(2, 'persons'),
        confirmed: exact(1, 'persons'),
        possible: exact(1, 'persons'),
        observed: { cases: exact(12, 'cases'), counted: under(500, 'cases') },
      },
    })
  })

  it('UWV-10 does not end what is known by now to be more: the last final report covers it, or another follows', () => {
    const done = completeTask(assessed(), 'authority', inputs.authority)
    expect(taskOf(assessed({ before: done }), 'authority')?.status).toBe('done')
    const subjects = Array.from({ length: 5_000 }, (_, i) => affected({ subject: `subject-${i}` }))
    const more = assessed({ scope: scopeOf(...subjects), before: done })
    expect(taskOf(more, 'authority')).toMatchObject({ status: 'followUp', missing: ['33(3)(a)', 'finalReport'] })
    const again = completeTask(more, 'authority', { ...inputs.authority, reference: 'doc-2' })
    expect(taskOf(again, 'authority')?.status).toBe('done')
    const other = scopeOf(affected({ categories: [{ category: 'note', level: 'full' }] }))
    expect(taskOf(assessed({ scope: other, before: done }), 'authority')?.status).toBe('followUp')
    expect(taskOf(assessed({ scope: 'unknown', before: done }), 'authority')?.status).toBe('done')
  })

  it('UWV-10 ends with no number that what is known passes, named or not', () => {
    const done = completeTask(assessed(), 'authority', inputs.authority)
    const unnamed = { affected: { persons: over(5, 'persons'), subjects: [affected()] }, records: over(5, 'records') }
    const more = assessed({ scope: { ...unnamed, records: exact(1, 'records') }, before: done })
    expect(taskOf(more, 'authority')?.status).toBe('followUp')
    const again = completeTask(assessed({ scope: unnamed, before: done }), 'authority', inputs.authority)
    expect(taskOf(again, 'authority')?.status).toBe('done')
    const subjects = ['ida', 'jon', 'rosa', 'ada', 'per'].map((subject) => affected({ subject }))
    const named = { affected: { persons: about(2, 'persons'), subjects }, records: exact(1, 'records') }
    const fewer = assessed({ scope: named, before: done })
    expect(refusalOf(() => completeTask(fewer, 'authority', inputs.authority))).toEqual(['understated /persons'])
    const told = assessed({ scope: scopeOf(affected(), affected({ subject: 'jon' })) })
    const final = completeTask(told, 'authority', inputs.authority)
    expect(taskOf(assessed({ scope: named, before: final }), 'authority')?.status).toBe('followUp')
  })

  it('comes no earlier than the one before it', () => {
    const first = completeTask(assessed(), 'authority', provisional)
    const earlier = { ...inputs.authority, at: provisional.at - 1 }
    expect(refusalOf(() => completeTask(first, 'authority', earlier))).toEqual(['not-in-order /at'])
  })

  it('UWV-18 lists the measures that were taken, with their instants', () => {
    const [report] = taskOf(completeTask(assessed(), 'authority', inputs.authority), 'authority')?.steps ?? []
    expect(report).toMatchObject({
      report: { measures: { taken: [{ text: 'the account was blocked', at: aware + 2 * hour }] } },
    })
  })

  it('says after 72 hours why it comes so late, the first time', () => {
    const at = (instant: number, delay?: string) => () =>
      completeTask(assessed(), 'authority', {
        ...provisional,
        at: instant,
        ...(delay === undefined ? {} : { delay }),
      })
    expect(refusalOf(at(due))).toEqual([])
    expect(refusalOf(at(due + 1))).toEqual(['no-delay-reasons /delay'])
    expect(refusalOf(at(due + 1, ' '))).toEqual(['wrong-shape /delay'])
    expect(refusalOf(at(due + 1, 'the log had to be restored first'))).toEqual([])
    expect(refusalOf(at(aware - 1))).toEqual(['not-in-order /at'])
  })

  it('JI-16, JI-17 reports what was found wrong under its own codes', () => {
    const findings = [
      { code: 'NOT_INFORMED', categories: ['dialogue.answer'] },
      { code: 'NO_BASIS', categories: ['identity.name'] },
    ] as const
    const assessment = completeTask(assessed({ incident: incidentWith({ findings }) }), 'authority', provisional)
    expect(taskOf(assessment, 'authority')?.steps).toMatchObject([{ report: { findings } }])
  })

  it('reads as plain text in every language, and says what is not known', () => {
    const first = completeTask(early, 'authority', { ...provisional, persons: about(130_000, 'persons') })
    const [{ report } = {}] = (taskOf(first, 'authority')?.steps ?? []) as readonly { report?: never }[]
    if (report === undefined) throw new Error('there is no report')
    expect(describeReport(report, { language: 'en', zone: 'Europe/Amsterdam' })).toMatchInlineSnapshot(`
      "Personal data breach: provisional report
      Reference:
      - incident-7
      - doc-1
      Submitted: 4 May 2024, 17:00 (Europe/Amsterdam)
      What happened: One account opened CVs without any vacancy that it could have needed them for.
      Period: 4 May 2024, 08:00 (Europe/Amsterdam) – 4 May 2024, 11:00 (Europe/Amsterdam)
      First signal: 4 May 2024, 11:00 (Europe/Amsterdam)
      Aware of it: 4 May 2024, 12:00 (Europe/Amsterdam)
      Inquiry begun: 4 May 2024, 13:00 (Europe/Amsterdam)
      How it came to light: found by ourselves
      Cause: the design of the system
      Persons affected: about 130,000
      Records affected: not known yet
      Categories of data subjects: job seekers with and without benefit
      Categories of personal data: not known yet
      Data protection officer: Ditte Holm, dpo@jobtorvet.example
      Likely consequences: not known yet
      Measures taken: 4 May 2024, 14:00 (Europe/Amsterdam): the account was blocked
      Measures proposed: a limit for each account
      Risk: high; it is not known whether there was misuse
      To follow:
      - GDPR 33(3)(a)
      - GDPR 33(3)(c)
      "
    `)
    const texts = languages.map((language) => describeReport(report, { language, zone: 'Europe/Amsterdam' }))
    expect(new Set(texts).size).toBe(4)
    for (const text of texts) expect(text).not.toMatch(/undefined|NaN|\[object/)
    expect(texts[1]).toContain('Berørte personer: omkring 130.000')
    expect(texts[2]).toContain('Oppdaget: 4. mai 2024, 12:00 (Europe/Amsterdam)')
    expect(texts[3]).toContain('Betrokkenen: ongeveer 130.000')
    expect(texts[3]).toContain('Getroffen registraties: nog niet bekend')
    const elsewhere = { language: 'se' as never, zone: 'Europe/Amsterdam' }
    expect(codeOf(() => describeReport(report, elsewhere))).toBe('unknown-language')
    expect(codeOf(() => describeReport(report, { language: 'en', zone: 'CEST+2' }))).toBe('unknown-zone')
  })

  it('JI-11, UWV-08 reads with what was used next to what was possible, in every language', () => {
    const scope = {
      affected: { persons: about(130_000, 'persons'), subjects: [affected()] },
      records: about(130_000, 'records'),
      didSee: { cases: exact(12, 'cases'), counted: under(500, 'cases') },
    }
    const report = reportOf({ scope })
    const said = {
      en: [
        'Persons affected: about 130,000',
        'Of them, seen for certain: 1',
        'Of them, possibly seen: about 129,999',
        'Accesses according to the log: 12',
        'Accesses as counted: under 500',
        'Categories of data subjects: job seekers with and without benefit',
      ],
      da: ['Heraf set med sikkerhed: 1', 'Heraf muligvis set: omkring 129.999', 'Opslag ifølge optælling: under 500'],
      nb: ['Av dem sett med sikkerhet: 1', 'Av dem muligens sett: om lag', 'Oppslag ifølge opptelling: under 500'],
      nl: ['Van wie zeker is ingezien: 1', 'Van wie mogelijk is ingezien: ongeveer', 'volgens telling: minder dan 500'],
    }
    for (const language of languages) {
      const text = describeReport(report, { language, zone: 'Europe/Amsterdam' })
      for (const line of said[language]) expect(text).toContain(line)
    }
  })

  it('says who is to be asked, by when what is proposed will be done, and that a risk is not high', () => {
    const contact = { role: 'contactPoint', name: 'Ditte Holm', reach: 'dpo@jobtorvet.example' } as const
    const measures = { taken: [], proposed: [{ text: 'a limit', by: aware + 48 * hour }] }
    const report = reportOf({ incident: incidentWith({ contact, measures }), scope: scopeOf(anonymous()) })
    const said = {
      en: [
        'Contact point: Ditte Holm',
        'Measures proposed: by 6 May 2024, 12:00 (Europe/Amsterdam): a limit',
        'Risk: not high;',
      ],
      da: ['Kontaktpunkt: Ditte Holm', 'senest 6. maj 2024, 12:00 (Europe/Amsterdam): a limit', 'Risiko: ikke høj;'],
      nb: ['Kontaktpunkt: Ditte Holm', 'innen 6. mai 2024, 12:00 (Europe/Amsterdam): a limit', 'Risiko: ikke høy;'],
      nl: [
        'Contactpunt: Ditte Holm',
        'uiterlijk 6 mei 2024, 12:00 (Europe/Amsterdam): a limit',
        'Risico: geen hoog risico;',
      ],
    }
    for (const language of languages) {
      const text = describeReport(report, { language, zone: 'Europe/Amsterdam' })
      for (const line of said[language]) expect(text).toContain(line)
    }
  })

  it('says in every language that it was no breach after all', () => {
    const report = breachReport(assessed({ scope: scopeOf() }), inputs.authority)
    const said = { en: 'nobody', da: 'ingen personer', nb: 'ingen personer', nl: 'niemand' }
    for (const language of languages) {
      expect(describeReport(report, { language, zone: 'Europe/Amsterdam' })).toContain(said[language])
    }
  })
})
