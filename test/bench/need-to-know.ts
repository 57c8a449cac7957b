import manifest from '../../package.json'
import { compile, type Policy } from '../../src'
import type { Case } from './cases'
import type { Contender, Entry } from './contender'
import { cv } from './cv'
import type { names } from './vocabulary'

type CvPolicy = Policy<(typeof names)['definition']>

/** This library: raw request, raw facts and raw record each time. */
export const needToKnow: Contender = {
  name: 'need-to-know',
  version: manifest.version,
  readsPolicy: true,
  enter: async (policy, cases) => enterGuard(compileGuard(policy), cases),
}

export type CvGuard = ReturnType<typeof compileGuard>

export function compileGuard(policy: Policy) {
  return compile(policy as CvPolicy, { records: { cv } })
}

export function enterGuard(guard: CvGuard, cases: readonly Case[]): Entry & { receipt(i: number): unknown } {
  const call = (i: number): Case => cases[i] as Case
  return {
    decide: (i) => {
      const { request, facts } = call(i)
      return guard.decide('cv', request, facts)
    },
    disclose: (i) => {
      const { record, request, facts } = call(i)
      return guard.view('cv', record, request, facts)
    },
    receipt: (i) => {
      const { record, request, facts } = call(i)
      return guard.disclose('cv', record, request, facts)
    },
  }
}
