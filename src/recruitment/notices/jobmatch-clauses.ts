import { type Clause, onJoining } from './clause'

/** All that the text said from 2009 on: the data "will be shared with Jobindex A/S" (FACT-JI-2). */
export const platform: Clause = {
  clause: 'jobmatch.platform',
  recipients: 'platform.consultant',
  categories: ['existence', 'identity.name', 'contact', 'address', 'recordId', 'dialogue', 'meta', 'note'],
  purposes: ['recruitment', 'assistJobSeeker'],
  trigger: ['invitationAnswered', 'contractAgreed.jobmatch', ...onJoining],
}

/** JI-45: that the employer, too, sees who the subject is when it shows interest. The address is not named. */
export const employer: Clause = {
  clause: 'jobmatch.employer',
  recipients: 'employer',
  categories: [
    'existence',
    'dialogue.vacancy',
    'dialogue.answer',
    'identity.name',
    'contact.email',
    'contact.phone',
    'recordId',
  ],
  purposes: 'recruitment',
  trigger: 'invitationAnswered',
}

/** JI-27: that answers are counted, and those who gave none with them: so it is told on joining, too. */
export const counts: Clause = {
  clause: 'jobmatch.counts',
  recipients: 'employer',
  categories: 'existence',
  purposes: ['recruitment', 'serviceQuality'],
  trigger: ['invitationAnswered', ...onJoining],
}
