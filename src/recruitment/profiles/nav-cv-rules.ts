import { recruitmentVocabulary } from '../vocabulary'
import { isLoggedIn } from './login'
import { aboutPersons } from './reach'
import { others, recruiters, strangers } from './roles'

const { all, fact, forbid, not, permit } = recruitmentVocabulary

const isOnline = fact('cv.presence').is('online')

/** Companies and staffing agencies: two classes, treated alike (NAV-36). */
const searchers = ['employer', 'agency'] as const

/** What the letter to the persons affected lists, but for the birth date (FACT-NAV-4). */
const listed = [
  'existence',
  'identity.name',
  'contact.email',
  'contact.phone',
  'address',
  'workplace',
  'qualification',
  'recordId',
] as const
const listedLevels = {
  existence: 'full',
  identity: 'full',
  contact: 'full',
  // The place of residence, not the street.
  address: 'municipality',
  workplace: 'full',
  qualification: 'full',
  recordId: 'pseudonym',
} as const

/** Who may look into the CV base at all: in both versions a login, a registered organisation, an account in standing. */
export const navReaderRules = [
  forbid({
    id: 'logged-in',
    on: aboutPersons,
    when: not(isLoggedIn),
    source: ['NAV-10', 'JI-40'],
  }),
  forbid({
    id: 'active-accounts',
    on: aboutPersons,
    when: all(others, not(fact('account.active'))),
    source: ['NAV-38'],
  }),
  forbid({
    id: 'registered-organisations',
    on: aboutPersons,
    when: all(strangers, not(fact('organisation.registered'))),
    source: ['NAV-10', 'FACT-NAV-5'],
  }),
]

/** February 2019 to 17 February 2021: every CV, because it was there. No statute says so, and nobody was told: void. */
export const automaticAccess = permit({
  id: 'cv-automatic',
  to: searchers,
  on: 'cv',
  categories: [...listed, 'identity.birthDate'],
  level: listedLevels,
  purpose: 'recruitment',
  when: isOnline,
  basis: { article: '6(1)(e)' },
  notice: 'none',
  source: ['NAV-12', 'NAV-13', 'NAV-15', 'NAV-32', 'NAV-35', 'FACT-NAV-4'],
})

/** Who is not under follow-up and has chosen to share: the choice is free only where no benefit hangs on it (AMB-23). */
const ownChoice = permit({
  id: 'cv-shared',
  to: searchers,
  on: 'cv',
  categories: listed,
  level: listedLevels,
  purpose: 'recruitment',
  when: all(isOnline, fact('subject.followUp').is(false)),
  basis: { article: '6(1)(a)', consent: 'sharing' },
  notice: 'nav.sharing',
  obligations: ['log', 'controllerTransition'],
  source: ['NAV-01', 'NAV-23', 'NAV-24', 'NAV-25', 'NAV-35', 'NAV-36', 'NAV-37', 'AMB-23'],
})

/** What a counsellor shares, by agreement with the subject, with organisations that the share names (AMB-24). */
const counsellorShare = permit({
  id: 'cv-counsellor-share',
  to: searchers,
  on: 'cv',
  categories: listed,
  level: listedLevels,
  purpose: 'recruitment',
  when: all(isOnline, fact('share.named')),
  basis: { article: '6(1)(a)', consent: 'share' },
  notice: 'nav.share',
  obligations: ['log', 'controllerTransition'],
  source: ['NAV-17', 'NAV-18', 'NAV-19', 'AMB-24'],
})

/** Competence and experience, and whom to call: what helping somebody into work needs, and no more. */
const assisting = [
  'existence',
  'qualification',
  'workplace',
  'identity.name',
  'contact.email',
  'contact.phone',
  'recordId',
] as const
const assistance = {
  id: 'cv-counsellor',
  to: 'counsellor',
  on: 'cv',
  categories: assisting,
  purpose: 'assistJobSeeker',
  basis: { article: '6(1)(e)', statute: 'NAV-loven § 14 a' },
  notice: 'nav.counsellor',
  obligations: ['log'],
  source: ['NAV-20', 'NAV-34'],
} as const
const isKept = fact('cv.presence').in(['offline', 'online'])

const counsellor = permit({ ...assistance, when: isKept })

/** Under the strict profile the counsellor of the case, and nobody else of the service. */
const ownCases = permit({ ...assistance, when: all(isKept, fact('case.own')) })

/** Under the strict profile a share is for a vacancy of the organisation that it names, and holds no address (NAV-19). */
const shareForVacancy = permit({
  id: 'cv-counsellor-share',
  to: recruiters,
  on: 'cv',
  categories: assisting,
  level: {
    existence: 'full',
    identity: 'full',
    contact: 'full',
    workplace: 'full',
    qualification: 'full',
    recordId: 'pseudonym',
  },
  purpose: 'recruitment',
  when: all(isOnline, fact('share.named'), fact('share.vacancy')),
  basis: { article: '6(1)(a)', consent: 'share' },
  notice: 'share.vacancy',
  obligations: ['log', 'controllerTransition'],
  source: ['NAV-17', 'NAV-18', 'NAV-19', 'AMB-24'],
})

/** Counselling as the strict profile has it. */
export const strictCounsellorRules = [ownCases, shareForVacancy]

/** What was lawful before the closing and after it: the press release says that NAV *can still* share and assist. */
export const navCvRules = [ownChoice, counsellorShare, counsellor]
