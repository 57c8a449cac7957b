import type { RecipientAccess, RecipientContact, SeenBy } from 'need-to-know/audit'
import { exact } from 'need-to-know/history'
import type { SqlClient } from './postgres-store'

/** The table of `postgresStore`, as the questions read it. Whoever keeps receipts in other tables makes these three views
 * over them; `disclosure` may then be the number of a list that many receipts share.
 */
export const auditViews = [
  // What was refused saw nothing; a blank name says nothing.
  `CREATE OR REPLACE VIEW audit_access AS
  SELECT
    index, index AS disclosure, at, act, record_kind, record_id, subject,
    CASE WHEN role ~ '\\S' THEN role END AS role,
    CASE WHEN organisation ~ '\\S' THEN organisation END AS organisation,
    CASE WHEN body->>'purpose' ~ '\\S' THEN body->>'purpose' END AS purpose
  FROM audit_log
  WHERE kind = 'receipt' AND NOT (body ? 'refusal' AND body->'disclosed' = '[]')`,
  `CREATE OR REPLACE VIEW audit_disclosed AS
  SELECT
    index AS disclosure, place, item->>'record' AS record_kind, item->>'category' AS category, item->>'level' AS level
  FROM audit_log, jsonb_array_elements(body->'disclosed') WITH ORDINALITY AS items (item, place)
  WHERE kind = 'receipt'`,
  `CREATE OR REPLACE VIEW audit_contact AS
  SELECT
    index, at, kind AS means, subject, body->'need' AS need,
    CASE WHEN role ~ '\\S' THEN role END AS role,
    CASE WHEN organisation ~ '\\S' THEN organisation END AS organisation,
    CASE WHEN body->>'purpose' ~ '\\S' THEN body->>'purpose' END AS purpose
  FROM audit_log
  WHERE kind = 'mail' OR (kind = 'contactRequest' AND body->'allowed' = 'true')`,
] as const

/** Who saw data of the subject $1 (GDPR 15(1)(c)). */
export const accessesOf = `
  SELECT
    at, role, organisation, purpose, act, record_kind, record_id,
    (SELECT CASE WHEN count(*) > 0 THEN coalesce(
        jsonb_agg(jsonb_build_object('record', item.record_kind, 'category', item.category, 'level', item.level)
          ORDER BY item.place) FILTER (WHERE item.level IS DISTINCT FROM 'withheld'),
        '[]') END
      FROM audit_disclosed AS item WHERE item.disclosure = audit_access.disclosure) AS categories
  FROM audit_access
  WHERE subject = $1 AND role IS DISTINCT FROM 'subject'
  ORDER BY at NULLS LAST, index`

/** Who got in touch with the subject $1. */
export const contactsOf = `
  SELECT at, means, role, organisation, purpose, need FROM audit_contact
  WHERE subject = $1 ORDER BY at NULLS LAST, index`

/** Accesses that do not say of whom. */
export const accessesOfNobody = 'SELECT count(*) AS count FROM audit_access WHERE subject IS NULL'

/** What `whoSaw(log, subject)` finds, asked of the database. Requires `auditViews`. */
export async function whoSawInSql(client: SqlClient, subject: string): Promise<SeenBy> {
  const rows = async (text: string, ...params: unknown[]) => (await client.query(text, params)).rows as readonly Row[]
  const [nobody] = await rows(accessesOfNobody)
  return {
    kind: 'seenBy',
    for: 'subject',
    subject,
    accesses: (await rows(accessesOf, subject)).map(accessIn),
    contacts: (await rows(contactsOf, subject)).map(contactIn),
    staffNamedBy: undefined,
    unattributable: exact(Number(nobody?.['count']), 'cases'),
  }
}

type Row = Readonly<Record<string, unknown>>

function accessIn(row: Row): RecipientAccess {
  const { at, role, organisation, purpose, act, record_kind, record_id, categories } = known(row)
  const record = { kind: record_kind, id: record_id }
  return { at, recipient: { role, organisation }, purpose, act, record, categories } as RecipientAccess
}

function contactIn(row: Row): RecipientContact {
  const { at, means, role, organisation, purpose, need } = known(row)
  return { at, means, recipient: { role, organisation }, purpose, need } as RecipientContact
}

function known(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? undefined]))
}
