import { type Issue, pointer, quote, type VocabularyDefinition } from '../vocabulary'
import { checkNoticeClause, checkNoticeHeader } from './check-notice'
import type { Notice, NoticeClause } from './notice'
import { noticeClauseSchema, noticeHeaderSchema } from './notice-schema'
import { type Read, readJson } from './read-json'

/** Reads a notice from plain JSON data, clause by clause, so that every issue comes out. */
export function readNotice(vocabulary: VocabularyDefinition, json: unknown): Read<Notice> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { ok: false, issues: [{ code: 'not-a-notice', path: '', message: 'a notice is a JSON object' }] }
  }
  const header = readHeader(json)
  const list: readonly unknown[] = 'clauses' in json && Array.isArray(json.clauses) ? json.clauses : []
  const clauses = list.map((clause, i) => readClause(vocabulary, clause, pointer('clauses', i)))
  const read = clauses.flatMap((clause) => (clause.ok ? [clause.value] : []))
  const issues = [...[header, ...clauses].flatMap((part) => (part.ok ? [] : part.issues)), ...repeatedClauses(list)]
  if (!header.ok || issues.length > 0) return { ok: false, issues }
  return { ok: true, value: { ...header.value, clauses: read } }
}

const blankController = { name: '', address: '', country: '', email: '', businessNumber: '' }
const blankHeader = { kind: 'notice' as const, name: '', version: '', language: '' }
const blankClause = { clause: '', recipients: [], categories: [], purposes: [], trigger: [] }

function readHeader(json: object): Read<Omit<Notice, 'clauses'>> {
  const header = readJson(noticeHeaderSchema, json)
  if (!header.ok) return header
  const { clauses = [], ...parts } = header.value
  const value = { ...blankHeader, ...parts, controller: { ...blankController, ...parts.controller } }
  const message = 'a notice has at least one clause'
  const none: readonly Issue[] = clauses.length === 0 ? [{ code: 'notice-incomplete', path: '/clauses', message }] : []
  return checked(value, [...checkNoticeHeader(value), ...none])
}

function readClause(vocabulary: VocabularyDefinition, json: unknown, path: string): Read<NoticeClause> {
  const clause = readJson(noticeClauseSchema, json, path)
  if (!clause.ok) return clause
  const value = { ...blankClause, ...clause.value }
  return checked(value, checkNoticeClause(vocabulary, value, path))
}

function checked<T>(value: T, issues: readonly Issue[]): Read<T> {
  return issues.length === 0 ? { ok: true, value } : { ok: false, issues }
}

function repeatedClauses(list: readonly unknown[]): readonly Issue[] {
  const names = list.map((json) => (typeof json === 'object' && json !== null && 'clause' in json ? json.clause : ''))
  const first = new Map(names.map((name, i) => [name, i] as const).reverse())
  return names.flatMap((name, i) =>
    typeof name !== 'string' || name.trim() === '' || first.get(name) === i
      ? []
      : [
          {
            code: 'duplicate-clause',
            path: pointer('clauses', i, 'clause'),
            message: `there are two clauses ${quote(name)}`,
          },
        ],
  )
}
