import { execFile } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { readCommandLine } from '../../examples/replay/command-line'

const known = ['jobindex', 'nav']

describe('the command line of the replays', () => {
  it.each([
    ['nothing', [], { json: false, help: false, ids: known }],
    ['--json', ['--json'], { json: true, help: false, ids: known }],
    ['one replay', ['--only', 'nav'], { json: false, help: false, ids: ['nav'] }],
    ['several, in the order in which they are told', ['--only=nav', '--only=jobindex'], { ids: known }],
    ['--help', ['--help'], { help: true }],
  ] as const)('reads %s', (_, args, expected) => {
    expect(readCommandLine(args, known)).toMatchObject({ kind: 'commandLine', ...expected })
  })

  it.each([
    ['an unknown option', ['--fast'], "Unknown option '--fast'"],
    ['a replay that is not there', ['--only', 'uwv'], 'there is no replay `uwv`'],
    ['an option without its value', ['--only'], 'argument missing'],
    ['a word that stands alone', ['nav'], "Unexpected argument 'nav'"],
  ] as const)('refuses %s, and says how the command is called', (_, args, message) => {
    const read = readCommandLine(args, known)
    expect(read.kind).toBe('misuse')
    if (read.kind !== 'misuse') return
    expect(read.message).toContain(message)
    expect(read.message).toContain('npm run replay -- [--json] [--only jobindex|nav]...')
  })

  it('ends with exit code 1 and nothing on the standard output when it is misused', async () => {
    const { code, stdout, stderr } = await replay('--json', '--only', 'nobody')
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('there is no replay `nobody`')
  })

  it('replays one incident alone, for a person and for a machine', async () => {
    const [text, json] = await Promise.all([replay('--only', 'werknl-2011'), replay('--json', '--only', 'werknl-2011')])
    expect([text.code, json.code]).toEqual([0, 0])
    // No terminal: how far it has come are lines, and on the standard error, so that what is written for a machine is JSON.
    const progress = 'werknl-2011 1/1 0 %\nwerknl-2011 1/1 100 %\n'
    expect([text.stderr, json.stderr]).toEqual([progress, progress])
    expect(text.stdout).toMatch(/^werk\.nl 2011: /)
    expect(text.stdout).not.toContain('Jobindex')
    const { replays, ...rest } = JSON.parse(json.stdout) as { replays: readonly { readonly id: string }[] }
    expect(rest).toEqual({})
    expect(replays.map(({ id }) => id)).toEqual(['werknl-2011'])
  })
})

function replay(...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile('npm', ['run', '--silent', 'replay', '--', ...args], (error, stdout, stderr) => {
      const code = typeof error?.code === 'number' ? error.code : 0
      // What npm itself has to say of its configuration is not the command's.
      const own = stderr.split('\n').filter((line) => !line.startsWith('npm warn'))
      resolve({ code, stdout, stderr: own.join('\n') })
    })
  })
}
