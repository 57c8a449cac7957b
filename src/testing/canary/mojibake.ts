import { bytesToText } from './bytes-to-text'
import { undonePlaces } from './undone-places'

/** What Windows-1252 shows for the bytes 0x80 to 0x9f, in their order; a space where it has nothing. */
const windows1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

const bytes: ReadonlyMap<string, number> = new Map(
  Array.from(windows1252, (letter, i) => [letter, 0x80 + i] as const).filter(([letter]) => letter !== ' '),
)

const after = `[\\x80-\\xbf${[...bytes.keys()].join('')}]`
const misread = new RegExp(`(?:[\\xc2-\\xdf]${after}|[\\xe0-\\xef]${after}{2}|[\\xf0-\\xf4]${after}{3})+`, 'g')

/** Undoes UTF-8 that was read as Latin-1 or as Windows-1252: `Ã©` for `é`. */
export function fromMojibake(text: string): string {
  if (!/[\xc2-\xf4]/.test(text)) return ''
  return undonePlaces(text, misread, ([found]) =>
    bytesToText(Array.from(found, (letter) => bytes.get(letter) ?? letter.charCodeAt(0))),
  )
}
