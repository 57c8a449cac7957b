import { describe, expect, it } from 'vitest'
import { ProgressLine } from '../../examples/replay/progress'

function terminal(isTTY: boolean) {
  const written: string[] = []
  const write = (text: string | Uint8Array) => written.push(String(text)) > 0
  return { written, line: new ProgressLine({ isTTY, write }) }
}
// What moves to the beginning of the line and empties it.
const anew = '\r\x1b[K'

describe('the progress of the replays', () => {
  it('is one line of all that runs, written anew when a whole percent is done, and taken away at the end', () => {
    const { written, line } = terminal(true)
    line.say('nav 1/1', 1, 200)
    line.say('nav 1/1', 2, 200)
    line.say('nav 1/1', 3, 200)
    line.say('jobindex 1/2', 50, 100)
    line.clear()
    expect(written).toEqual([
      `${anew}nav 1/1 0 %`,
      `${anew}nav 1/1 1 %`,
      `${anew}nav 1/1 1 % · jobindex 1/2 50 %`,
      anew,
    ])
  })

  it('is a line for every tenth where there is no terminal, and stays', () => {
    const { written, line } = terminal(false)
    line.say('nav 1/1', 0, 1)
    for (let done = 1; done <= 200; done++) line.say('nav 1/1', done, 200)
    line.say('nav 1/1', 1, 1)
    line.clear()
    expect(written).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((share) => `nav 1/1 ${share} %\n`))
  })

  it('is nothing where nothing was said', () => {
    const silent = [terminal(true), terminal(false)]
    for (const { line } of silent) line.clear()
    expect(silent.map(({ written }) => written)).toEqual([[], []])
  })
})
