import { z } from 'zod'

const text = z.string().nullish()
const texts = z.array(z.string()).nullish()
const list = <T extends z.ZodRawShape>(shape: T) => z.array(z.object(shape)).nullish()
const period = { startDate: text, endDate: text }

/** The public JSON Resume schema 1.0.0 and its older spellings (`company`, `website`, `picture`, `gpa`, `name` and `level` of
 * a language), as far as they name fields; what they do not name never gets through. Null is read as nothing.
 */
export const jsonResumeSchema = z.object({
  $schema: text,
  basics: z
    .object({
      name: text,
      label: text,
      image: text,
      picture: text,
      email: text,
      phone: text,
      url: text,
      website: text,
      summary: text,
      location: z.object({ address: text, postalCode: text, city: text, countryCode: text, region: text }).nullish(),
      profiles: list({ network: text, username: text, url: text }),
    })
    .nullish(),
  work: list({
    name: text,
    company: text,
    location: text,
    description: text,
    position: text,
    url: text,
    website: text,
    ...period,
    summary: text,
    highlights: texts,
  }),
  volunteer: list({
    organization: text,
    position: text,
    url: text,
    website: text,
    ...period,
    summary: text,
    highlights: texts,
  }),
  education: list({
    institution: text,
    url: text,
    area: text,
    studyType: text,
    ...period,
    score: text,
    gpa: text,
    courses: texts,
  }),
  awards: list({ title: text, date: text, awarder: text, summary: text }),
  certificates: list({ name: text, date: text, url: text, issuer: text }),
  publications: list({ name: text, publisher: text, releaseDate: text, url: text, website: text, summary: text }),
  skills: list({ name: text, level: text, keywords: texts }),
  languages: list({ language: text, fluency: text, name: text, level: text }),
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
  meta: z.object({ canonical: text, version: text, lastModified: text }).nullish(),
})
