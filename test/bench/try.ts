import { names } from './vocabulary'
import { manyRules } from './many-rules'
import { generateCases } from './cases'
import { floor, unfrozen } from './floor'
import { needToKnow } from './need-to-know'
import { casl } from './casl'
import { cedar } from './cedar'
import { casbin } from './casbin'
import { assertEqual } from './equality'
const cases = generateCases(1000, 1)
for (const n of [30, 300, 3000]) {
  const policy = names.definePolicy({ name: 'bench', version: '1', rules: manyRules(n) })
  const base = await floor.enter(policy, cases)
  if (n === 30) { const s = cases.map((_, i) => base.disclose(i)).filter(Boolean); console.log('there', s.length, 'chars', s.reduce((a: number, v) => a + JSON.stringify(v).length, 0) / s.length) }
  for (const c of [unfrozen, needToKnow, casl, cedar, casbin]) {
    if (n === 3000 && c === casbin) continue
    let t = performance.now()
    const e = await c.enter(policy, cases)
    const t1 = performance.now() - t
    t = performance.now()
    try { assertEqual(c.name, e, base, n === 3000 ? 50 : 1000) } catch (error) { console.log(String(error)) }
    console.log(n, c.name, 'enter', t1.toFixed(), 'check', (performance.now() - t).toFixed())
  }
}
