import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import type { Page } from './pages'

/** Relative links of a page that lead nowhere: to no file under `root`, or to no heading of the page they name. */
export function deadLinks(page: Page, root: string): string[] {
  const prose = withoutCode(page.text)
  const targets = [
    ...[...prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map(([, target]) => target ?? ''),
    ...[...prose.matchAll(/^\[[^\]]+\]:\s*(\S+)/gm)].map(([, target]) => target ?? ''),
  ]
  return targets
    .filter((target) => !/^[a-z][a-z+.-]*:/i.test(target))
    .filter((target) => !leadsSomewhere(target, page, root))
}

function leadsSomewhere(target: string, page: Page, root: string): boolean {
  const [path = '', anchor] = decodeURI(target).split('#')
  const file = path === '' ? page.path : normalize(join(dirname(page.path), path))
  if (file.startsWith('..') || !existsSync(join(root, file))) return false
  if (anchor === undefined || !file.endsWith('.md')) return true
  const text = path === '' ? page.text : readFileSync(join(root, file), 'utf8')
  return anchors(text).has(anchor)
}

/** The anchors that a forge makes from the headings of a page. */
function anchors(markdown: string): Set<string> {
  const seen = new Map<string, number>()
  const found = new Set<string>()
  for (const [, heading] of withoutFences(markdown).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const plain = (heading ?? '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const slug = plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-')
    const times = seen.get(slug) ?? 0
    seen.set(slug, times + 1)
    found.add(times === 0 ? slug : `${slug}-${times}`)
  }
  return found
}

const withoutFences = (markdown: string) => markdown.replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, '')

const withoutCode = (markdown: string) => withoutFences(markdown).replace(/`[^`\n]*`/g, '')
