/** Is this SHA-256 in 64 lower-case hexadecimal digits? */
export function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}
