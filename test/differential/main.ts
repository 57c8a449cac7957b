import { parseArgs } from 'node:util'
import { choiceOfSeed } from '../laws/arbitraries/choice'
import { comparePolicy, emptyTally } from './compare'

/** `npm run differential -- --cases 1000000 --seed 7`: the guard against the reference, for as long as it takes. */
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
})
const cases = Number(values.cases)
const firstSeed = Number(values.seed)
if (!Number.isSafeInteger(cases) || cases < 1 || !Number.isSafeInteger(firstSeed)) {
  throw new RangeError('--cases and --seed are whole numbers')
}

const situations = 200
const tally = emptyTally()
const started = performance.now()
const seconds = () => ((performance.now() - started) / 1000).toFixed(1)

for (let seed = firstSeed; tally.cases < cases; seed++) {
  const disagreement = comparePolicy(choiceOfSeed(seed), Math.min(situations, cases - tally.cases), tally)
  if (disagreement !== undefined) {
    console.error(`\nguard and reference differ at seed ${seed}`)
    console.error(JSON.stringify(disagreement, undefined, 2))
    process.exit(1)
  }
  if (tally.policies % 250 === 0) {
    process.stderr.write(`\r${tally.cases} of ${cases} cases, ${tally.policies} policies, ${seconds()} s`)
  }
}
process.stderr.write('\n')
console.log(JSON.stringify({ agree: true, firstSeed, ...tally, seconds: Number(seconds()) }))
