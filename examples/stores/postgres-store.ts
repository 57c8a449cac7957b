import { type LogEntry, type LogStore, noHash } from 'need-to-know/audit'

/** What `pg` has, and PGlite. */
export interface SqlClient {
  query(text: string, params?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>
}

export interface PostgresStore extends LogStore {
  /** Forgets whom the entries were about; says how many there were (GDPR 17). */
  eraseSubject(subject: string): Promise<number>
}

/** The columns after `link` are read out of it and the body by the database: they can be asked, and are erased with the link.
 * Whoever writes needs INSERT and SELECT, and no more; erasing is another's.
 */
const schema = `
  CREATE TABLE IF NOT EXISTS audit_log (
    index bigint PRIMARY KEY,
    previous text NOT NULL,
    hash text NOT NULL,
    body jsonb NOT NULL,
    link jsonb,
    kind text NOT NULL GENERATED ALWAYS AS (body->>'kind') STORED,
    at double precision GENERATED ALWAYS AS ((body->>'at')::double precision) STORED,
    act text GENERATED ALWAYS AS (body->>'act') STORED,
    viewer text GENERATED ALWAYS AS
      (coalesce(body->'viewer'->>'id', body->'sender'->>'id', link->>'viewer')) STORED,
    role text GENERATED ALWAYS AS (coalesce(body->'viewer'->>'role', body->'sender'->>'role')) STORED,
    organisation text GENERATED ALWAYS AS (coalesce(
      body->'viewer'->>'organisation', body->'sender'->>'organisation', body->>'organisation')) STORED,
    record_kind text GENERATED ALWAYS AS (body->'record'->>'kind') STORED,
    record_id text GENERATED ALWAYS AS (link->>'id') STORED,
    subject text GENERATED ALWAYS AS (link->>'subject') STORED
  );
  CREATE INDEX IF NOT EXISTS audit_log_subject ON audit_log (subject, at);
  CREATE INDEX IF NOT EXISTS audit_log_record ON audit_log (record_kind, record_id, at);
  CREATE INDEX IF NOT EXISTS audit_log_viewer ON audit_log (viewer, at);
  CREATE INDEX IF NOT EXISTS audit_log_organisation ON audit_log (organisation, at);
  CREATE INDEX IF NOT EXISTS audit_log_at ON audit_log (at)`

/** One after the other: a place is free only behind the entry that this one names. */
const insert = `
  INSERT INTO audit_log (index, previous, hash, body, link)
  SELECT $1::bigint, $2::text, $3::text, $4::jsonb, $5::jsonb
  WHERE $1::bigint = 0 OR EXISTS (SELECT FROM audit_log WHERE index = $1::bigint - 1 AND hash = $2::text)
  ON CONFLICT DO NOTHING`

const page = 1000

type Row = Omit<LogEntry, 'kind'>

/** A log in a table of PostgreSQL, by any number of processes. */
export async function postgresStore(client: SqlClient): Promise<PostgresStore> {
  for (const statement of schema.split(';')) await client.query(statement)
  const rows = async <R>(text: string, ...params: unknown[]) => (await client.query(text, params)).rows as readonly R[]

  return Object.freeze<PostgresStore>({
    head: async () => {
      const [last] = await rows<Row>('SELECT index, hash FROM audit_log ORDER BY index DESC LIMIT 1')
      return last === undefined ? { size: 0, hash: noHash } : { size: Number(last.index) + 1, hash: last.hash }
    },
    append: async ({ index, previous, hash, body, link }) => {
      await client.query(insert, [index, previous, hash, JSON.stringify(body), link && JSON.stringify(link)])
      const [there] = await rows<Row>('SELECT hash FROM audit_log WHERE index = $1', index)
      if (there === undefined) throw new RangeError('an entry goes after the one before it')
      return there.hash === hash
    },
    read: async function* (from) {
      const select = 'SELECT index, previous, hash, body, link FROM audit_log WHERE index >= $1 ORDER BY index LIMIT $2'
      for (let next = from; ; ) {
        const entries = await rows<Row>(select, next, page)
        for (const entry of entries) yield { kind: 'entry', ...entry, index: Number(entry.index) }
        if (entries.length < page) return
        next += page
      }
    },
    eraseSubject: async (subject) =>
      (
        await rows(
          `UPDATE audit_log SET link = NULL WHERE subject = $1 OR link->>'viewer' = $1 RETURNING index`,
          subject,
        )
      ).length,
  })
}
