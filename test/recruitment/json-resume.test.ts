import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { compile, type RecordOf } from 'need-to-know'
import { jsonResume, jsonResumeSchema, profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { columns, type Facts, type Request } from './cv-cells'

const records = { ...recruitment.records, cv: jsonResume }
type Resume = RecordOf<typeof records, 'cv'>
const guard = compile(profiles.strict, { records })

const folder = dirname(createRequire(import.meta.url).resolve('@jsonresume/schema/package.json'))
const files = ['sample.resume.json', ...readdirSync(join(folder, 'examples')).map((name) => join('examples', name))]
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Resume

const request = (role: Request['viewer']['role'], purpose: Request['purpose'] = 'recruitment'): Request => ({
  viewer: { id: role === 'subject' ? 'subject-1' : 'person-1', role, organisation: 'org-1', assurance: 'substantial' },
  purpose,
  at: 0,
  record: { id: 'resume-1', subject: 'subject-1' },
})
const facts = (form: 'anonymous' | 'personal'): Facts => ({
  ...columns[0]?.facts,
  'cv.form': form,
  'cv.presence': 'online',
  'informed.terms.staff': true,
})

/** Every text of the real résumé that the classification calls identifying. */
function identifying({ basics, work, volunteer, publications, references, projects }: Resume) {
  return [
    ...[basics?.name, basics?.email, basics?.phone, basics?.url, basics?.image],
    ...[basics?.location?.address, basics?.location?.postalCode, basics?.location?.city],
    ...(basics?.profiles ?? []).flatMap(({ username, url }) => [username, url]),
    ...(work ?? []).flatMap(({ name, url }) => [name, url]),
    ...(volunteer ?? []).flatMap(({ organization, url }) => [organization, url]),
    ...(publications ?? []).flatMap(({ name, url }) => [name, url]),
    ...(references ?? []).flatMap(({ name, reference }) => [name, reference]),
    ...(projects ?? []).flatMap(({ name, entity, url }) => [name, entity, url]),
  ].filter((text) => text !== undefined && text !== '')
}

describe.each(files)('the JSON Resume %s', (file) => {
  const resume = read(file)

  it('is a résumé by our reading of the schema', () => {
    expect(jsonResumeSchema.safeParse(resume).success).toBe(true)
    expect(identifying(resume).length).toBeGreaterThan(5)
  })

  it.each(['employer', 'agency', 'platform.recruiter'] as const)(
    'TERMS-007 TERMS-024 shows an %s of an anonymous résumé the qualifications, and nothing that identifies',
    (role) => {
      const view = guard.view('cv', resume, request(role), facts('anonymous'))
      const text = JSON.stringify(view)
      for (const secret of identifying(resume)) expect(text).not.toContain(JSON.stringify(secret))
      expect(view?.skills).toEqual(resume.skills)
      expect(view?.work?.map(({ position }) => position)).toEqual(resume.work?.map(({ position }) => position))
      expect(view?.basics).toEqual({ label: resume.basics?.label })
    },
  )

  it('TERMS-022 TERMS-023 in personal form it shows name, e-mail, phone and workplaces, and no address', () => {
    const view = guard.view('cv', resume, request('employer'), facts('personal'))
    expect(view?.basics?.name).toBe(resume.basics?.name)
    expect(view?.basics?.email).toBe(resume.basics?.email)
    expect(view?.work?.map(({ name }) => name)).toEqual(resume.work?.map(({ name }) => name))
    expect(view?.basics?.location).toBeUndefined()
  })

  it('TERMS-072 the subject sees all of it', () => {
    expect(guard.view('cv', resume, request('subject', 'ownAffairs'), {})).toEqual(resume)
  })

  it('a counsellor, a visitor and another subject see nothing', () => {
    const other = { ...request('subject', 'ownAffairs'), record: { subject: 'subject-2' } }
    for (const asked of [request('counsellor'), request('visitor'), other]) {
      expect(guard.view('cv', resume, asked, facts('personal'))).toBeNull()
    }
  })
})

describe('a résumé in older spellings, with nulls and instants', () => {
  const resume: Resume = {
    basics: {
      name: 'Asta Holm',
      label: 'Disponent',
      picture: 'asta.jpg',
      website: 'https://asta.example',
      phone: null,
    },
    work: [
      {
        company: 'Fjord Freight',
        position: 'Disponent hos Fjord Freight',
        website: 'https://fjord.example',
        startDate: '2017-08-01T00:00:00.000+02:00',
        endDate: null,
      },
    ],
    volunteer: null,
    education: [{ institution: 'Nordlev Tekniske Skole', area: 'Logistik', gpa: '10.2' }],
    awards: [{ title: 'Årets disponent', date: '2019-01-01', awarder: 'Fjord Freight' }],
    publications: [{ name: 'Ruter i fjorden', website: 'https://ruter.example' }],
    languages: [{ name: 'Dansk', level: 'modersmål' }],
  }

  it('TERMS-072 the subject sees all of it', () => {
    expect(jsonResumeSchema.safeParse(resume).success).toBe(true)
    // A list that is null is a list that is not there.
    const { volunteer: _, ...shown } = resume
    expect(guard.view('cv', resume, request('subject', 'ownAffairs'), {})).toEqual(shown)
  })

  it('TERMS-007 TERMS-024 the old names are classified as the new ones', () => {
    const view = guard.view('cv', resume, request('employer'), facts('anonymous'))
    expect(view?.basics).toEqual({ label: 'Disponent' })
    expect(view?.work?.map(({ position, company, website }) => [position, company, website])).toEqual([
      ['Disponent hos ***', undefined, undefined],
    ])
    expect(view?.education).toEqual(resume.education)
    expect(view?.languages).toEqual(resume.languages)
    expect(view?.publications).toBeUndefined()
  })

  it('TERMS-008 an award of which nothing else is shown is no bare date', () => {
    expect(guard.view('cv', resume, request('employer'), facts('anonymous'))?.awards).toBeUndefined()
  })
})

it('names every field of the JSON Resume schema', () => {
  const schema = JSON.parse(readFileSync(join(folder, 'schema.json'), 'utf8')) as JsonSchema
  const ours = new Set(pathsOfZod(jsonResumeSchema))
  expect(pathsOf(schema).filter((path) => !ours.has(path))).toEqual([])
  expect(pathsOf(schema).length).toBeGreaterThan(80)
})

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema
}

function pathsOf({ properties = {}, items }: JsonSchema, path = ''): readonly string[] {
  const inner = Object.entries(properties).flatMap(([key, part]) => [
    `${path}/${key}`,
    ...pathsOf(part, `${path}/${key}`),
  ])
  return items === undefined ? inner : [...inner, ...pathsOf(items, path)]
}

interface ZodLike {
  readonly _zod: { readonly def: object }
}

function pathsOfZod(schema: ZodLike, path = ''): readonly string[] {
  const { shape, element, innerType } = schema._zod.def as {
    shape?: Readonly<Record<string, ZodLike>>
    element?: ZodLike
    innerType?: ZodLike
  }
  const inner = innerType ?? element
  if (inner !== undefined) return pathsOfZod(inner, path)
  return Object.entries(shape ?? {}).flatMap(([key, part]) => [`${path}/${key}`, ...pathsOfZod(part, `${path}/${key}`)])
}
