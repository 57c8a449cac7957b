import { writeFileSync } from 'node:fs'
import { entries, PINNED, publicNames, publicNamesText } from './public-names'

writeFileSync(PINNED, publicNamesText(publicNames(entries)))
