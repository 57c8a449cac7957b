import { dateSpan, localMidnight, type Notice, type Timeline, timeline } from '../../policy'
import { recruitmentVocabulary } from '../vocabulary'
import type { Clause } from './clause'
import { nav } from './controllers'
import { counsellor } from './counselling-clauses'

const { defineNotice } = recruitmentVocabulary

const toSearchers = {
  recipients: ['employer', 'agency'],
  categories: [
    'existence',
    'identity.name',
    'contact.email',
    'contact.phone',
    'address',
    'workplace',
    'qualification',
    'recordId',
  ],
  purposes: 'recruitment',
} as const

/** What is lawful in both versions has been told in both: who chose to share before the closing is still visible after
 * it (NAV-23, NAV-24). The automatic access was told in none.
 */
const clauses: readonly Clause[] = [
  { ...toSearchers, clause: 'nav.sharing', trigger: 'consentGiven.sharing' },
  { ...toSearchers, clause: 'nav.share', trigger: 'shareAgreed' },
  counsellor,
]
const text = { name: 'nav.cvBase', language: 'nb', controller: nav, clauses } as const

/** From the launch on. No text of NAV's is among the sources: the clauses are what the press release implies. */
export const legacy = defineNotice({ ...text, version: '2019-02' })

export const february2021 = defineNotice({ ...text, version: '2021-02-17' })

const oslo = 'Europe/Oslo'

/** Which text was in force when; the launch is known to the month (NAV-32). */
export const navNotices: Timeline<Notice> = timeline([
  { from: dateSpan('2019-02', oslo).from, value: legacy },
  { from: localMidnight('2021-02-17', oslo), value: february2021 },
])
