import type { ChangeRule } from '../rule-change'

export const dropRule: ChangeRule = () => [{ rule: undefined, does: 'is gone' }]
