import type { Facts, Request } from './cv-cells'

/** Somebody of a company that uses werk.nl to look for staff. */
export const employer: Request = {
  viewer: { id: 'person-1', role: 'employer', organisation: 'org-viewer', assurance: 'low' },
  purpose: 'recruitment',
  at: 0,
}
export const as = (role: Request['viewer']['role'], purpose: Request['purpose'] = employer.purpose): Request => ({
  ...employer,
  viewer: { ...employer.viewer, role },
  purpose,
})

/** Everything holds that reading and approaching ask for, whatever the profile; the CV is anonymous. */
export const anonymous: Facts = {
  'cv.form': 'anonymous',
  'cv.presence': 'online',
  'address.protected': false,
  'address.graded': false,
  'relation.blocked': false,
  'subject.restricted': false,
  'subject.objected': false,
  'organisation.registered': true,
  'organisation.activeVacancy': true,
  'account.active': true,
  'approach.linked': true,
  'approach.requested': false,
  'consent.personalForm': true,
  'contract.cvDatabase': true,
  'informed.werknl.cv': true,
  'informed.werknl.consultation': true,
  'informed.werknl.personalForm': true,
  'informed.werknl.approach': true,
  'informed.terms.cvDatabase': true,
  'informed.terms.personalForm': true,
  'informed.terms.approach': true,
}
export const personal: Facts = { ...anonymous, 'cv.form': 'personal' }
/** The two forms, as `cv.form` says them: the form that counts. */
export const forms = { anonymous, personal } as const
