import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { type JobindexReplay, replayJobindex } from '../../examples/replay/jobindex'
import { jobindexDialogues } from '../../examples/replay/jobindex-dialogues'

const legacy = 'jobindex.legacy2009'
const others = ['jobindex.february2019', 'strict'] as const

describe('RP-1, the Jobindex dialogues at full size', () => {
  const cases = [...jobindexDialogues(130_000, 2009)]
  const told = replayJobindex({ notice: 'new' })
  const count = (holds: (each: (typeof cases)[number]) => boolean) => cases.filter(holds).length

  it('JI-04 AMB-01 replays 130,000 dialogues of as many persons, through the command a user runs', () => {
    const { replays } = replayAsJson()
    expect(replays).toHaveLength(1)
    const [replay] = replays
    expect(replay).toMatchObject({ id: 'jobindex', subjects: 130_000, dialogues: 130_000 })
    expect(replay?.seconds).toBeGreaterThan(0)

    const everyone = ['address', 'contact.email', 'contact.phone', 'dialogue.answer', 'identity.name', 'recordId']
    for (const category of everyone) expect(replay?.exposed[legacy]?.[category]).toBe(130_000)
    const comments = count(({ dialogue }) => dialogue.comment !== undefined)
    expect(comments).toBeGreaterThan(1000)
    expect(replay?.exposed[legacy]?.['dialogue.comment']).toBe(comments)

    const protectedAddresses = count(({ hasProtectedAddress }) => hasProtectedAddress)
    expect(protectedAddresses).toBeGreaterThan(100)
    expect(replay?.protectedAddressExposed[legacy]).toBe(protectedAddresses)

    // JI-48: what was answered under the old notice stays closed, whatever the rules say now.
    for (const name of others) {
      expect(new Set(Object.values(replay?.exposed[name] ?? {}))).toEqual(new Set([0]))
      expect(replay?.protectedAddressExposed[name]).toBe(0)
    }
  })

  it('JI-45 shows under the new rules who is interested, had the subjects been told: no comment, no address', () => {
    const interested = count(({ dialogue }) => dialogue.answer === 'interested')
    expect(interested).toBeGreaterThan(10_000)
    for (const name of others) {
      expect(told.exposed[name]).toMatchObject({
        'identity.name': interested,
        'contact.email': interested,
        'dialogue.answer': interested,
        'dialogue.comment': 0,
        'dialogue.message': 0,
        address: 0,
      })
    }
  })

  it('JI-02 JI-09 makes the same invented people from the same seed, all within the window', () => {
    const [first] = jobindexDialogues(1, 2009)
    expect(first).toEqual(cases[0])
    const invited = cases.map(({ dialogue }) => dialogue.invitedAt).sort()
    expect(invited[0] !== undefined && invited[0] >= '2009-02-19T23:00:00').toBe(true)
    expect((invited.at(-1) ?? '') < '2019-02-05T23:00:00').toBe(true)
    expect(cases.some(({ dialogue }) => JSON.stringify(dialogue).includes('Danielsen'))).toBe(false)
  })
})

function replayAsJson(): { readonly replays: readonly JobindexReplay[] } {
  const output = execFileSync('npm', ['run', '--silent', 'replay', '--', '--json'], { encoding: 'utf8' })
  return JSON.parse(output) as { replays: JobindexReplay[] }
}
