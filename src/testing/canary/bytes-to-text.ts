/** Reads bytes as text without ever failing: UTF-8 where it is, else Latin-1, byte by byte. */
export function bytesToText(bytes: ArrayLike<number>): string {
  const units: string[] = []
  for (let i = 0; i < bytes.length; ) {
    const { point, size } = pointAt(bytes, i)
    units.push(String.fromCodePoint(point))
    i += size
  }
  return units.join('')
}

/** The stretches of bytes that can be text, as UTF-8, Latin-1 or UTF-16, on lines of their own: of random bytes almost
 * nothing is left. `length` bytes are read; stretches shorter than `shortest` are dropped.
 */
export function textRuns(bytes: Uint8Array, length: number, shortest: number, emit: (run: string) => void): void {
  narrowRuns(bytes, length, shortest, emit)
  if (bytes.subarray(0, length).includes(0)) {
    wideRuns(bytes, length, shortest, emit, 0)
    wideRuns(bytes, length, shortest, emit, 1)
  }
}

function narrowRuns(bytes: Uint8Array, length: number, shortest: number, emit: (run: string) => void): void {
  const run: number[] = []
  const end = () => {
    if (run.length >= shortest) emit(textOf(run))
    run.length = 0
  }
  let isAfterLone = false
  for (let i = 0; i < length; ) {
    const first = bytes[i] ?? 0
    if (first < 0x80) {
      if (isText(first)) run.push(first)
      else if (run.length > 0) end()
      isAfterLone = false
      i++
      continue
    }
    const { point, size } = pointAt(bytes, i, length)
    const isLone = size === 1
    if (isText(point) && !(isLone && isAfterLone)) run.push(point)
    else if (run.length > 0) end()
    isAfterLone = isLone
    i += size
  }
  end()
}

/** Code points as a text; in pieces, since a call takes no more than some thousands of arguments. */
function textOf(points: readonly number[]): string {
  if (points.length <= 4096) return String.fromCodePoint(...points)
  return Array.from({ length: Math.ceil(points.length / 4096) }, (_, i) =>
    String.fromCodePoint(...points.slice(i * 4096, (i + 1) * 4096)),
  ).join('')
}

/** UTF-16: `high` is where the high byte of a pair stands. */
function wideRuns(bytes: Uint8Array, length: number, shortest: number, emit: (run: string) => void, high: 0 | 1): void {
  let run = ''
  for (let i = 0; i < length; ) {
    const top = bytes[i + high] ?? 0
    const unit = i + 1 < length ? top * 256 + (bytes[i + 1 - high] ?? 0) : 0
    if (isText(unit) && isWideTop(top)) {
      run += String.fromCharCode(unit)
      i += 2
      continue
    }
    if (run.length >= shortest) emit(run)
    // A stretch may start at any byte; the one that ended it may be half of another.
    i += 1
    run = ''
  }
  if (run.length >= shortest) emit(run)
}

const isWideTop = (top: number) => top <= 3 || top === 0x1e || top === 0x20 || top === 0xff

const isText = (point: number) =>
  (point >= 0x20 && point < 0x7f) || point >= 0xa0 || point === 9 || point === 10 || point === 13

function pointAt(bytes: ArrayLike<number>, i: number, length = bytes.length): { point: number; size: number } {
  const first = bytes[i] ?? 0
  const size = first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 1
  if (size === 1 || i + size > length) return { point: first, size: 1 }
  let point = first & (0x7f >> size)
  for (let k = 1; k < size; k++) {
    const next = bytes[i + k] ?? 0
    if ((next & 0xc0) !== 0x80) return { point: first, size: 1 }
    point = point * 64 + (next & 0x3f)
  }
  return point > 0x10ffff ? { point: first, size: 1 } : { point, size }
}
