/** How sure it is that something happened: the grades of the sources (UWV-03, AMB-25). */
export const certainties = ['confirmed', 'probable', 'possible'] as const
export type Certainty = (typeof certainties)[number]
