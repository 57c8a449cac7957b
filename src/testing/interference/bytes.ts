/** A value as text, such that what looks different to a viewer is different: key order, big integers and dates too. */
export function bytesOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part)) ?? 'undefined'
}
