import { z } from 'zod'
import type { Basis, SpecialException, VocabularyDefinition } from '../vocabulary'
import type { Condition } from './condition'
import type { Assessment, Policy } from './policy'
import type { Rule } from './rule'

const names = z.array(z.string())
const value = z.union([z.string(), z.boolean()])

/** The JSON shape of a vocabulary. */
export const vocabularySchema: z.ZodType<VocabularyDefinition> = z.strictObject({
  roles: names,
  purposes: names,
  kinds: names,
  kindsWithoutSubject: names.exactOptional(),
  kindsOfRecipients: names.exactOptional(),
  categories: z.record(
    z.string(),
    z.strictObject({
      forms: names.exactOptional(),
      special: z.boolean().exactOptional(),
      identifying: z.literal(true).exactOptional(),
      personal: z.boolean().exactOptional(),
      nationalNumber: z.literal(true).exactOptional(),
    }),
  ),
  facts: z.record(z.string(), z.union([z.literal('flag'), names])),
  consents: names.exactOptional(),
  contracts: names.exactOptional(),
  notices: names.exactOptional(),
  obligations: names.exactOptional(),
  authorities: names.exactOptional(),
  impossible: z.array(z.record(z.string(), z.union([value, z.array(value)]))).exactOptional(),
})

/** The JSON shape of a condition. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('is'), fact: z.string(), values: z.array(value) }),
    z.strictObject({ kind: z.literal('all'), conditions: z.array(conditionSchema) }),
    z.strictObject({ kind: z.literal('any'), conditions: z.array(conditionSchema) }),
    z.strictObject({ kind: z.literal('not'), condition: conditionSchema }),
  ]),
)

const special: z.ZodType<SpecialException> = z.union([
  z.strictObject({ article: z.literal('9(2)(a)'), consent: z.string() }),
  z.strictObject({ article: z.enum(['9(2)(b)', '9(2)(g)', '9(2)(h)', '9(2)(i)', '9(2)(j)']), statute: z.string() }),
  z.strictObject({ article: z.enum(['9(2)(c)', '9(2)(d)', '9(2)(e)', '9(2)(f)']) }),
])
const exception = {
  special: special.exactOptional(),
  nationalNumber: z.strictObject({ statute: z.string() }).exactOptional(),
  controller: z.literal('recipient').exactOptional(),
}
const objection = { compellingGrounds: z.string().exactOptional() }

const basis: z.ZodType<Basis> = z.union([
  z.literal('none'),
  z.strictObject({
    article: z.literal('6(1)(a)'),
    consent: z.string(),
    conditionOf: z.string().exactOptional(),
    ...exception,
  }),
  z.strictObject({ article: z.literal('6(1)(b)'), contract: z.string(), ...exception }),
  z.strictObject({ article: z.literal('6(1)(c)'), statute: z.string().exactOptional(), ...exception }),
  z.strictObject({ article: z.literal('6(1)(d)'), ...exception }),
  z.strictObject({
    article: z.literal('6(1)(e)'),
    statute: z.string().exactOptional(),
    ...objection,
    ...exception,
  }),
  z.strictObject({
    article: z.literal('6(1)(f)'),
    interest: z.string(),
    balancingTest: z.string().exactOptional(),
    ...objection,
    ...exception,
  }),
])

const someOrAll = z.union([z.literal('*'), names])
const levels = z.union([z.string(), z.record(z.string(), z.string())])

/** The JSON shape of a rule. */
export const ruleSchema: z.ZodType<Rule> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('permit'),
    id: z.string(),
    to: someOrAll,
    on: names,
    categories: names,
    level: levels,
    purpose: names,
    when: conditionSchema.exactOptional(),
    basis: basis.exactOptional(),
    notice: z.string().exactOptional(),
    subject: z.literal('none').exactOptional(),
    obligations: names,
    source: names,
  }),
  z.strictObject({
    kind: z.literal('forbid'),
    id: z.string(),
    to: someOrAll,
    on: someOrAll,
    categories: names,
    cap: levels,
    when: conditionSchema,
    source: names,
  }),
])

/** The JSON shape of a legal assessment. */
export const assessmentSchema: z.ZodType<Assessment> = z.strictObject({
  by: z.string(),
  date: z.string(),
  text: z.string(),
  reference: z.string().exactOptional(),
})

type PolicyHeader = Omit<Policy, 'vocabulary' | 'rules'> & { vocabulary?: unknown; rules: readonly unknown[] }

/** A policy without a look inside its vocabulary and rules: those are read one by one, so that all issues come out. */
export const policyHeaderSchema: z.ZodType<PolicyHeader> = z.strictObject({
  kind: z.literal('policy'),
  name: z.string(),
  version: z.string(),
  controller: z.enum(['private', 'public-authority']),
  assessment: assessmentSchema.exactOptional(),
  vocabulary: z.unknown().optional(),
  rules: z.array(z.unknown()),
  hash: z.string(),
})
