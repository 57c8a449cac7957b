import { localMidnight, type Notice, type Timeline, timeline } from '../../policy'
import { recruitmentVocabulary } from '../vocabulary'
import type { Clause } from './clause'
import { uwv } from './controllers'

const { defineNotice } = recruitmentVocabulary

const toSearchers = { recipients: ['employer', 'agency'], purposes: 'recruitment' } as const
const onJoining = ['registered', 'cvCreated'] as const

const anonymous = ['existence', 'qualification', 'recordId'] as const
const personal = ['identity.name', 'contact.email', 'contact.phone', 'workplace'] as const

const approach: Clause = {
  clause: 'werknl.approach',
  recipients: ['employer', 'agency'],
  categories: 'existence',
  purposes: 'approach',
  trigger: onJoining,
}

const text = { name: 'werknl.cv', language: 'nl', controller: uwv } as const

/** Both forms are told of at once: which of them it is to be was settled in consultation with a coach (TK-12). No text of
 * the time is among the sources: this is what the answer implies.
 */
export const rules2011 = defineNotice({
  ...text,
  version: '2011',
  clauses: [
    { ...toSearchers, clause: 'werknl.cv', categories: anonymous, trigger: onJoining },
    {
      ...toSearchers,
      clause: 'werknl.consultation',
      categories: [...personal, 'qualification.text'],
      trigger: onJoining,
    },
    approach,
  ],
})

/** After the Redesign the personal form has a clause of its own, shown when the subject chooses it. */
export const redesign = defineNotice({
  ...text,
  version: 'redesign',
  clauses: [
    { ...toSearchers, clause: 'werknl.cv', categories: anonymous, trigger: onJoining },
    {
      ...toSearchers,
      clause: 'werknl.personalForm',
      categories: [...personal, 'qualification.text'],
      trigger: 'cvFormSet',
    },
    approach,
  ],
})

/** Which text was in force when; the second begins with the Redesign, without a date yet (TK-23). */
export const werknlNotices: Timeline<Notice> = timeline<Notice>([
  { from: localMidnight('2011-01-01', 'Europe/Amsterdam'), value: rules2011 },
  { from: 'undated', value: redesign },
])
