import type { Facts, Request } from './cv-cells'

/** Somebody of an organisation that may look into the CV base, looking for staff. */
export const employer: Request = {
  viewer: { id: 'person-1', role: 'employer', organisation: 'org-viewer', assurance: 'low' },
  purpose: 'recruitment',
  at: 0,
}
export const as = (role: Request['viewer']['role'], asked: Request = employer): Request => ({
  ...asked,
  viewer: { ...asked.viewer, role },
})

/** Nothing closes the CV but what NAV's own rules turn on; everything was told; nobody chose or agreed to anything. */
export const registered: Facts = {
  'cv.presence': 'online',
  'cv.form': 'personal',
  'address.protected': false,
  'address.graded': false,
  'subject.restricted': false,
  'subject.objected': false,
  'organisation.registered': true,
  'account.active': true,
  'informed.nav.sharing': true,
  'informed.nav.share': true,
  'informed.nav.counsellor': true,
  'consent.sharing': false,
  'consent.share': false,
  'share.named': false,
}
export const followedUp: Facts = { ...registered, 'subject.followUp': true }
export const sharer: Facts = { ...registered, 'subject.followUp': false, 'consent.sharing': true }
/** Under follow-up, and shared by a counsellor with the viewer's organisation, by agreement. */
export const sharedWith: Facts = { ...followedUp, 'share.named': true, 'consent.share': true }
