import { type ExposureRow, type LogRecord, levelRanks } from 'need-to-know/audit'
import { recruitment } from 'need-to-know/recruitment'
import { receipt } from './receipts'

/** Accesses that are just within what was exposed, and just outside of it, in one way each. */
export function edgeAccesses(rows: readonly ExposureRow[]): readonly LogRecord[] {
  return rows.flatMap((row) => {
    const { subject, recordKind: kind, recordId: id, role, organisation, except, from, to, category } = row
    const levels = levelRanks(recruitment.vocabulary.definition, [category]).filter(({ rank }) => rank > 0)
    const saw = (level: string) => ({ [category]: level })
    const within = {
      at: from,
      viewer: { role, organisation: organisation ?? 'elsewhere' },
      record: { kind, id, subject },
      saw: saw('full'),
    }
    const { saw: _, ...seen } = within
    const nested = [{ record: 'note', category, level: 'full', grounds: [] }]
    return [
      ...levels.map(({ level }) => receipt({ ...within, saw: saw(level) })),
      receipt({ ...within, at: from - 1 }),
      ...(to === null ? [] : [receipt({ ...within, at: to - 1 }), receipt({ ...within, at: to })]),
      ...[...except, 'somewhere'].map((other) => receipt({ ...within, viewer: { role, organisation: other } })),
      receipt({ ...within, viewer: { role: 'counsellor' } }),
      receipt({ ...within, purpose: 'approach' }),
      receipt({ ...within, record: { kind, id: 'another', subject } }),
      receipt({ ...within, record: { kind: kind === 'cv' ? 'dialogue' : 'cv', id, subject } }),
      receipt({ ...seen, disclosed: nested }),
    ]
  })
}
