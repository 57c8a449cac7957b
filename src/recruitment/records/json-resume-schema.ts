import { z } from 'zod'

const text = z.string().optional()
const texts = z.array(z.string()).optional()
const list = <T extends z.ZodRawShape>(shape: T) => z.array(z.object(shape)).optional()
const period = { startDate: text, endDate: text }

/** The public JSON Resume schema 1.0.0, as far as it names fields; what it does not name never gets through. */
export const jsonResumeSchema = z.object({
  $schema: text,
  basics: z
    .object({
      name: text,
      label: text,
      image: text,
      email: text,
      phone: text,
      url: text,
      summary: text,
      location: z.object({ address: text, postalCode: text, city: text, countryCode: text, region: text }).optional(),
      profiles: list({ network: text, username: text, url: text }),
    })
    .optional(),
  work: list({
    name: text,
    location: text,
    description: text,
    position: text,
    url: text,
    ...period,
    summary: text,
    highlights: texts,
  }),
  volunteer: list({ organization: text, position: text, url: text, ...period, summary: text, highlights: texts }),
  education: list({
    institution: text,
    url: text,
    area: text,
    studyType: text,
    ...period,
    score: text,
    courses: texts,
  }),
  awards: list({ title: text, date: text, awarder: text, summary: text }),
  certificates: list({ name: text, date: text, url: text, issuer: text }),
  publications: list({ name: text, publisher: text, releaseDate: text, url: text, summary: text }),
  skills: list({ name: text, level: text, keywords: texts }),
  languages: list({ language: text, fluency: text }),
  interests: list({ name: text, keywords: texts }),
  references: list({ name: text, reference: text }),
  projects: list({
    name: text,
    description: text,
    highlights: texts,
    keywords: texts,
    ...period,
    url: text,
    roles: texts,
    entity: text,
    type: text,
  }),
  meta: z.object({ canonical: text, version: text, lastModified: text }).optional(),
})
