import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { never, prove } from 'need-to-know/prove'
import { recruitment } from 'need-to-know/recruitment'
import { expect, it } from 'vitest'
import { root } from '../../docs/pages'
import { soundProfiles } from './every-profile'
import { recruiters } from './viewers'

const { fact } = recruitment.vocabulary
const columns = [
  fact('account.active').is(false),
  fact('viewer.individual').is(false),
  fact('viewer.assurance').is('none'),
]

it('JI-40 NAV-10 UWV-11 UWV-31 the page says of every profile for CVs whose rules stand what a blocked account, a shared login and no login close', () => {
  const page = readFileSync(join(root, 'docs/recruitment.md'), 'utf8')
  const rows = [...page.matchAll(/^\| `([\w.]+)` \| (closes|does not) \| (closes|does not) \| (closes|does not) \|$/gm)]
  const closes = (policy: (typeof soundProfiles)[number], when: (typeof columns)[number]) =>
    prove(policy, never(recruiters).sees('*', { on: 'cv' }).when(when)).holds ? 'closes' : 'does not'
  const ofCvs = soundProfiles.filter(({ name }) => name !== 'jobindex.february2019')
  // Of the others, whose rules do not all stand, `who-is-closed-out` asks a guard.
  const said = rows.map(([, ...cells]) => cells).filter(([name]) => ofCvs.some((policy) => policy.name === name))
  expect(said).toEqual(ofCvs.map((policy) => [policy.name, ...columns.map((when) => closes(policy, when))]))
})
