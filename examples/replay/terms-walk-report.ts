import { number } from './in-words'
import { table } from './table'
import type { Mismatch, TermsWalkReplay } from './terms-walk'

/** RP-5 for a person: one line a step, and a letter for each row that a viewer was shown. */
export function reportTermsWalk(result: TermsWalkReplay): string {
  const { cells, mismatches, mismatched, viewers, picture, attempts, walks } = result
  const signOf = (shown: readonly string[]) =>
    [...signs].map(([row, sign]) => (shown.includes(row) ? sign : '·')).join('')
  return [
    'Terms of 2018: what each viewer is shown of one CV, step by step',
    '',
    table([
      ['step', ...viewers],
      ...picture.map(({ step, shown }) => [step, ...viewers.map((viewer) => signOf(shown[viewer] ?? []))]),
    ]),
    '',
    ...legend(),
    '',
    `${attempts.length} acts of others than the subject opened nothing:`,
    `${attempts.map(({ alarm }) => alarm).join(', ')}.`,
    `With the same walk under ${walks.length - 1} other states of address protection, ${number(cells)} cells were compared with the table`,
    `of the requirements: ${mismatches === 0 ? 'all agree' : `${number(mismatches)} differ`}.`,
    ...mismatched.slice(0, 20).map(inWords),
  ].join('\n')
}

function legend(): readonly string[] {
  const words = [...signs].map(([row, sign]) => `${sign} ${row}`)
  const half = Math.ceil(words.length / 2)
  return [words.slice(0, half).join(' · '), words.slice(half).join(' · ')]
}

/** Rows that nobody is ever shown have no sign: what is shown of them is a mismatch. */
const signs = new Map([
  ['qualifications', 'q'],
  ['free text', 't'],
  ['employer names', 'e'],
  ['places of work', 'w'],
  ['name, e-mail, phone', 'n'],
  ['photo', 'p'],
  ['attachments, file names', 'f'],
  ['postal address', 'a'],
  ['own notes', 'o'],
  ['own applied jobs', 'j'],
])

function inWords({ protection, step, viewer, row, predicted, shown }: Mismatch): string {
  return `address protection ${protection}, ${step}: ${viewer} × ${row}: ${predicted} by the table, ${shown} by the guard`
}
