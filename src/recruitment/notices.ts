import type { Notice } from '../policy'
import { cvTimeline, dialogueTimeline, february2019, legacy2009, terms2018 } from './notices/jobindex'
import { february2021, legacy, navNotices } from './notices/nav'
import { strict } from './notices/strict'
import { redesign, rules2011, werknlNotices } from './notices/werknl'

const all: readonly Notice[] = [legacy2009, february2019, terms2018, strict, legacy, february2021, rules2011, redesign]

/** What subjects were told: for each profile the text that goes with it, under the same name, and when it was in force.
 *
 * Readings of the sources, not the texts themselves: what they said about recipients, data, purposes and occasions.
 * `all` is every one of them, as a history needs them.
 */
export const notices = Object.freeze({
  strict,
  jobindex: Object.freeze({ legacy2009, february2019, terms2018, dialogueTimeline, cvTimeline }),
  nav: Object.freeze({ legacy, february2021, timeline: navNotices }),
  werknl: Object.freeze({ rules2011, redesign, timeline: werknlNotices }),
  all: Object.freeze(all),
})
