import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import type { Receipt } from 'need-to-know'
import { type LogEntry, memoryStore, noHash, openLog, verify } from 'need-to-know/audit'
import { rememberingShapes } from '../../../src/audit/log/remembering-shapes'
import { sealEntry } from '../../../src/audit/log/seal-entry'
import { canonicalJson } from '../../../src/policy'
import { receiptOfCv } from '../../audit/recruitment-log'

/** Receipts of a guard: a CV in personal form each, of one subject after the other. */
export function receiptsOfCvs(count: number): readonly Receipt[] {
  return Array.from({ length: count }, (_, i) => receiptOfCv(`subject-${i}`))
}

export const saltOf = (i: number): string => `salt ${String(i).padStart(40, '0')}`

/** The floor: a bare hash chain over bytes that are there already. Gives the last hash. */
export function hashChain(bodies: readonly Uint8Array[]): string {
  let previous = noHash
  for (let i = 0; i < bodies.length; i++) {
    const hash = sha256.create()
    hash.update(head)
    hash.update(bodies[i] as Uint8Array)
    hash.update(utf8ToBytes(`,"index":${i},"previous":"${previous}"}`))
    previous = bytesToHex(hash.digest())
  }
  return previous
}

const head = utf8ToBytes('\u0000{"body":')

/** The canonical bytes of each body. */
export function bodiesOf(entries: readonly LogEntry[]): readonly Uint8Array[] {
  return entries.map(({ body }) => utf8ToBytes(canonicalJson(body)))
}

/** Seals the receipts, as a log does that remembers what it wrote. */
export function sealReceipts(receipts: readonly Receipt[]): readonly LogEntry[] {
  const shapes = rememberingShapes()
  const entries: LogEntry[] = []
  let position = { size: 0, hash: noHash }
  for (const [i, receipt] of receipts.entries()) {
    const entry = sealEntry(receipt, position, saltOf(i), shapes)
    entries.push(entry)
    position = { size: i + 1, hash: entry.hash }
  }
  return entries
}

/** Appends the receipts to a log in memory, one after the other. Gives the last hash. */
export async function appendReceipts(receipts: readonly Receipt[]): Promise<string> {
  let salts = 0
  const log = openLog({ store: memoryStore(), salt: () => saltOf(salts++) })
  for (const receipt of receipts) await log.append(receipt)
  return log.position().hash
}

/** Gives the last hash of a log that is whole. */
export function verifyEntries(entries: readonly unknown[]): string {
  const found = verify(entries)
  if (!found.ok) throw new Error(`the log is not whole: ${found.code}`)
  return found.checkpoint.hash
}

export interface ChainResult {
  /** Bytes of the body of a receipt that are hashed. */
  readonly bytes: number
  readonly categories: number
  readonly floorNs: number
  /** `seal`, `append`, `verify` → median over the rounds of its time by the floor's. */
  readonly ratios: Readonly<Record<string, number>>
  /** The same and the floor → receipts in a second. */
  readonly perSecond: Readonly<Record<string, number>>
}

/** Times the floor, sealing, appending and verifying in turns, so that all meet the same noise.
 *
 * @throws Error unless all come to the same last hash
 */
export async function benchChain(count: number, rounds: number, say: (progress: string) => void): Promise<ChainResult> {
  const receipts = receiptsOfCvs(count)
  const sealed = sealReceipts(receipts)
  const bodies = bodiesOf(sealed)
  // As a store gives them back: nothing in them is shared, and nothing frozen.
  const stored = JSON.parse(JSON.stringify(sealed)) as readonly unknown[]
  const sides: Readonly<Record<string, () => string | undefined | Promise<string>>> = {
    floor: () => hashChain(bodies),
    seal: () => sealReceipts(receipts).at(-1)?.hash,
    append: () => appendReceipts(receipts),
    verify: () => verifyEntries(stored),
  }
  const names = Object.keys(sides)
  const last = hashChain(bodies)
  const times = new Map<string, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round < rounds + warmUp; round++) {
    say(`timing the chain: round ${round + 1} of ${rounds + warmUp}`)
    for (let k = 0; k < names.length; k++) {
      const name = names[(k + round) % names.length] as string
      const start = performance.now()
      const hash = await sides[name]?.()
      const ns = ((performance.now() - start) * 1e6) / count
      if (hash !== last) throw new Error(`${name} does not come to the hash of the floor`)
      if (round >= warmUp) times.get(name)?.push(ns)
    }
  }
  const floor = times.get('floor') ?? []
  const ratioOf = (side: readonly number[]) => median(side.map((ns, round) => ns / (floor[round] ?? Number.NaN)))
  const measured = [...times]
  return {
    bytes: bodies[0]?.length ?? 0,
    categories: receipts[0]?.disclosed.length ?? 0,
    floorNs: median(floor),
    ratios: Object.fromEntries(measured.slice(1).map(([name, side]) => [name, ratioOf(side)])),
    perSecond: Object.fromEntries(measured.map(([name, side]) => [name, 1e9 / median(side)])),
  }
}

const warmUp = 3

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
