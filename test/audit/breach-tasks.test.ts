import { type BreachAssessment, completeTask, describeReport, languages, type TaskId } from 'need-to-know/audit'
import { about, exact, under } from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { affected, assessed, aware, codeOf, due, hour, incidentWith, refusalOf, scopeOf } from './breach-case'

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

  it('NAV-08 is refused where it proposes no measures, provisional or not', () => {
    const { measures } = incidentWith()
    const assessment = assessed({ incident: incidentWith({ measures: { ...measures, proposed: [] } }) })
    for (const input of [provisional, inputs.authority]) {
      expect(refusalOf(() => completeTask(assessment, 'authority', input))).toContain('no-measures /measures/proposed')
    }
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
      Handed in: 4 May 2024, 17:00 (Europe/Amsterdam)
      What happened: One account opened CVs without any vacancy that it could have needed them for.
      Period: 4 May 2024, 08:00 (Europe/Amsterdam) – 4 May 2024, 11:00 (Europe/Amsterdam)
      First signal: 4 May 2024, 11:00 (Europe/Amsterdam)
      Aware of it: 4 May 2024, 12:00 (Europe/Amsterdam)
      Inquiry begun: 4 May 2024, 13:00 (Europe/Amsterdam)
      How it came to light: found by ourselves
      Cause: the design of the system
      Persons affected: about 130,000
      Records affected: not known yet
      Categories of personal data: not known yet
      Contact: Ditte Holm, dpo@jobtorvet.example
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
    expect(texts[3]).toContain('Getroffen bestanden: nog niet bekend')
    const elsewhere = { language: 'se' as never, zone: 'Europe/Amsterdam' }
    expect(codeOf(() => describeReport(report, elsewhere))).toBe('unknown-language')
    expect(codeOf(() => describeReport(report, { language: 'en', zone: 'CEST+2' }))).toBe('unknown-zone')
  })
})
