/** A part of a text, by its first code unit and the one after its last. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The spans of a text that do not lie wholly inside one of `others`. Signs before their first letter or digit do not
 * count.
 */
export function spansOutside(text: string, spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  if (others.length === 0) return spans
  const beginOf = ({ from, to }: Span) => from + Math.max(0, text.slice(from, to).search(/[\p{L}\p{N}]/u))
  const inOrder = spans.map((span) => ({ span, begin: beginOf(span) })).sort((a, b) => a.begin - b.begin)
  const around = [...others].sort((a, b) => a.from - b.from)
  let [next, end] = [0, 0]
  const outside: Span[] = []
  for (const { span, begin } of inOrder) {
    for (let other = around[next]; other !== undefined && other.from <= begin; other = around[++next]) {
      end = Math.max(end, other.to)
    }
    if (span.to > end) outside.push(span)
  }
  return outside
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
