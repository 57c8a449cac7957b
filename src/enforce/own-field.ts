import { type FieldClass, type Form, isSimpleForm } from '../vocabulary'
import type { FieldCategory } from './field-node'

/** A field class as a copy: what the host changes later is not looked at again. */
export function ownField(classification: string | FieldClass): Omit<FieldClass, 'kind'> {
  if (typeof classification === 'string') return { category: classification, forms: {} }
  const { category, forms, identifying, known } = classification
  const traits = { ...(identifying === undefined ? {} : { identifying }), ...(known === undefined ? {} : { known }) }
  return { category, forms: ownForms(forms), ...traits }
}

function ownForms(forms: unknown): FieldCategory['forms'] {
  if (typeof forms !== 'object' || forms === null) return Object.freeze({})
  const own = Object.entries(forms).map(([level, form]) => [level, ownForm(form)] as const)
  return Object.freeze(Object.fromEntries(own))
}

function ownForm(form: unknown): Form {
  return (typeof form === 'object' && form !== null ? Object.freeze({ ...form }) : form) as Form
}

/** Whether it is a form of the closed set: a prefix of -1 would show all but one character. */
export function isForm(form: unknown): boolean {
  if (form === undefined || isSimpleForm(form)) return true
  if (typeof form !== 'object' || form === null) return false
  const { kind, text, length } = form as { readonly kind?: unknown; readonly text?: unknown; readonly length?: unknown }
  if (kind === 'constant') return typeof text === 'string'
  return kind === 'prefix' && Number.isSafeInteger(length) && Number(length) >= 0
}
