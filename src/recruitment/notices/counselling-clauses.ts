import { recruiters } from '../profiles/roles'
import type { Clause } from './clause'

const cv = [
  'existence',
  'qualification',
  'workplace',
  'identity.name',
  'contact.email',
  'contact.phone',
  'recordId',
] as const

/** Who helps somebody into work, and what of the CV that takes (NAV-20, NAV-34). */
export const counsellor: Clause = {
  clause: 'nav.counsellor',
  recipients: 'counsellor',
  categories: cv,
  purposes: 'assistJobSeeker',
  trigger: 'registered',
}

/** What a counsellor shares, by agreement, with organisations that look for staff (NAV-18). */
export const share: Clause = {
  clause: 'share.vacancy',
  recipients: recruiters,
  categories: cv,
  purposes: 'recruitment',
  trigger: 'shareAgreed',
}
