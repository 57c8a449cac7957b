import type { FactsInput, RecordOf, RequestOf } from 'need-to-know'
import type { recruitment } from 'need-to-know/recruitment'

type Definition = typeof recruitment.vocabulary.definition
export type Dialogue = RecordOf<typeof recruitment.records, 'dialogue'>
export type Facts = FactsInput<Definition>
export type Request = RequestOf<Definition>

/** A jobmatch dialogue with every field filled. Invented person. */
export const fullDialogue = {
  id: 'dialogue-1',
  subjectId: 'subject-1',
  consultantId: 'consultant-1',
  vacancy: { id: 'v-1', organisation: 'org-owner', title: 'Dispatcher' },
  invitedAt: '2019-03-01T09:00:00Z',
  answer: 'interested',
  answeredAt: '2019-03-02T10:00:00Z',
  name: 'Asta Holmgaard',
  address: { street: 'Engvej 1', postcode: '9998', municipality: 'Sønderkøb', region: 'Vestland' },
  phone: '+45 00 00 00 01',
  email: 'asta@mail.example',
  cvId: 'cv-7001',
  comment: 'I cannot start before June because of my treatment.',
  messages: [
    { from: 'consultant', sentAt: '2019-03-01T09:00:00Z', text: 'Would this be something for you?' },
    { from: 'subject', sentAt: '2019-03-02T10:00:00Z', text: 'Yes, but please be discreet.' },
  ],
  notes: [
    {
      id: 'n-1',
      organisation: 'platform',
      author: 'consultant-1',
      authorRole: 'platform.consultant',
      writtenAt: '2019-03-01T09:00:00Z',
      text: 'Sounded tired on the phone.',
    },
  ],
} satisfies Dialogue

/** Facts in which every condition outside the dialogue holds: who reads, and on what ground. */
export const granted: Facts = {
  'cv.presence': 'online',
  'organisation.registered': true,
  'account.active': true,
  'relation.blocked': false,
  'subject.restricted': false,
  'subject.objected': false,
  'address.protected': false,
  'address.graded': false,
  'consent.interest': true,
  'consent.interestAddress': true,
  'contract.jobmatch': true,
  'informed.jobmatch.platform': true,
  'informed.jobmatch.employer': true,
  'informed.jobmatch.employerAddress': true,
  'informed.jobmatch.counts': true,
}

export const owner: Request = {
  viewer: { id: 'person-1', role: 'employer', organisation: 'org-owner', assurance: 'substantial' },
  purpose: 'recruitment',
  at: Date.parse('2019-03-03T12:00:00Z'),
}
