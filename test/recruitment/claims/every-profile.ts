import type { Policy } from 'need-to-know'
import { profiles, type recruitment } from 'need-to-know/recruitment'

export type Profile = Policy<typeof recruitment.vocabulary.definition>

const { strict, jobindex, nav, werknl } = profiles

/** Those of which every permit stands in law. */
export const soundProfiles: readonly Profile[] = [
  strict,
  jobindex.terms2018,
  jobindex.february2019,
  nav.february2021,
  werknl.rules2011,
  werknl.redesign,
  werknl.eherkenning,
]
/** What happened: each has a permit that is void. */
export const incidents: readonly Profile[] = [jobindex.legacy2009, nav.legacy, werknl.practice2011]

export const everyProfile: readonly Profile[] = [...soundProfiles, ...incidents]

/** For `it.each`. */
export const byName = (profiles: readonly Profile[]) => profiles.map((profile) => [profile.name, profile] as const)
