/** Writes a value that has a certain shape as canonical JSON: what `canonicalJson` writes of it. Undefined when it has not,
 * or when that is not plain to see: a slower reader then says what is wrong.
 *
 * Shape and text are found in one go, and every member is read once: what was looked at is what was written, whatever an
 * accessor says the next time. May throw what an accessor throws.
 */
export type ShapeWriter = (value: unknown) => string | undefined

/** Text of a length between bounds, in UTF-16 units. */
export function text(least = 0, most = Number.POSITIVE_INFINITY): ShapeWriter {
  return (value) =>
    typeof value === 'string' && value.length >= least && value.length <= most ? quoted(value) : undefined
}

export function textLike(pattern: RegExp): ShapeWriter {
  return (value) => (typeof value === 'string' && pattern.test(value) ? quoted(value) : undefined)
}

export function oneOf(values: readonly string[]): ShapeWriter {
  const written = new Map<unknown, string>(values.map((value) => [value, JSON.stringify(value)]))
  return (value) => written.get(value)
}

export function flag(value: unknown): string | undefined {
  return typeof value === 'boolean' ? String(value) : undefined
}

export function numberBetween(least: number, most: number): ShapeWriter {
  return (value) => (typeof value === 'number' && value >= least && value <= most ? JSON.stringify(value) : undefined)
}

/** The longest list there may be in an entry. */
export const longestList = 10_000

export function listOf(write: ShapeWriter): ShapeWriter {
  return (value) => {
    if (!Array.isArray(value) || value.length > longestList) return undefined
    const items = value as readonly unknown[]
    let written = ''
    for (let i = 0; i < items.length; i++) {
      const item = write(items[i])
      if (item === undefined) return undefined
      written += i === 0 ? item : `,${item}`
    }
    return `[${written}]`
  }
}

/** An object with any keys, all of whose members are alike. */
export function recordOfAll(write: ShapeWriter): ShapeWriter {
  return (value) => {
    if (!isPlainObject(value)) return undefined
    const parts: string[] = []
    for (const key of Object.keys(value).sort()) {
      const member = value[key]
      if (member === undefined) continue
      const written = write(member)
      if (written === undefined || key === '__proto__') return undefined
      parts.push(`${quoted(key)}:${written}`)
    }
    return `{${parts.join(',')}}`
  }
}

/** An object with these members and no others. */
export function members(
  required: Readonly<Record<string, ShapeWriter>>,
  optional: Readonly<Record<string, ShapeWriter>> = {},
): ShapeWriter {
  const known = [...Object.entries({ ...required, ...optional })]
    .map(([key, write]) => ({ key, write, isRequired: Object.hasOwn(required, key), head: `${JSON.stringify(key)}:` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  return (value) => {
    if (!isPlainObject(value)) return undefined
    let unread = Object.keys(value).length
    let written = ''
    for (const { key, write, isRequired, head } of known) {
      const member = value[key]
      if (member === undefined) {
        if (isRequired) return undefined
        if (Object.hasOwn(value, key)) unread--
        continue
      }
      const text = write(member)
      if (text === undefined) return undefined
      written += written === '' ? head + text : `,${head}${text}`
      unread--
    }
    // What is left over is of no known name; what is short was inherited.
    return unread === 0 ? `{${written}}` : undefined
  }
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** Text in which there is nothing to escape, as nearly all of it is. */
const plainText = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/

function quoted(text: string): string {
  return plainText.test(text) ? `"${text}"` : JSON.stringify(text)
}
