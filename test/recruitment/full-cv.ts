import type { RecordOf } from 'need-to-know'
import type { recruitment } from 'need-to-know/recruitment'

export type Cv = RecordOf<typeof recruitment.records, 'cv'>

/** A CV with every field filled, so that whatever a view leaves out was withheld. Invented person, synthetic ids. */
export const fullCv = {
  id: 'cv-7001',
  subjectId: 'subject-1',
  form: 'anonymous',
  formSetBy: 'subject',
  presence: 'online',
  updatedAt: '2018-03-01T09:00:00Z',
  person: {
    name: 'Asta Holmgaard',
    birthDate: '1984-05-06',
    gender: 'female',
    nationalId: '3112369000',
    photo: 'https://img.example/asta.jpg',
  },
  contact: {
    email: 'asta@mail.example',
    phone: '+45 00 00 00 01',
    profiles: [{ network: 'board', url: 'https://board.example/asta' }],
  },
  address: {
    street: 'Engvej 1',
    postcode: '9998',
    municipality: 'Sønderkøb',
    region: 'Vestland',
    country: 'DK',
  },
  summary: 'Dispatcher for twelve years; call Asta on +45 00 00 00 01.',
  work: [
    {
      employer: 'Fjord Freight',
      place: 'Sønderkøb',
      title: 'Dispatcher',
      from: '2010-01',
      to: '2018-02',
      description: 'Planned routes for forty lorries at Fjord Freight.',
    },
  ],
  education: [
    {
      institution: 'Vestland Business College',
      area: 'Logistics',
      degree: 'AP',
      from: '2005-08',
      to: '2007-06',
    },
  ],
  certificates: ['Forklift B'],
  skills: ['route planning', 'SAP TM'],
  languages: [{ language: 'Danish', level: 'native' }],
  drivingLicences: ['B', 'C'],
  wishes: { occupations: ['dispatcher'], text: 'Near Sønderkøb, please.' },
  references: [{ name: 'Bo Kvist', contact: 'bo@fjord.example', text: 'She never lost a lorry.' }],
  attachments: [{ fileName: 'Asta Holmgaard CV.pdf', mediaType: 'application/pdf', url: 'https://files.example/1' }],
  status: { benefit: 'unemployment benefit', followUp: true },
  technical: { cookies: ['c0ffee'], ipAddresses: ['203.0.113.7'] },
  appliedJobs: [
    { vacancyId: 'v-1', organisation: 'org-viewer', title: 'Planner', appliedAt: '2018-02-01T08:00:00Z' },
    { vacancyId: 'v-2', organisation: 'org-other', title: 'Driver', appliedAt: '2018-02-02T08:00:00Z' },
  ],
  notes: [
    {
      id: 'n-1',
      organisation: 'org-viewer',
      author: 'r-1',
      authorRole: 'agency',
      writtenAt: '2018-02-03T08:00:00Z',
      text: 'Own note of the agency.',
    },
    {
      id: 'n-2',
      organisation: 'org-other',
      author: 'r-2',
      authorRole: 'agency',
      writtenAt: '2018-02-03T08:00:00Z',
      text: 'Note of another agency.',
    },
    {
      id: 'n-3',
      organisation: 'org-viewer',
      author: 'r-3',
      authorRole: 'platform.recruiter',
      writtenAt: '2018-02-03T08:00:00Z',
      text: 'Own note of the recruitment department.',
    },
  ],
} satisfies Cv

export const [ownNote] = fullCv.notes as [(typeof fullCv.notes)[number]]
export const [ownApplication] = fullCv.appliedJobs as [(typeof fullCv.appliedJobs)[number]]
