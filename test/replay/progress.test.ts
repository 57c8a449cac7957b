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

  it('is nothing where nobody looks, and where nothing was said', () => {
    const unseen = terminal(false)
    unseen.line.say('nav 1/1', 1, 2)
    unseen.line.clear()
    const silent = terminal(true)
    silent.line.clear()
    expect([unseen.written, silent.written]).toEqual([[], []])
  })
})
