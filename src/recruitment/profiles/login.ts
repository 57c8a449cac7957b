import type { Condition } from '../../policy'
import { recruitmentVocabulary } from '../vocabulary'

const { all, fact } = recruitmentVocabulary

/** Somebody has logged in, as herself: a login that a whole company shares is nobody's (NAV-10, JI-40). */
export const isLoggedIn: Condition = all(fact('viewer.individual'), fact('viewer.assurance').atLeast('low'))
