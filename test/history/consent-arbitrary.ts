import fc from 'fast-check'
import type { Consent, ConsentChange, ConsentRecord } from 'need-to-know/history'

/** Words that a host might write, and some that only an enemy would. */
const word = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  fc.constantFrom('constructor', 'dpv:DataSubject', 'staff', 'toString', 'nordlys', 'ærø', '\u202etxt'),
)
const text = word.filter((value) => /\S/.test(value))
const name = text.filter((value) => value.trim() !== '*')
const names = fc.array(name, { minLength: 1, maxLength: 4 })
const identifier = word.filter((value) => value !== '*')
const instant = fc.oneof(
  fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) }),
  fc.constantFrom(-62_167_219_200_000, 0, 253_402_300_799_999),
)

const record: fc.Arbitrary<ConsentRecord> = fc.record(
  {
    id: identifier,
    subject: identifier,
    scope: name,
    purposes: names,
    categories: names,
    recipients: fc.array(fc.oneof(fc.record({ organisation: identifier }), fc.record({ role: name })), {
      minLength: 1,
      maxLength: 3,
    }),
    controller: fc.record({ name: text, address: text, country: text, email: text, businessNumber: text }),
    basis: fc.constantFrom('6(1)(a)', '9(2)(a)'),
    notice: fc.record({ name: text, version: text, language: text }),
    method: fc.constantFrom('webForm', 'app', 'paper', 'phone', 'inPerson'),
    act: text,
    evidence: text,
    withdrawal: text,
    conditionOf: text,
    jurisdiction: text,
    storage: text,
    retention: text,
    processing: names,
    rights: names,
    validUntil: instant,
  },
  {
    requiredKeys: [
      ...(['id', 'subject', 'scope', 'purposes', 'categories', 'recipients', 'controller', 'basis', 'notice'] as const),
      ...(['method', 'act', 'evidence', 'withdrawal', 'jurisdiction', 'storage', 'retention'] as const),
      ...(['processing', 'rights'] as const),
    ],
    noNullPrototype: true,
  },
)

const change: fc.Arbitrary<ConsentChange> = fc.record(
  {
    state: fc.constantFrom('given', 'reaffirmed', 'withdrawn', 'expired', 'invalidated'),
    at: instant,
    by: fc.constantFrom('subject', 'staff', 'system', 'organisation', 'authority'),
    reason: text,
  },
  { requiredKeys: ['state', 'at', 'by'], noNullPrototype: true },
)

/** Any consent that is complete, with changes in order. */
export const anyConsent: fc.Arbitrary<Consent> = fc.record(
  {
    record,
    changes: fc
      .array(change, { minLength: 1, maxLength: 5 })
      .map((changes) => [...changes].sort((a, b) => a.at - b.at)),
  },
  { noNullPrototype: true },
)
