// A pull request that would let employers into the dialogues again: what it breaks, and what it would open.
import { diff, never, prove } from 'need-to-know/prove'
import { profiles, recruitment } from 'need-to-know/recruitment'

const { definePolicy, fact, permit } = recruitment.vocabulary
const qualityCheck = permit({
  id: 'dialogue-quality-check',
  to: 'employer',
  on: 'dialogue',
  categories: ['existence', 'dialogue'],
  purpose: 'serviceQuality',
  when: fact('vacancy.own'),
  basis: { article: '6(1)(f)', interest: 'judging what the service is worth', balancingTest: 'memo 41' },
  notice: 'jobmatch.counts',
  source: 'pull request 41',
})
const { rules } = profiles.strict
const proposed = definePolicy({ name: 'strict', version: '2', rules: [...rules, qualityCheck] })

const proof = prove(proposed, never('employer').sees(['dialogue.comment', 'dialogue.message']))
console.log(String(proof))
if (!proof.holds && !proof.vacuous) console.log(proof.counterexample.rules)

const { verdict, regions } = diff(profiles.strict, proposed)
console.log(verdict)
for (const { roles, on, categories, from, to } of regions) console.log(roles, on, categories, `${from} -> ${to}`)

/* prints:
fails in 8.50 × 10^24 of 1.65 × 10^31 situations
  employer sees dialogue.comment of a dialogue (full) by dialogue-quality-check, where purpose is
    serviceQuality, viewer.assurance is substantial, viewer.individual, act is view, cv.presence is
    offline, not address.graded, not subject.restricted, not relation.blocked,
    organisation.registered, account.active, vacancy.own, informed.jobmatch.counts,
    not subject.objected
[ 'dialogue-quality-check' ]
wider
[ 'employer' ] [ 'dialogue' ] [ 'existence' ] withheld -> full
[ 'employer' ] [ 'dialogue' ] [ 'existence' ] count -> full
[ 'employer' ] [ 'dialogue' ] [
  'dialogue.vacancy',
  'dialogue.answer',
  'dialogue.comment',
  'dialogue.message'
] withheld -> full
*/
