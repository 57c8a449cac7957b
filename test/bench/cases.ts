import type { FactsInput, RequestOf } from '../../src/vocabulary'
import type { Cv } from './cv'
import { Random } from './random'
import { names } from './vocabulary'

type Names = (typeof names)['definition']

/** One call: a raw record, who asks for it, and the host's facts. */
export interface Case {
  readonly record: Cv
  readonly request: RequestOf<Names>
  readonly facts: FactsInput<Names>
}

const phrases = [
  'Led a team of seven that moved the payroll of four subsidiaries to one system, on time and below budget',
  'Introduced weekly reviews of open tickets with the customers concerned, which halved the backlog in a year',
  'Wrote the guidelines for new colleagues and trained twelve of them in their first month on the floor',
  'Negotiated framework agreements with suppliers in three countries and saved eleven per cent of the annual cost',
  'Answered for quality assurance and the yearly certification, without remarks from the auditors since 2016',
  'Kept the workshop running through the rebuilding of the main hall, with no accident and no missed delivery',
]
const words = ['planning', 'logistics', 'SQL', 'welding', 'accounting', 'Danish', 'negotiation', 'first aid', 'Excel']

/** `count` generated calls. Most get to see something, all that the rules speak of occurs, some facts are unknown. */
export function generateCases(count: number, seed: number): readonly Case[] {
  const random = new Random(seed)
  return Array.from({ length: count }, (_, i) => {
    const record = generateCv(random, i)
    const request = generateRequest(random, record)
    return { record, request, facts: generateFacts(random, record) }
  })
}

/** As a database driver or `JSON.parse` hands it over: every text a string of its own. */
function generateCv(random: Random, i: number): Cv {
  const record: Cv = {
    id: `cv-${i}`,
    form: random.pick(['anonymous', 'personal'] as const),
    ...(random.once(5) ? {} : { availability: random.pick(['now', 'soon', 'later'] as const) }),
    updatedAt: `2024-0${1 + random.below(9)}-11T10:00:00Z`,
    headline: `${random.pick(words)} and ${random.pick(words)}, ${random.below(20)} years`,
    identity: {
      name: `${random.pick(['Anna', 'Bo', 'Carla Maria', 'Dennis'])} ${random.pick(['Lind', 'Holm-Berg', 'Ravn'])}`,
      birthDate: `19${60 + random.below(40)}-0${1 + random.below(9)}-14`,
      gender: random.pick(['woman', 'man', 'other']),
      ...(random.once(2) ? {} : { photo: `https://cv.example/photo/${i}.jpg` }),
    },
    contact: {
      email: `person${i}@mail.example`,
      ...(random.once(3) ? {} : { website: `https://person${i}.example` }),
      phone: `+45 55 55 ${1000 + random.below(9000)}`,
    },
    address: {
      street: `Elm Street ${random.below(200)}`,
      postcode: `${1000 + random.below(9000)}`,
      city: random.pick(['Odense', 'Aarhus', 'Ribe']),
      region: random.pick(['South', 'Middle', 'Capital']),
    },
    ...(random.once(5) ? {} : { summary: random.sample(phrases, 5).join('. ') }),
    work: Array.from({ length: 2 + random.below(3) }, (_, j) => ({
      employer: random.pick(['Nordic Freight', 'Municipality of Ribe', 'Blue Harbour']),
      position: random.pick(['warehouse manager', 'team leader', 'consultant']),
      from: `20${10 + j * 3}-01`,
      ...(j === 0 ? {} : { to: `20${12 + j * 3}-12` }),
      highlights: Array.from({ length: 2 + random.below(3) }, () => random.sample(phrases, 3).join('. ')),
    })),
    education: Array.from({ length: 1 + random.below(2) }, () => ({
      school: random.pick(['University of Southern Denmark', 'Aarhus Tech']),
      area: random.pick(['logistics', 'economics']),
      degree: random.pick(['bachelor', 'master', 'doctor'] as const),
    })),
    skills: [...random.sample(words, 3 + random.below(5))],
  }
  return JSON.parse(JSON.stringify(record))
}

function generateRequest(random: Random, record: Cv): Case['request'] {
  const role = random.pick(['employer', 'employer', 'employer', 'agency', 'consultant', 'partner', 'subject'] as const)
  const usual = { employer: 'recruitment', agency: 'recruitment', consultant: 'service', partner: 'outreach' } as const
  const organisation = `organisation-${random.below(9)}`
  const id = role === 'subject' && !random.once(9) ? record.id : `viewer-${random.below(99)}`
  return {
    viewer: {
      id: random.once(20) ? organisation : id,
      role,
      organisation,
      assurance: random.pick(['low', 'substantial', 'substantial', 'high']),
    },
    purpose: random.once(15) ? 'statistics' : role === 'subject' ? 'service' : usual[role],
    at: 1_549_411_200_000 + random.below(1e9),
    record: { id: record.id, subject: record.id },
  }
}

/** Once in how many cases a flag is true; the other flags are true as often as false. */
const seldom: Readonly<Record<string, number>> = { 'relation.blocked': 12, 'address.isProtected': 8 }
const often = /^(cv\.isOpen|organisation|campaign|consent|contract|informed)/

/** All facts of the host's, one in sixty unknown. Those of the many rules are as on most days: off. */
function generateFacts(random: Random, { form }: Cv): Case['facts'] {
  const { facts, consents, contracts, notices } = names.definition
  const flags = [
    ...Object.keys(facts).filter((fact) => /^(cv\.isOpen|relation|address|organisation|campaign)/.test(fact)),
    ...consents.map((name) => `consent.${name}`),
    ...contracts.map((name) => `contract.${name}`),
    ...notices.map((name) => `informed.${name}`),
  ]
  const values = flags.map((flag) => [flag, often.test(flag) ? !random.once(20) : random.once(seldom[flag] ?? 2)])
  const known = values.filter(() => !random.once(60))
  const off = {
    'offer.tier': 'basic',
    'offer.isTrial': false,
    'region.isPilot': false,
    'case.isUrgent': false,
  } as const
  return { 'cv.form': form, ...Object.fromEntries(known), 'subject.objected': random.once(12), ...off }
}
