import { defineGrounds, type Grounds } from '../history'
import { consents } from './consents'
import { notices } from './notices'

/** What a history needs to know of recruitment: every text that subjects were shown, and what each consent is for. */
export const grounds: Grounds = defineGrounds({ notices: notices.all, consents })
