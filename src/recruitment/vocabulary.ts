import { vocabulary } from '../policy'

/** The words of recruitment: who reads CVs and dialogues, why, what is in them, and what a decision may turn on.
 *
 * Hosts add their own with `recruitment.vocabulary.extend({...})`.
 */
export const recruitmentVocabulary = vocabulary({
  roles: [
    'subject',
    'platform.operator',
    'platform.consultant',
    'platform.recruiter',
    'platform.quality',
    'employer',
    'agency',
    'counsellor',
    'processor',
    'authority',
    'statistics',
    'visitor',
  ],
  // A closed list: "similar services" is no purpose (TERMS-170). Selling services is here so that it can be refused.
  // `approach` is getting in touch through the platform, which asks for more than reading does (TK-28).
  purposes: [
    'recruitment',
    'approach',
    'assistJobSeeker',
    'matchOtherVacancy',
    'serviceQuality',
    'statistics',
    'support',
    'legalDuty',
    'sellServices',
    'ownAffairs',
  ],
  kinds: ['cv', 'appliedJob', 'dialogue', 'message', 'note', 'jobAd'],
  // A job ad is about no person (NAV-03, NAV-27); notes are kept by agencies for themselves (TERMS-039, TERMS-041).
  kindsWithoutSubject: ['jobAd'],
  kindsOfRecipients: ['note'],
  categories: {
    'identity.name': { forms: ['initials'], identifying: true },
    'identity.photo': { identifying: true },
    'identity.birthDate': { forms: ['decade', 'year'], identifying: true },
    // Of few values, and none of them names a person: a mask would tell which one it is.
    'identity.gender': { personal: true },
    'identity.nationalId': { identifying: true, nationalNumber: true },
    'contact.email': { identifying: true },
    'contact.phone': { identifying: true },
    'contact.profile': { identifying: true },
    address: { forms: ['region', 'municipality'], identifying: true },
    'workplace.name': { identifying: true },
    'workplace.place': { identifying: true },
    attachment: { identifying: true },
    'qualification.role': {},
    'qualification.period': { forms: ['month'] },
    'qualification.education': {},
    // Where a subject goes to school says where it is: apart from what it learns there. An anonymous CV shows schools, and
    // counts in an allowance as what it is: the fields say that a school which is withheld is masked.
    'qualification.school': {},
    'qualification.skill': {},
    'qualification.language': {},
    'qualification.text': { forms: ['scrubbed'] },
    reference: {},
    recordId: { forms: ['pseudonym'] },
    status: {},
    technical: {},
    meta: {},
    application: {},
    note: {},
    'dialogue.vacancy': {},
    'dialogue.answer': {},
    'dialogue.comment': {},
    'dialogue.message': {},
    jobAd: { personal: false },
  },
  facts: {
    // Of the subject and the CV.
    'cv.form': ['anonymous', 'personal'],
    'cv.presence': ['deleted', 'offline', 'online'],
    'address.protected': 'flag',
    'address.graded': 'flag',
    // Under follow-up by the public employment service (NAV-01); processing restricted (GDPR 18).
    'subject.followUp': 'flag',
    'subject.restricted': 'flag',
    // A recorded decision overrides the subject's objection (GDPR 21(1), TERMS-082): it reopens matching by staff alone.
    'objection.overridden': 'flag',
    // Of the viewer's organisation, seen from this subject.
    'relation.follows': 'flag',
    'relation.contactAccepted': 'flag',
    'relation.addressSent': 'flag',
    'relation.attachmentSent': 'flag',
    'relation.blocked': 'flag',
    // A counsellor's share that names it stands, by the subject's own agreement (NAV-18).
    'share.named': 'flag',
    // It is for a vacancy, which is active and that organisation's (NAV-19).
    'share.vacancy': 'flag',
    // Of the viewer's organisation and account.
    'organisation.registered': 'flag',
    'account.active': 'flag',
    'organisation.activeVacancy': 'flag',
    // Of a dialogue, an application, a note, a job ad.
    'vacancy.own': 'flag',
    'vacancy.active': 'flag',
    'dialogue.answer': ['none', 'notInterested', 'interested'],
    'application.own': 'flag',
    'note.own': 'flag',
    // The viewer is a counsellor with whom this subject's case lies; the consultant who holds this dialogue, or one who
    // covers for that colleague, with a reason on record.
    'case.own': 'flag',
    'dialogue.own': 'flag',
    'dialogue.covering': 'flag',
    // The record is a potential match for a vacancy of the viewer's organisation (UWV-21).
    'candidate.matched': 'flag',
    // Of a message to the subject: it belongs to a vacancy that is the viewer's own and active; the subject asked (TK-32).
    'approach.linked': 'flag',
    'approach.requested': 'flag',
  },
  consents: ['personalForm', 'contact', 'follow', 'interest', 'interestAddress', 'sharing', 'share'],
  contracts: ['cvDatabase', 'jobmatch'],
  notices: [
    'terms.cvDatabase',
    'terms.personalForm',
    'terms.contact',
    'terms.follow',
    'terms.staff',
    'terms.approach',
    'follow.fields',
    'jobmatch.platform',
    'jobmatch.employer',
    'jobmatch.employerAddress',
    'jobmatch.counts',
    'nav.sharing',
    'nav.share',
    'nav.counsellor',
    'share.vacancy',
    'werknl.cv',
    'werknl.consultation',
    'werknl.personalForm',
    'werknl.approach',
  ],
  obligations: ['log', 'controllerTransition'],
  authorities: ['authority'],
})
