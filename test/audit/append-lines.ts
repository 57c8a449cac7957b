import { openLog } from 'need-to-know/audit'
import { JsonLinesStore } from '../../examples/stores/json-lines-store'
import { receiptOfCv, salts } from './recruitment-log'

/** Appends to a log in a file until it is killed; says of each entry that it is kept only once it is. */
const [path = ''] = process.argv.slice(2)
const log = openLog({ store: await JsonLinesStore.open(path), salt: salts() })
for (;;) {
  const { index, hash } = await log.append(receiptOfCv('subject-1'))
  process.stdout.write(`${index} ${hash}\n`)
}
