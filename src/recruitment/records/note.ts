import { z } from 'zod'
import { field } from '../../vocabulary'
import { recruitmentVocabulary } from '../vocabulary'
import { isOwnOrganisation } from './own-organisation'

/** An internal note on a CV or dialogue. It is its author's role's as well as its organisation's: the platform's
 * recruiters and its consultants are not one another's colleagues here (TERMS-038, -042, -043).
 */
export const noteSchema = z.object({
  id: z.string(),
  organisation: z.string(),
  author: z.string(),
  authorRole: z.string(),
  writtenAt: z.iso.datetime({ offset: true }),
  text: z.string(),
})

export const note = recruitmentVocabulary.record('note', {
  schema: noteSchema,
  id: (record) => record.id,
  // Shown to those who wrote it.
  classify: field('note', {}, { known: true }),
  facts: {
    'note.own': ({ organisation, authorRole }, { viewer }) =>
      authorRole === viewer.role && isOwnOrganisation(organisation, viewer),
  },
})
