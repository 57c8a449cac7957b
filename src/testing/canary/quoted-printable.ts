import { bytesToText } from './bytes-to-text'

/** Undoes quoted-printable: `=C3=A9`, and lines broken by a `=` at their end. */
export function fromQuotedPrintable(text: string): string {
  return text
    .replaceAll(/=[ \t]*\r?\n/g, '')
    .replaceAll(/(?:=[0-9A-F]{2})+/g, (bytes) =>
      bytesToText((bytes.match(/[0-9A-F]{2}/g) ?? []).map((digits) => Number.parseInt(digits, 16))),
    )
}
