export interface BenchOptions {
  readonly json: boolean
  readonly only: 'audit' | 'decisions' | 'prove' | undefined
  /** Sizes of the log. */
  readonly receipts: readonly number[] | undefined
}

/** Reads what stands after `--`.
 *
 * @throws Error for what is none of the options
 */
export function readOptions(args: readonly string[]): BenchOptions {
  let options: BenchOptions = { json: false, only: undefined, receipts: undefined }
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--json') options = { ...options, json: true }
    else if (args[i] === '--only') options = { ...options, only: readPart(args[++i]) }
    else if (args[i] === '--receipts') options = { ...options, receipts: readSizes(args[++i]) }
    else throw new Error(`${args[i]} is none of --json, --only audit|decisions|prove, --receipts 100000,1000000`)
  }
  return options
}

function readPart(part: string | undefined): BenchOptions['only'] {
  if (part === 'audit' || part === 'decisions' || part === 'prove') return part
  throw new Error('--only takes audit, decisions or prove')
}

function readSizes(list: string | undefined): readonly number[] {
  const sizes = (list ?? '').split(',').map(Number)
  if (sizes.every((size) => Number.isSafeInteger(size) && size > 0)) return sizes.sort((a, b) => a - b)
  throw new Error('--receipts takes whole numbers with commas between')
}
