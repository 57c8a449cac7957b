import { foldText } from './fold'
import type { Core } from './needle'

/** The fewest letters that tell anything when the others are gone. */
const fewest = 5
/** So many of them need not be all there are. */
const enough = 8

/** What is left of a text where only ASCII gets through: letters beyond it dropped, or replaced by `?`, `-` or U+FFFD, or
 * cut to seven bits, of Latin-1 or of UTF-8. None for a text that is all ASCII.
 */
export function lossyReadings(text: string): readonly Core[] {
  const whole = text.normalize('NFC')
  if (!/\P{ASCII}/u.test(whole)) return []
  const left = [
    [whole.replaceAll(/\P{ASCII}/gu, ' '), 'without letters beyond ASCII'],
    [whole.replaceAll(/[\x80-\xff]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) & 0x7f)), 'seven bits'],
    [whole.replaceAll(/[\x80-\u07ff]/g, sevenBitsOfUtf8), 'seven bits'],
  ] as const
  const cores = left.map(([ascii, form]): Core => {
    const folded = foldText(ascii)
    return { text: folded, least: Math.min(folded.length, enough), ordinary: folded.length < 6, form, holed: true }
  })
  return cores.filter((core, i) => {
    return core.text.length >= fewest && cores.findIndex(({ text }) => text === core.text) === i
  })
}

function sevenBitsOfUtf8(letter: string): string {
  const unit = letter.charCodeAt(0)
  return String.fromCharCode((0xc0 | (unit >> 6)) & 0x7f, unit & 0x3f)
}
