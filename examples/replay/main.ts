import { inspect } from 'node:util'
import { type JobindexReplay, lookAtOne, replayJobindex } from './jobindex'
import { table } from './table'

const isJson = process.argv.includes('--json')
const isTerminal = process.stderr.isTTY && !isJson

const jobindex = replayJobindex({ progress: showProgress('jobindex') })
if (isJson) {
  console.log(JSON.stringify({ replays: [jobindex] }))
} else {
  const told = replayJobindex({ notice: 'new', progress: showProgress('jobindex, told') })
  console.log(report(jobindex, told))
}

function showProgress(name: string): (done: number, of: number) => void {
  return (done, of) => {
    if (!isTerminal) return
    const end = done === of ? '\r\x1b[K' : ''
    process.stderr.write(`\r${name}: ${done.toLocaleString('en')} of ${of.toLocaleString('en')} dialogues${end}`)
  }
}

function report(asTheyWere: JobindexReplay, told: JobindexReplay): string {
  const { subjects, dialogues, seconds } = asTheyWere
  return [
    `Jobindex: ${number(dialogues)} dialogues of ${number(subjects)} persons, each seen by the employer with the vacancy`,
    '',
    'One of them, as its employer sees it when the subject had been told:',
    '',
    ...lookAtOne('new').map(([profile, view]) => `${profile}: ${inspect(view, { depth: 1, breakLength: 120 })}`),
    '',
    'None had been told. Of all of them,',
    '',
    counts('dialogues that showed …', asTheyWere),
    '',
    'and had the subjects been told, before they answered, that the employer would see it',
    '',
    counts('dialogues that showed …', told),
    '',
    `${(seconds + told.seconds).toFixed(1)} s`,
  ].join('\n')
}

function counts(title: string, { exposed, protectedAddressExposed }: JobindexReplay): string {
  const names = Object.keys(exposed)
  const categories = Object.keys(exposed[names[0] ?? ''] ?? {})
  const rows = categories.map((category) => [category, ...names.map((name) => number(exposed[name]?.[category] ?? 0))])
  const protectedRow = [
    'of these: protected addresses',
    ...names.map((name) => number(protectedAddressExposed[name] ?? 0)),
  ]
  return table([[title, ...names], ...rows, protectedRow])
}

function number(count: number): string {
  return count.toLocaleString('en')
}
