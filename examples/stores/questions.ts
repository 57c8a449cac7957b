import type { KeepingBack, RecipientAccess, RecipientContact, SeenBy } from 'need-to-know/audit'
import { exact } from 'need-to-know/history'
import type { SqlClient } from './postgres-store'

/** The table of `postgresStore`, as the questions read it. Whoever keeps receipts in other tables makes these four views
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
  // Of one reference the last decision counts, from the first on.
  `CREATE OR REPLACE VIEW audit_kept_back AS
  SELECT DISTINCT ON (subject, role, organisation, reference)
    subject, role, organisation, law, until, min(at) OVER (PARTITION BY subject, role, organisation, reference) AS at
  FROM (
    SELECT
      index, subject, at, body->'recipient'->>'role' AS role, body->'recipient'->>'organisation' AS organisation,
      body->>'law' AS law, body->>'reference' AS reference, (body->>'until')::double precision AS until
    FROM audit_log WHERE kind = 'keptBack') AS decision
  ORDER BY subject, role, organisation, reference, index DESC`,
] as const

/** Who saw data of the subject $1 (GDPR 15(1)(c)); what roles $2 saw may be kept back at the instant $3. */
export const accessesOf = `
  SELECT
    audit_access.at, audit_access.role, audit_access.organisation, purpose, act, record_kind, record_id,
    CASE WHEN kept.law IS NOT NULL THEN jsonb_build_object('law', kept.law, 'until', kept.until) END AS kept_back,
    (SELECT CASE WHEN count(*) > 0 THEN coalesce(
        jsonb_agg(jsonb_build_object('record', item.record_kind, 'category', item.category, 'level', item.level)
          ORDER BY item.place) FILTER (WHERE item.level IS DISTINCT FROM 'withheld'),
        '[]') END
      FROM audit_disclosed AS item WHERE item.disclosure = audit_access.disclosure) AS categories
  FROM audit_access LEFT JOIN LATERAL (
    SELECT law, until FROM audit_kept_back AS decision
    WHERE decision.subject = $1 AND decision.role = ANY ($2::text[])
      AND decision.role = audit_access.role AND decision.organisation = audit_access.organisation
      AND decision.at <= audit_access.at AND audit_access.at < decision.until
    ORDER BY until DESC, law COLLATE "C" LIMIT 1) AS kept ON true
  WHERE subject = $1 AND audit_access.role IS DISTINCT FROM 'subject'
    AND (kept.until IS NULL OR kept.until <= $3::double precision)
  ORDER BY audit_access.at NULLS LAST, index`

/** Whether the log holds decisions to keep accesses back, about whomever. */
export const anyKeptBack = 'SELECT EXISTS (SELECT FROM audit_kept_back) AS found'

/** Who got in touch with the subject $1. */
export const contactsOf = `
  SELECT at, means, role, organisation, purpose, need FROM audit_contact
  WHERE subject = $1 ORDER BY at NULLS LAST, index`

/** Accesses that do not say of whom. */
export const accessesOfNobody = 'SELECT count(*) AS count FROM audit_access WHERE subject IS NULL'

/** What `whoSaw(log, subject, { keepingBack })` finds, asked of the database. Requires `auditViews`.
 *
 * @throws RangeError where decisions to keep accesses back stand in the log and `keepingBack` is not given
 */
export async function whoSawInSql(client: SqlClient, subject: string, keepingBack?: KeepingBack): Promise<SeenBy> {
  const rows = async (text: string, ...params: unknown[]) => (await client.query(text, params)).rows as readonly Row[]
  const [nobody] = await rows(accessesOfNobody)
  const [decided] = await rows(anyKeptBack)
  if (decided?.['found'] === true && keepingBack === undefined) {
    throw new RangeError('it takes an instant and a vocabulary to tell what is kept back from a subject')
  }
  const authorities = keepingBack?.vocabulary.definition.authorities ?? []
  return {
    kind: 'seenBy',
    for: 'subject',
    subject,
    accesses: (await rows(accessesOf, subject, authorities, keepingBack?.at ?? null)).map(accessIn),
    contacts: (await rows(contactsOf, subject)).map(contactIn),
    staffNamedBy: undefined,
    unattributable: exact(Number(nobody?.['count']), 'cases'),
  }
}

type Row = Readonly<Record<string, unknown>>

function accessIn(row: Row): RecipientAccess {
  const { at, role, organisation, purpose, act, record_kind, record_id, categories, kept_back: keptBack } = known(row)
  const record = { kind: record_kind, id: record_id }
  const access = { at, recipient: { role, organisation }, purpose, act, record, categories }
  return (keptBack === undefined ? access : { ...access, keptBack }) as RecipientAccess
}

function contactIn(row: Row): RecipientContact {
  const { at, means, role, organisation, purpose, need } = known(row)
  return { at, means, recipient: { role, organisation }, purpose, need } as RecipientContact
}

function known(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? undefined]))
}
