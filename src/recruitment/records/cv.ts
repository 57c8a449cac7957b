import { z } from 'zod'
import { each, field } from '../../vocabulary'
import { recruitmentVocabulary } from '../vocabulary'
import { appliedJobSchema } from './applied-job'
import { noteSchema } from './note'

const isoDay = z.iso.date()
/** A year, a month, a day, or an instant with an offset. */
const isoPeriod = z.union([z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/), isoDay, z.iso.datetime({ offset: true })])

/** A CV as a job board keeps it. The fields are those of the incidents: FACT-NAV-4, TERMS-005, TERMS-022. */
export const cvSchema = z.object({
  id: z.string(),
  subjectId: z.string(),
  /** The subject's choice; anonymous where none was made (TERMS-007). */
  form: z.enum(['anonymous', 'personal']).optional(),
  /** Who chose the form: only the subject's own act opens the personal one (TERMS-021, TK-13). */
  formSetBy: z.enum(['subject', 'staff', 'system']).optional(),
  presence: z.enum(['online', 'offline', 'deleted']),
  updatedAt: z.iso.datetime({ offset: true }).optional(),
  person: z.object({
    name: z.string(),
    birthDate: isoDay.optional(),
    gender: z.string().optional(),
    nationalId: z.string().optional(),
    photo: z.string().optional(),
  }),
  contact: z.object({
    email: z.string().optional(),
    phone: z.string().optional(),
    profiles: z.array(z.object({ network: z.string(), url: z.string() })).optional(),
  }),
  address: z
    .object({
      street: z.string().optional(),
      postcode: z.string().optional(),
      municipality: z.string().optional(),
      region: z.string().optional(),
      country: z.string().optional(),
    })
    .optional(),
  summary: z.string().optional(),
  work: z.array(
    z.object({
      employer: z.string().optional(),
      place: z.string().optional(),
      title: z.string(),
      from: isoPeriod.nullish(),
      /** Null or absent: still there. */
      to: isoPeriod.nullish(),
      description: z.string().optional(),
    }),
  ),
  education: z.array(
    z.object({
      institution: z.string().optional(),
      area: z.string(),
      degree: z.string().optional(),
      from: isoPeriod.nullish(),
      to: isoPeriod.nullish(),
    }),
  ),
  certificates: z.array(z.string()).optional(),
  skills: z.array(z.string()),
  languages: z.array(z.object({ language: z.string(), level: z.string().optional() })).optional(),
  drivingLicences: z.array(z.string()).optional(),
  wishes: z.object({ occupations: z.array(z.string()), text: z.string().optional() }).optional(),
  references: z
    .array(z.object({ name: z.string(), contact: z.string().optional(), text: z.string().optional() }))
    .optional(),
  attachments: z.array(z.object({ fileName: z.string(), mediaType: z.string(), url: z.string() })).optional(),
  status: z.object({ benefit: z.string().optional(), followUp: z.boolean().optional() }).optional(),
  technical: z.object({ cookies: z.array(z.string()), ipAddresses: z.array(z.string()) }).optional(),
  appliedJobs: z.array(appliedJobSchema).optional(),
  notes: z.array(noteSchema).optional(),
})

/** A CV, classified. Free text is a category of its own, so that it can be shown scrubbed or not at all. */
export const cv = recruitmentVocabulary.record('cv', {
  schema: cvSchema,
  id: (record) => record.id,
  subject: (record) => record.subjectId,
  classify: {
    id: 'recordId',
    subjectId: 'meta',
    form: 'meta',
    formSetBy: 'meta',
    presence: 'meta',
    updatedAt: 'meta',
    person: {
      name: 'identity.name',
      birthDate: 'identity.birthDate',
      gender: 'identity.gender',
      nationalId: 'identity.nationalId',
      photo: 'identity.photo',
    },
    contact: {
      email: 'contact.email',
      phone: 'contact.phone',
      // A network is named by many who are no member, and by its name alone finds nobody.
      profiles: { network: field('contact.profile', {}, { identifying: false }), url: 'contact.profile' },
    },
    address: {
      street: 'address',
      postcode: 'address',
      municipality: field('address', { municipality: 'full' }),
      region: field('address', { region: 'full' }),
      country: field('address', { region: 'full' }, { identifying: false }),
    },
    summary: 'qualification.text',
    work: {
      employer: 'workplace.name',
      place: 'workplace.place',
      title: 'qualification.role',
      from: 'qualification.period',
      to: 'qualification.period',
      description: 'qualification.text',
    },
    education: {
      institution: field('qualification.school', {}, { identifying: true }),
      area: 'qualification.education',
      degree: 'qualification.education',
      from: 'qualification.period',
      to: 'qualification.period',
    },
    certificates: 'qualification.education',
    skills: 'qualification.skill',
    languages: 'qualification.language',
    drivingLicences: 'qualification.skill',
    wishes: { occupations: 'qualification.role', text: 'qualification.text' },
    references: 'reference',
    attachments: {
      fileName: 'attachment',
      mediaType: field('attachment', {}, { identifying: false }),
      url: 'attachment',
    },
    status: 'status',
    technical: 'technical',
    appliedJobs: each('appliedJob'),
    notes: each('note'),
  },
  facts: {
    'cv.form': ({ form, formSetBy }) => (form === 'personal' && formSetBy === 'subject' ? 'personal' : 'anonymous'),
    'cv.presence': ({ presence }) => presence,
  },
})
