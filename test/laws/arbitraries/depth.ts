import fc from 'fast-check'

/** Under `npm run thorough` every case is made anew, and there are more; else cases share what takes long to make. */
export const isFresh = process.env['FRESH_CASES'] === 'yes'

/** So many cases under `npm run thorough`, and a third of them otherwise. */
export const runs = (all: number): number => (isFresh ? all : Math.ceil(all / 3))

/** The seed of this run, from which what is shared is made. */
export const seed = fc.readConfigureGlobal().seed ?? 0
