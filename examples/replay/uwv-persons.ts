import { type Cv, fullCv } from './full-cv'
import { seeded } from './random'

/** A job seeker with a CV on werk.nl. Invented. */
export interface UwvPerson {
  readonly subject: string
  readonly cv: string
  /** Part of the CVs show who the person is (UWV-09): the subject chose the personal form. */
  readonly form: 'anonymous' | 'personal'
  readonly hasProtectedAddress: boolean
}

/** Of how many the source says nothing but "part"; of protected addresses, nothing at all. */
const personal = 0.45
const protectedAddresses = 0.003

/** The CVs in the store, one after the other; the same from the same seed. */
export function* uwvPersons(count: number, seed: number): Generator<UwvPerson> {
  const random = seeded(seed)
  for (let i = 0; i < count; i++) {
    const form = random.chance(personal) ? 'personal' : 'anonymous'
    yield { subject: `subject-${i}`, cv: `cv-${i}`, form, hasProtectedAddress: random.chance(protectedAddresses) }
  }
}

const towns = ['Lelystad', 'Venray', 'Meppel', 'Goes', 'Winschoten'] as const

/** The CV itself: every field filled, so that whatever is not shown was withheld. */
export function uwvCv({ subject, cv, form }: UwvPerson): Cv {
  const number = Number(cv.slice('cv-'.length))
  const owner = { cv, subject, name: `Sanne Voorbeeld ${number}`, region: 'Nederland', country: 'NL' }
  const town = towns[number % towns.length] ?? towns[0]
  return { ...fullCv({ ...owner, town, nationalId: '000000012' }), form, presence: 'online' }
}
