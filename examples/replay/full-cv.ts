import type { RecordOf } from 'need-to-know'
import type { recruitment } from 'need-to-know/recruitment'

export type Cv = RecordOf<typeof recruitment.records, 'cv'>

/** An invented person. */
export interface Owner {
  readonly cv: string
  readonly subject: string
  readonly name: string
  readonly town: string
  readonly region: string
  readonly country: string
  readonly nationalId: string
}

/** A CV with every field filled: whatever a view leaves out was withheld. Anonymous, offline, as it is before any choice. */
export function fullCv({ cv, subject, name, town, region, country, nationalId }: Owner) {
  const mailbox = name.toLowerCase().replaceAll(' ', '.')
  return {
    id: cv,
    subjectId: subject,
    form: 'anonymous',
    formSetBy: 'subject',
    presence: 'offline',
    updatedAt: '2011-01-10T09:00:00Z',
    person: {
      name,
      birthDate: '1974-05-06',
      gender: 'female',
      nationalId,
      photo: `https://img.example/${mailbox}.jpg`,
    },
    contact: {
      email: `${mailbox}@mail.example`,
      phone: '+00 00 00 00 01',
      profiles: [{ network: 'board', url: `https://board.example/${mailbox}` }],
    },
    address: { street: 'First Street 1', postcode: '9998', municipality: town, region, country },
    summary: `Dispatcher for twelve years; call ${name} on +00 00 00 00 01.`,
    work: [
      {
        employer: 'Fjord Freight',
        place: town,
        title: 'Dispatcher',
        from: '2000-01',
        to: '2010-12',
        description: 'Planned routes for forty lorries at Fjord Freight.',
      },
    ],
    education: [{ institution: 'Business College', area: 'Logistics', degree: 'AP', from: '1995-08', to: '1997-06' }],
    certificates: ['Forklift B'],
    skills: ['route planning'],
    languages: [{ language: 'English', level: 'fluent' }],
    drivingLicences: ['C'],
    wishes: { occupations: ['planner'], text: `Near ${town}, please.` },
    references: [{ name: 'Bo Kvist', contact: 'bo@fjord.example', text: 'She never lost a lorry.' }],
    attachments: [{ fileName: `${name}.pdf`, mediaType: 'application/pdf', url: 'https://files.example/1' }],
    status: { benefit: 'unemployment benefit', followUp: true },
    technical: { cookies: ['c0ffee'], ipAddresses: ['203.0.113.7'] },
  } satisfies Cv
}
