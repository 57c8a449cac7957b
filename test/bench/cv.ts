import { z } from 'zod'
import { field } from '../../src'
import { names } from './vocabulary'

const text = z.string()

/** A CV of 26 leaves. */
const schema = z.object({
  id: text,
  form: z.enum(['anonymous', 'personal']),
  availability: z.enum(['now', 'soon', 'later']).optional(),
  updatedAt: text,
  headline: text,
  identity: z.object({ name: text, birthDate: text, gender: text, photo: text.optional() }),
  contact: z.object({ email: text, website: text.optional(), phone: text }),
  address: z.object({ street: text, postcode: text, city: text, region: text }),
  summary: text.optional(),
  work: z.array(
    z.object({ employer: text, position: text, from: text, to: text.optional(), highlights: z.array(text) }),
  ),
  education: z.array(z.object({ school: text, area: text, degree: z.enum(['bachelor', 'master', 'doctor']) })),
  skills: z.array(text),
})
export type Cv = z.infer<typeof schema>

export const cv = names.record('cv', {
  schema,
  id: ({ id }) => id,
  subject: ({ id }) => id,
  facts: { 'cv.form': ({ form }) => form },
  classify: {
    id: 'profile',
    form: 'profile',
    availability: 'profile',
    updatedAt: 'profile',
    headline: 'profile',
    identity: {
      name: 'identity.name',
      birthDate: 'identity.birthDate',
      gender: 'identity.gender',
      photo: 'identity.photo',
    },
    contact: { email: 'contact.digital', website: 'contact.digital', phone: 'contact.phone' },
    address: {
      street: 'address',
      postcode: 'address',
      city: field('address', { municipality: 'full' }),
      region: field('address', { region: 'full' }),
    },
    summary: 'summary',
    work: {
      employer: 'work.employer',
      position: 'work.position',
      from: 'work.position',
      to: 'work.position',
      highlights: 'work.position',
    },
    education: 'education',
    skills: 'skills',
  },
})
