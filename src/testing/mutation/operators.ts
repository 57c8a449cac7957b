import type { MutationOperator } from './mutation-operator'
import { changeBasis, dropBasis } from './operators/change-basis'
import { changeCategories } from './operators/change-categories'
import { loosenComparison, tightenComparison } from './operators/change-comparison'
import { changeKind } from './operators/change-kind'
import { narrowLevel, widenLevel } from './operators/change-level'
import { changeNotice, dropNotice } from './operators/change-notice'
import { changePurpose } from './operators/change-purpose'
import { changeRole } from './operators/change-role'
import { dropCondition } from './operators/drop-condition'
import { dropAlternative, dropConjunct } from './operators/drop-part'
import { dropRule } from './operators/drop-rule'
import { flipFact } from './operators/flip-fact'
import { swapEffect } from './operators/swap-effect'
import type { ChangeRule } from './rule-change'

/** What each operator does to a rule, in the order in which mutants are listed. */
export const operators: Readonly<Record<MutationOperator, ChangeRule>> = {
  'drop-rule': dropRule,
  'drop-conjunct': dropConjunct,
  'drop-alternative': dropAlternative,
  'drop-condition': dropCondition,
  'flip-fact': flipFact,
  'loosen-comparison': loosenComparison,
  'tighten-comparison': tightenComparison,
  'widen-level': widenLevel,
  'narrow-level': narrowLevel,
  'change-role': changeRole,
  'change-purpose': changePurpose,
  'change-kind': changeKind,
  'change-categories': changeCategories,
  'swap-effect': swapEffect,
  'drop-basis': dropBasis,
  'drop-notice': dropNotice,
  'change-basis': changeBasis,
  'change-notice': changeNotice,
}

export function isMutationOperator(name: unknown): name is MutationOperator {
  return typeof name === 'string' && Object.hasOwn(operators, name)
}

export const mutationOperators: readonly MutationOperator[] = Object.keys(operators).filter(isMutationOperator)
