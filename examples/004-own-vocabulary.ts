// A host's own words: marks at a school, seen by the teacher of the course and by a mentor.
import { compile, vocabulary } from 'need-to-know'
import { z } from 'zod'

const { permit, forbid, fact, not, definePolicy, record } = vocabulary({
  roles: ['teacher', 'mentor'],
  purposes: ['teaching'],
  kinds: ['result'],
  categories: { name: { forms: ['initials'] }, born: { forms: ['decade', 'year'] }, mark: {} },
  facts: { 'course.own': 'flag', 'mark.final': 'flag' },
  contracts: ['schooling'],
  notices: ['welcome'],
})

const result = record('result', {
  schema: z.object({ name: z.string(), born: z.iso.date(), mark: z.number(), isFinal: z.boolean() }),
  classify: { name: 'name', born: 'born', mark: 'mark', isFinal: 'mark' },
  facts: { 'mark.final': ({ isFinal }) => isFinal },
})

const shared = {
  on: 'result',
  categories: ['existence', 'name', 'mark'],
  purpose: 'teaching',
  basis: { article: '6(1)(b)', contract: 'schooling' },
  notice: 'welcome',
  source: 'school rules',
} as const
const own = permit({ ...shared, id: 'own', to: 'teacher', when: fact('course.own') })
const level = { existence: 'full', name: 'initials', born: 'year', mark: 'full' } as const
const mentor = permit({
  ...shared,
  id: 'mentor',
  to: 'mentor',
  categories: ['existence', 'name', 'born', 'mark'],
  level,
})
const early = forbid({ id: 'early', categories: 'mark', when: not(fact('mark.final')), source: 'school rules' })

const guard = compile(definePolicy({ name: 'school', version: '1', rules: [own, mentor, early] }), {
  records: { result },
})
const facts = { 'contract.schooling': true, 'informed.welcome': true, 'course.own': true }
const gry = { name: 'Gry Ravn', born: '2009-04-01', mark: 10, isFinal: true }
const ask = (role: 'teacher' | 'mentor') =>
  ({ viewer: { id: 'person-1', role, assurance: 'low' }, purpose: 'teaching', at: 0 }) as const

console.log('teacher:', guard.view('result', gry, ask('teacher'), facts))
console.log('mentor: ', guard.view('result', gry, ask('mentor'), facts))
console.log('early:  ', guard.view('result', { ...gry, isFinal: false }, ask('teacher'), facts))

/* prints:
teacher: { name: 'Gry Ravn', mark: 10, isFinal: true }
mentor:  { name: 'G. R.', born: '2009', mark: 10, isFinal: true }
early:   { name: 'Gry Ravn' }
*/
