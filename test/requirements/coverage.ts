import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { idsInTitle } from './ids-in-title'
import { isPartial, type Requirement } from './requirement'
import { type Titled, testTitles } from './test-titles'

export type Seed = {
  readonly total: number
  readonly withTests: number
  readonly inPart: number
  readonly withoutTests: number
  readonly notTestable: number
}

export type Coverage = {
  readonly total: number
  readonly withTests: readonly { readonly id: string; readonly tests: number; readonly title: string }[]
  readonly inPart: readonly { readonly id: string; readonly waits: string; readonly title: string }[]
  readonly withoutTests: readonly { readonly id: string; readonly part: string; readonly title: string }[]
  readonly notTestable: readonly { readonly id: string; readonly reason: string; readonly title: string }[]
  readonly unknown: readonly { readonly id: string; readonly file: string; readonly line: number }[]
  readonly seeds: Readonly<Record<string, Seed>>
}

/** Every test name under `folder`, in the order of its files. */
export function titlesUnder(folder: string): Titled[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test(-d)?\.ts$/.test(name))
    .sort()
    .flatMap((name) => testTitles(name, readFileSync(join(folder, name), 'utf8')))
}

/** Sets the requirements against the tests that name them. */
export function coverage(requirements: readonly Requirement[], titles: readonly Titled[]): Coverage {
  const mentions = titles.flatMap((titled) => idsInTitle(titled.title).map((id) => ({ ...titled, id })))
  const count = new Map<string, number>()
  for (const { id } of mentions) count.set(id, (count.get(id) ?? 0) + 1)
  const known = new Set(requirements.map(({ id }) => id))

  const isTested = ({ id }: Requirement) => count.has(id)
  const isTestable = (row: Requirement) => row.keeper === 'test' || isPartial(row)
  const tested = requirements.filter((row) => isTested(row) && !isPartial(row))
  const inPart = requirements.filter((row) => isTested(row) && isPartial(row))
  const untested = requirements.filter((row) => !isTested(row) && isTestable(row))
  const notTestable = requirements.filter((row) => !isTested(row) && !isTestable(row))
  const seedOf = (id: string) => id.slice(0, id.indexOf('-'))
  const inSeed = (seed: string, rows: readonly Requirement[]) => rows.filter(({ id }) => seedOf(id) === seed).length
  const seeds = [...new Set(requirements.map(({ id }) => seedOf(id)))].map((seed): [string, Seed] => [
    seed,
    {
      total: inSeed(seed, requirements),
      withTests: inSeed(seed, tested),
      inPart: inSeed(seed, inPart),
      withoutTests: inSeed(seed, untested),
      notTestable: inSeed(seed, notTestable),
    },
  ])

  return {
    total: requirements.length,
    withTests: tested.map(({ id, title }) => ({ id, tests: count.get(id) ?? 0, title })),
    inPart: inPart.map(({ id, keeper, title }) => ({ id, waits: keeper, title })),
    withoutTests: untested.map(({ id, part, title }) => ({ id, part, title })),
    notTestable: notTestable.map(({ id, keeper, title }) => ({ id, reason: keeper, title })),
    unknown: mentions.filter(({ id }) => !known.has(id)).map(({ id, file, line }) => ({ id, file, line })),
    seeds: Object.fromEntries(seeds),
  }
}
