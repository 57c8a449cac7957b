import { names } from './vocabulary'
import { manyRules } from './many-rules'
import { generateCases } from './cases'
import { floor } from './floor'
import { casl } from './casl'
const cases = generateCases(20, 1)
const policy = names.definePolicy({ name: 'bench', version: '1', rules: manyRules(30) })
const a = await floor.enter(policy, cases), b = await casl.enter(policy, cases)
console.log(a.decide(0), b.decide(0), cases[0]!.request, cases[0]!.facts)
