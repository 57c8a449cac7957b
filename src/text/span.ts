/** A part of a text, by its first code unit and the one after its last. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Puts the mask in place of spans. Those with no letter and no digit between them are one, so that how many words a value
 * has is not told.
 */
export function withSpansMasked(text: string, spans: readonly Span[], mask: string): string {
  const sorted = [...spans].sort((a, b) => a.from - b.from || a.to - b.to)
  let masked = ''
  let end = 0
  let isOpen = false
  for (const { from, to } of sorted) {
    const between = text.slice(end, Math.max(from, end))
    const goesOn = isOpen && !/[\p{L}\p{N}]/u.test(between)
    if (!goesOn) masked += between + mask
    isOpen = true
    end = Math.max(end, to)
  }
  return masked + text.slice(end)
}
