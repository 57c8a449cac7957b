import type { FieldNode, LeafNode } from '../../enforce/field-node'
import { acceptLeaf } from '../../enforce/leaf-projector'
import type { LeafShape, LeafType } from '../../enforce/leaf-shape'
import type { Form } from '../../vocabulary'
import type { Dice } from '../arbitrary/dice'
import type { GuardInsides } from '../arbitrary/guard-insides'
import { ways } from '../arbitrary/leaf-values'

/** How deep a fresh value nests. */
const deepest = 4
/** So many in a hundred leaves hold what is not usual, so many lists are long. */
const unusual = 15
const long = 12

/** A value of a part of the schema, drawn afresh; its texts occur nowhere else. */
export function freshValue(insides: GuardInsides, node: FieldNode, dice: Dice, depth = 0): unknown {
  const fresh = (inner: FieldNode) => freshValue(insides, inner, dice, depth + 1)
  const several = (inner: FieldNode) => Array.from({ length: lengthAt(depth, dice) }, () => fresh(inner))
  switch (node.kind) {
    case 'leaf':
      return freshLeaf(node, dice)
    case 'object':
      return Object.fromEntries(
        node.fields.filter(() => dice.chance(75)).map(({ key, node: inner }) => [key, fresh(inner)] as const),
      )
    case 'list':
      return several(node.item)
    case 'tuple':
      return node.items.map(fresh)
    case 'entries':
      return Object.fromEntries(
        several(node.value).map((value) => [String(freshLeaf({ shape: node.keys }, dice)), value] as const),
      )
    case 'variants': {
      const [tag, option] = dice.pick([...node.options]) ?? []
      return option === undefined ? undefined : { ...(fresh(option) as object), [node.on]: tag }
    }
    case 'choice': {
      const option = dice.pick(node.options)
      return option === undefined ? undefined : fresh(option)
    }
    case 'each':
      return several(insides.compiledKind(node.record).tree)
    case 'again':
      return depth > deepest ? undefined : fresh(node.get())
  }
}

function lengthAt(depth: number, dice: Dice): number {
  if (depth > deepest) return 0
  return depth < 2 && dice.chance(long) ? 10 : dice.below(4)
}

/** Other values for a leaf, some of which look the same in the form given. */
export function otherValues(
  { shape }: LeafNode,
  value: unknown,
  form: Form | undefined,
  dice: Dice,
): readonly unknown[] {
  const near =
    typeof value === 'string'
      ? nearTexts(value, form, dice)
      : typeof value === 'number'
        ? [value + 1, value - 1, value + 0.5, -value]
        : value instanceof Date
          ? [1, -1, 30, -30].map((days) => new Date(value.getTime() + days * 86_400_000))
          : []
  return [...near, ...shape.literals, freshLeaf({ shape }, dice), freshLeaf({ shape }, dice)]
}

/** A text that occurs nowhere else, of two words. */
export function freshText(dice: Dice): string {
  const letter = () => String.fromCharCode(65 + dice.below(26))
  const token = () => `${letter()}${dice.next().toString(36).padStart(7, '0')}`
  return `${token()} ${token()}`
}

/** A value that the leaf's schema accepts, as far as trying finds one: each way of writing a text is tried in turn. */
function freshLeaf({ shape }: Pick<LeafNode, 'shape'>, dice: Dice): unknown {
  const drawn = drawnLeaf(shape, dice)
  if (shape.ask === undefined) return drawn
  const accept = acceptLeaf(shape)
  const n = dice.below(10_000)
  const others = [...dice.shuffled(shape.literals), ...Array.from({ length: 20 }, () => drawnLeaf(shape, dice))]
  const texts = shape.types.includes('string') ? dice.shuffled(ways).map((way) => way(n)) : []
  return [drawn, ...texts, ...others].find((value) => accept(value) !== undefined) ?? drawn
}

function drawnLeaf(shape: LeafShape, dice: Dice): unknown {
  const literal = shape.literals.length > 0 && (shape.types.length === 0 || dice.chance(30))
  if (literal) return dice.pick(shape.literals)
  const type = dice.pick(shape.types)
  return type === undefined ? null : fresh[type](dice)
}

const fresh: Readonly<Record<LeafType, (dice: Dice) => unknown>> = {
  string: (dice) => (dice.chance(unusual) ? (dice.pick(unusualTexts)?.(freshText(dice)) ?? '') : freshText(dice)),
  number: (dice) => {
    if (dice.chance(unusual)) return dice.pick([0, -1, 1e9, -1e9, 0.1]) ?? 0
    return dice.chance(50) ? 1900 + dice.below(130) : dice.below(1_000_000) / 8
  },
  boolean: (dice) => dice.chance(50),
  bigint: (dice) => BigInt(dice.next()),
  date: (dice) => new Date(dice.below(20_000) * 86_400_000),
}

/** Texts that a careless output treats otherwise: none, long ones, control characters, markup. */
const unusualTexts: readonly ((text: string) => string)[] = [
  () => '',
  (text) => text.repeat(12).padEnd(200, 'x').slice(0, 200),
  (text) => `${text}\u0000\t\u001b[31m\r\n\u202e`,
  (text) => `<b title="&amp;">'${text}'</b>`,
]

/** Texts with the same initials, the same first letters, of the same year or decade. */
function nearTexts(text: string, form: Form | undefined, dice: Dice): readonly string[] {
  const token = freshText(dice).toLowerCase().replaceAll(/[\d ]/g, '')
  const sameInitials = text.replaceAll(/(?<=\p{L})\p{L}+/gu, (rest) =>
    token.padEnd(rest.length, 'e').slice(0, rest.length),
  )
  const start = typeof form === 'object' && form.kind === 'prefix' ? [...text].slice(0, form.length).join('') : text
  const [year = '', rest] = [text.slice(0, 4), text.slice(4)]
  const otherDay = /^(-\d\d)?(-\d\d)?/.exec(rest)?.[0] ?? ''
  const sameYear = `${year}${'-06-15'.slice(0, otherDay.length)}${rest.slice(otherDay.length)}`
  const sameDecade = `${year.slice(0, 3)}${dice.below(10)}${rest}`
  return [sameInitials, `${start}${token}`, `${text}${token}`, sameYear, `${year}-11-28`, `${year}`, sameDecade]
}
