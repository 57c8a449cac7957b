/** An id: a text that is not blank, and has no blanks about it. Two spellings of one id would be two. */
export function idIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.trim() === value ? value : undefined
}
