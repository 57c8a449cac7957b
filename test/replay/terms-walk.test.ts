import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { replayTermsWalk, walk } from '../../examples/replay/terms-walk'
import { predicted, rows } from '../../examples/replay/terms-walk-oracle'
import { shownOf } from '../../examples/replay/terms-walk-rows'
import { beginning, protections, viewers } from '../../examples/replay/terms-walk-state'
import { walkSteps } from '../../examples/replay/terms-walk-steps'
import type { RecruitmentPolicy } from '../../examples/replay/words'

const { terms2018 } = profiles.jobindex
const replay = replayTermsWalk()
const plain = [...walk('none')]

/** What a viewer sees after a step: the rows that it is shown. */
const shownTo = (viewer: string, step: string) => {
  const found = replay.picture.find((each) => each.step === step)?.shown[viewer]
  if (found === undefined) throw new Error('no such step or viewer')
  return found
}
/** The very view. */
const viewOf = (viewer: string, step: string) => {
  const seen = plain.find((each) => each.step.name === step)?.seen.find(([{ name }]) => name === viewer)
  if (seen === undefined) throw new Error('no such step or viewer')
  return JSON.stringify(seen[1].view)
}
const everybody = viewers.map(({ name }) => name)
const who = 'name, e-mail, phone'

describe('RP-5, a walk through the terms of 2018', () => {
  it('RP-5 shows in every cell what the table of §6.2 says, at each step, for each state of address protection', () => {
    expect(replay.mismatched).toEqual([])
    const steps = protections.reduce((sum, protection) => sum + walkSteps(protection).length, 0)
    expect(replay.cells).toBe(steps * viewers.length * rows.length)
    expect(steps).toBeGreaterThan(100)
  })

  it('RP-5 puts both a yes and a no under every row that is ever open, and never opens the others', () => {
    const said = (row: string) =>
      new Set(plain.flatMap(({ state }) => viewers.map((viewer) => predicted(state, viewer, row))))
    const closed = rows.filter((row) => !said(row).has('yes'))
    expect(closed).toEqual([
      'raw ids, cookies, IP',
      'gender, birth date',
      'benefit, follow-up',
      'notes of others',
      'other applied jobs',
    ])
    for (const row of rows) expect(said(row).has('no')).toBe(true)
  })

  it('RP-5 TERMS-001 walks while the terms are in force', () => {
    for (const { at } of plain) expect(profiles.jobindex.cvTimeline.at(at)).toBe(terms2018)
  })

  it('RP-5 TERMS-004 shows nobody anything of a CV that was only written', () => {
    for (const viewer of everybody) {
      expect(viewOf(viewer, 'a CV is written, and not put online')).toBe('null')
    }
  })

  it('RP-5 TERMS-013 releases nothing to a company because it asks', () => {
    for (const viewer of everybody) {
      expect(viewOf(viewer, 'B and C ask for contact')).toBe(viewOf(viewer, 'X and R write notes, and A tries to'))
    }
  })

  it('RP-5 TERMS-014 lets in the company that the subject accepts, and none that staff accepts for it', () => {
    expect(replay.attempts).toContainEqual({ step: 'a consultant says yes to C', alarm: 'unauthorised-contact' })
    expect(viewOf('C', 'a consultant says yes to C')).toBe(viewOf('C', 'B and C ask for contact'))
    const letIn = everybody.filter((viewer) => shownTo(viewer, 'the subject says yes to B').includes(who))
    expect(letIn).toEqual(['B'])
  })

  it('RP-5 TERMS-016 TERMS-032 makes each company a controller at the first release to it, and not before', () => {
    const choice = 'the subject chooses the personal form'
    expect(replay.controllers).toEqual([
      { viewer: 'A', step: 'the subject follows A' },
      { viewer: 'B', step: 'the subject says yes to B' },
      ...['C', 'C, a colleague', 'D', 'X', 'R'].map((viewer) => ({ viewer, step: choice })),
    ])
  })

  it('RP-5 TERMS-018 TERMS-019 TERMS-020 shows a refused company what it saw in silence, also when it or a colleague asks again', () => {
    const silent = viewOf('C', 'B and C ask for contact')
    expect(silent).not.toBe('null')
    for (const step of ['and no to C', 'C asks again', 'B is sent the address']) {
      expect(viewOf('C', step)).toBe(silent)
      expect(viewOf('C, a colleague', step)).toBe(silent)
    }
    expect(shownTo('B', 'B is refused after all')).toEqual(['qualifications'])
  })

  it('RP-5 TERMS-021 believes no personal form that staff chose', () => {
    expect(replay.attempts).toContainEqual({
      step: 'a consultant tries the personal form',
      alarm: 'unauthorised-form-change',
    })
    expect(shownTo('D', 'a consultant tries the personal form')).toEqual(['qualifications'])
    expect(shownTo('D', 'the subject chooses the personal form')).toContain(who)
  })

  it('RP-5 TERMS-027 TERMS-029 opens an anonymous CV to the company that is followed, and to no other', () => {
    expect(shownTo('A', 'the subject follows A')).toEqual(
      expect.arrayContaining([who, 'photo', 'attachments, file names']),
    )
    expect(everybody.filter((viewer) => shownTo(viewer, 'the subject follows A').includes(who))).toEqual(['A', 'B'])
  })

  it('RP-5 TERMS-028 leaves the closed list open to that company offline, and closes it to all others', () => {
    expect(everybody.filter((viewer) => viewOf(viewer, 'the CV goes offline') !== 'null')).toEqual(['A'])
    const followed = shownTo('A', 'the subject follows A')
    expect(followed).toEqual(expect.arrayContaining(['qualifications', 'employer names']))
    const offline = ['qualifications', 'free text']
    expect(shownTo('A', 'the CV goes offline')).toEqual(followed.filter((row) => !offline.includes(row)))
  })

  it('RP-5 TERMS-030 ends with the follow, at that step', () => {
    expect(viewOf('A', 'a consultant tries to put it online')).not.toBe('null')
    expect(viewOf('A', 'the subject unfollows A')).toBe('null')
  })

  it('RP-5 TERMS-031 shows nobody a CV that was deleted, followed or not', () => {
    expect(plain.find(({ step }) => step.name === 'the CV is deleted')?.state.followed).toEqual(['company-a'])
    for (const viewer of everybody) {
      expect(shownTo(viewer, 'the CV is deleted')).toEqual([])
      expect(shownTo(viewer, 'the profile is deleted')).toEqual([])
    }
  })

  it('RP-5 TERMS-038 TERMS-039 TERMS-043 shows notes to whoever wrote them, and an employer writes none', () => {
    const noted = 'X and R write notes, and A tries to'
    expect(replay.attempts).toContainEqual({ step: noted, alarm: 'unauthorised-note' })
    expect(everybody.filter((viewer) => shownTo(viewer, noted).includes('own notes'))).toEqual(['X', 'R'])
    expect(viewOf('X', noted)).toContain('What agency-x thinks.')
    expect(viewOf('X', noted)).not.toContain('What jobindex-recruiting thinks.')
    expect(viewOf('R', noted)).not.toContain('What agency-x thinks.')
  })

  it('RP-5 TERMS-081 GDPR 18 shows nobody anything while the data is blocked, and as before when it no longer is', () => {
    for (const viewer of everybody) {
      expect(shownTo(viewer, 'the subject has its data blocked')).toEqual([])
      expect(shownTo(viewer, 'the subject ends the block')).toEqual(shownTo(viewer, 'the subject lifts it'))
    }
  })

  it('RP-5 JI-18 JI-19 closes what tells of an address while it is protected, lapsed or not', () => {
    const telling = ['postal address', 'places of work', 'attachments, file names', 'free text']
    const open = shownTo('B', 'the subject chooses the personal form')
    expect(open).toEqual(expect.arrayContaining(telling))
    for (const step of ['the address is protected', 'the protection lapses in the register']) {
      expect(shownTo('B', step)).toEqual(open.filter((row) => !telling.includes(row)))
    }
    expect(shownTo('B', 'the subject lifts it')).toEqual(open)
  })
})

describe('a fault that RP-5 is to notice', () => {
  const recruiting = terms2018.rules.filter(({ to, id }) => {
    const roles = Array.isArray(to) ? to : [to]
    const others = ['subject', 'platform.consultant', 'platform.operator']
    return !roles.some((role) => others.includes(role)) && id !== ''
  })

  const mismatches = (rules: RecruitmentPolicy['rules']) => {
    const policy = recruitment.vocabulary.definePolicy({ name: 'faulty', version: '1', rules })
    return replayTermsWalk({ policy, protections: ['none', 'graded'] }).mismatches
  }
  // What these bar no permit of the terms opens: they hold against what a host permits beside.
  const bars = {
    'never-to-recruiters': ['identity.gender', 'identity.birthDate', 'status'],
    'pseudonyms-for-recruiters': ['recordId'],
  } as const

  it.each(recruiting.flatMap(({ id }) => (id in bars ? [] : id)))('is the rule %s when it is missing', (id) => {
    expect(mismatches(terms2018.rules.filter((rule) => rule.id !== id))).toBeGreaterThan(0)
  })

  it.each(Object.entries(bars))('is the rule %s when it is missing, and a host permits more', (id, categories) => {
    const careless = recruitment.vocabulary.permit({
      id: 'careless',
      to: ['employer', 'agency', 'platform.recruiter'],
      on: 'cv',
      categories,
      purpose: 'recruitment',
      when: recruitment.vocabulary.fact('cv.presence').is('online'),
      basis: { article: '6(1)(b)', contract: 'cvDatabase' },
      notice: 'terms.cvDatabase',
      source: ['TERMS-006'],
    })
    expect(mismatches([...terms2018.rules, careless])).toBe(0)
    expect(mismatches([...terms2018.rules.filter((rule) => rule.id !== id), careless])).toBeGreaterThan(0)
  })

  // What was shown for a contact governs while the contact stands: there the condition says the same once more.
  const conditional = recruiting.filter(({ id }) => id !== 'cv-contact-accepted')
  it.each(
    conditional.flatMap((rule) =>
      rule.kind === 'permit' && rule.when !== undefined ? [[rule.id, rule] as const] : [],
    ),
  )('is the permit %s without its condition', (id, { when: _, ...permit }) => {
    const rules = terms2018.rules.map((rule) => (rule.id === id ? permit : rule))
    const policy = recruitment.vocabulary.definePolicy({ name: 'faulty', version: '1', rules })
    expect(replayTermsWalk({ policy, protections: ['none', 'graded'] }).mismatches).toBeGreaterThan(0)
  })

  // To the company a refusal is the same as silence (TERMS-020), and of a deleted CV nothing is left to close.
  const unseen = ['and no to C', 'the profile is deleted']
  const acts = walkSteps('none').filter(
    ({ name, changes }) => Object.keys(changes).length > 0 && !unseen.includes(name),
  )
  it.each(acts.map(({ name }) => name))('is the step “%s” when it did not happen', (name) => {
    const steps = () => walkSteps('none').map((step) => (step.name === name ? { ...step, events: [] } : step))
    // The history refuses what rested on it, or what was to change did not.
    expect(noticed(steps)).toBe(true)
  })

  it('is a row of which only a part is shown', () => {
    const seen = plain[1]?.seen[0]?.[1]
    if (seen?.view == null) throw new Error('nothing was seen')
    expect(shownOf('qualifications', seen)).toBe('yes')
    expect(shownOf('qualifications', { ...seen, view: { ...seen.view, skills: undefined } as never })).toBe('partly')
    expect(() => shownOf('no such row', seen)).toThrow(RangeError)
    expect(() => predicted(beginning('none'), viewers[0], 'no such row')).toThrow(RangeError)
  })
})

function noticed(steps: typeof walkSteps): boolean {
  try {
    return replayTermsWalk({ steps, protections: ['none'] }).mismatches > 0
  } catch (error) {
    return String(error).includes('cannot be written')
  }
}
