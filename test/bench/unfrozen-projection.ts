import type { Cv } from './cv'
import type { CvLevels } from './floor-decision'
import { birthDateAt, nameAt } from './floor-forms'

/** The view as an object literal: unfrozen, unchecked, with `undefined` where something is withheld. */
export function projectUnfrozen(cv: Cv, levels: CvLevels): unknown {
  if (levels.existence !== 'full') return null
  const showsProfile = levels.profile === 'full'
  const showsPosition = levels['work.position'] === 'full'
  const showsEmployer = levels['work.employer'] === 'full'
  return {
    id: showsProfile ? cv.id : undefined,
    form: showsProfile ? cv.form : undefined,
    availability: showsProfile ? cv.availability : undefined,
    updatedAt: showsProfile ? cv.updatedAt : undefined,
    headline: showsProfile ? cv.headline : undefined,
    identity: identityOf(cv.identity, levels),
    contact: contactOf(cv.contact, levels),
    address: addressOf(cv.address, levels.address),
    summary: levels.summary === 'full' ? cv.summary : undefined,
    work:
      showsPosition || showsEmployer
        ? cv.work.map(({ employer, position, from, to, highlights }) => ({
            employer: showsEmployer ? employer : undefined,
            position: showsPosition ? position : undefined,
            from: showsPosition ? from : undefined,
            to: showsPosition ? to : undefined,
            highlights: showsPosition ? [...highlights] : undefined,
          }))
        : undefined,
    education:
      levels.education === 'full'
        ? cv.education.map(({ school, area, degree }) => ({ school, area, degree }))
        : undefined,
    skills: levels.skills === 'full' ? [...cv.skills] : undefined,
  }
}

function identityOf({ name, birthDate, gender, photo }: Cv['identity'], levels: CvLevels): unknown {
  const shown = {
    name: nameAt(name, levels['identity.name']),
    birthDate: birthDateAt(birthDate, levels['identity.birthDate']),
    gender: levels['identity.gender'] === 'full' ? gender : undefined,
    photo: levels['identity.photo'] === 'full' ? photo : undefined,
  }
  return (shown.name ?? shown.birthDate ?? shown.gender ?? shown.photo) === undefined ? undefined : shown
}

function contactOf({ email, website, phone }: Cv['contact'], levels: CvLevels): unknown {
  const isDigital = levels['contact.digital'] === 'full'
  const isByPhone = levels['contact.phone'] === 'full'
  if (!isDigital && !isByPhone) return undefined
  return {
    email: isDigital ? email : undefined,
    website: isDigital ? website : undefined,
    phone: isByPhone ? phone : undefined,
  }
}

function addressOf({ street, postcode, city, region }: Cv['address'], level: string): unknown {
  if (level === 'withheld') return undefined
  if (level === 'full') return { street, postcode, city, region }
  return level === 'municipality' ? { city, region } : { region }
}
