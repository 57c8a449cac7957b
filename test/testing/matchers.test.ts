import { compile, UsageError } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { always, never, noMoreThan, sameAs } from '../../src/prove'
import { canaries } from '../../src/testing/canaries'
import { type DisclosureMatchers, matchers } from '../../src/testing/matchers'
import { columns, type Request } from '../recruitment/cv-cells'
import { fullCv } from '../recruitment/full-cv'

declare module 'vitest' {
  interface Matchers<T> extends DisclosureMatchers<void> {}
}
expect.extend(matchers)

const { strict, jobindex } = profiles
const options = {
  records: recruitment.records,
  pseudonymKey: new TextEncoder().encode('a secret of sixteen bytes or more'),
} as const
const guard = compile(strict, options)
const request: Request = {
  viewer: { id: 'person-1', role: 'employer', organisation: 'org-viewer', assurance: 'substantial' },
  purpose: 'recruitment',
  at: 0,
}
const facts = (name: string) => columns.find((column) => column.name === name)?.facts
const cvOf = (name: string) => ({ ...fullCv, ...columns.find((column) => column.name === name)?.cv })
const anonymous = 'anonymous, online'
const personal = 'personal, online'
const forms = (name: string) => ({
  disclosure: guard.disclose('cv', cvOf(name), request, facts(name)),
  explanation: guard.explain('cv', request, facts(name), cvOf(name)),
  levels: guard.decide('cv', request, {
    ...facts(name),
    'cv.form': name === personal ? 'personal' : 'anonymous',
    'cv.presence': 'online',
  }),
})

/** What a failed assertion says. */
function said(assertion: () => unknown): string {
  try {
    assertion()
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('the assertion passed')
}
const values = [fullCv.person.name, fullCv.person.nationalId, fullCv.contact.email, fullCv.summary]
const noValues = (message: string) => values.every((value) => !message.includes(value))

describe.each(['disclosure', 'explanation', 'levels'] as const)('of %s', (form) => {
  const [hidden, shown] = [forms(anonymous)[form], forms(personal)[form]]

  it('toDisclose and toWithhold pass and fail by the levels', () => {
    expect(hidden).toDisclose('qualification.role')
    expect(hidden).toWithhold('identity.name')
    expect(shown).toDisclose('identity.name')
    expect(shown).toDisclose('identity.name', 'full')
    expect(shown).not.toWithhold('identity.name')
    expect(hidden).not.toDisclose('identity.name')
    const messages = [
      said(() => expect(hidden).toDisclose('identity.name')),
      said(() => expect(shown).toWithhold('identity.name')),
      said(() => expect(shown).not.toDisclose('identity.name')),
      said(() => expect(hidden).not.toWithhold('identity.name')),
    ]
    expect(messages.map((message) => message.split('\n')[0])).toEqual([
      'expected it to disclose all of `identity.name`, but:',
      'expected it to withhold all of `identity.name`, but:',
      'expected it not to disclose all of `identity.name`, but:',
      'expected it not to withhold all of `identity.name`, but:',
    ])
    for (const message of messages) expect(message).toMatch(/\n {2}identity\.name: (full|withheld)/)
    expect(messages.every(noValues)).toBe(true)
  })

  it('a prefix is withheld when all of it is, and disclosed when all of it is', () => {
    expect(hidden).toWithhold('identity')
    expect(shown).not.toWithhold('identity')
    // The national id is never shown.
    expect(shown).toWithhold('identity.nationalId')
    expect(said(() => expect(shown).toDisclose('identity'))).toContain('\n  identity.nationalId: withheld')
    expect(said(() => expect(shown).toDisclose('identity'))).not.toContain('\n  identity.name')
  })

  it('a level is that level, or all', () => {
    expect(shown).toDisclose('identity.name', 'initials', { of: guard })
    expect(hidden).not.toDisclose('identity.name', 'initials', { of: strict })
    expect(said(() => expect(hidden).toDisclose('identity.name', 'initials', { of: guard }))).toContain(
      'at level `initials` or in full',
    )
  })

  it('an unknown level is a mistake, and so is withheld, with not as well', () => {
    for (const received of [hidden, shown]) {
      for (const [level, options] of [
        ['withheld'],
        ['initialz'],
        ['withheld', { of: guard }],
        ['initialz', { of: guard }],
      ] as const) {
        // biome-ignore format: one line
        for (const call of [
          () => expect(received).toDisclose('identity.name', level, options),
          () => expect(received).not.toDisclose('identity.name', level, options),
        ]) {
          expect(call).toThrow(UsageError)
          expect(call).toThrow(expect.objectContaining({ code: 'unknown-level' }))
        }
      }
    }
    expect(said(() => expect(hidden).toDisclose('identity.name', 'initialz', { of: guard }))).toContain('`initials`')
    expect(said(() => expect(hidden).toDisclose('identity.name', 'initialz'))).toContain('{ of: guard }')
    expect(() => expect(hidden).toDisclose('identity.name', 'full', { off: guard } as never)).toThrow(UsageError)
  })

  it('an unknown category is a mistake, with not as well', () => {
    for (const call of [
      () => expect(hidden).toWithhold('identity.nome'),
      () => expect(hidden).not.toDisclose('identity.nome'),
      () => expect(hidden).not.toWithhold('ident'),
      () => expect(hidden).toDisclose('*.name'),
    ]) {
      expect(call).toThrow(UsageError)
      expect(said(call)).toContain('`identity.name`')
    }
  })
})

describe('of a disclosure or an explanation', () => {
  it('another form than the one named is not enough', () => {
    const levels = { existence: 'full', name: 'initials' }
    expect(levels).toDisclose('name', 'initials')
    expect({ ...levels, id: 'pseudonym' }).not.toDisclose('name', 'pseudonym')
    expect(levels).not.toDisclose('name', 'full')
  })

  it('the message names the rules, and of an explanation also what is missing and what would change it', () => {
    const { disclosure, explanation, levels } = forms(anonymous)
    const rules = forms(personal).explanation.categories['identity.name']?.rules ?? []
    expect(rules.length).toBeGreaterThan(0)
    for (const form of ['disclosure', 'explanation'] as const) {
      expect(said(() => expect(forms(personal)[form]).toWithhold('identity.name'))).toContain(`by ${rules.join(', ')}`)
    }
    expect(said(() => expect(disclosure).toDisclose('identity.name'))).toContain('no permit')
    expect(said(() => expect(explanation).toDisclose('identity.name'))).toContain('more if ')
    expect(said(() => expect(levels).toDisclose('identity.name'))).toContain('guard.explain')
    const unasked = guard.explain('cv', request, {}, cvOf(personal))
    expect(said(() => expect(unasked).toDisclose('identity.name'))).toContain('not known: ')
  })

  it('of a disclosure, what its receipt says of nested records counts too', () => {
    const { disclosure } = forms(anonymous)
    const nested = disclosure.receipt.disclosed.find(({ record }) => record === 'appliedJob')
    expect(nested?.category).toBe('existence')
    expect(disclosure).toDisclose('application')
    expect(disclosure).not.toWithhold('application')
  })

  it('of a disclosure without a view nothing is disclosed, whatever its decision says', () => {
    const { disclosure } = forms(personal)
    const none = { ...disclosure, view: null, receipt: { ...disclosure.receipt, disclosed: [] } }
    expect(none.decision['identity.name']?.level).toBe('full')
    expect(none).not.toDisclose('identity.name')
    expect(none).not.toDisclose('existence')
    expect(none).toWithhold('*')
    expect(said(() => expect(none).toDisclose('identity.name'))).toContain('identity.name: withheld (not there')
  })

  it('categories of nested records are withheld when a disclosure has none, by the vocabulary', () => {
    const { disclosure, explanation, levels } = forms(anonymous)
    const bare = guard.disclose('cv', { ...cvOf(anonymous), notes: [] }, request, facts(anonymous))
    expect(() => expect(bare).toWithhold('note')).toThrow(UsageError)
    expect(bare).toWithhold('note', { of: guard })
    expect(bare).not.toDisclose('note', undefined, { of: strict })
    expect(() => expect(bare).toWithhold('noot', { of: guard })).toThrow(UsageError)
    expect(disclosure).not.toWithhold('application', { of: guard })
    // These say nothing of nested records.
    for (const one of [explanation, levels])
      expect(() => expect(one).toWithhold('note', { of: guard })).toThrow(UsageError)
  })

  it('what is not known is no part of why a category is shown in full', () => {
    const missing = {
      level: 'full',
      reason: 'permitted',
      rules: ['r'],
      grounds: [],
      missing: ['fact.x'],
      wouldChange: [],
    }
    const one = { kind: 'explanation', categories: { name: missing }, inside: '', outside: '' }
    expect(said(() => expect(one).toWithhold('name'))).toBe(
      'expected it to withhold all of `name`, but:\n  name: full (permitted by r)',
    )
  })

  it.each([null, undefined, 'text', {}, { kind: 'view' }, { name: 'full' }, fullCv])('%o is none', (odd) => {
    expect(() => expect(odd).toWithhold('identity')).toThrow(UsageError)
    expect(() => expect(odd).not.toDisclose('identity')).toThrow(UsageError)
    expect(noValues(said(() => expect(odd).toWithhold('identity')))).toBe(true)
  })
})

const nobodySeesNationalIds = never('employer').sees('identity.nationalId')
const nobodySeesNames = never('employer').sees('identity.name', { on: 'cv' })

describe('of a policy', () => {
  it('toProve passes when a claim holds, and otherwise tells the counterexample, its rules and its situation', () => {
    expect(strict).toProve(nobodySeesNationalIds)
    expect(guard).toProve(nobodySeesNationalIds)
    expect(strict).not.toProve(nobodySeesNames)
    const message = said(() => expect(guard).toProve(nobodySeesNames))
    expect(message).toMatch(
      /expected policy `\S+` \S+ to prove the claim, but it fails in [^\n]+\n {2}employer sees identity\.name of a cv/,
    )
    expect(message).toMatch(/\n {2}rules: [\w.-]+/)
    expect(message).toMatch(/\n {2}situation: \{.*"viewer\.role":"employer"/)
    expect(said(() => expect(strict).not.toProve(nobodySeesNationalIds))).toContain(
      'not to prove the claim, but it holds',
    )
  })

  it('toProve takes comparisons', () => {
    expect(strict).toProve({ assurance: 'low' }, noMoreThan({ assurance: 'high' }))
    const message = said(() => expect(strict).toProve({ role: 'employer' }, sameAs({ role: 'subject' })))
    expect(message).toContain('\n  than: {')
  })

  it('a claim that speaks of nothing proves nothing, with not as well', () => {
    const { fact, not } = recruitment.vocabulary
    const vacuous = always('employer')
      .sees('identity')
      .when(fact('account.active'))
      .when(not(fact('account.active')))
    expect(said(() => expect(strict).toProve(vacuous))).toContain('no situation')
    expect(() => expect(strict).not.toProve(vacuous)).toThrow(UsageError)
  })

  it('a claim about what is not there is a mistake, with not as well', () => {
    expect(() => expect(strict).not.toProve(never('employer').sees('identity.nome') as never)).toThrow(UsageError)
  })

  const without = (id: string) => {
    const rules = strict.rules.filter((rule) => rule.id !== id)
    return recruitment.vocabulary.definePolicy({ ...inputOf(strict), rules })
  }
  const names = guard.explain('cv', request, facts(personal), cvOf(personal)).categories['identity.name']?.rules ?? []
  const [nameRule = ''] = names
  const less = without(nameRule)

  it('toBeNarrowerThan and toBeNoWiderThan compare, and print where more is seen', () => {
    expect(less).toBeNarrowerThan(strict)
    expect(less).toBeNoWiderThan(guard)
    expect(strict).toBeNoWiderThan(strict)
    expect(strict).not.toBeNarrowerThan(strict)
    expect(strict).not.toBeNoWiderThan(less)
    const messages = [
      said(() => expect(strict).toBeNoWiderThan(less)),
      said(() => expect(strict).toBeNarrowerThan(less)),
    ]
    for (const message of messages) {
      expect(message).toContain('wider')
      expect(message).toMatch(/\n\+ [^\n]*employer[^\n]*identity/)
      expect(message).toContain(nameRule)
    }
    expect(said(() => expect(less).not.toBeNoWiderThan(strict))).toContain('not to be no wider than')
    expect(said(() => expect(strict).toBeNarrowerThan(strict))).toContain('equal')
  })

  it.each([null, 'strict', {}, { kind: 'guard' }, fullCv])('%o is none', (odd) => {
    expect(() => expect(odd).not.toProve(nobodySeesNames)).toThrow(UsageError)
    expect(() => expect(odd).not.toBeNarrowerThan(strict)).toThrow(UsageError)
    expect(() => expect(strict).not.toBeNoWiderThan(odd as never)).toThrow(UsageError)
  })

  it('the terms of 2018 are no narrower than the strict profile', () => {
    expect(jobindex.terms2018).not.toBeNoWiderThan(strict)
  })
})

/** What a policy was defined from. */
function inputOf({ kind: _, hash: __, vocabulary: ___, ...input }: typeof strict) {
  return input
}

describe('toLeakNothing', () => {
  const filled = canaries<typeof fullCv>(fullCv, { schema: recruitment.records.cv.schema })
  const { view } = guard.disclose(
    'cv',
    { ...filled.record, ...cvOf(anonymous), ...filled.record },
    request,
    facts(anonymous),
  )

  it('INV-04 passes when no marker shows, and names the fields and encodings that do, and no value', () => {
    expect('nothing of it').toLeakNothing(filled)
    expect(view).not.toLeakNothing(filled)
    expect(view).toLeakNothing(filled, { except: ['/work', '/education', '/skills', '/certificates', '/languages', '/drivingLicences', '/wishes', '/id', '/appliedJobs', '/notes', '/address'] }) // biome-ignore format: one line
    const log = `q=${Buffer.from(filled.record.contact.email).toString('base64')}`
    const message = said(() => expect({ log }).toLeakNothing(filled))
    expect(message).toBe('expected the output to show no field of the record, but it shows:\n  /contact/email (base64)')
    expect(said(() => expect('nothing').not.toLeakNothing(filled))).toContain('it shows none')
  })

  it('shows values when the test asks', () => {
    const { name } = filled.record.person
    const message = said(() => expect(name.toUpperCase()).toLeakNothing(filled, { showValues: true }))
    expect(message).toContain(`/person/name (case): ${name}`)
    expect(said(() => expect(name).toLeakNothing(filled, { showValues: false }))).not.toContain(name)
    expect(said(() => expect('by Asta Holmgaard').toLeakNothing(fullCv, { showValues: true }))).toContain(
      ': Asta Holmgaard',
    )
  })

  it.each([
    ['a name', 'Signed, ASTA HOLMGAARD.', ['/person/name']],
    ['a short name by itself', { town: 'sonderkob' }, ['/address/municipality', '/work/0/place']],
    ['an id in base64', Buffer.from('{"id":"3112369000"}').toString('base64'), ['/person/nationalId']],
    ['a part of a long text', 'He: “Planned routes for forty lorries, he says”', ['/work/0/description']],
    ['escapes', encodeURIComponent('asta@mail.example'), ['/contact/email']],
    ['a short word by itself in base64', Buffer.from('B, 9998 C').toString('base64'), ['/address/postcode']],
  ])('finds of a record as it is %s', (_, output, paths) => {
    const message = said(() => expect(output).toLeakNothing(fullCv))
    expect([...new Set(message.match(/(?<=^ {2})\/\S+/gm))]).toEqual(paths)
    expect(noValues(message)).toBe(true)
  })

  const person = {
    name: 'Asta von Holmgaard',
    email: 'asta.holm@mail.example',
    phone: '+45 12 34 56 78',
    born: '1985-03-05',
    seen: new Date(Date.UTC(2001, 1, 3, 4)),
    street: 'Søgade 12',
    job: 'Planner of routes and lorries',
    byName: { 'Bo Kvist': true },
  }
  it.each([
    ['Dear Asta,', '/name', 'one name'],
    ['HOLMGAARD, A.', '/name', 'one name'],
    ['Asta von Holm…', '/name', 'part'],
    ['user_asta_von_holmgaard_7', '/name', 'spaced out'],
    ['by asta.holm', '/email', 'local part'],
    ['12345678', '/phone', 'without country'],
    ['5/3/1985', '/born', 'other order'],
    ['5. marts 1985', '/born', 'in words'],
    [{ at: Date.UTC(2001, 1, 3, 4) / 1000 }, '/seen', 'epoch'],
    [String(Date.UTC(2001, 1, 3, 4)), '/seen', 'epoch'],
    ['3 February 2001', '/seen', 'in words'],
    ['S?gade 12', '/street', 'without letters beyond ASCII'],
    [{ 'bo kvist': 1 }, '/byName/*', 'key'],
  ] as readonly (readonly [unknown, string, string])[])('finds of a record as it is %o', (output, path, form) => {
    const message = said(() => expect(output).toLeakNothing(person))
    expect([...new Set(message.match(/(?<=^ {2})\/\S+/gm))]).toEqual([path])
    expect(message).toContain(`${path} (${form})`)
  })

  it('finds of a record as it is no single words but names, and those only with their capital', () => {
    expect('asta, the planner of lorries, 1985; 6/3/1985, March 1985').toLeakNothing(person)
    expect('natsA').toLeakNothing(person)
  })

  it('writes no key that is data, unless the test asks', () => {
    const record = { byName: { 'Asta Holmgaard': 'one value here' } }
    const leaked = () => expect('one value here').toLeakNothing(record)
    expect(said(leaked)).toContain('\n  /byName/* (')
    expect(said(leaked)).not.toContain('Asta')
    expect('one value here').toLeakNothing(canaries(record))
    expect(said(() => expect('one value here').toLeakNothing(record, { showValues: true }))).toContain(
      '/Asta Holmgaard (',
    )
  })

  it('takes what is empty for an output, and nothing that is not there', () => {
    for (const output of ['', [], {}, null]) expect(output).toLeakNothing(filled)
    for (const output of [undefined, () => 'x', [Promise.resolve('x')], new WeakMap()]) {
      for (const of of [filled, fullCv]) {
        expect(() => expect(output).toLeakNothing(of)).toThrow(UsageError)
        expect(() => expect(output).not.toLeakNothing(of)).toThrow(UsageError)
      }
    }
  })

  it.each([
    ['a short word within a longer one', 'nonnatively'],
    ['digits within longer ones', '1999819998'],
    ['text that shares words', 'Planned routes; twelve years of forty'],
    ['what is shorter than four', 'DK, AP, B'],
  ])('finds of a record as it is no %s', (_, output) => {
    expect(output).toLeakNothing(fullCv)
  })

  it('leaves out what may be seen, and numbers and dates count', () => {
    const record = { pay: 31250, born: new Date(Date.UTC(1984, 4, 6)), name: 'Asta Holmgaard', age: 34 }
    expect({ pay: 31250, age: 34 }).toLeakNothing(record, { except: ['/pay'] })
    expect(said(() => expect({ pay: 31250 }).toLeakNothing(record))).toContain('/pay (plain)')
    expect(said(() => expect('1984-05-06').toLeakNothing(record))).toContain('/born (plain)')
  })

  it('says so when there is nothing to look for, or nothing to look at, with not as well', () => {
    for (const call of [
      () => expect('x').toLeakNothing({ a: 1, b: 'B', c: true }),
      () => expect('x').not.toLeakNothing({}),
      () => expect('x').toLeakNothing(fullCv, { except: [''] }),
      () => expect('x').not.toLeakNothing(filled, { except: filled.paths }),
      () => expect('x').toLeakNothing('Asta Holmgaard'.length as never),
      () => expect('x').toLeakNothing(fullCv, { but: [] } as never),
      () => expect(Promise.resolve(fullCv)).toLeakNothing(fullCv),
      () => expect(guard.discloseAll('cv', [fullCv], request, () => ({}))).toLeakNothing(fullCv),
    ]) {
      expect(call).toThrow(UsageError)
    }
  })
})

describe('jest', () => {
  it('takes the same matchers: plain calls, without `this`, that answer pass and message', () => {
    const { toDisclose, toWithhold, toProve, toBeNarrowerThan, toBeNoWiderThan, toLeakNothing } = matchers
    const { levels } = forms(personal)
    const answers = [
      toDisclose(levels, 'identity.name'),
      toWithhold(levels, 'identity.name'),
      toProve(strict, nobodySeesNationalIds),
      toProve(strict, { role: 'employer' }, sameAs({ role: 'employer' })),
      toBeNarrowerThan(strict, strict),
      toBeNoWiderThan(strict, strict),
      toLeakNothing('nothing', fullCv),
      toLeakNothing(fullCv.person, fullCv),
    ]
    expect(answers.map(({ pass }) => pass)).toEqual([true, false, true, true, false, true, true, false])
    expect(answers.every(({ message }) => noValues(message()) && message().length > 20)).toBe(true)
  })
})
