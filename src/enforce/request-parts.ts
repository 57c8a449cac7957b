import { isPromise, pointer, promisesIn } from '../vocabulary'
import { own } from './own'

/** The parts of a request, each read once, as an own property, and not yet checked. A promise is no part: it is named, and
 * what it is rejected with goes nowhere. Nothing here throws.
 */
export class RequestParts {
  readonly viewer: Parts<'id' | 'role' | 'organisation' | 'assurance'>
  readonly purpose: unknown
  readonly at: unknown
  readonly act: unknown
  /** Undefined where the request has none, or one that cannot be read. */
  readonly need: Parts<'id' | 'kind'> | undefined
  readonly evidence: unknown
  readonly record: Parts<'id' | 'subject'> | undefined
  /** Where promises stand in it, by path; the root is the request itself. */
  readonly promised: readonly string[]
  /** Whether a part of it, or of its viewer, throws: then it stands nowhere. */
  readonly isLost: boolean

  constructor(request: unknown) {
    const reading = new Reading()
    const asked = reading.value(request, '')
    this.viewer = reading.parts(reading.part(asked, 'viewer'), '/viewer', ['id', 'role', 'organisation', 'assurance'])
    this.purpose = reading.part(asked, 'purpose')
    this.at = reading.part(asked, 'at')
    this.act = reading.part(asked, 'act')
    const [need, record] = [reading.part(asked, 'need'), reading.part(asked, 'record')]
    this.evidence = reading.evidence(reading.part(asked, 'evidence'))
    this.isLost = reading.isLost
    this.need = reading.whole(need, '/need', ['id', 'kind'])
    this.record = reading.whole(record, '/record', ['id', 'subject'])
    this.promised = reading.promised
  }
}

type Parts<K extends string> = Readonly<Record<K, unknown>>

/** How deep ids lie in evidence: in lists, by fact. */
const depthOfIds = 2

class Reading {
  isLost = false
  readonly promised: string[] = []

  part(of: unknown, key: string, path = pointer(key)): unknown {
    try {
      return this.value(own(of, key), path)
    } catch {
      this.isLost = true
      return undefined
    }
  }

  value(value: unknown, path: string): unknown {
    if (!isPromise(value)) return value
    this.promised.push(path)
    return undefined
  }

  parts<K extends string>(of: unknown, path: string, keys: readonly K[]): Parts<K> {
    const read = keys.map((key) => [key, this.part(of, key, path + pointer(key))] as const)
    return Object.fromEntries(read) as Parts<K>
  }

  /** As `parts`; undefined where any of them cannot be read. */
  whole<K extends string>(of: unknown, path: string, keys: readonly K[]): Parts<K> | undefined {
    if (of === undefined) return undefined
    this.isLost = false
    const parts = this.parts(of, path, keys)
    return this.isLost ? undefined : parts
  }

  /** A receipt reads it, with the care that it takes. Its own names may be data: they stand in no path. */
  evidence(evidence: unknown): unknown {
    if (promisesIn(evidence, depthOfIds).length > 0) this.promised.push('/evidence')
    return evidence
  }
}
