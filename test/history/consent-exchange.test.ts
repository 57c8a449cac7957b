import fc from 'fast-check'
import { type Consent, type ConsentChange, consentStands } from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { exportConsent } from '../../src/history/export-consent'
import { importConsent } from '../../src/history/import-consent'
import { issuesOf, usageErrorOf } from '../policy/issues-of'
import { anyConsent } from './consent-arbitrary'
import { bySubject, consentOf, given, record } from './consent-example'

const later = given + 1000

type Json = Record<string, unknown>

/** A document as it comes over the wire: changed, and free of everything that is not JSON. */
const document = (change: (json: Json) => void = () => undefined, consent: Consent = consentOf({})): unknown => {
  const json = JSON.parse(JSON.stringify(exportConsent(consent))) as Json
  change(json)
  return json
}

/** Puts a value at a place in a document; undefined takes the place away. */
const put =
  (path: string, value: unknown) =>
  (json: Json): void => {
    const keys = path.split('/').slice(1)
    const last = keys.pop() ?? ''
    const place = keys.reduce<Json>((at, key) => at[key] as Json, json)
    if (value === undefined) delete place[last]
    else place[last] = value
  }

const imported = (value: unknown): Consent => {
  const read = importConsent(value)
  if (!read.ok) throw new Error(read.issues.map(({ code, path }) => `${code} ${path}`).join())
  return read.consent
}

const issues = (value: unknown): string[] => {
  const read = importConsent(value)
  return read.ok ? [] : read.issues.map(({ code, path }) => `${code} ${path}`)
}

describe('an exported consent', () => {
  const withdrawn: ConsentChange = { state: 'withdrawn', at: later, by: 'subject', reason: 'found a job' }
  const consent = consentOf({ validUntil: given + 86_400_000 }, withdrawn)

  it('NAV-25 says under the names of ISO/IEC TS 27560 who consented to what, when, and after which notice', () => {
    const { '@context': _, ...json } = exportConsent(consent)
    expect(json).toEqual({
      '@type': 'dpv:ConsentRecord',
      schema_version: 'https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr',
      record_id: 'consent-17',
      pii_principal_id: 'ida-holm',
      consent_scope: 'personalForm',
      indication_method: 'cvFormSet',
      evidence: 'log-entry-901',
      pii_processing: {
        privacy_notice: { '@type': 'dpv:ConsentNotice', notice_id: 'cv-notice', notice_version: '3' },
        language: 'da',
        purposes: [
          {
            '@type': 'dpv:Process',
            purpose: 'recruitment',
            lawful_basis: 'eu-gdpr:A6-1-a',
            pii_information: [
              { '@type': 'dpv:PersonalData', pii_type: 'identity' },
              { '@type': 'dpv:PersonalData', pii_type: 'contact.email' },
            ],
            pii_controllers: ['12345678'],
            collection_method: 'webForm',
            processing_method: ['store', 'disclose'],
            storage_locations: ['DK'],
            retention_period: 'P6M',
            jurisdiction: 'DK',
            recipient_third_parties: [
              { '@type': 'dpv:Recipient', party_id: 'nordlys' },
              { '@type': 'dpv:Recipient', recipient_role: 'recruiter' },
            ],
            withdrawal_method: {
              '@type': 'dpv:WithdrawConsent',
              exercised_at: 'https://jobtorvet.example/consents',
            },
            privacy_rights: ['eu-gdpr:A7-3', 'eu-gdpr:A15'],
          },
        ],
      },
      party_identification: [
        {
          party_id: '12345678',
          party_name: 'Jobtorvet ApS',
          party_role: 'dpv:DataController',
          party_type: 'dpv:Organisation',
          party_address: { street_address: 'Havnegade 1, 8000 Aarhus', address_country: 'DK' },
          party_contact: { email: 'privacy@jobtorvet.example' },
        },
      ],
      event: [
        {
          event_time: '2024-03-01T09:30:00.000Z',
          validity_duration: { '@type': 'dpv:UntilTimeDuration', until: '2024-03-02T09:30:00.000Z' },
          entity_id: 'dpv:DataSubject',
          event_type: 'dpv:ExpressedConsent',
          event_state: 'dpv:ConsentGiven',
        },
        {
          event_time: '2024-03-01T09:30:01.000Z',
          validity_duration: { '@type': 'dpv:UntilTimeDuration', until: '2024-03-02T09:30:00.000Z' },
          entity_id: 'dpv:DataSubject',
          event_type: 'dpv:ExpressedConsent',
          event_state: 'dpv:ConsentWithdrawn',
          justification: 'found a job',
        },
      ],
    })
  })

  it('gives every field a term in its context', () => {
    const { '@context': context, ...json } = exportConsent({
      record: { ...consent.record, conditionOf: 'unemployment-benefit' },
      changes: consent.changes,
    })
    const fields = new Set<string>()
    JSON.stringify(json, (key, value: unknown) => {
      if (key !== '' && !key.startsWith('@') && !/^\d+$/.test(key)) fields.add(key)
      return value
    })
    expect([...fields].filter((field) => !Object.hasOwn(context, field))).toEqual([])
    expect(fields).toContain('condition_of')
  })

  it('writes every term of its context with a prefix that the context defines', () => {
    const { '@context': context } = exportConsent(consent)
    const iris = Object.values(context).map((term) => (typeof term === 'string' ? term : term['@id']))
    const prefixes = iris.filter((iri) => !/^(https?:\/\/|@)/.test(iri)).map((iri) => iri.split(':')[0])
    expect(prefixes.filter((prefix) => !Object.hasOwn(context, prefix ?? ''))).toEqual([])
    expect(context).toMatchObject({
      dpv: 'https://w3id.org/dpv#',
      'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
      dct: 'http://purl.org/dc/terms/',
    })
  })

  it('says of consent to special categories that it was explicit (GDPR 9(2)(a))', () => {
    const json = exportConsent(consentOf({ basis: '9(2)(a)' }))
    expect(json.pii_processing.purposes.map((purpose) => purpose.lawful_basis)).toEqual(['eu-gdpr:A9-2-a'])
    expect(json.event.map((event) => event.event_type)).toEqual(['dpv:ExplicitlyExpressedConsent'])
  })

  it.each<[ConsentChange['state'], string]>([
    ['given', 'dpv:ConsentGiven'],
    ['reaffirmed', 'dpv:RenewedConsentGiven'],
    ['withdrawn', 'dpv:ConsentWithdrawn'],
    ['expired', 'dpv:ConsentExpired'],
    ['invalidated', 'dpv:ConsentInvalidated'],
  ])('has for %s the state %s', (state, term) => {
    expect(exportConsent({ record, changes: [bySubject(state, given)] }).event[0]?.event_state).toBe(term)
  })

  it('repeats for each purpose what was consented to for it', () => {
    const { purposes } = exportConsent(consentOf({ purposes: ['recruitment', 'statistics'] })).pii_processing
    const [first, second] = purposes
    expect(second).toEqual({ ...first, purpose: 'statistics' })
  })

  it('is frozen all the way down, and shares nothing with the consent', () => {
    const purposes = ['recruitment']
    const mine = consentOf({ purposes })
    const json = exportConsent(mine)
    purposes.push('audit')
    expect(json.pii_processing.purposes).toHaveLength(1)
    expect(Object.isFrozen(mine.record)).toBe(false)
    const thawed: string[] = []
    JSON.stringify(json, (key, value: unknown) => {
      if (typeof value === 'object' && !Object.isFrozen(value)) thawed.push(key)
      return value
    })
    expect(thawed).toEqual([])
  })

  it('leaves behind what else a host keeps beside the record', () => {
    const mine = { ...consentOf({}), told: [{ name: 'cv-notice', version: '3' }] }
    expect(exportConsent(mine)).toEqual(exportConsent(consentOf({})))
  })

  it.each<[string, Consent, string[]]>([
    [
      'no notice',
      consentOf({ notice: { name: '', version: '3', language: 'da' } }),
      ['wrong-shape /record/notice/name'],
    ],
    ['nobody as its recipient', consentOf({ recipients: [] }), ['wrong-shape /record/recipients']],
    ['no act', { record, changes: [] }, ['wrong-shape /changes']],
    ['an act at no instant', { record, changes: [bySubject('given', Number.NaN)] }, ['wrong-type ']],
    ['an act after the year 9999', { record, changes: [bySubject('given', 8.64e15)] }, ['wrong-shape /changes/0/at']],
    ['acts out of order', consentOf({}, bySubject('withdrawn', given - 1)), ['not-in-order /changes/1/at']],
    ['two faults', consentOf({ act: '', storage: ' ' }), ['wrong-shape /record/act', 'wrong-shape /record/storage']],
  ])('NAV-25 is not made of a consent with %s: that demonstrates nothing', (_, faulty, found) => {
    const attempt = () => exportConsent(faulty)
    expect(usageErrorOf(attempt).code).toBe('invalid-consent')
    expect(issuesOf(attempt).map(({ code, path }) => `${code} ${path}`)).toEqual(found)
  })
})

describe('an imported consent', () => {
  it('is the consent that was exported, whatever that was', () => {
    fc.assert(
      fc.property(anyConsent, (consent) => {
        const wire = JSON.parse(JSON.stringify(exportConsent(consent))) as unknown
        expect(importConsent(wire)).toEqual({ ok: true, consent })
      }),
    )
  })

  it('is frozen, and shares nothing with the document', () => {
    const json = document()
    const consent = imported(json)
    put('/pii_processing/language', 'en')(json as Json)
    put('/pii_processing/purposes/0/processing_method/0', 'sell')(json as Json)
    expect(consent.record.notice.language).toBe('da')
    expect(consent.record.processing).toEqual(['store', 'disclose'])
    expect(Object.isFrozen(consent.record.recipients[0]) && Object.isFrozen(consent.changes[0])).toBe(true)
  })

  it('NAV-35 on which a service depends does not stand after it was exchanged either', () => {
    const consent = imported(document(undefined, consentOf({ conditionOf: 'unemployment-benefit' })))
    expect(consentStands(consent, later)).toBe(false)
  })

  it.each<[string, ConsentChange['state'] | undefined]>([
    ['dpv:ConsentGiven', 'given'],
    ['dpv:RenewedConsentGiven', 'reaffirmed'],
    ['dpv:ConsentWithdrawn', 'withdrawn'],
    ['dpv:ConsentExpired', 'expired'],
    ['dpv:ConsentInvalidated', 'invalidated'],
    ['dpv:ConsentRevoked', 'withdrawn'],
    ['dpv:ConsentTerminated', 'withdrawn'],
    ['dpv:ConsentRequested', undefined],
    ['dpv:ConsentRequestDeferred', undefined],
    ['dpv:ConsentRefused', undefined],
    ['dpv:ConsentUnknown', undefined],
  ])('JI-46 of the subject in the state %s is %s; what is no consent is refused', (term, state) => {
    const json = document(put('/event/0/event_state', term))
    if (state === undefined) expect(issues(json)).toEqual(['no-consent /event/0/event_state'])
    else {
      const consent = imported(json)
      expect(consent.changes).toEqual([bySubject(state, given)])
      expect(consentStands(consent, later)).toBe(state === 'given' || state === 'reaffirmed')
    }
  })

  it.each(['dpv:ConsentRevoked', 'dpv:ConsentTerminated'])(
    'is invalidated by %s of anybody but the subject',
    (term) => {
      for (const [entity, by] of [
        ['dpv:Organisation', 'organisation'],
        ['dpv:Authority', 'authority'],
        ['staff', 'staff'],
        ['system', 'system'],
        ['12345678', 'organisation'],
      ]) {
        const revoked = document(
          (json) => {
            put('/event/1/event_state', term)(json)
            put('/event/1/entity_id', entity)(json)
          },
          consentOf({}, bySubject('reaffirmed', later)),
        )
        const consent = imported(revoked)
        expect(consent.changes[1]).toEqual({ state: 'invalidated', at: later, by })
        expect(consentStands(consent, later)).toBe(false)
      }
    },
  )

  it.each(['dpv:ConsentRequested', 'dpv:ConsentRefused', 'dpv:ConsentUnknown'])(
    'JI-46 is refused when %s follows on what was given: nothing is left to stand on',
    (term) => {
      const json = document(put('/event/1/event_state', term), consentOf({}, bySubject('withdrawn', later)))
      expect(issues(json)).toEqual(['no-consent /event/1/event_state'])
    },
  )

  it.each<{ term: unknown }>([
    { term: '' },
    { term: 'ConsentGiven' },
    { term: 'dpv:ConsentStatusValidForProcessing' },
    { term: 'https://w3id.org/dpv#ConsentGiven' },
    { term: 'constructor' },
    { term: 'dpv:consentgiven' },
    { term: ['dpv:ConsentGiven'] },
    { term: null },
  ])('JI-46 is refused in a state that is none: $term', ({ term }) => {
    expect(issues(document(put('/event/0/event_state', term)))).toEqual(['wrong-shape /event/0/event_state'])
  })

  it.each([
    ['eu-gdpr:A6-1-a', 'dpv:UninformedConsent', false],
    ['eu-gdpr:A6-1-a', 'dpv:InformedConsent', false],
    ['eu-gdpr:A6-1-a', 'dpv:ImpliedConsent', false],
    ['eu-gdpr:A6-1-a', 'dpv:ExpressedConsent', true],
    ['eu-gdpr:A6-1-a', 'dpv:ExplicitlyExpressedConsent', true],
    ['eu-gdpr:A9-2-a', 'dpv:ImpliedConsent', false],
    ['eu-gdpr:A9-2-a', 'dpv:ExpressedConsent', false],
    ['eu-gdpr:A9-2-a', 'dpv:ExplicitlyExpressedConsent', true],
  ])('TK-14 JI-46 under %s is or is not %s', (basis, type, enough) => {
    const json = document((each) => {
      put('/pii_processing/purposes/0/lawful_basis', basis)(each)
      put('/event/0/event_type', type)(each)
    })
    expect(issues(json)).toEqual(enough ? [] : ['not-expressed /event/0/event_type'])
  })

  it('TK-14 is refused when one of its purposes asks for more than was expressed', () => {
    const path = '/pii_processing/purposes/1/lawful_basis'
    const consent = consentOf({ purposes: ['recruitment', 'statistics'] })
    expect(issues(document(put(path, 'eu-gdpr:A9-2-a'), consent))).toEqual([
      'not-expressed /event/0/event_type',
      'purposes-differ /pii_processing/purposes/1',
    ])
  })

  it('is refused on another basis than consent', () => {
    const path = '/pii_processing/purposes/0/lawful_basis'
    expect(issues(document(put(path, 'eu-gdpr:A6-1-f')))).toEqual([`wrong-shape ${path}`])
  })

  it.each([
    ['recipient_third_parties', [{ '@type': 'dpv:Recipient', party_id: 'sydbo' }]],
    ['pii_information', [{ '@type': 'dpv:PersonalData', pii_type: 'health' }]],
    ['retention_period', 'P10Y'],
    ['storage_locations', ['US']],
  ])('TK-14 is refused when its purposes differ in %s: each would get what was for the other', (field, value) => {
    const consent = consentOf({ purposes: ['recruitment', 'statistics'] })
    const json = document(put(`/pii_processing/purposes/1/${field}`, value), consent)
    expect(issues(json)).toEqual(['purposes-differ /pii_processing/purposes/1'])
  })

  it('is refused when its events differ in how long it lasts, and not when they write the same instant otherwise', () => {
    const consent = consentOf({ validUntil: later }, bySubject('reaffirmed', given + 1))
    const path = '/event/1/validity_duration'
    const endless = document(put(path, { '@type': 'dpv:EndlessDuration' }), consent)
    expect(issues(endless)).toEqual([`validity-differs ${path}`])
    expect(issues(document(put(`${path}/until`, '2030-01-01T00:00:00Z'), consent))).toEqual([
      `validity-differs ${path}`,
    ])
    expect(issues(document(put(`${path}/until`, '2024-03-01T09:30:01Z'), consent))).toEqual([])
  })

  it('is refused with events out of order', () => {
    const json = document(
      put('/event/1/event_time', '2024-02-01T00:00:00Z'),
      consentOf({}, bySubject('withdrawn', later)),
    )
    expect(issues(json)).toEqual(['not-in-order /event/1/event_time'])
  })

  it.each([
    ['dpv:DataSubject', 'subject'],
    ['ida-holm', 'subject'],
    ['12345678', 'organisation'],
    ['dpv:Organisation', 'organisation'],
    ['dpv:Authority', 'authority'],
    ['staff', 'staff'],
    ['system', 'system'],
  ])('has %s as %s', (entity, by) => {
    expect(imported(document(put('/event/0/entity_id', entity))).changes[0]?.by).toBe(by)
  })

  it.each(['nordlys', 'dpv:ParentOfDataSubject', 'constructor', '__proto__'])(
    'is refused when %s gave it',
    (entity) => {
      expect(issues(document(put('/event/0/entity_id', entity)))).toEqual(['unknown-entity /event/0/entity_id'])
    },
  )

  it('has the controller for who acted where an id is both that of the controller and of the subject', () => {
    const json = document((each) => {
      put('/pii_principal_id', '12345678')(each)
      put('/event/0/entity_id', '12345678')(each)
    })
    expect(imported(json).changes[0]?.by).toBe('organisation')
    expect(consentStands(imported(json), later)).toBe(false)
  })

  it('is refused when its controller is no party of it', () => {
    const path = '/pii_processing/purposes/0/pii_controllers/0'
    expect(issues(document(put(path, '87654321')))).toEqual([`unknown-party ${path}`])
  })

  it.each([
    ['2024-03-01T09:30:00Z', given],
    ['2024-03-01T09:30:00.5Z', given + 500],
    ['2024-03-01T09:30:00.000999999Z', given],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    ['0000-01-01T00:00:00Z', -62_167_219_200_000],
  ])('reads the instant %s', (time, at) => {
    expect(imported(document(put('/event/0/event_time', time))).changes[0]?.at).toBe(at)
  })

  it.each([
    '2024-03-01',
    '2024-03-01T09:30:00',
    '2024-03-01T09:30:00+01:00',
    '2024-03-01T09:30Z',
    '2023-02-29T00:00:00Z',
    '2024-03-01T24:00:00Z',
    '2024-03-01T09:30:60Z',
    '2024-03-01T09:30:00.0000000001Z',
    '+012024-03-01T09:30:00Z',
    '1709285400000',
    '',
  ])('is refused with %j for an instant', (time) => {
    expect(issues(document(put('/event/0/event_time', time)))).toEqual(['wrong-shape /event/0/event_time'])
    const until = put('/event/0/validity_duration', { '@type': 'dpv:UntilTimeDuration', until: time })
    expect(issues(document(until)).join()).toContain('/event/0/validity_duration')
  })
})

describe('a document that is not what it should be', () => {
  const full = document(undefined, consentOf({ validUntil: later }, bySubject('withdrawn', later)))
  const places = pathsIn(full)

  it.each(places)('NAV-25 is refused without %s', (path) => {
    const json = structuredClone(full) as Json
    put(path, undefined)(json)
    expect(issues(json)).not.toEqual([])
    expect(issues(json).every((issue) => !issue.startsWith('unknown-key'))).toBe(true)
  })

  it.each(places)('is refused with a value of another type at %s', (path) => {
    for (const value of [null, 7, true, [], {}, '', [[]]]) {
      const json = structuredClone(full) as Json
      put(path, value)(json)
      expect(issues(json)).not.toEqual([])
    }
  })

  it.each(['', ...places.filter((path) => isObject(at(full, path)))])('is refused with another key in "%s"', (path) => {
    const json = structuredClone(full) as Json
    put(`${path}/also`, 'x')(json)
    expect(issues(json)).not.toEqual([])
  })

  it('is refused under another context: the same words would mean something else', () => {
    const json = document(put('/@context/event_state', 'dpv:hasPersonalData'))
    expect(issues(json)).toEqual(['wrong-shape /@context'])
    const sorted = document((each) => {
      each['@context'] = Object.fromEntries(Object.entries(each['@context'] as Json).reverse())
    })
    expect(issues(sorted)).toEqual([])
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', '{}'],
    ['a list', []],
    ['a function', () => 1],
    ['a date', new Date(0)],
    ['a key that changes prototypes', JSON.parse('{"__proto__":{"event":[]}}')],
    ['the same, deep inside', document(put('/event/0/x', JSON.parse('{"__proto__":1}')))],
    [
      'a proxy that throws',
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('Ida Holm')
          },
        },
      ),
    ],
  ])('is refused when it is %s', (_, value) => {
    expect(issues(value)).toEqual(['not-a-consent '])
  })

  it('is refused when it holds itself', () => {
    const json = document() as Json
    json['event'] = [json]
    expect(issues(json)).toEqual(['not-a-consent '])
  })

  it('is refused when it inherits what it should have', () => {
    const heir: unknown = Object.create({ event: [] }, { record_id: { value: 'x', enumerable: true } })
    expect(issues(heir)).toEqual(['not-a-consent '])
  })

  it('names all that is wrong in all of its parts at once, in order', () => {
    const json = document(
      (each) => {
        put('/record_id', 7)(each)
        put('/pii_processing/language', undefined)(each)
        put('/party_identification', 'Jobtorvet')(each)
        put('/event/0/event_state', 'dpv:ConsentRefused')(each)
        put('/event/1/event_time', '2020-01-01T00:00:00Z')(each)
      },
      consentOf({}, bySubject('withdrawn', later)),
    )
    expect(issues(json)).toEqual([
      'no-consent /event/0/event_state',
      'not-in-order /event/1/event_time',
      'wrong-type /party_identification',
      'wrong-type /pii_processing/language',
      'wrong-type /record_id',
    ])
  })

  it('has no word of its own in any issue', () => {
    const secret = 'Ida-Holm-010190'
    const told = (value: unknown) => JSON.stringify(importConsent(value))
    for (const path of places) {
      const json = structuredClone(full) as Json
      put(path, secret)(json)
      const read = importConsent(json)
      if (!read.ok) expect(told(json)).not.toContain(secret)
    }
    expect(told(document(put(`/${secret}`, 1)))).not.toContain(secret)
    expect(told(document(put(`/event/0/${secret}`, 1)))).not.toContain(secret)
  })

  it('is never more than refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true, withDate: true }), (value) => {
        expect(importConsent(value).ok).toBe(false)
      }),
    )
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (path, value) => {
        const json = structuredClone(full) as Json
        put(path, value)(json)
        const read = importConsent(json)
        // What is read at all is complete: it can be exported again.
        if (read.ok) expect(imported(exportConsent(read.consent))).toEqual(read.consent)
      }),
    )
  })
})

/** Every place in a document, the context left out, as JSON pointers. */
function pathsIn(json: unknown, path = ''): string[] {
  if (typeof json !== 'object' || json === null) return []
  return (
    Object.entries(json)
      .filter(([key]) => key !== '@context')
      .flatMap(([key, value]) => [`${path}/${key}`, ...pathsIn(value, `${path}/${key}`)])
      // An item of a list with others may be left out: the list is then shorter.
      .filter((each) => !/\/\d+$/.test(each))
  )
}

function at(json: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce<unknown>((each, key) => (each as Json)[key], json)
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
