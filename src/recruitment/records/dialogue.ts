import { z } from 'zod'
import { each, field } from '../../vocabulary'
import { recruitmentVocabulary } from '../vocabulary'
import { noteSchema } from './note'
import { isOwnId, isOwnOrganisation } from './own-organisation'

/** One message between consultant and subject. */
export const messageSchema = z.object({
  from: z.enum(['consultant', 'subject']),
  sentAt: z.iso.datetime({ offset: true }),
  text: z.string(),
})

export const message = recruitmentVocabulary.record('message', {
  schema: messageSchema,
  // Shown to the two who write to one another.
  classify: field('dialogue.message', {}, { known: true }),
})

/** A jobmatch dialogue: a consultant invites a subject to apply for one vacancy (JI-06, JI-07).
 *
 * Name, address and so on are what the subject typed into the answer form: a record of its own, not the CV (JI-39).
 */
export const dialogueSchema = z.object({
  id: z.string(),
  subjectId: z.string(),
  consultantId: z.string(),
  vacancy: z.object({ id: z.string(), organisation: z.string(), title: z.string() }),
  invitedAt: z.iso.datetime({ offset: true }),
  answer: z.enum(['none', 'notInterested', 'interested']),
  answeredAt: z.iso.datetime({ offset: true }).optional(),
  name: z.string(),
  address: z
    .object({
      street: z.string(),
      postcode: z.string(),
      municipality: z.string(),
      region: z.string(),
    })
    .optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  cvId: z.string(),
  comment: z.string().optional(),
  messages: z.array(messageSchema),
  notes: z.array(noteSchema).optional(),
})

export const dialogue = recruitmentVocabulary.record('dialogue', {
  schema: dialogueSchema,
  id: (record) => record.id,
  subject: (record) => record.subjectId,
  classify: {
    id: 'meta',
    subjectId: 'meta',
    consultantId: 'meta',
    // The vacancy of the viewer's own organisation, and words of its own.
    vacancy: field('dialogue.vacancy', {}, { known: true }),
    invitedAt: 'dialogue.vacancy',
    answer: 'dialogue.answer',
    answeredAt: 'dialogue.answer',
    name: 'identity.name',
    address: {
      street: 'address',
      postcode: 'address',
      municipality: field('address', { municipality: 'full' }),
      region: field('address', { region: 'full' }),
    },
    phone: 'contact.phone',
    email: 'contact.email',
    cvId: 'recordId',
    comment: 'dialogue.comment',
    messages: each('message'),
    notes: each('note'),
  },
  facts: {
    'dialogue.answer': ({ answer }) => answer,
    'dialogue.own': ({ consultantId }, { viewer }) => isOwnId(consultantId, viewer),
    'vacancy.own': ({ vacancy }, { viewer }) => isOwnOrganisation(vacancy.organisation, viewer),
  },
})
