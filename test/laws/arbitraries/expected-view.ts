import { createHmac } from 'node:crypto'
import { type DisclosureRequest, decide, type Form, type Levels, type Situation } from 'need-to-know'
import type { Value } from '../../../src/vocabulary'
import { domainsOf } from '../../../src/vocabulary'
import type { Forms, LeafModel, Model } from './field-model'
import { requestFacts } from './request'
import { type KindModel, pseudonymKey, type Question, stateOf, subjectOf, type World } from './world'

/** What these tests expect of a disclosure: worked out from models and the reference, by no code of the library's guard. */
export interface Expected {
  readonly view: unknown
  /** `kind category` of everything of which the view holds something. */
  readonly disclosed: ReadonlySet<string>
  /** The levels of the record itself. */
  readonly levels: Levels
}

/** A nested or outer record with all that it is decided on. */
export interface Scene {
  readonly world: World
  readonly kind: string
  readonly record: unknown
  readonly request: DisclosureRequest
  readonly situation: Situation
  readonly levels: Levels
}

export function expectedOf(world: World, question: Question): Expected {
  const scene = outerScene(world, question)
  const { view, disclosed } = viewOf(scene)
  return { view: view ?? null, disclosed, levels: scene.levels }
}

/** The outer record: facts from the host, from the record, and from who asks. */
export function outerScene(world: World, { record, request, facts }: Question): Scene {
  const { fact } = kindOf(world, 'cv')
  const said = Object.hasOwn(facts, fact) ? facts[fact] : undefined
  const found = stateOf(record, domainsOf(world.vocabulary).get(fact) ?? [])
  const known = said === undefined || said === found ? found : undefined
  const asked = requestFacts(world.vocabulary, request, subjectOf(record))
  return sceneOf(world, 'cv', record, request, asked && { ...facts, [fact]: known, ...asked })
}

/** A nested record: what holds for the outer one holds for it, but for the fact that it tells of itself. */
export function nestedScene(outer: Scene, kind: string, record: unknown): Scene {
  const { fact } = kindOf(outer.world, kind)
  const known: Value | undefined = stateOf(record, domainsOf(outer.world.vocabulary).get(fact) ?? [])
  return sceneOf(outer.world, kind, record, outer.request, { ...outer.situation, [fact]: known })
}

function sceneOf(
  world: World,
  kind: string,
  record: unknown,
  request: DisclosureRequest,
  situation: Situation | undefined,
): Scene {
  const levels = decide(world.policy, kind, situation ?? {})
  const closed = Object.fromEntries(Object.keys(levels).map((category) => [category, 'withheld']))
  return { world, kind, record, request, situation: situation ?? {}, levels: situation === undefined ? closed : levels }
}

export function kindOf(world: World, kind: string): KindModel {
  const found = world.kinds[kind]
  if (found === undefined) throw new RangeError(`no kind ${kind}`)
  return found
}

/** Something of a view, the categories in it, and whether it shows that there is something. */
interface Part {
  readonly view: unknown
  readonly isReal: boolean
  readonly disclosed: ReadonlySet<string>
}
const nothing: Part = { view: undefined, isReal: false, disclosed: new Set() }

export function viewOf(scene: Scene): Part {
  const { world, kind, record, levels } = scene
  if (levels['existence'] !== 'full') return nothing
  const part = show(scene, kindOf(world, kind).model, record)
  return part.view === undefined ? nothing : { ...part, disclosed: new Set([`${kind} existence`, ...part.disclosed]) }
}

function show(scene: Scene, model: Model, value: unknown): Part {
  switch (model.kind) {
    case 'leaf':
      return leafPart(scene, model, value)
    case 'object':
      return objectPart(
        Object.entries(model.fields).map(([key, inner]) => [key, show(scene, inner, entry(value, key))]),
      )
    case 'list':
      if (model.item.kind === 'leaf') return branchPart(scene, 'list', model.item, value)
      return listPart(items(value).map((item) => show(scene, model.item, item)))
    case 'tuple':
      return tuplePart(
        model.items.map((item, i) => show(scene, item, items(value)[i])),
        value,
      )
    case 'entries':
      return entriesPart(scene, model, value)
    case 'variants':
      return variantPart(scene, model, value)
    case 'branch':
      return branchPart(
        scene,
        model.of,
        { kind: 'leaf', type: 'text', category: model.category, forms: model.forms },
        value,
      )
    case 'tree':
      return treePart(scene, model.label, value)
    case 'each':
      return listPart(items(value).map((item) => viewOf(nestedScene(scene, model.record, item))))
  }
}

function objectPart(fields: readonly (readonly [string, Part])[]): Part {
  const shown = fields.filter(([, part]) => part.view !== undefined)
  if (!shown.some(([, part]) => part.isReal)) return nothing
  return {
    view: Object.fromEntries(shown.map(([key, part]) => [key, part.view])),
    isReal: true,
    disclosed: union(shown.map(([, part]) => part)),
  }
}

function listPart(parts: readonly Part[]): Part {
  const shown = parts.filter((part) => part.view !== undefined)
  if (shown.length === 0) return nothing
  return { view: shown.map((part) => part.view), isReal: true, disclosed: union(shown) }
}

function tuplePart(parts: readonly Part[], value: unknown): Part {
  const isEmpty = !parts.some((part, i) => part.isReal && part.view !== null && items(value)[i] !== undefined)
  if (value === undefined || (isEmpty && !parts.some((part) => part.isReal && part.view !== null))) return nothing
  const shown = parts.filter((part) => part.view !== undefined && part.view !== null)
  return { view: parts.map((part) => part.view ?? null), isReal: true, disclosed: union(shown) }
}

function entriesPart(scene: Scene, model: Extract<Model, { kind: 'entries' }>, value: unknown): Part {
  const isFillerLeaf = model.value.kind === 'leaf' && isFiller(formAt(scene, model.value.category, model.value.forms))
  if (formAt(scene, model.key, {}) !== 'full' || isFillerLeaf || value === undefined) return nothing
  const part = objectPart(
    Object.entries(value as object).map(([key, inner]) => [key, show(scene, model.value, inner)] as const),
  )
  return part.view === undefined
    ? nothing
    : { ...part, disclosed: new Set([`${scene.kind} ${model.key}`, ...part.disclosed]) }
}

function variantPart(scene: Scene, model: Extract<Model, { kind: 'variants' }>, value: unknown): Part {
  const option = model.options[String(entry(value, 'type'))]
  if (option === undefined || formAt(scene, option.tag.category, option.tag.forms) !== 'full') return nothing
  return objectPart([
    ['type', leafPart(scene, option.tag, entry(value, 'type'))],
    ['body', leafPart(scene, option.body, entry(value, 'body'))],
  ])
}

/** A list or an object of which every leaf has one category: `present`, `count` and a constant speak of the whole. */
function branchPart(scene: Scene, of: 'list' | 'object', leaf: LeafModel, value: unknown): Part {
  const form = formAt(scene, leaf.category, leaf.forms)
  const disclosed = new Set([`${scene.kind} ${leaf.category}`])
  if (form === 'present') {
    const isThere = value !== undefined && Object.keys(value as object).length > 0
    return { view: isThere, isReal: isThere, disclosed }
  }
  if (typeof form === 'object' && form.kind === 'constant') return { view: form.text, isReal: false, disclosed }
  if (form === 'count') {
    return of === 'list' && value !== undefined ? { view: items(value).length, isReal: true, disclosed } : nothing
  }
  if (of === 'list') return listPart(items(value).map((item) => leafPart(scene, leaf, item)))
  return objectPart(['one', 'two'].map((key) => [key, leafPart(scene, leaf, entry(value, key))] as const))
}

function treePart(scene: Scene, label: LeafModel, value: unknown): Part {
  if (value === undefined) return nothing
  return objectPart([
    ['label', leafPart(scene, label, entry(value, 'label'))],
    ['children', listPart(items(entry(value, 'children')).map((child) => treePart(scene, label, child)))],
  ])
}

function leafPart(scene: Scene, leaf: LeafModel, value: unknown): Part {
  const form = formAt(scene, leaf.category, leaf.forms)
  const view = form === undefined ? undefined : transformed(scene, form, value)
  if (view === undefined) return nothing
  return { view, isReal: !isFiller(form) || view === true, disclosed: new Set([`${scene.kind} ${leaf.category}`]) }
}

/** What a field shows at the level its category has: the form of the level, or of the nearest one below that has any. */
export function formAt({ world, levels }: Scene, category: string, forms: Forms): Form | undefined {
  const all = ['withheld', ...(world.vocabulary.categories[category]?.forms ?? []), 'full']
  const reached = all.slice(1, all.indexOf(levels[category] ?? 'withheld') + 1).reverse()
  const simple: readonly Form[] = [
    'full',
    'present',
    'count',
    'initials',
    'month',
    'year',
    'decade',
    'pseudonym',
    'scrubbed',
  ]
  for (const level of reached) {
    const form = forms[level] ?? simple.find((name) => name === level)
    if (form !== undefined) return form
  }
  return undefined
}

export function isFiller(form: Form | undefined): boolean {
  return form === 'present' || (typeof form === 'object' && form.kind === 'constant')
}

function transformed({ request, kind }: Scene, form: Form, value: unknown): unknown {
  if (typeof form === 'object') {
    if (form.kind === 'constant') return form.text
    return typeof value === 'string' && value.length > form.length ? value.slice(0, form.length) : undefined
  }
  const year = yearIn(value)
  switch (form) {
    case 'full':
      return value
    case 'present':
      return value !== undefined && value !== null
    case 'initials':
      return typeof value === 'string' ? initials(value) : undefined
    case 'month':
      return monthIn(value)
    case 'year':
      return year
    case 'decade':
      return year && `${year.slice(0, 3)}0s`
    case 'pseudonym':
      return typeof value === 'string' ? pseudonym(request, kind, value) : undefined
    case 'count':
    case 'scrubbed':
      return undefined
  }
}

function yearIn(value: unknown): string | undefined {
  if (value instanceof Date) return value.toISOString().slice(0, 4)
  if (typeof value === 'number') return /^\d{4}$/.test(String(value)) ? String(value) : undefined
  return typeof value === 'string' ? /^(\d{4})-/.exec(value)?.[1] : undefined
}

function monthIn(value: unknown): string | undefined {
  const text = value instanceof Date ? value.toISOString() : value
  const [year, month] = typeof text === 'string' ? text.split('-') : []
  return typeof text === 'string' && /^\d{4}-\d\d-/.test(text) ? `${year}-${month}` : yearIn(value)
}

function initials(value: string): string | undefined {
  const words = value.split(/[ -]/).filter((word) => /^[A-Z]/i.test(word))
  const letters = value.match(/[a-z]/gi) ?? []
  return words.length === 0 || words.length === letters.length
    ? undefined
    : words.map((word) => `${word.charAt(0).toUpperCase()}.`).join(' ')
}

function pseudonym({ viewer }: DisclosureRequest, kind: string, value: string): string | undefined {
  const known = (name: string | undefined) => (name?.trim() ? name : undefined)
  const id = viewer.id === viewer.organisation ? undefined : known(viewer.id)
  const organisation = known(viewer.organisation)
  if (organisation === undefined && id === undefined) return undefined
  const reader = organisation === undefined ? [null, id] : [organisation]
  return createHmac('sha256', pseudonymKey)
    .update(JSON.stringify([...reader, kind, value]))
    .digest('hex')
    .slice(0, 32)
}

function union(parts: readonly Part[]): ReadonlySet<string> {
  return new Set(parts.flatMap(({ disclosed }) => [...disclosed]))
}

function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function entry(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (Reflect.get(value, key) as unknown) : undefined
}
