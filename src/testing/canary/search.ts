import { UsageError } from '../../vocabulary'
import { bytesToText, textRuns } from './bytes-to-text'
import { isConvincing, type Place, placeOf } from './convincing'
import { decoders } from './decoders'
import { fold, foldText } from './fold'
import { type Core, type Needle, window } from './needle'
import { type Match, NeedleIndex } from './needle-index'
import { type Texts, textsIn } from './texts-in'

/** One field found in an output. Holds no value. */
export interface Sighting {
  /** JSON Pointer of the field in the record. */
  readonly path: string
  /** How it was written: the encodings around it, outermost first, and the form it had in them, joined by ` > `. */
  readonly encoding: string
}

/** Stands between neighbouring texts of an output. */
const seam = '\u001f'
const deepest = 6
const shortWindow = 4

interface Layer {
  readonly text: string
  /** The encodings it came out of, outermost first. */
  readonly trail: readonly string[]
  /** What it was made from, where that is still in it. */
  readonly parent: Layer | undefined
  /** Neighbours put together without a seam: what is only found here was split. */
  readonly isJoined?: boolean
}

interface Found {
  readonly path: string
  readonly trail: readonly string[]
  readonly form: string
}

/** Finds needles in whatever an output holds, in any of the encodings, also one in the other, up to six deep.
 *
 * Sorted by path, then by encoding; each pair once.
 *
 * @throws UsageError `output-too-large`
 */
export function search(needles: readonly Needle[], output: unknown): readonly Sighting[] {
  const texts = textsIn(output)
  const indexes = indexesOf(needles)
  const shortest = shortestRun(needles)
  const found: Found[] = []
  let layers = firstLayers(texts, shortest)
  let left = 60 * (layers.reduce((sum, { text }) => sum + text.length, 0) + 100_000)
  const seen = new Set<string>()
  for (let depth = 0; depth <= deepest && layers.length > 0; depth++) {
    const next: Layer[] = []
    for (const layer of layers) {
      if (seen.has(layer.text)) continue
      seen.add(layer.text)
      left -= layer.text.length
      if (left < 0) throw new UsageError('output-too-large', 'the output holds too much that could be encoded')
      scanLayer(layer, indexes, found)
      if (depth < deepest) next.push(...decoded(layer, shortest))
    }
    layers = next
  }
  return sightings(found)
}

interface Index {
  readonly width: number
  readonly index: NeedleIndex
}

function indexesOf(needles: readonly Needle[]): readonly Index[] {
  const isShort = ({ text, least }: { text: string; least: number }) => text.length < window || least < window
  const of = (width: number, short: boolean): readonly Index[] => {
    const parts = needles
      .map((needle) => ({ ...needle, cores: needle.cores.filter((core) => isShort(core) === short) }))
      .filter(({ cores }) => cores.length > 0)
    return parts.length === 0 ? [] : [{ width, index: new NeedleIndex(parts, width) }]
  }
  return [...of(window, false), ...of(Math.max(shortWindow, shortestCore(needles)), true)]
}

const shortestCore = (needles: readonly Needle[]) =>
  needles.reduce((least, { cores }) => Math.min(least, ...cores.map(({ text }) => text.length)), window)

/** How many characters a stretch of text must have for anything to be found in it. */
function shortestRun(needles: readonly Needle[]): number {
  const fewest = ({ text, least, separated }: Core) => Math.min(text.length, least) + (separated ?? 1) - 1
  const run = needles.reduce((shortest, { cores }) => Math.min(shortest, ...cores.map(fewest)), window)
  return Math.max(shortWindow, run)
}

function firstLayers({ values, keys, bytes }: Texts, shortest: number): readonly Layer[] {
  const spread: Layer = { text: [...values, seam, ...keys].join(seam), trail: [], parent: undefined }
  // Pieces of an encoding are only one when nothing stands between them.
  const joined: readonly Layer[] =
    values.length > 1 ? [{ text: values.join(''), trail: [], parent: spread, isJoined: true }] : []
  const raw = bytes.flatMap((octets): readonly Layer[] => {
    const runs: string[] = []
    textRuns(octets, octets.length, shortest, (run) => runs.push(run))
    return [{ text: runs.join('\n'), trail: ['bytes'], parent: undefined }]
  })
  const together: readonly Layer[] =
    bytes.length > 1
      ? [
          {
            text: bytes.map((octets) => bytesToText(octets)).join(''),
            trail: ['bytes'],
            parent: raw[0],
            isJoined: true,
          },
        ]
      : []
  return [spread, ...joined, ...raw, ...together]
}

function decoded(layer: Layer, shortest: number): readonly Layer[] {
  return decoders.flatMap(({ name, isPassing, decode }): readonly Layer[] => {
    const text = decode(layer.text, shortest)
    return text === layer.text || text === ''
      ? []
      : [{ text, trail: [...layer.trail, name], parent: isPassing ? layer : undefined }]
  })
}

function scanLayer(layer: Layer, indexes: readonly Index[], found: Found[]): void {
  const { text, trail, parent, isJoined = false } = layer
  const folded = fold(text)
  const known = new Set<string>()
  for (const { index } of indexes) {
    index.scan(folded, (match) => {
      const place = placeOf(text, folded, match)
      if (!isConvincing(text, match, place)) return
      const form = isJoined ? 'split' : formOf(match, place)
      const key = JSON.stringify([match.needle.path, form])
      // What stood in the clear before a decoding has not come out of it.
      if (known.has(key) || parent?.text.includes(place.raw)) return
      known.add(key)
      found.push({ path: match.needle.path, trail, form })
    })
  }
}

/** What became of the letters themselves. */
function formOf({ needle, core, reversed, length }: Match, { raw, together }: Place): string {
  if (reversed) return 'reversed'
  if (raw.includes(seam)) return 'split'
  if (core.form !== undefined) return core.form
  const { text } = needle
  if (text.includes(raw)) return length < foldText(text).length && length < core.text.length ? 'part' : 'plain'
  if (text.normalize('NFC').includes(raw.normalize('NFC'))) return 'normal form'
  if (text.normalize('NFC').toLowerCase().includes(raw.normalize('NFC').toLowerCase())) return 'case'
  if (text.normalize('NFKC').toLowerCase().includes(raw.normalize('NFKC').toLowerCase())) return 'compatibility form'
  return together ? 'without diacritics' : 'spaced out'
}

function sightings(found: readonly Found[]): readonly Sighting[] {
  const byPath = new Map<string, Found[]>()
  for (const one of found) byPath.set(one.path, [...(byPath.get(one.path) ?? []), one])
  const kept = found.filter(({ path, trail }) => !(byPath.get(path) ?? []).some((other) => leadsTo(other.trail, trail)))
  const texts = new Map(kept.map((one) => [JSON.stringify([one.path, encodingOf(one)]), one]))
  return Object.freeze(
    [...texts.values()]
      .map((one) => Object.freeze({ path: one.path, encoding: encodingOf(one) }))
      .sort((a, b) => compare(a.path, b.path) || compare(a.encoding, b.encoding)),
  )
}

function encodingOf({ trail, form }: Found): string {
  return [...trail, ...(form === 'plain' && trail.length > 0 ? [] : [form])].join(' > ')
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Whether a longer way round gave what this shorter one gives: all its steps, and more between them. */
function leadsTo(shorter: readonly string[], longer: readonly string[]): boolean {
  if (shorter.length === 0 || shorter.length >= longer.length) return false
  let next = 0
  for (const step of longer) if (step === shorter[next]) next++
  return next === shorter.length
}
