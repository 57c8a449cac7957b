import type { Row } from '../requirement'

/** What holds for every policy and every record. */
export const invariants: readonly Row[] = [
  ['INV-01', 'INV', 'foundation', 'test', 'an empty policy releases nothing'],
  ['INV-02', 'INV', 'foundation', 'test', 'restricting, revoking or a weaker login never adds a field'],
  ['INV-03', 'INV', 'foundation', 'test', 'redaction is idempotent, pure and deterministic'],
  ['INV-04', 'INV', 'foundation', 'test', 'no marker in a hidden field reaches any output'],
  ['INV-05', 'INV', 'foundation', 'test', 'records differing in hidden fields give byte-equal output'],
  ['INV-06', 'INV', 'foundation', 'test', 'released fields and logged fields are the same set'],
  ['INV-07', 'INV', 'foundation', 'test', 'pseudonyms for two organisations cannot be linked'],
  ['INV-08', 'INV', 'foundation', 'test', "the platform's own recruiter is an agency like any other"],
  ['INV-09', 'INV', 'history', 'test', 'staff and system alone never widen a projection'],
  ['INV-10', 'INV', 'history', 'test', 'at each instant one policy and one notice is in force'],
  ['INV-11', 'INV', 'audit', 'test', 'losing log detail never shrinks the affected set'],
  ['INV-12', 'INV', 'foundation', 'test', 'an unknown field, role, purpose or policy version is denied'],
]
