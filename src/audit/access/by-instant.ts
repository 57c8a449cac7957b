/** Orders by instant; what has none comes last, and what has the same stays as it came. */
export function byInstant(a: { readonly at?: unknown }, b: { readonly at?: unknown }): number {
  const [left, right] = [instantOf(a), instantOf(b)]
  return left === right ? 0 : left - right
}

function instantOf({ at }: { readonly at?: unknown }): number {
  return typeof at === 'number' && Number.isFinite(at) ? at : Number.POSITIVE_INFINITY
}
