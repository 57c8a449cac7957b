import type { CvLevels } from './floor-decision'
import { birthDateAt, nameAt } from './floor-forms'

type Source = Readonly<Record<string, unknown>>
type View = Record<string, unknown>

/** Builds the view of a CV by hand: fresh, frozen at every level, only values of the expected primitive type, only from
 * plain objects. What is withheld or absent leaves no key behind. */
export function projectByHand(cv: unknown, levels: CvLevels): unknown {
  if (levels.existence !== 'full' || !isPlain(cv)) return null
  const view: View = {}
  if (levels.profile === 'full') {
    if (typeof cv['id'] === 'string') view['id'] = cv['id']
    if (cv['form'] === 'anonymous' || cv['form'] === 'personal') view['form'] = cv['form']
    const { availability } = cv
    if (availability === 'now' || availability === 'soon' || availability === 'later')
      view['availability'] = availability
    if (typeof cv['updatedAt'] === 'string') view['updatedAt'] = cv['updatedAt']
    if (typeof cv['headline'] === 'string') view['headline'] = cv['headline']
  }
  const identity = identityOf(cv['identity'], levels)
  if (identity !== undefined) view['identity'] = identity
  const contact = contactOf(cv['contact'], levels)
  if (contact !== undefined) view['contact'] = contact
  const address = addressOf(cv['address'], levels)
  if (address !== undefined) view['address'] = address
  if (levels.summary === 'full' && typeof cv['summary'] === 'string') view['summary'] = cv['summary']
  const work = workOf(cv['work'], levels)
  if (work !== undefined) view['work'] = work
  const education = levels.education === 'full' ? educationOf(cv['education']) : undefined
  if (education !== undefined) view['education'] = education
  const skills = levels.skills === 'full' ? textsOf(cv['skills']) : undefined
  if (skills !== undefined) view['skills'] = skills
  return Object.freeze(view)
}

function isPlain(value: unknown): value is Source {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** A view that holds something; an empty one would tell that there was something to withhold. */
function unlessEmpty(view: View): View | undefined {
  for (const _ in view) return Object.freeze(view)
  return undefined
}

function identityOf(source: unknown, levels: CvLevels): View | undefined {
  if (!isPlain(source)) return undefined
  const view: View = {}
  const name = nameAt(source['name'], levels['identity.name'])
  if (name !== undefined) view['name'] = name
  const birthDate = birthDateAt(source['birthDate'], levels['identity.birthDate'])
  if (birthDate !== undefined) view['birthDate'] = birthDate
  if (levels['identity.gender'] === 'full' && typeof source['gender'] === 'string') view['gender'] = source['gender']
  if (levels['identity.photo'] === 'full' && typeof source['photo'] === 'string') view['photo'] = source['photo']
  return unlessEmpty(view)
}

function contactOf(source: unknown, levels: CvLevels): View | undefined {
  if (!isPlain(source)) return undefined
  const view: View = {}
  if (levels['contact.digital'] === 'full') {
    if (typeof source['email'] === 'string') view['email'] = source['email']
    if (typeof source['website'] === 'string') view['website'] = source['website']
  }
  if (levels['contact.phone'] === 'full' && typeof source['phone'] === 'string') view['phone'] = source['phone']
  return unlessEmpty(view)
}

function addressOf(source: unknown, { address }: CvLevels): View | undefined {
  if (address === 'withheld' || !isPlain(source)) return undefined
  const view: View = {}
  if (address === 'full') {
    if (typeof source['street'] === 'string') view['street'] = source['street']
    if (typeof source['postcode'] === 'string') view['postcode'] = source['postcode']
  }
  if (address !== 'region' && typeof source['city'] === 'string') view['city'] = source['city']
  if (typeof source['region'] === 'string') view['region'] = source['region']
  return unlessEmpty(view)
}

function workOf(source: unknown, levels: CvLevels): readonly unknown[] | undefined {
  const showsEmployer = levels['work.employer'] === 'full'
  const showsPosition = levels['work.position'] === 'full'
  if (!Array.isArray(source) || !(showsEmployer || showsPosition)) return undefined
  const views: unknown[] = []
  for (const item of source) {
    if (!isPlain(item)) continue
    const view: View = {}
    if (showsEmployer && typeof item['employer'] === 'string') view['employer'] = item['employer']
    if (showsPosition) {
      if (typeof item['position'] === 'string') view['position'] = item['position']
      if (typeof item['from'] === 'string') view['from'] = item['from']
      if (typeof item['to'] === 'string') view['to'] = item['to']
      const highlights = textsOf(item['highlights'])
      if (highlights !== undefined) view['highlights'] = highlights
    }
    const shown = unlessEmpty(view)
    if (shown !== undefined) views.push(shown)
  }
  return views.length === 0 ? undefined : Object.freeze(views)
}

function educationOf(source: unknown): readonly unknown[] | undefined {
  if (!Array.isArray(source)) return undefined
  const views: unknown[] = []
  for (const item of source) {
    if (!isPlain(item)) continue
    const view: View = {}
    if (typeof item['school'] === 'string') view['school'] = item['school']
    if (typeof item['area'] === 'string') view['area'] = item['area']
    const { degree } = item
    if (degree === 'bachelor' || degree === 'master' || degree === 'doctor') view['degree'] = degree
    const shown = unlessEmpty(view)
    if (shown !== undefined) views.push(shown)
  }
  return views.length === 0 ? undefined : Object.freeze(views)
}

function textsOf(source: unknown): readonly string[] | undefined {
  if (!Array.isArray(source)) return undefined
  const texts: string[] = []
  for (const item of source) if (typeof item === 'string') texts.push(item)
  return texts.length === 0 ? undefined : (Object.freeze(texts) as string[])
}
