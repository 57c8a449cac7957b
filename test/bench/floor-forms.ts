/** The two forms that the thirty rules use, by hand. */

export function nameAt(value: unknown, level: string): string | undefined {
  if (level === 'withheld' || typeof value !== 'string') return undefined
  return level === 'full' ? value : initialsOf(value)
}

export function birthDateAt(value: unknown, level: string): string | undefined {
  if (level === 'withheld' || typeof value !== 'string') return undefined
  if (level === 'full') return value
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  return level === 'year' ? value.slice(0, 4) : `${value.slice(0, 3)}0s`
}

function initialsOf(name: string): string | undefined {
  let initials = ''
  let isStart = true
  for (const character of name) {
    const separates = character === ' ' || character === '-'
    if (isStart && !separates) initials += `${initials === '' ? '' : ' '}${character.toUpperCase()}.`
    isStart = separates
  }
  return initials === '' ? undefined : initials
}
