import type { Case } from './cases'

type Facts = Readonly<Record<string, unknown>>

/** The levels of the thirty rules' categories. */
export interface CvLevels {
  readonly existence: string
  readonly profile: string
  readonly 'identity.name': string
  readonly 'identity.birthDate': string
  readonly 'identity.gender': string
  readonly 'identity.photo': string
  readonly 'contact.digital': string
  readonly 'contact.phone': string
  readonly address: string
  readonly summary: string
  readonly 'work.position': string
  readonly 'work.employer': string
  readonly education: string
  readonly skills: string
}

/** The thirty rules as a programmer would write them once and for all: by hand, in the order that costs least. */
export function decideByHand(request: Case['request'], facts: Facts, subject: string, form: string): CvLevels {
  const { viewer, purpose } = request
  if (!Number.isFinite(request.at)) return nothing
  const isIndividual = typeof viewer.id === 'string' && viewer.id.trim() !== '' && viewer.id !== viewer.organisation
  if (!isIndividual) return nothing
  if (viewer.role === 'subject') {
    return viewer.id === subject && (purpose === 'service' || purpose === 'recruitment') ? everything : nothing
  }
  if (viewer.role === 'consultant') return purpose === 'service' ? forConsultant(facts, form) : nothing
  if (facts['relation.blocked'] !== false) return nothing
  const isStrong = viewer.assurance === 'substantial' || viewer.assurance === 'high'
  if (viewer.role === 'employer') return purpose === 'recruitment' ? forEmployer(facts, form, isStrong) : nothing
  if (viewer.role === 'agency') return purpose === 'recruitment' ? forAgency(facts, form, isStrong) : nothing
  if (viewer.role === 'partner') return purpose === 'outreach' ? forPartner(facts) : nothing
  return nothing
}

function forEmployer(facts: Facts, form: string, isStrong: boolean): CvLevels {
  if (facts['consent.cvDatabase'] !== true || facts['informed.cvDatabase'] !== true) return nothing
  const isUnprotected = facts['address.isProtected'] === false
  if (facts['relation.applied'] === true) {
    return {
      existence: 'full',
      profile: 'full',
      'identity.name': isStrong ? 'full' : 'initials',
      'identity.birthDate': 'full',
      'identity.gender': 'full',
      'identity.photo': form === 'personal' ? 'full' : 'withheld',
      'contact.digital': isStrong ? 'full' : 'withheld',
      'contact.phone': isStrong && isUnprotected ? 'full' : 'withheld',
      address: isUnprotected ? 'full' : 'region',
      summary: 'full',
      'work.position': 'full',
      'work.employer': isUnprotected ? 'full' : 'withheld',
      education: 'full',
      skills: 'full',
    }
  }
  if (facts['cv.isOpen'] !== true) return nothing
  const isPersonal = form === 'personal'
  const follows = facts['relation.follows'] === true
  const contacted = facts['relation.contacted'] === true
  return {
    existence: 'full',
    profile: 'full',
    'identity.name': isPersonal ? (isStrong ? 'full' : 'initials') : 'withheld',
    'identity.birthDate': isPersonal ? 'year' : 'decade',
    'identity.gender': isPersonal ? 'full' : 'withheld',
    'identity.photo': isPersonal && follows ? 'full' : 'withheld',
    'contact.digital': isPersonal && contacted && isStrong ? 'full' : 'withheld',
    'contact.phone': isPersonal && contacted && isStrong && isUnprotected ? 'full' : 'withheld',
    address: (follows || contacted) && isUnprotected ? 'municipality' : 'region',
    summary: isPersonal ? 'full' : 'withheld',
    'work.position': 'full',
    'work.employer': isPersonal && isUnprotected ? 'full' : 'withheld',
    education: 'full',
    skills: 'full',
  }
}

function forAgency(facts: Facts, form: string, isStrong: boolean): CvLevels {
  if (facts['consent.agencies'] !== true || facts['informed.agencies'] !== true) return nothing
  if (facts['cv.isOpen'] !== true || facts['organisation.isVerified'] !== true) return nothing
  const isPersonal = form === 'personal'
  const isContact = isPersonal && facts['relation.contacted'] === true && isStrong
  return {
    existence: 'full',
    profile: 'full',
    'identity.name': isContact ? 'full' : 'initials',
    'identity.birthDate': 'withheld',
    'identity.gender': 'withheld',
    'identity.photo': 'withheld',
    'contact.digital': isContact ? 'full' : 'withheld',
    'contact.phone': 'withheld',
    address: 'region',
    summary: isPersonal ? 'full' : 'withheld',
    'work.position': 'full',
    'work.employer': 'withheld',
    education: 'full',
    skills: 'full',
  }
}

function forConsultant(facts: Facts, form: string): CvLevels {
  if (facts['contract.service'] !== true || facts['informed.service'] !== true) return nothing
  const contacted = facts['relation.contacted'] === true
  const isUnprotected = facts['address.isProtected'] === false
  return {
    existence: 'full',
    profile: 'full',
    'identity.name': 'full',
    'identity.birthDate': 'year',
    'identity.gender': 'full',
    'identity.photo': form === 'personal' ? 'full' : 'withheld',
    'contact.digital': contacted ? 'full' : 'withheld',
    'contact.phone': contacted ? 'full' : 'withheld',
    address: contacted ? (isUnprotected ? 'full' : 'region') : 'withheld',
    summary: 'full',
    'work.position': 'full',
    'work.employer': 'full',
    education: 'full',
    skills: 'full',
  }
}

function forPartner(facts: Facts): CvLevels {
  if (facts['subject.objected'] !== false || facts['informed.partners'] !== true) return nothing
  if (facts['cv.isOpen'] !== true || facts['campaign.isActive'] !== true) return nothing
  return {
    ...nothing,
    existence: 'full',
    profile: 'full',
    'identity.name': facts['relation.follows'] === true ? 'initials' : 'withheld',
    address: 'region',
    skills: 'full',
  }
}

const nothing = allAt('withheld')
const everything = allAt('full')

function allAt(level: string): CvLevels {
  return Object.freeze({
    existence: level,
    profile: level,
    'identity.name': level,
    'identity.birthDate': level,
    'identity.gender': level,
    'identity.photo': level,
    'contact.digital': level,
    'contact.phone': level,
    address: level,
    summary: level,
    'work.position': level,
    'work.employer': level,
    education: level,
    skills: level,
  })
}
