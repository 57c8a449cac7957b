import { existsSync } from 'node:fs'

// A child of the tests of `sideBySide`: does what its first argument says.
const [what, argument] = process.argv.slice(2)
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time))
const give = (result) => process.send({ kind: 'result', result, megabytes: 1 })

if (what === 'stay') {
  // Until it is stopped, or whoever started it is gone.
  process.on('disconnect', () => process.exit())
  process.send({ kind: 'progress', done: process.pid, of: 0 })
} else if (what === 'wait') {
  await pause(Number(argument))
  give(Number(argument))
} else if (what === 'now') {
  const from = Date.now()
  await pause(150)
  give({ from, to: Date.now() })
} else if (what === 'progress') {
  process.send({ kind: 'progress', done: 1, of: 2 })
  process.send({ kind: 'progress', done: 2, of: 2 })
  give('done')
} else if (what === 'options') give(process.execArgv.join(' '))
else if (what === 'throws') throw new Error('this child came to nothing')
else if (what === 'exits') {
  // Not before the file is there that was named.
  while (argument !== undefined && !existsSync(argument)) await pause(10)
  process.exitCode = 3
}
