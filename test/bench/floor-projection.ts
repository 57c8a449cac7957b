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

// A branch in which nothing is left vanishes: an empty one would tell that there was something to withhold.

function identityOf(source: unknown, levels: CvLevels): View | undefined {
  if (!isPlain(source)) return undefined
  const name = nameAt(source['name'], levels['identity.name'])
  const birthDate = birthDateAt(source['birthDate'], levels['identity.birthDate'])
  const gender = levels['identity.gender'] === 'full' ? text(source['gender']) : undefined
  const photo = levels['identity.photo'] === 'full' ? text(source['photo']) : undefined
  if ((name ?? birthDate ?? gender ?? photo) === undefined) return undefined
  const view: View = {}
  if (name !== undefined) view['name'] = name
  if (birthDate !== undefined) view['birthDate'] = birthDate
  if (gender !== undefined) view['gender'] = gender
  if (photo !== undefined) view['photo'] = photo
  return Object.freeze(view)
}

function contactOf(source: unknown, levels: CvLevels): View | undefined {
  const isDigital = levels['contact.digital'] === 'full'
  const isByPhone = levels['contact.phone'] === 'full'
  if (!(isDigital || isByPhone) || !isPlain(source)) return undefined
  const email = isDigital ? text(source['email']) : undefined
  const website = isDigital ? text(source['website']) : undefined
  const phone = isByPhone ? text(source['phone']) : undefined
  if ((email ?? website ?? phone) === undefined) return undefined
  const view: View = {}
  if (email !== undefined) view['email'] = email
  if (website !== undefined) view['website'] = website
  if (phone !== undefined) view['phone'] = phone
  return Object.freeze(view)
}

function addressOf(source: unknown, { address }: CvLevels): View | undefined {
  if (address === 'withheld' || !isPlain(source)) return undefined
  const street = address === 'full' ? text(source['street']) : undefined
  const postcode = address === 'full' ? text(source['postcode']) : undefined
  const city = address === 'region' ? undefined : text(source['city'])
  const region = text(source['region'])
  if ((street ?? postcode ?? city ?? region) === undefined) return undefined
  const view: View = {}
  if (street !== undefined) view['street'] = street
  if (postcode !== undefined) view['postcode'] = postcode
  if (city !== undefined) view['city'] = city
  if (region !== undefined) view['region'] = region
  return Object.freeze(view)
}

function workOf(source: unknown, levels: CvLevels): readonly unknown[] | undefined {
  const showsEmployer = levels['work.employer'] === 'full'
  const showsPosition = levels['work.position'] === 'full'
  if (!(showsEmployer || showsPosition) || !Array.isArray(source)) return undefined
  const views: unknown[] = []
  for (let i = 0; i < source.length; i++) {
    const view = jobOf(source[i], showsEmployer, showsPosition)
    if (view !== undefined) views.push(view)
  }
  return views.length === 0 ? undefined : Object.freeze(views)
}

function jobOf(source: unknown, showsEmployer: boolean, showsPosition: boolean): View | undefined {
  if (!isPlain(source)) return undefined
  const employer = showsEmployer ? text(source['employer']) : undefined
  const position = showsPosition ? text(source['position']) : undefined
  const from = showsPosition ? text(source['from']) : undefined
  const to = showsPosition ? text(source['to']) : undefined
  const highlights = showsPosition ? textsOf(source['highlights']) : undefined
  if ((employer ?? position ?? from ?? to ?? highlights) === undefined) return undefined
  const view: View = {}
  if (employer !== undefined) view['employer'] = employer
  if (position !== undefined) view['position'] = position
  if (from !== undefined) view['from'] = from
  if (to !== undefined) view['to'] = to
  if (highlights !== undefined) view['highlights'] = highlights
  return Object.freeze(view)
}

function educationOf(source: unknown): readonly unknown[] | undefined {
  if (!Array.isArray(source)) return undefined
  const views: unknown[] = []
  for (let i = 0; i < source.length; i++) {
    const view = studyOf(source[i])
    if (view !== undefined) views.push(view)
  }
  return views.length === 0 ? undefined : Object.freeze(views)
}

function studyOf(source: unknown): View | undefined {
  if (!isPlain(source)) return undefined
  const school = text(source['school'])
  const area = text(source['area'])
  const degree = degreeOf(source['degree'])
  if ((school ?? area ?? degree) === undefined) return undefined
  const view: View = {}
  if (school !== undefined) view['school'] = school
  if (area !== undefined) view['area'] = area
  if (degree !== undefined) view['degree'] = degree
  return Object.freeze(view)
}

function degreeOf(value: unknown): unknown {
  return value === 'bachelor' || value === 'master' || value === 'doctor' ? value : undefined
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function textsOf(source: unknown): readonly unknown[] | undefined {
  if (!Array.isArray(source)) return undefined
  const texts: unknown[] = []
  for (let i = 0; i < source.length; i++) {
    const item: unknown = source[i]
    if (typeof item === 'string') texts.push(item)
  }
  return texts.length === 0 ? undefined : Object.freeze(texts)
}
