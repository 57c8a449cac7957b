import { eraseLink, type LogEntry, type LogRecord, memoryStore, recordOf, verify } from 'need-to-know/audit'
import { describe, expect, it } from 'vitest'
import { at, cvOf, entriesOf, facts, gateOver, logOver, request } from './gate-world'

const own = { viewer: { id: 'anna', role: 'subject', assurance: 'substantial' }, purpose: 'ownAffairs' } as const

/** Everything that the log can come to hold of one person, who looks, is looked at, writes and is written to. */
async function traces(): Promise<readonly LogEntry[]> {
  const store = memoryStore()
  const log = logOver(store)
  const gate = gateOver(store, { log })
  const { id: _, ...nameless } = cvOf('anna')
  await gate.disclose(
    'cv',
    cvOf('anna'),
    { ...request, need: { kind: 'application', id: 'application of anna' } },
    facts,
  )
  await gate.disclose('cv', cvOf('anna'), { ...request, need: { kind: 'case', id: 'case of anna' } }, facts)
  await gate.disclose('cv', cvOf('anna'), own, {})
  await gate.disclose('cv', cvOf('bo'), own, {})
  await gate.disclose('cv', nameless as never, own, {})
  await gate.disclose('cv', cvOf('anna'), { ...request, purpose: 'to please anna' as 'recruitment' }, facts)
  const mail: LogRecord = {
    kind: 'mail',
    sender: { id: 'anna', role: 'subject' },
    at,
    record: { kind: 'dialogue', id: 'dialogue of anna', subject: 'anna' },
  }
  await log.append(mail)
  await log.append({ ...mail, sender: { id: 'person-1', role: 'employer', organisation: 'org-viewer' } })
  return entriesOf(store)
}

describe('erasing a person from the log', () => {
  it('leaves the chain whole, and the person nowhere in it', async () => {
    const entries = await traces()
    expect(JSON.stringify(entries)).toContain('anna')
    const erased = entries.map(eraseLink)
    expect(verify(erased)).toEqual(verify(entries))
    expect(JSON.stringify(erased)).not.toContain('anna')
    expect(JSON.stringify(erased.map(recordOf))).not.toContain('anna')
  })

  it('until then every record reads as it was written', async () => {
    const entries = await traces()
    const records = entries.map(recordOf)
    expect(records.map((record) => 'need' in record && record.need?.id)).toContain('application of anna')
    expect(records.filter((record) => record.kind === 'mail').map(({ sender }) => sender.id)).toEqual([
      'anna',
      'person-1',
    ])
    expect(records.filter((record) => record.kind === 'receipt').map(({ viewer }) => viewer.id)).toContain('anna')
  })

  it('keeps which vacancy it was for: that is an organisation’s', async () => {
    const store = memoryStore()
    await gateOver(store).disclose('cv', cvOf('anna'), request, facts)
    const [entry] = (await entriesOf(store)).map(eraseLink)
    expect(entry?.body).toMatchObject({ need: { kind: 'vacancy', id: 'vacancy-1' } })
  })
})

it('a purpose or a role that the vocabulary does not have may be anything, and is not kept', async () => {
  const store = memoryStore()
  const viewer = { ...request.viewer, role: 'Asta Holmgaard' as 'employer' }
  await gateOver(store).disclose(
    'cv',
    cvOf('anna'),
    { ...request, viewer, purpose: 'x'.repeat(1e6) as 'recruitment' },
    facts,
  )
  const [entry] = await entriesOf(store)
  expect(JSON.stringify(entry).length).toBeLessThan(2000)
  expect(JSON.stringify(entry)).not.toContain('Holmgaard')
})
