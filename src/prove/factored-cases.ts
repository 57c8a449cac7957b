import type { Case, Cases, Test } from './cases'

/** Cases with what they share written once. */
export type Expression = Test | { readonly word: 'and' | 'or'; readonly parts: readonly Expression[] }

/** Cases as an expression with few tests: what cases share is written once, in groups and in groups of groups. */
export function factoredCases(cases: Cases): Expression {
  const plain = withEqualTestsOnce(cases)
  // Neither way of choosing groups is always the shorter one.
  const [bySharing, bySaving] = [factored(plain, sharedBy), factored(plain, savedBy)]
  return testsIn(bySaving) < testsIn(bySharing) ? bySaving : bySharing
}

function testsIn(expression: Expression): number {
  return isTest(expression) ? 1 : expression.parts.reduce((sum, part) => sum + testsIn(part), 0)
}

/** From here on, equal tests are the same object. */
function withEqualTestsOnce(cases: Cases): Cases {
  const known = new Map<string, Test>()
  const only = (test: Test): Test => {
    const key = JSON.stringify([test.fact, test.is])
    const first = known.get(key) ?? test
    known.set(key, first)
    return first
  }
  return cases.map((tests) => [...new Set(tests.map(only))])
}

/** One group of cases: all of `heads`, and any of `rests`. */
interface Group {
  readonly heads: Case
  readonly rests: Cases
}

/** How much it is worth to write once what some cases share; 0: nothing. */
type Worth = (cases: Cases) => number

const sharedBy: Worth = ({ length }) => length - 1
const savedBy: Worth = (cases) => (cases.length - 1) * groupOf(cases).heads.length

/** Writes shared tests once, then groups what is worth most, and groups again inside of groups. */
function factored(cases: Cases, worth: Worth): Expression {
  if (cases.some((tests) => tests.length === 0)) return joined('and', [])
  const { heads, rests } = groupOf(cases)
  if (heads.length > 0) return joined('and', [...heads, factored(rests, worth)])
  return anyOf(sameRestsTogether(groupsOf(cases, worth)).map((groups) => togetherOf(groups, worth)))
}

/** What all of some cases have in common, and what is left of each. */
function groupOf(cases: Cases): Group {
  const [first = [], ...others] = cases
  const heads = first.filter((test) => others.every((tests) => tests.includes(test)))
  return { heads, rests: cases.map((tests) => tests.filter((test) => !heads.includes(test))) }
}

/** Takes out the group that is worth most, again and again; what shares nothing stays alone. */
function groupsOf(cases: Cases, worth: Worth): readonly Group[] {
  const groups: Group[] = []
  let left = cases
  while (left.length > 0) {
    const taken = bestGroup(left, worth)
    groups.push(groupOf(taken))
    left = left.filter((tests) => !taken.includes(tests))
  }
  return groups
}

function bestGroup(cases: Cases, worth: Worth): Cases {
  if (groupOf(cases).heads.length > 0) return cases
  const sharing = [...new Set(cases.flat())].map((test) => cases.filter((tests) => tests.includes(test)))
  const worths = sharing.map(worth)
  const most = Math.max(0, ...worths)
  return (most === 0 ? undefined : sharing[worths.indexOf(most)]) ?? cases.slice(0, 1)
}

/** `A and (C or D)` and `B and (C or D)` become `(A or B) and (C or D)`. */
function sameRestsTogether(groups: readonly Group[]): readonly (readonly Group[])[] {
  const together = new Map<string, Group[]>()
  for (const [index, group] of groups.entries()) {
    // Of a case that stays alone nothing is left: it has that in common with others, and no text.
    const key = group.rests.some((tests) => tests.length === 0) ? String(index) : JSON.stringify(group.rests)
    together.set(key, [...(together.get(key) ?? []), group])
  }
  return [...together.values()]
}

function togetherOf(groups: readonly Group[], worth: Worth): Expression {
  const [{ rests } = { rests: [] }] = groups
  const heads = groups.map((group) => group.heads)
  return joined('and', [factored(heads, worth), factored(rests, worth)])
}

/** Joins alternatives, and writes once what all of them ask: tests have been seen to, groups in brackets have not. */
function anyOf(alternatives: readonly Expression[]): Expression {
  const parts = alternatives.map((part) => ('word' in part && part.word === 'and' ? part.parts : [part]))
  const keys = parts.map((list) => list.map((part) => JSON.stringify(part)))
  const shared = keys[0]?.filter((key) => keys.every((list) => list.includes(key))) ?? []
  if (parts.length < 2 || shared.length === 0) return joined('or', alternatives)
  const isShared = (part: Expression) => shared.includes(JSON.stringify(part))
  const own = parts.map((list) =>
    joined(
      'and',
      list.filter((part) => !isShared(part)),
    ),
  )
  const common = parts[0]?.filter(isShared) ?? []
  const isNothingElse = own.some((part) => 'word' in part && part.parts.length === 0)
  return joined('and', isNothingElse ? common : [joined('or', own), ...common])
}

/** Joins expressions, and dissolves those that are joined by the same word already. */
function joined(word: 'and' | 'or', expressions: readonly Expression[]): Expression {
  const parts = expressions.flatMap((part) => ('word' in part && part.word === word ? part.parts : [part]))
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : { word, parts }
}

/** Whether an expression is a single test. */
export function isTest(expression: Expression): expression is Test {
  return !('word' in expression)
}
