import { fromByteLists } from './byte-lists'
import { fromMojibake } from './mojibake'
import { base32, base64, hex, joinLines, spacedHex, unpack } from './packed'
import { fromQuotedPrintable } from './quoted-printable'
import { fromCodePoints, fromCss, unescape, withoutTags } from './unescape'

/** One way back from an encoding. What comes out holds what could be read; the same text where nothing could. */
export interface Decoder {
  readonly name: string
  /** What is not encoded comes through as it stands, and is nothing that was decoded; else most of it is left out. */
  readonly isPassing: boolean
  readonly decode: (text: string, shortest: number) => string
}

export const decoders: readonly Decoder[] = [
  { name: 'escapes', isPassing: true, decode: unescape },
  { name: 'tags', isPassing: true, decode: withoutTags },
  { name: 'quoted-printable', isPassing: true, decode: fromQuotedPrintable },
  { name: 'CSS', isPassing: false, decode: fromCss },
  { name: 'code points', isPassing: false, decode: fromCodePoints },
  { name: 'mojibake', isPassing: false, decode: fromMojibake },
  { name: 'base64', isPassing: false, decode: (text, shortest) => unpack(joinLines(text), base64, shortest) },
  { name: 'hex', isPassing: false, decode: (text, shortest) => unpack(text, hex, shortest) },
  { name: 'hex', isPassing: false, decode: (text, shortest) => unpack(text, spacedHex, shortest) },
  { name: 'base32', isPassing: false, decode: (text, shortest) => unpack(text, base32, shortest) },
  { name: 'numbers', isPassing: false, decode: fromByteLists },
]
