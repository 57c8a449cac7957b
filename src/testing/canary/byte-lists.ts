import { textRuns } from './bytes-to-text'

/** Texts written as lists of numbers, the way a Buffer goes through JSON: `[90, 195, 169, …]`. */
export function fromByteLists(text: string, shortest: number): string {
  const runs: string[] = []
  for (const { 0: list } of text.matchAll(/\d{2,4}(?:[\s,;\p{Cc}]{1,12}\d{2,4}){3,}/gu)) {
    const numbers = (list.match(/\d+/g) ?? []).map(Number)
    runs.push(String.fromCharCode(...numbers.slice(0, 5000).filter((unit) => unit >= 32)))
    const bytes = Uint8Array.from(numbers.filter((number) => number < 256))
    textRuns(bytes, bytes.length, shortest, (run) => runs.push(run))
  }
  return runs.join('\n')
}
