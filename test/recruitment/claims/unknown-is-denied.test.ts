import type { Condition } from 'need-to-know'
import { never } from 'need-to-know/prove'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { is } from '../../../src/policy'
import { acts, assuranceLevels, derivedFacts, domainsOf } from '../../../src/vocabulary'
import { opened, without } from './changed-rules'
import { byName, everyProfile } from './every-profile'
import { expectForbidden, expectHeld, expectUnopened, refute } from './expect-proof'
import { aboutPersons, isSubject, recruiters } from './viewers'

const { any, fact, definition } = recruitment.vocabulary
const domains = domainsOf(definition)
const isKnown = (name: string): Condition => is(name, ...(domains.get(name) ?? []))
const nothing = never('*').sees('*')

describe.each(byName(everyProfile))('INV-12 under %s', (_, policy) => {
  it('INV-12 a viewer whose role is none of those known sees nothing, whatever else is so', () => {
    expectUnopened(policy, nothing.unless(isKnown('viewer.role')))
  })

  it('INV-12 for a purpose that is none of those known nobody sees anything, even where a host permits all', () => {
    const claim = nothing.unless(isKnown('purpose'))
    expectHeld(policy, claim)
    expectHeld(opened(policy), claim)
    refute(policy, nothing.unless(fact('purpose').is('support')))
  })

  it('INV-12 with every fact unknown that a host supplies nobody but the subject sees anything, whoever asks and why', () => {
    const supplied = [...domains.keys()].filter((name) => !derivedFacts.includes(name))
    const dark = nothing.unless(any(...supplied.map(isKnown)))
    expectHeld(policy, dark.unless(isSubject))
    expectHeld(policy, dark.unless(fact('viewer.isSubject')))
    expect(supplied.length).toBeGreaterThan(50)
  })

  it('INV-12 TERMS-072 a subject of whom it is not known that the record is its own sees nothing', () => {
    expectUnopened(policy, never('subject').sees('*', { on: aboutPersons }).unless(fact('viewer.isSubject')))
  })

  it('INV-12 with nothing known of a CV, an account or an address no recruiter sees a CV', () => {
    const known = [...domains.keys()].filter((name) => /^(cv|address|account|organisation|subject)\./.test(name))
    expectHeld(
      policy,
      never(recruiters)
        .sees('*', { on: 'cv' })
        .unless(any(...known.map(isKnown))),
    )
    refute(
      policy,
      never('subject')
        .sees('*', { on: 'cv' })
        .unless(any(...known.map(isKnown))),
    )
  })
})

it('INV-12 UWV-31 NAV-10 a login of unknown assurance is none, where a login is asked for', () => {
  const unassured = nothing.unless(is('viewer.assurance', ...assuranceLevels))
  expectForbidden(profiles.strict, unassured, 'assured-viewers', 'assured-subjects')
  const persons = never('*')
    .sees('*', { on: 'cv' })
    .unless(is('viewer.assurance', ...assuranceLevels))
  for (const policy of [profiles.nav.legacy, profiles.nav.february2021]) expectForbidden(policy, persons, 'logged-in')
  expectForbidden(profiles.werknl.eherkenning, persons.unless(isSubject), 'assured-viewers')
})

it('INV-12 UWV-21 an act that is not known counts as taking a copy', () => {
  const { strict, werknl } = profiles
  const unsaid = never([...recruiters, 'visitor'])
    .sees('*')
    .unless(is('act', ...acts))
    .unless(fact('candidate.matched'))
  for (const policy of [strict, werknl.eherkenning]) expectForbidden(policy, unsaid, 'downloads-for-a-vacancy')
  refute(without(strict, 'downloads-for-a-vacancy'), unsaid)
})

it('INV-12 JI-19 of each fact by which a record is closed, not knowing it closes as much as knowing it', () => {
  const closing = [
    [profiles.strict, 'address.graded', false],
    [profiles.strict, 'relation.blocked', false],
    [profiles.strict, 'subject.restricted', false],
    [profiles.strict, 'account.active', true],
    [profiles.strict, 'organisation.registered', true],
    [profiles.strict, 'viewer.individual', true],
    [profiles.nav.february2021, 'address.graded', false],
    [profiles.nav.february2021, 'subject.restricted', false],
    [profiles.nav.february2021, 'account.active', true],
    [profiles.nav.february2021, 'organisation.registered', true],
    [profiles.werknl.redesign, 'address.graded', false],
    [profiles.werknl.redesign, 'account.active', true],
    [profiles.werknl.redesign, 'organisation.registered', true],
  ] as const
  for (const [policy, name, opening] of closing) {
    const cvs = never(recruiters).sees('*', { on: 'cv' })
    expectHeld(policy, cvs.unless(isKnown(name)))
    expectHeld(policy, cvs.unless(fact(name).is(opening)))
    refute(policy, cvs.when(fact(name).is(opening)))
  }
})
