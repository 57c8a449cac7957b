import { defineGrounds, type Grounds } from '../history'
import { consents } from './consents'
import { notices } from './notices'

/** What a history needs to know of recruitment: every text that subjects were shown, what each consent is for, and which
 * roles are those of the platform's and the public service's own people.
 */
export const grounds: Grounds = defineGrounds({
  notices: notices.all,
  consents,
  staff: ['platform.operator', 'platform.consultant', 'platform.recruiter', 'platform.quality', 'counsellor'],
})
