import { UsageError } from 'need-to-know'
import { acts, defineGrounds, type GroundsInput } from 'need-to-know/history'
import { recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { newText, oldText } from './story'

const { defineNotice } = recruitment.vocabulary
const header = { name: 'jobtorvet', language: 'da', controller: newText.controller } as const
const told = {
  clause: 'terms.cvDatabase',
  recipients: 'employer',
  categories: ['existence', 'qualification'],
  purposes: 'recruitment',
  trigger: 'cvCreated',
} as const
const withTrigger = (trigger: readonly string[]) =>
  defineNotice({ ...header, version: '9', clauses: [{ ...told, trigger }] })

const sharing = { purposes: ['recruitment'], categories: ['identity.name'] } as const

function issuesOf(input: GroundsInput): readonly string[] {
  try {
    defineGrounds(input)
  } catch (error) {
    if (!(error instanceof UsageError) || error.code !== 'invalid-grounds') throw error
    return error.issues.map(({ code, path }) => `${code} ${path}`)
  }
  return []
}

describe('the grounds of a history', () => {
  it('are the notices in all their versions, and what a consent of each scope must name', () => {
    const grounds = defineGrounds({ notices: [oldText, newText], consents: { sharing } })
    expect(grounds).toMatchObject({ kind: 'grounds', notices: [oldText, newText] })
    expect(Object.isFrozen(grounds) && Object.isFrozen(grounds.consents['sharing'])).toBe(true)
  })

  it('are a copy: the lists of the caller stay as they were', () => {
    const consents = { sharing: { purposes: ['recruitment'], categories: ['identity.name'], endedBy: [] } }
    const notices = [newText]
    const grounds = defineGrounds({ notices, consents })
    expect([notices, consents, consents.sharing, consents.sharing.purposes].some((part) => Object.isFrozen(part))).toBe(
      false,
    )
    consents.sharing.purposes.length = 0
    notices.length = 0
    expect(grounds.consents['sharing']?.purposes).toEqual(['recruitment'])
    expect(grounds.notices).toHaveLength(1)
  })

  it('are refused with a version that is there twice', () => {
    expect(issuesOf({ notices: [oldText, newText, oldText], consents: {} })).toEqual(['duplicate-name /notices/2'])
  })

  it('are refused with an act that no history records', () => {
    const notice = withTrigger(['cvCreated', 'cvRead'])
    expect(issuesOf({ notices: [oldText, notice], consents: {} })).toEqual([
      'unknown-act /notices/1/clauses/0/trigger/1',
    ])
  })

  it('TK-14 are refused with a scope that asks for nothing, or is ended by nothing there is', () => {
    const consents = {
      all: { purposes: [], categories: ['identity.name'] },
      none: { purposes: ['recruitment'], categories: [] },
      'a/b': { ...sharing, endedBy: ['followUpBegun', 'toString'] },
    }
    expect(issuesOf({ notices: [], consents: consents as GroundsInput['consents'] })).toEqual([
      'empty-scope /consents/all',
      'unknown-event /consents/a~1b/endedBy/1',
      'empty-scope /consents/none',
    ])
  })

  it('are refused with what nobody reads', () => {
    const input = { notices: [], consents: {}, policies: [] }
    expect(() => defineGrounds(input)).toThrow(expect.objectContaining({ code: 'unknown-key' }) as Error)
  })

  it('are there for recruitment, with every text and scope of the box', () => {
    const { grounds, notices, vocabulary } = recruitment
    expect(grounds.notices).toEqual(notices.all)
    expect(Object.keys(grounds.consents).sort()).toEqual([...vocabulary.definition.consents].sort())
  })

  it('know the acts before which a notice is shown', () => {
    for (const act of acts) {
      for (const trigger of [[act], ['jobAdPublished', act], [`${act}.sharing`]]) {
        expect(issuesOf({ notices: [withTrigger(trigger)], consents: {} })).toEqual([])
      }
    }
  })

  it('JI-28 are refused with what is no notice: one that nobody checked, one with a part missing', () => {
    const [clause] = newText.clauses
    const clauses = (changes: object) => Object.freeze({ ...newText, clauses: [{ ...clause, ...changes }] })
    const wrong = [
      JSON.parse(JSON.stringify(newText)) as unknown,
      { ...newText },
      null,
      7,
      Object.freeze({ ...newText, kind: 'text' }),
      clauses({ recipients: [] }),
      clauses({ recipients: ['*'] }),
      clauses({ trigger: [] }),
      clauses({ purposes: undefined }),
    ]
    for (const notice of wrong) {
      const notices = [oldText, notice] as GroundsInput['notices']
      expect(issuesOf({ notices, consents: {} })).toEqual(['not-a-notice /notices/1'])
    }
    expect(issuesOf({ notices: 7, consents: {} } as never)).toEqual(['wrong-type /notices'])
  })

  it('JI-48 are refused with a clause that tells one thing in one text and another in the next', () => {
    const version = (version: string, changes: { readonly purposes?: 'approach' } = {}) =>
      defineNotice({ ...header, version, clauses: [{ ...told, ...changes }] })
    const widened = defineNotice({
      ...header,
      version: '3',
      clauses: [{ ...told, categories: ['existence', 'address'] }],
    })
    const notices = [version('1'), version('2', { purposes: 'approach' }), widened, version('4')]
    expect(issuesOf({ notices, consents: {} })).toEqual([
      'clause-differs /notices/1/clauses/0',
      'clause-differs /notices/2/clauses/0',
    ])
    // To whom it tells it may be more, or fewer.
    const agencies = defineNotice({ ...header, version: '5', clauses: [{ ...told, recipients: 'agency' }] })
    expect(issuesOf({ notices: [version('1'), agencies], consents: {} })).toEqual([])
  })

  it('TK-14 are refused with a scope that says something nobody reads, or lists nothing', () => {
    const consents = (changes: object) => ({ notices: [], consents: { sharing: { ...sharing, ...changes } } }) as never
    expect(issuesOf(consents({ endBy: ['followUpBegun'] }))).toEqual(['unknown-key /consents/sharing'])
    expect(issuesOf(consents({ purposes: 'recruitment' }))).toEqual(['empty-scope /consents/sharing'])
    expect(issuesOf({ notices: [], consents: null } as never)).toEqual(['wrong-type /consents'])
  })
})
