import { compile, type DisclosureRequest, each, vocabulary } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const v = vocabulary({
  roles: ['employer'],
  purposes: ['recruitment'],
  kinds: ['dialogue', 'note'],
  categories: { text: {} },
  facts: { 'note.own': 'flag', 'dialogue.open': 'flag' },
})
const note = v.record('note', {
  schema: z.object({ organisation: z.string().optional(), text: z.string() }),
  classify: { organisation: 'text', text: 'text' },
  facts: { 'note.own': (one, { viewer }) => one.organisation === viewer.organisation },
})
const dialogue = v.record('dialogue', {
  schema: z.object({ open: z.boolean(), subject: z.string(), notes: z.array(note.schema) }),
  classify: { open: 'text', subject: 'text', notes: each('note') },
  subject: (one) => one.subject,
  facts: { 'dialogue.open': (one) => one.open },
})
const rule = { to: 'employer', purpose: 'recruitment', basis: 'none', notice: 'none', source: 't' } as const
const policy = v.definePolicy({
  name: 'nested',
  version: '1',
  rules: [
    v.permit({ ...rule, id: 'dialogue', on: 'dialogue', categories: 'existence' }),
    v.permit({
      ...rule,
      id: 'note',
      on: 'note',
      categories: '*',
      when: v.all(v.fact('note.own'), v.fact('dialogue.open')),
    }),
    v.permit({ id: 'subject', to: 'subject', on: 'note', categories: '*', purpose: 'recruitment', source: 't' }),
    v.permit({
      id: 'own',
      to: 'subject',
      on: 'dialogue',
      categories: 'existence',
      purpose: 'recruitment',
      source: 't',
    }),
  ],
})
const guard = compile(policy, { records: { dialogue, note }, voidRules: 'keep' })
const viewer = { id: 'u', role: 'employer', organisation: 'Acme', assurance: 'low' } as const
const request: DisclosureRequest<'employer' | 'subject', 'recruitment'> = { viewer, purpose: 'recruitment', at: 0 }
const mine = { organisation: 'Acme', text: 'mine' }
const theirs = { organisation: 'Other', text: 'theirs' }
const record = (open: boolean) => ({ open, subject: 's', notes: [mine, theirs] }) as never

describe('facts of nested records', () => {
  it('each note is decided on what it says itself, and on what the dialogue around it says', () => {
    expect(guard.view('dialogue', record(true), request)).toEqual({ notes: [mine] })
    expect(guard.view('dialogue', record(false), request)).toBeNull()
  })

  it('what the host says of a fact that notes hold is about no note: it neither opens nor closes one', () => {
    expect(guard.view('dialogue', record(true), request, { 'note.own': true })).toEqual({ notes: [mine] })
    expect(guard.view('dialogue', record(true), request, { 'note.own': false })).toEqual({ notes: [mine] })
  })

  it('what the host says against the dialogue closes its notes', () => {
    expect(guard.view('dialogue', record(true), request, { 'dialogue.open': false })).toBeNull()
    expect(guard.view('dialogue', record(false), request, { 'dialogue.open': true })).toBeNull()
  })

  it('the subject of a dialogue is the subject of its notes, and nobody else is', () => {
    const asked = (id: string) => ({ ...request, viewer: { ...viewer, id, role: 'subject' } }) as const
    expect(guard.view('dialogue', record(false), asked('s'))).toEqual({ notes: [mine, theirs] })
    expect(guard.view('dialogue', record(false), asked('t'))).toBeNull()
    const said = { ...asked('t'), record: { subject: 't' } }
    expect(guard.view('dialogue', record(false), said)).toBeNull()
  })
})
