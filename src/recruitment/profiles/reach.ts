/** Which record kinds a rule of protection speaks of: the ones named, or all, those that a host adds included. */
export interface Reach {
  readonly on?: typeof aboutPersons
}

/** The record kinds that are about a person. What protects a person says nothing of job ads (NAV-03, NAV-27). */
export const aboutPersons = ['cv', 'appliedJob', 'dialogue', 'message', 'note'] as const
export const onPersons: Reach = { on: aboutPersons }
